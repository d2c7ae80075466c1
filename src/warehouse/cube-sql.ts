import type { ResolvedPlan } from '../plan/plan.ts';
import { accountQuery, combinationQueries, planColumns, rowsOf, type CountsQuery } from './counts-query.ts';
import type { Dialect, DialectId, SqlType } from './dialect.ts';
import { dialectOf } from './dialects.ts';
import { finished, indent, lines, list, selectOverLayers, type Layer } from './layers.ts';
import { COUNTS_VERSION, resultColumns, type ResultColumn } from './result-columns.ts';

export const NAME_CASES = ['asInFile', 'lower', 'upper'] as const;
export type NameCase = (typeof NAME_CASES)[number];

export interface SqlOptions {
  readonly dialect: DialectId;
  /** What stands after FROM, in the engine's own spelling. */
  readonly table: string;
  /** How the database writes the names of columns; as the file does where nothing is said. */
  readonly nameCase?: NameCase;
}

/**
 * The SQL that makes the counts of a plan's cube in a database: what `tallyTable` counts, over group × stratum × label ×
 * prediction, × class where the plan has classes, × score (its values, or the bins of the plan's grid). One SELECT for each
 * combination of features that no larger one contains, one that accounts for all rows, and a row that carries the plan, so
 * that the result alone becomes an audit (`auditFromCounts`). Its columns are those of {@link resultColumns}.
 *
 * A level is the text of the value as the engine's CSV export writes it, NULL is the empty level, and a cell is a number,
 * missing or unreadable as in a file of the same cells.
 *
 * @throws AppError `counts/cannot-print` for a plan that SQL cannot count: a grid of a score with bins narrower than
 * doubles, or a name that the engine cannot spell
 */
export function cubeSql(plan: ResolvedPlan, options: SqlOptions): string {
  const dialect = dialectOf(options.dialect);
  const layers = rowsOf(plan, dialect, columnName(options.nameCase));
  const columns = resultColumns(plan);
  const counted = [accountQuery(plan, dialect), ...combinationQueries(plan, dialect)].map((query) =>
    selectCounts(query, columns, dialect, options.table, layers),
  );
  const head = `-- Counts for an Evenhand audit, format ${COUNTS_VERSION}, by ${dialect.name}`;
  const planned = lines('SELECT', list(resultOf(planColumns(plan, dialect), columns, dialect)));
  const parts = [planned, ...counted].flatMap((part, i) => (i > 0 ? ['UNION ALL', part] : [part]));
  return `${finished(lines(head, ...parts, dialect.ending))}\n`;
}

/** How the columns of a plan are called in the database. */
export function columnName(nameCase: NameCase = 'asInFile'): (column: string) => string {
  if (nameCase === 'asInFile') return (column) => column;
  return nameCase === 'lower' ? (column) => column.toLowerCase() : (column) => column.toUpperCase();
}

/** What stands in the columns of the result, with the type of each. */
export function resultOf(
  given: CountsQuery['columns'],
  columns: readonly [ResultColumn, SqlType][],
  dialect: Dialect,
): string[] {
  return columns.map(([name, type]) => {
    const value = given[name] ?? (type === 'text' ? dialect.string('') : '0');
    return `${dialect.cast(value, type)} AS ${name}`;
  });
}

function selectCounts(
  query: CountsQuery,
  columns: readonly [ResultColumn, SqlType][],
  dialect: Dialect,
  table: string,
  layers: readonly Layer[],
): string {
  const selected = [...query.keys, ...query.sums.map(([name, sum]) => `${sum} AS ${name}`)];
  const grouping = query.keys.length > 0 ? `GROUP BY ${query.keys.join(', ')}` : '';
  const grouped = selectOverLayers(dialect, table, layers, selected, grouping);
  return lines('SELECT', list(resultOf(query.columns, columns, dialect)), 'FROM (', indent(grouped), ') AS eh_counts');
}
