import type { Dialect } from '../dialect.ts';
import { doubled, escaped } from './literals.ts';
import { OUTER_SPACE, STANDARD } from './standard.ts';

export const SNOWFLAKE: Dialect = {
  ...STANDARD,
  id: 'snowflake',
  name: 'Snowflake',
  identifier: (name) => doubled(name, '"'),
  string: (text) => escaped(text, "'"),
  text: (column) => `LTRIM(COALESCE(TO_VARCHAR(${column}), ''), ' \\t')`,
  trimmed: (text) => `REGEXP_REPLACE(${text}, '${OUTER_SPACE}', '')`,
  matches: (text, pattern) => `REGEXP_LIKE(${text}, '${pattern}')`,
  toDouble: (text) => `TRY_TO_DOUBLE(${text})`,
  // The text of a float has fewer figures than the float.
  asDouble: (column) => `AS_DOUBLE(TO_VARIANT(${column}))`,
};
