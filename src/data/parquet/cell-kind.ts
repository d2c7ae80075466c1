import type { SchemaElement } from 'hyparquet';

/** What the values of a column are and how they are spelled as text. */
export type CellKind =
  | { readonly is: 'text' | 'boolean' | 'number' | 'float32' | 'float16' | 'integer64' | 'date' | 'uuid' }
  | { readonly is: 'unsigned'; readonly bits: 32 | 64 }
  | { readonly is: 'decimal'; readonly scale: number }
  | { readonly is: 'time' | 'timestamp'; readonly perSecond: number; readonly utc: boolean }
  | { readonly is: 'timestamp96' };

const PER_SECOND = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 } as const;

const DECIMAL_TYPES: ReadonlySet<string> = new Set(['INT32', 'INT64', 'BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY']);
const MAX_SCALE = 1000;

/**
 * The kind of a leaf of the schema; null for bytes that are no text, and for what has no spelling.
 *
 * @throws RangeError for a decimal that cannot be.
 */
export function cellKind(element: SchemaElement): CellKind | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    if (type === undefined || !DECIMAL_TYPES.has(type) || !(Number.isInteger(scale) && Math.abs(scale) <= MAX_SCALE)) {
      throw new RangeError('a decimal that the format does not know');
    }
    return { is: 'decimal', scale };
  }
  switch (type) {
    case 'BOOLEAN':
      return { is: 'boolean' };
    case 'INT96':
      return { is: 'timestamp96' };
    case 'FLOAT':
      return { is: 'float32' };
    case 'DOUBLE':
      return { is: 'number' };
    case 'INT32':
    case 'INT64':
      return integerKind(element);
    case 'FIXED_LEN_BYTE_ARRAY':
      if (logical?.type === 'UUID') return { is: 'uuid' };
      return logical?.type === 'FLOAT16' ? { is: 'float16' } : null;
    case 'BYTE_ARRAY':
      return isText(element) ? { is: 'text' } : null;
    case undefined:
      return null;
  }
}

function isText({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  if (converted === 'UTF8' || converted === 'ENUM' || converted === 'JSON') return true;
  return logical?.type === 'STRING' || logical?.type === 'ENUM' || logical?.type === 'JSON';
}

function integerKind({ type, converted_type: converted, logical_type: logical }: SchemaElement): CellKind {
  if (logical?.type === 'TIMESTAMP' || logical?.type === 'TIME') {
    const is = logical.type === 'TIME' ? 'time' : 'timestamp';
    return { is, perSecond: PER_SECOND[logical.unit], utc: logical.isAdjustedToUTC };
  }
  if (converted === 'TIMESTAMP_MILLIS') return { is: 'timestamp', perSecond: 1e3, utc: true };
  if (converted === 'TIMESTAMP_MICROS') return { is: 'timestamp', perSecond: 1e6, utc: true };
  if (converted === 'TIME_MILLIS') return { is: 'time', perSecond: 1e3, utc: true };
  if (converted === 'TIME_MICROS') return { is: 'time', perSecond: 1e6, utc: true };
  if (converted === 'DATE' || logical?.type === 'DATE') return { is: 'date' };
  const unsigned = converted?.startsWith('UINT_') === true || (logical?.type === 'INTEGER' && !logical.isSigned);
  if (unsigned) return { is: 'unsigned', bits: type === 'INT64' ? 64 : 32 };
  return { is: type === 'INT64' ? 'integer64' : 'number' };
}

/** Whether the values of a kind are numbers. */
export function isNumberKind({ is }: CellKind): boolean {
  return (
    is === 'number' ||
    is === 'float32' ||
    is === 'float16' ||
    is === 'integer64' ||
    is === 'unsigned' ||
    is === 'decimal'
  );
}
