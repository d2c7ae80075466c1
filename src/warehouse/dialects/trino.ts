import type { Dialect } from '../dialect.ts';
import { STANDARD } from './standard.ts';

export const TRINO: Dialect = {
  ...STANDARD,
  id: 'trino',
  name: 'Trino',
  text: (column) => `regexp_replace(COALESCE(CAST(${column} AS VARCHAR), ''), '^[ \\t]+', '')`,
  trimmed: (text) => `regexp_replace(${text}, '^\\s+|\\s+$', '')`,
  matches: (text, pattern) => `regexp_like(${text}, '${pattern}')`,
  toDouble: (text) => `TRY_CAST(${text} AS DOUBLE)`,
};
