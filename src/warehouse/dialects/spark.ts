import { AppError } from '../../errors.ts';
import type { Dialect, SqlType } from '../dialect.ts';
import { doubled, escaped } from './literals.ts';
import { STANDARD } from './standard.ts';

const TYPES: Readonly<Record<SqlType, string>> = { text: 'STRING', integer: 'BIGINT', double: 'DOUBLE' };

export const SPARK: Dialect = {
  ...STANDARD,
  id: 'spark',
  name: 'Spark SQL',
  // `${` would be taken for a variable.
  identifier: (name) => {
    if (name.includes('${')) throw new AppError('counts/cannot-print', { why: 'variable', name });
    return doubled(name, '`');
  },
  string: (text) => {
    const parts = text.split('${').map((part, i) => `${i > 0 ? '{' : ''}${part}`);
    const literals = parts.map((part, i) => escaped(`${part}${i < parts.length - 1 ? '$' : ''}`, "'"));
    return literals.length === 1 ? literals[0] : `concat(${literals.join(', ')})`;
  },
  text: (column) => `TRIM(LEADING ' \\t' FROM COALESCE(CAST(${column} AS STRING), ''))`,
  trimmed: (text) => `regexp_replace(${text}, '^\\\\s+|\\\\s+$', '')`,
  matches: (text, pattern) => `${text} RLIKE '${pattern}'`,
  toDouble: (text) => `CAST(${text} AS DOUBLE)`,
  cast: (value, type) => `CAST(${value} AS ${TYPES[type]})`,
  log1p: (value) => `LOG1P(${value})`,
};
