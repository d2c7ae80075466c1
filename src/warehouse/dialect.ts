export type DialectId =
  'duckdb' | 'postgresql' | 'clickhouse' | 'clickhouse-18' | 'spark' | 'bigquery' | 'snowflake' | 'trino';

export type SqlType = 'text' | 'integer' | 'double';

/** How one engine spells what counting needs. Every method takes and returns SQL, but for names and texts. */
export interface Dialect {
  readonly id: DialectId;
  /** The engine's own name. */
  readonly name: string;
  /** A name of a column, whatever characters it holds. */
  identifier(name: string): string;
  /** A text as a literal. */
  string(text: string): string;
  /**
   * The text of a column's value, of any type, as the engine's own CSV export writes it and a reader finds it there: without
   * leading spaces and tabs; '' for NULL.
   */
  text(column: string): string;
  /** A text without outer white space of any kind. */
  trimmed(text: string): string;
  /** Whether a text matches a pattern, which holds no backslash. */
  matches(text: string, pattern: string): string;
  /** The double that a text spells that is known to be a number; beyond all doubles, what fails {@link isFinite}. */
  toDouble(text: string): string;
  /** A column as a double without going through its text; NULL where it is none. Absent where its text loses nothing. */
  asDouble?(column: string): string;
  cast(value: string, type: SqlType): string;
  /** Texts one after the other. */
  concat(texts: readonly string[]): string;
  /** The logarithm to base e. */
  ln(value: string): string;
  /** ln(1 + value) without loss for small values; absent where the engine has none. */
  log1p?(value: string): string;
  /** Whether an expression can use the names of others beside it, so that one SELECT over the table does all. */
  readonly flat: boolean;
  /** After a subquery: keeps the engine from writing its expressions out wherever they are named, again and again. */
  readonly fence: string;
  /** What ends the statement. */
  readonly ending: string;
}

/** A number as a literal that every engine reads as exactly this double. */
export function doubleLiteral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value + 0);
  return value.toExponential().replace('e', 'E');
}

/** A condition as 1 or 0. */
export function flag(condition: string): string {
  return `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
}

/** Whether a double is a finite number, as SQL; engines that order NaN put it above all numbers. */
export function isFinite(value: string): string {
  return `${value} BETWEEN -1.7976931348623157E+308 AND 1.7976931348623157E+308`;
}
