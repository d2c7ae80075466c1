import type { ResolvedPlan } from '../plan/plan.ts';
import { accountQuery, combinationQueries, planColumns, rowsOf, type CountsQuery } from './counts-query.ts';
import { columnName, type SqlOptions } from './cube-sql.ts';
import { dialectOf } from './dialects.ts';
import type { Layer } from './layers.ts';
import { COUNTS_VERSION, resultColumns } from './result-columns.ts';

const TYPES = { text: 'STRING', integer: 'BIGINT', double: 'DOUBLE' } as const;

/**
 * The same counts as {@link cubeSql} as PySpark: the rows are prepared once for all combinations, by the same expressions.
 * Expects a session named `spark`.
 *
 * @throws AppError as {@link cubeSql}
 */
export function pysparkCode(plan: ResolvedPlan, { table, nameCase }: Omit<SqlOptions, 'dialect'>): string {
  const dialect = dialectOf('spark');
  const layers = rowsOf(plan, dialect, columnName(nameCase)).filter((layer) => layer.length > 0);
  const columns = resultColumns(plan).map(([name, type]) => `    (${python(name)}, "${TYPES[type]}"),`);
  const queries = [accountQuery(plan, dialect), ...combinationQueries(plan, dialect)];
  return `# Counts for an Evenhand audit, format ${COUNTS_VERSION}, by PySpark
from functools import reduce
from pyspark.sql import functions as F

columns = [
${columns.join('\n')}
]
empty = {"STRING": "''", "BIGINT": "0", "DOUBLE": "0"}


def result(frame, **given):
    return frame.selectExpr(
        *[f"CAST({given.get(name, empty[kind])} AS {kind}) AS {name}" for name, kind in columns]
    )


rows = (
    spark.table(${python(table)})
${layers.map((layer, depth) => selectExpr(layer, depth > 0)).join('\n')}
)
rows.cache()

parts = [
    ${result('spark.range(1)', planColumns(plan, dialect))},
${queries.map((query) => `    ${result(aggregated(query), query.columns)},`).join('\n')}
]
counts = reduce(lambda one, other: one.unionByName(other), parts)
counts.coalesce(1).write.mode("overwrite").parquet("evenhand-counts")
`;
}

function selectExpr(layer: Layer, keepsFormer: boolean): string {
  const expressions = layer.map(([name, sql]) => `        ${python(`${sql} AS ${name}`)},`);
  return `    .selectExpr(\n${[...(keepsFormer ? ['        "*",'] : []), ...expressions].join('\n')}\n    )`;
}

function aggregated({ keys, sums }: CountsQuery): string {
  const aggregates = sums.map(([name, sql]) => `            F.expr(${python(sql)}).alias(${python(name)}),`);
  const grouped = keys.length > 0 ? `rows.groupBy(${keys.map(python).join(', ')})` : 'rows';
  return `${grouped}.agg(\n${aggregates.join('\n')}\n        )`;
}

function result(frame: string, given: CountsQuery['columns']): string {
  const named = Object.entries(given).map(([name, sql]) => `        ${name}=${python(sql)},`);
  return `result(\n        ${frame},\n${named.join('\n')}\n    )`;
}

/** A string literal; what JSON escapes means the same in Python. */
function python(text: string): string {
  return JSON.stringify(text);
}
