/**
 * Numbers as they are written everywhere: percentages with one decimal, ratios with two, three significant digits
 * otherwise, and nothing smaller than 0.001; a narrow no-break space before the percent sign. The marks between digits
 * follow the locale; the digits are the Latin ones of the text they stand in.
 */

const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';
/** Below this in size a number is only said to be so small. */
const SMALLEST = 0.001;
/** What is left of a 0 by rounding is less than this. */
const DUST = 1e-12;
const FEWEST_DIGITS = 3;
/** Beyond this, digits are none of the number's own. */
const MOST_DIGITS = 15;

const FORMATS = {
  percent: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  ratio: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  count: { maximumFractionDigits: 0 },
  exact: { maximumSignificantDigits: 12 },
  /** Without marks between thousands. */
  typed: { maximumSignificantDigits: 17, useGrouping: false },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

let locale = 'en-US';
/** What was asked for so far; making one takes long enough to be felt where it is made for nothing. */
const made = new Map<string, Intl.NumberFormat>();

function formatOf(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let format = made.get(name);
  if (!format) made.set(name, (format = new Intl.NumberFormat(locale, { ...options, numberingSystem: 'latn' })));
  return format;
}

const formatted = (name: keyof typeof FORMATS, value: number): string => formatOf(name, FORMATS[name]).format(value);

/** With so many significant digits, from three on. */
const significant = (value: number, digits: number): string =>
  formatOf(`significant ${digits}`, { minimumSignificantDigits: digits, maximumSignificantDigits: digits }).format(
    value,
  );

/** The marks that a locale writes between the digits of a number. */
export interface NumberMarks {
  readonly decimal: string;
  readonly group: string;
}

/** Sets the locale whose marks divide digits from here on; one that is not known is taken for American English. */
export function useNumberLocale(wanted: string): void {
  try {
    Intl.getCanonicalLocales(wanted);
    locale = wanted;
  } catch {
    locale = 'en-US';
  }
  made.clear();
}

/** The marks of the locale in use. */
export function numberMarks(): NumberMarks {
  const parts = formatOf('marks', { minimumFractionDigits: 1 }).formatToParts(-1_234_567.5);
  const mark = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: mark('decimal'), group: mark('group') };
}

/** With a true minus sign and no marks of direction; what is rounded to 0 has no sign. */
function signed(text: string): string {
  const [, minus, digits] = /^[\u200e\u200f\u061c]*([-\u2212]?)[\u200e\u200f\u061c]*(.*)$/.exec(text)!;
  return minus && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

/** Rounding dust is 0, and what is smaller than 0.001 is only said to be; null for every other number. */
function formatTiny(value: number): string | null {
  const size = Math.abs(value);
  if (size >= SMALLEST || size < DUST) return null;
  return value < 0 ? `>${NARROW_SPACE}${MINUS}${smallest()}` : `<${NARROW_SPACE}${smallest()}`;
}

const smallest = () => formatted('exact', SMALLEST);

const withoutDust = (value: number) => (Math.abs(value) < DUST ? 0 : value);

/** 0.4485 → `44.9 %`. */
export function formatPercent(proportion: number): string {
  return `${signed(formatted('percent', proportion * 100))}${NARROW_SPACE}%`;
}

/** 0.2 → `20 %`, for axes; steps under a percent keep their decimal. */
export function formatWholePercent(proportion: number): string {
  const percent = Math.round(proportion * 1000) / 10;
  return Number.isInteger(percent)
    ? `${signed(formatted('count', percent))}${NARROW_SPACE}%`
    : formatPercent(proportion);
}

/** 0.4485 → `44.9`, for the first number of a range in percent. */
export function formatPercentNumber(proportion: number): string {
  return signed(formatted('percent', proportion * 100));
}

/** A difference of proportions in percentage points: 0.214 → `21.4 points`. */
export function formatPoints(difference: number): string {
  const text = formatted('percent', difference * 100);
  return `${signed(text)} ${text === formatted('percent', 1) ? 'point' : 'points'}`;
}

/** 0.5243 → `0.52`; small ratios keep three significant digits down to 0.001. */
export function formatRatio(ratio: number): string {
  const value = withoutDust(ratio);
  const isSmall = value !== 0 && Math.abs(value) < 0.01;
  return formatTiny(value) ?? signed(isSmall ? significant(value, FEWEST_DIGITS) : formatted('ratio', value));
}

/** 7214 → `7,214`. */
export function formatCount(count: number): string {
  return signed(formatted('count', count));
}

/**
 * Three significant digits, whole numbers in full. Where the number has an interval, as many digits as tell its ends
 * apart: two places of `width`, the interval's width, are written.
 */
export function formatNumber(value: number, width = Infinity): string {
  const number = withoutDust(value);
  if (Number.isInteger(number)) return signed(formatted('count', number));
  return formatTiny(number) ?? signed(significant(number, digitsFor(number, width)));
}

function digitsFor(value: number, width: number): number {
  if (!(width > DUST) || width === Infinity) return FEWEST_DIGITS;
  const digits = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(width)) + 2;
  return Math.min(MOST_DIGITS, Math.max(FEWEST_DIGITS, digits));
}

/** A number a person has typed or a file holds, without rounding: 0.05, 12,500. */
export function formatExact(value: number): string {
  return signed(formatted('exact', value));
}

/** A number of the data without rounding: whole numbers in full, others as {@link formatExact}. */
export function formatInFull(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : formatExact(value);
}

/** A number as a person would type it into a field: no marks between thousands. */
export function formatTyped(value: number): string {
  return signed(formatted('typed', value));
}

/** `1 row`, `7,214 rows`. */
export function formatCounted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A test statistic: three significant digits down to 0.001, then `< 0.001`. */
export function formatStatistic(value: number): string {
  return formatP(value);
}

/** p values: three significant digits down to 0.001, then `< 0.001`. */
export function formatP(p: number): string {
  return p < SMALLEST ? `<${NARROW_SPACE}${smallest()}` : significant(p, FEWEST_DIGITS);
}

/** A number after its name: `= 0.023`, `< 0.001`. */
export function equalsWords(written: string): string {
  return written.startsWith('<') ? written : `= ${written}`;
}

/** Bytes in the unit that gives one to four digits: `2.5 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const number = unit === 0 || value >= 100 ? formatted('count', value) : formatted('percent', value);
  return `${number}\u00a0${units[unit]}`;
}

/** Time left, rounded as an estimate deserves: `a few seconds`, `about 20 seconds`, `about 3 minutes`. */
export function formatTimeLeft(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 4) return 'a few seconds';
  if (seconds < 50) return `about ${Math.ceil(seconds / 5) * 5} seconds`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  return `about ${formatCounted(minutes, 'minute', 'minutes')}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(items: readonly string[], conjunction = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items[items.length - 1]}`;
}
