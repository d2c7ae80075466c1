import type { Dialect } from '../dialect.ts';
import { OUTER_SPACE, STANDARD } from './standard.ts';

export const DUCKDB: Dialect = {
  ...STANDARD,
  id: 'duckdb',
  name: 'DuckDB',
  text: (column) => `ltrim(COALESCE(CAST(${column} AS VARCHAR), ''), ' ' || chr(9))`,
  trimmed: (text) => `regexp_replace(${text}, '${OUTER_SPACE}', '', 'g')`,
  matches: (text, pattern) => `regexp_matches(${text}, '${pattern}')`,
  toDouble: (text) => `TRY_CAST(${text} AS DOUBLE)`,
};
