import { DateUnit } from 'apache-arrow/fb/date-unit';
import { Date as DateType } from 'apache-arrow/fb/date';
import { Decimal } from 'apache-arrow/fb/decimal';
import type { Field } from 'apache-arrow/fb/field';
import { FixedSizeBinary } from 'apache-arrow/fb/fixed-size-binary';
import { FloatingPoint } from 'apache-arrow/fb/floating-point';
import { Int } from 'apache-arrow/fb/int';
import { Precision } from 'apache-arrow/fb/precision';
import { Time } from 'apache-arrow/fb/time';
import { TimeUnit } from 'apache-arrow/fb/time-unit';
import { Timestamp } from 'apache-arrow/fb/timestamp';
import { Type } from 'apache-arrow/fb/type';
import type { CellKind } from '../parquet/cell-kind.ts';
import type { SetAsideColumn } from '../profile.ts';

/** How the values of a column lie in their buffers, after the one that says which are there. */
export type ValueLayout =
  | { readonly is: 'null' }
  | { readonly is: 'bits' }
  /** Offsets of 32 or 64 bits, then bytes. */
  | { readonly is: 'bytes'; readonly wide: boolean }
  /** Views of 16 bytes, then any number of buffers that they point into. */
  | { readonly is: 'views' }
  | { readonly is: 'fixed'; readonly bytes: number }
  | { readonly is: 'integer'; readonly bits: number; readonly signed: boolean }
  | { readonly is: 'float'; readonly bits: 16 | 32 | 64 }
  /** Whole numbers of so many bits that carry a decimal point. */
  | { readonly is: 'decimal'; readonly bits: number }
  /** Milliseconds that stand for whole days. */
  | { readonly is: 'days64' };

export interface ValueType {
  readonly kind: CellKind;
  readonly layout: ValueLayout;
}

const PER_SECOND: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e3,
  [TimeUnit.MICROSECOND]: 1e6,
  [TimeUnit.NANOSECOND]: 1e9,
};
const MAX_SCALE = 1000;
const INTEGER_BITS: readonly number[] = [8, 16, 32, 64];
const UUID_BYTES = 16;

/** What the values of a field are, those of its dictionary where it has one; else why they are none of a table. */
export function valueType(field: Field): ValueType | SetAsideColumn['holds'] {
  switch (field.typeType()) {
    case Type.Null:
      return { kind: { is: 'text' }, layout: { is: 'null' } };
    case Type.Bool:
      return { kind: { is: 'boolean' }, layout: { is: 'bits' } };
    case Type.Int:
      return isKnownInteger(tableOf(field, new Int())) ? integerType(tableOf(field, new Int())) : 'unknown';
    case Type.FloatingPoint:
      return floatType(tableOf(field, new FloatingPoint()).precision());
    case Type.Decimal:
      return decimalType(tableOf(field, new Decimal()));
    case Type.Utf8:
    case Type.LargeUtf8:
      return { kind: { is: 'text' }, layout: { is: 'bytes', wide: field.typeType() === Type.LargeUtf8 } };
    case Type.Utf8View:
      return { kind: { is: 'text' }, layout: { is: 'views' } };
    case Type.Date: {
      const days = tableOf(field, new DateType()).unit() === DateUnit.DAY;
      return { kind: { is: 'date' }, layout: days ? signed(32) : { is: 'days64' } };
    }
    case Type.Time: {
      const time = tableOf(field, new Time());
      return { kind: { is: 'time', perSecond: perSecond(time.unit()), utc: false }, layout: signed(time.bitWidth()) };
    }
    case Type.Timestamp: {
      const time = tableOf(field, new Timestamp());
      const utc = Boolean(time.timezone());
      return { kind: { is: 'timestamp', perSecond: perSecond(time.unit()), utc }, layout: signed(64) };
    }
    case Type.Duration:
      return { kind: { is: 'integer64' }, layout: signed(64) };
    case Type.FixedSizeBinary: {
      const bytes = tableOf(field, new FixedSizeBinary()).byteWidth();
      return isUuid(field) && bytes === UUID_BYTES
        ? { kind: { is: 'uuid' }, layout: { is: 'fixed', bytes } }
        : 'binary';
    }
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
    case Type.Interval:
      return 'binary';
    case Type.List:
    case Type.LargeList:
    case Type.ListView:
    case Type.LargeListView:
    case Type.FixedSizeList:
    case Type.Struct_:
    case Type.Map:
    case Type.Union:
    case Type.RunEndEncoded:
      return 'nested';
    default:
      return 'unknown';
  }
}

/** How the places of a column in its dictionary are stored. */
export function indexLayout(type: Int | null): ValueLayout {
  if (!type) return signed(32);
  const { layout } = integerType(type);
  return layout;
}

function integerType(type: Int): ValueType {
  const bits = type.bitWidth();
  const layout: ValueLayout = { is: 'integer', bits: integerBits(bits), signed: type.isSigned() };
  return { kind: { is: bits === 64 ? 'integer64' : 'number' }, layout };
}

function signed(bits: number): ValueLayout {
  return { is: 'integer', bits: integerBits(bits), signed: true };
}

/** Some programs write whole numbers of 128 bits, which the format does not have. */
function isKnownInteger(type: Int): boolean {
  return INTEGER_BITS.includes(type.bitWidth());
}

function integerBits(bits: number): number {
  if (!INTEGER_BITS.includes(bits)) throw new RangeError('an integer of no known width');
  return bits;
}

function floatType(precision: Precision): ValueType {
  if (precision === Precision.HALF) return { kind: { is: 'number' }, layout: { is: 'float', bits: 16 } };
  if (precision === Precision.SINGLE) return { kind: { is: 'float32' }, layout: { is: 'float', bits: 32 } };
  return { kind: { is: 'number' }, layout: { is: 'float', bits: 64 } };
}

function decimalType(type: Decimal): ValueType {
  const scale = type.scale();
  const bits = type.bitWidth();
  if (Math.abs(scale) > MAX_SCALE || ![32, 64, 128, 256].includes(bits)) {
    throw new RangeError('a decimal that the format does not know');
  }
  return { kind: { is: 'decimal', scale }, layout: { is: 'decimal', bits } };
}

function perSecond(unit: TimeUnit): number {
  const units = PER_SECOND[unit] as number | undefined;
  if (units === undefined) throw new RangeError('a unit of time outside the format');
  return units;
}

function tableOf<T>(field: Field, table: T): T {
  const type = field.type(table) as T | null;
  if (!type) throw new RangeError('a field without its type');
  return type;
}

function isUuid(field: Field): boolean {
  for (let at = 0; at < Math.min(field.customMetadataLength(), 64); at++) {
    const entry = field.customMetadata(at);
    if (entry?.key() === 'ARROW:extension:name') return entry.value() === 'arrow.uuid';
  }
  return false;
}
