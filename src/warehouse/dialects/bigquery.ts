import type { Dialect, SqlType } from '../dialect.ts';
import { escaped } from './literals.ts';
import { OUTER_SPACE, STANDARD } from './standard.ts';

const TYPES: Readonly<Record<SqlType, string>> = { text: 'STRING', integer: 'INT64', double: 'FLOAT64' };

export const BIGQUERY: Dialect = {
  ...STANDARD,
  id: 'bigquery',
  name: 'BigQuery',
  identifier: (name) => escaped(name, '`'),
  string: (text) => escaped(text, "'"),
  text: (column) => `LTRIM(COALESCE(CAST(${column} AS STRING), ''), ' \\t')`,
  trimmed: (text) => `REGEXP_REPLACE(${text}, '${OUTER_SPACE}', '')`,
  matches: (text, pattern) => `REGEXP_CONTAINS(${text}, '${pattern}')`,
  toDouble: (text) => `SAFE_CAST(${text} AS FLOAT64)`,
  cast: (value, type) => `CAST(${value} AS ${TYPES[type]})`,
};
