import { createDecoder } from '../decode-bytes.ts';
import type { CellKind } from './cell-kind.ts';

const NANOS_PER_DAY = 86_400_000_000_000n;
const JULIAN_EPOCH = 2_440_588n;

/** A function from a stored value of a kind to its text: numbers as JavaScript writes them, dates and times as ISO 8601. */
export function cellSpeller(kind: CellKind): (value: unknown) => string {
  switch (kind.is) {
    case 'text': {
      const decode = createDecoder('utf-8');
      return (value) => decode(bytesOf(value));
    }
    case 'boolean':
    case 'number':
    case 'integer64':
      return String;
    case 'float32':
      return (value) => String(shortFloat(Number(value)));
    case 'float16':
      return (value) => String(halfFloat(bitsOf(value)));
    case 'unsigned':
      return (value) => String(BigInt.asUintN(kind.bits, BigInt(value as number | bigint)));
    case 'decimal':
      return (value) => spellDecimal(unscaled(value), kind.scale);
    case 'date':
      return (value) => isoTime(Number(value) * 86_400, 1).slice(0, 10);
    case 'time':
      return (value) => isoTime(value as number | bigint, kind.perSecond).slice(11);
    case 'timestamp':
      return (value) => isoTime(value as number | bigint, kind.perSecond) + (kind.utc ? 'Z' : '');
    case 'timestamp96':
      return (value) => isoTime(nanosOf(value as bigint), 1e9);
    case 'uuid':
      return (value) => spellUuid(bytesOf(value));
  }
}

/** A function from a stored value of a kind of numbers to the number, whole numbers beyond 2⁵³ rounded. */
export function cellNumber(kind: CellKind): (value: unknown) => number {
  switch (kind.is) {
    case 'float32':
      return (value) => shortFloat(Number(value));
    case 'float16':
      return (value) => halfFloat(bitsOf(value));
    case 'unsigned':
      return (value) => Number(BigInt.asUintN(kind.bits, BigInt(value as number | bigint)));
    case 'decimal':
      return (value) => Number(spellDecimal(unscaled(value), kind.scale));
    default:
      return Number;
  }
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('a value is no byte string');
}

/**
 * The shortest decimal that is this 32-bit float, as a double: 0.7 and not 0.699999988, so that a threshold compares with
 * what was meant.
 */
function shortFloat(value: number): number {
  const size = Math.abs(value);
  if (value === 0 || !Number.isFinite(value)) return value;
  if (Number.isInteger(value) && size < 2 ** 24) return value;
  let scale = size >= 100 ? 1e3 : size >= 10 ? 1e4 : size >= 1 ? 1e5 : size >= 0.1 ? 1e6 : size >= 0.01 ? 1e7 : 1e8;
  if (size < 1000 && size >= 0.001) {
    for (let digits = 6; digits <= 9; digits++, scale *= 10) {
      const short = Math.round(value * scale) / scale;
      if (Math.fround(short) === value) return short;
    }
  }
  for (let digits = 6; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function bitsOf(value: unknown): number {
  const bytes = bytesOf(value);
  return (bytes[1] << 8) | bytes[0];
}

/** The number that 16 bits stand for as a half-precision float of IEEE 754. */
export function halfFloat(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function unscaled(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  let whole = 0n;
  for (const byte of value) whole = (whole << 8n) | BigInt(byte);
  return BigInt.asIntN(value.length * 8, whole);
}

function spellDecimal(whole: bigint, scale: number): string {
  if (scale <= 0) return String(whole * 10n ** BigInt(-scale));
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
  const at = digits.length - scale;
  const fraction = digits.slice(at).replace(/0+$/, '');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, at)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** An instant or time of day by ISO 8601, with as many decimals of a second as are not zero. */
function isoTime(value: number | bigint, perSecond: number): string {
  const whole = BigInt(value);
  const unit = BigInt(perSecond);
  const rest = ((whole % unit) + unit) % unit;
  const date = new Date(Number((whole - rest) / unit) * 1000);
  if (Number.isNaN(date.getTime())) return String(value);
  const decimals =
    rest === 0n
      ? ''
      : `.${String(rest)
          .padStart(String(perSecond).length - 1, '0')
          .replace(/0+$/, '')}`;
  return date.toISOString().replace(/\.\d{3}Z$/, '') + decimals;
}

function nanosOf(value: bigint): bigint {
  return ((value >> 64n) - JULIAN_EPOCH) * NANOS_PER_DAY + (value & 0xffff_ffff_ffff_ffffn);
}

function spellUuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
