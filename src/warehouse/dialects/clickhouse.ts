import type { Dialect, SqlType } from '../dialect.ts';
import { escaped } from './literals.ts';
import { LEADING_BLANKS, OUTER_SPACE, STANDARD } from './standard.ts';

const CASTS: Readonly<Record<SqlType, string>> = { text: 'toString', integer: 'toInt64', double: 'toFloat64' };

/** Since 18: a flat query, so that the shards of a Distributed table group their own rows. */
export const CLICKHOUSE_18: Dialect = {
  ...STANDARD,
  id: 'clickhouse-18',
  name: 'ClickHouse 18 to 22',
  identifier: (name) => escaped(name, '`'),
  string: (text) => escaped(text, "'"),
  text: (column) => `replaceRegexpAll(ifNull(toString(${column}), ''), '${LEADING_BLANKS}', '')`,
  trimmed: (text) => `replaceRegexpAll(${text}, '${OUTER_SPACE}', '')`,
  matches: (text, pattern) => `match(${text}, '${pattern}')`,
  toDouble: (text) => `toFloat64OrNull(replaceRegexpOne(${text}, '^[+]', ''))`,
  cast: (value, type) => `${CASTS[type]}(${value})`,
  concat: (texts) => `concat(${texts.join(', ')})`,
  ln: (value) => `log(${value})`,
  flat: true,
};

export const CLICKHOUSE: Dialect = {
  ...CLICKHOUSE_18,
  id: 'clickhouse',
  name: 'ClickHouse 23 and later',
  log1p: (value) => `log1p(${value})`,
  // Without it a text becomes a double that may be one too high or too low in its last place.
  ending: 'SETTINGS precise_float_parsing = 1',
};
