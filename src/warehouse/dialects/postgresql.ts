import type { Dialect, SqlType } from '../dialect.ts';
import { OUTER_SPACE, STANDARD } from './standard.ts';

const TYPES: Readonly<Record<SqlType, string>> = { text: 'text', integer: 'bigint', double: 'double precision' };
/** Half the smallest double: what is nearer to zero becomes zero, where the engine would refuse it. */
const SMALLEST = '2.4703282292062327E-324';

export const POSTGRESQL: Dialect = {
  ...STANDARD,
  id: 'postgresql',
  name: 'PostgreSQL',
  // What COPY writes: `t` for true, where a cast to text would say `true`.
  text: (column) => `ltrim(format('%s', ${column}), E' \\t')`,
  trimmed: (text) => `regexp_replace(${text}, '${OUTER_SPACE}', '', 'g')`,
  matches: (text, pattern) => `${text} ~ '${pattern}'`,
  // Through numeric, which holds what no double does: a cast of that to double is an error that ends the query.
  toDouble: (text) =>
    `CASE WHEN ${text} ~ '[eE][+-]?[0-9]{5}' THEN NULL` +
    ` WHEN ABS(CAST(${text} AS numeric)) > 1.7976931348623157E+308 THEN NULL` +
    ` WHEN ABS(CAST(${text} AS numeric)) <= ${SMALLEST} THEN 0` +
    ` ELSE CAST(CAST(${text} AS numeric) AS double precision) END`,
  fence: 'OFFSET 0',
  cast: (value, type) => `CAST(${value} AS ${TYPES[type]})`,
};
