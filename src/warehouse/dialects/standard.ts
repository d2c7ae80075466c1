import type { Dialect, SqlType } from '../dialect.ts';
import { doubled } from './literals.ts';

const TYPES: Readonly<Record<SqlType, string>> = { text: 'VARCHAR', integer: 'BIGINT', double: 'DOUBLE' };

/** What most engines share; each entry says how it differs. */
export const STANDARD = {
  identifier: (name) => doubled(name, '"'),
  string: (text) => doubled(text, "'"),
  cast: (value, type) => `CAST(${value} AS ${TYPES[type]})`,
  concat: (texts) => `CONCAT(${texts.join(', ')})`,
  ln: (value) => `LN(${value})`,
  flat: false,
  fence: '',
  ending: '',
} satisfies Partial<Dialect>;

/** Leading spaces and tabs, and outer white space of any kind, for engines whose patterns know POSIX classes. */
export const LEADING_BLANKS = '^[[:blank:]]+';
export const OUTER_SPACE = '^[[:space:]]+|[[:space:]]+$';
