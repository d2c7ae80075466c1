import { ratioOf } from './exact-ratio.ts';
import { numberReader } from './number-format.ts';
import type { DecimalMark, NumberSpelling } from './table.ts';

const ZERO = 0x30;
/** Those that a double holds exactly. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const MAX_EXACT_DIGITS = 15;
/** Figures that are summed as two whole numbers: the first nine, and those behind them. */
const FIRST_FIGURES = 9;
const MOST_FIGURES = 17;
/** Figures, one of which may be a mark, that fit into 32 bits. */
const MAX_SMALL_LENGTH = 9;
const MAX_LENGTH = 400;
/** No number of so many figures is beyond a double. */
const MAX_ROUNDED_LENGTH = 300;
const GRAMMAR = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The number that `bytes[start, end)` spells, or NaN. Up to fifteen digits are summed as integers and divided once by an
 * exact power of ten, which rounds correctly; up to seventeen take a few steps more (see {@link ratioOf}), and everything else
 * (exponents, more digits, outer blanks) goes the slow way.
 */
export function parseNumberBytes(bytes: Uint8Array, start: number, end: number, mark: number): number {
  let pos = start;
  const negative = bytes[pos] === 0x2d;
  if (negative || bytes[pos] === 0x2b) pos++;
  if (end - pos > MAX_SMALL_LENGTH) return parseLonger(bytes, start, pos, end, mark);
  const first = pos;
  let mantissa = 0;
  let digit = 0;
  for (; pos < end && (digit = bytes[pos] - ZERO) >>> 0 <= 9; pos++) mantissa = (mantissa * 10 + digit) | 0;
  let digits = pos - first;
  if (pos < end && bytes[pos] === mark) {
    const fraction = ++pos;
    for (; pos < end && (digit = bytes[pos] - ZERO) >>> 0 <= 9; pos++) mantissa = (mantissa * 10 + digit) | 0;
    const scale = pos - fraction;
    digits += scale;
    if (pos !== end || digits === 0) return parseUnusual(bytes, start, end, mark);
    const value = mantissa / POWERS_OF_TEN[scale];
    return negative ? -value : value;
  }
  if (pos !== end || digits === 0) return parseUnusual(bytes, start, end, mark);
  return negative ? -mantissa : mantissa;
}

/** The same for figures from `first` on that need not fit into 32 bits. */
function parseLonger(bytes: Uint8Array, start: number, first: number, end: number, mark: number): number {
  let pos = first;
  let mantissa = 0;
  let digit = 0;
  for (; pos < end && (digit = bytes[pos] - ZERO) >>> 0 <= 9; pos++) mantissa = mantissa * 10 + digit;
  let digits = pos - first;
  let scale = 0;
  if (pos < end && bytes[pos] === mark) {
    const fraction = ++pos;
    for (; pos < end && (digit = bytes[pos] - ZERO) >>> 0 <= 9; pos++) mantissa = mantissa * 10 + digit;
    scale = pos - fraction;
    digits += scale;
  }
  if (pos !== end) return parseUnusual(bytes, start, end, mark);
  if (digits > MAX_EXACT_DIGITS) return roundFigures(bytes, start, first, end, mark);
  if (scale > 0) mantissa /= POWERS_OF_TEN[scale];
  return bytes[start] === 0x2d ? -mantissa : mantissa;
}

/**
 * The number of figures that are more than fit into a double, correctly rounded: up to seventeen that count, as a double is
 * commonly written with, by arithmetic; more by way of a text.
 */
function roundFigures(bytes: Uint8Array, start: number, first: number, end: number, mark: number): number {
  let high = 0;
  let low = 0;
  let figures = 0;
  let scale = 0;
  let inFraction = 0;
  for (let pos = first; pos < end; pos++) {
    const digit = bytes[pos] - ZERO;
    if (bytes[pos] === mark) {
      inFraction = 1;
      continue;
    }
    scale += inFraction;
    if (digit === 0 && figures === 0) continue;
    if (figures++ < FIRST_FIGURES) high = high * 10 + digit;
    else low = low * 10 + digit;
  }
  if (figures > MOST_FIGURES || scale >= POWERS_OF_TEN.length) return readFigures(bytes, start, end, mark);
  // Exact: nine figures times 5⁸ stay below 2⁵³.
  const whole = high * POWERS_OF_TEN[Math.max(0, figures - FIRST_FIGURES)];
  const value = ratioOf(whole, low, POWERS_OF_TEN[scale]);
  if (value !== value) return readFigures(bytes, start, end, mark);
  return bytes[start] === 0x2d ? -value : value;
}

function readFigures(bytes: Uint8Array, start: number, end: number, mark: number): number {
  if (end - start > MAX_ROUNDED_LENGTH) return parseUnusual(bytes, start, end, mark);
  const text = String.fromCharCode(...bytes.subarray(start, end));
  return Number(mark === 0x2e ? text : text.replace(',', '.'));
}

function parseUnusual(bytes: Uint8Array, start: number, end: number, mark: number): number {
  while (start < end && isBlank(bytes[start])) start++;
  while (end > start && isBlank(bytes[end - 1])) end--;
  if (end === start || end - start > MAX_LENGTH) return NaN;
  if (!mayStartNumber(bytes[start], mark)) return NaN;
  const text = String.fromCharCode(...bytes.subarray(start, end));
  return parseNumber(text, mark === 0x2c ? ',' : '.');
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

function mayStartNumber(byte: number, mark: number): boolean {
  return (byte >= ZERO && byte <= 0x39) || byte === 0x2d || byte === 0x2b || byte === mark;
}

/**
 * The number that a text spells with the given decimal mark, outer blanks allowed; NaN for anything else. Exponents are
 * numbers (`1e5`); hexadecimal, `Infinity`, thousands separators and what overflows a double are not.
 */
export function parseNumber(text: string, mark: DecimalMark): number {
  let plain = text.trim();
  if (mark === ',') {
    if (plain.includes('.')) return NaN;
    plain = plain.replace(',', '.');
  }
  if (plain.length > MAX_LENGTH || !GRAMMAR.test(plain)) return NaN;
  const value = Number(plain);
  return Number.isFinite(value) ? value : NaN;
}

/** A function from the text of a cell to the number that it spells in its column; NaN for anything else. */
export function cellReader({ decimalMark, numberFormat }: NumberSpelling): (text: string) => number {
  return numberFormat ? numberReader(numberFormat) : (text) => parseNumber(text, decimalMark);
}

/** The same for what a plan says: spelled as in the column, or plainly where the column's cells are more than figures. */
export function namedNumberReader(spelling: NumberSpelling): (text: string) => number {
  const read = cellReader(spelling);
  if (!spelling.numberFormat) return read;
  return (text) => {
    const value = read(text);
    return Number.isNaN(value) ? parseNumber(text, '.') : value;
  };
}

/** Whether a spelling is a whole number with a leading zero, as codes and postcodes have (`01234`; not `0` or `0.5`). */
export function hasLeadingZero(text: string): boolean {
  return /^0\d+$/.test(text.trim());
}

/** The same over bytes, for a cell already known to be a number. */
export function hasLeadingZeroBytes(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== ZERO || end - start < 2) return false;
  for (let at = start + 1; at < end; at++) if ((bytes[at] - ZERO) >>> 0 > 9) return false;
  return true;
}
