import type { Dialect } from './dialect.ts';

/** Expressions by name; those of a layer may use the names of the layers before it, and no others. */
export type Layer = readonly (readonly [name: string, sql: string])[];

const STEP = '  ';
/** Ends a line of a query that is being made: a line end in a name or a text is none, and must not be indented. */
const BREAK = '\0';

/** A query as text. */
export function finished(sql: string): string {
  return sql.replaceAll(BREAK, '\n');
}

/** Parts of a query below each other. */
export function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(BREAK);
}

export function indent(sql: string): string {
  return `${STEP}${sql.replaceAll(BREAK, BREAK + STEP)}`;
}

/** A list of items, one to a line. */
export function list(items: readonly string[]): string {
  return items.map((item) => `${STEP}${item}`).join(`,${BREAK}`);
}

/**
 * SELECT of `selected` over the rows of a table with all layers, and `grouping` after it. Where the engine can, in one
 * SELECT over the table itself; else a subquery for each layer. No WITH of tables: old engines have none.
 */
export function selectOverLayers(
  dialect: Dialect,
  table: string,
  layers: readonly Layer[],
  selected: readonly string[],
  grouping: string,
): string {
  const filled = layers.filter((layer) => layer.length > 0);
  const select = lines('SELECT', list(selected));
  if (dialect.flat) return lines('WITH', list(filled.flatMap(asNames)), select, `FROM ${table}`, grouping);
  return lines(select, `FROM ${nested(table, filled, dialect.fence)}`, grouping);
}

function nested(table: string, layers: readonly Layer[], fence: string): string {
  return layers.reduce((from, layer, depth) => {
    const former = depth === 0 ? [] : ['*'];
    const select = lines('SELECT', list([...former, ...asNames(layer)]), `FROM ${from}`, fence);
    return lines('(', indent(select), `) AS eh_rows_${depth + 1}`);
  }, table);
}

function asNames(layer: Layer): string[] {
  return layer.map(([name, sql]) => `${sql} AS ${name}`);
}
