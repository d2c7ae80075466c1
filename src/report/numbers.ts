/**
 * Numbers as they are written everywhere: percentages with one decimal, ratios with two, three significant digits
 * otherwise; a narrow no-break space before the percent sign, and grouping by locale.
 */

const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';

interface Formats {
  readonly percent: Intl.NumberFormat;
  readonly ratio: Intl.NumberFormat;
  readonly count: Intl.NumberFormat;
  readonly significant: Intl.NumberFormat;
  readonly exact: Intl.NumberFormat;
}

function makeFormats(locale: string): Formats {
  return {
    percent: new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    ratio: new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    count: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    significant: new Intl.NumberFormat(locale, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }),
    exact: new Intl.NumberFormat(locale, { maximumSignificantDigits: 12 }),
  };
}

let formats = makeFormats('en-US');

/** Sets the locale that groups digits from here on. The words are English, so only English locales are taken. */
export function useNumberLocale(locale: string): void {
  formats = makeFormats(/^en\b/.test(locale) ? locale : 'en-US');
}

const signed = (text: string) => text.replace(/^-/, MINUS);

/** 0.4485 → `44.9 %`. */
export function formatPercent(proportion: number): string {
  return `${signed(formats.percent.format(proportion * 100))}${NARROW_SPACE}%`;
}

/** 0.2 → `20 %`, for axes; steps under a percent keep their decimal. */
export function formatWholePercent(proportion: number): string {
  const percent = Math.round(proportion * 1000) / 10;
  return Number.isInteger(percent)
    ? `${signed(formats.count.format(percent))}${NARROW_SPACE}%`
    : formatPercent(proportion);
}

/** 0.4485 → `44.9`, for the first number of a range in percent. */
export function formatPercentNumber(proportion: number): string {
  return signed(formats.percent.format(proportion * 100));
}

/** A difference of proportions in percentage points: 0.214 → `21.4 points`. */
export function formatPoints(difference: number): string {
  const text = formats.percent.format(difference * 100);
  return `${signed(text)} ${text === '1.0' ? 'point' : 'points'}`;
}

/** 0.5243 → `0.52`; small ratios keep three significant digits so that they are not written as nothing. */
export function formatRatio(ratio: number): string {
  return ratio !== 0 && Math.abs(ratio) < 0.01
    ? signed(formats.significant.format(ratio))
    : signed(formats.ratio.format(ratio));
}

/** 7214 → `7,214`. */
export function formatCount(count: number): string {
  return signed(formats.count.format(count));
}

/** Three significant digits; whole numbers are written in full. */
export function formatNumber(value: number): string {
  return signed(Number.isInteger(value) ? formats.count.format(value) : formats.significant.format(value));
}

/** A number a person has typed or a file holds, without rounding: 0.05, 12,500. */
export function formatExact(value: number): string {
  return signed(formats.exact.format(value));
}

/** A number of the data without rounding: whole numbers in full, others as {@link formatExact}. */
export function formatInFull(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : formatExact(value);
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
  return p < 0.001 ? `<${NARROW_SPACE}0.001` : formats.significant.format(p);
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
  const number = unit === 0 || value >= 100 ? formats.count.format(value) : formats.percent.format(value);
  return `${number} ${units[unit]}`;
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
