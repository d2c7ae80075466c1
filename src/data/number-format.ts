import type { DecimalMark } from './table.ts';

/** What divides the figures of a number into groups; `' '` stands for all spaces, `"'"` for both apostrophes. */
export type GroupMark = '' | '.' | ',' | ' ' | "'";

/** How all numbers of a column are written, where that is not plainly figures with a decimal mark. */
export interface NumberFormat {
  readonly decimalMark: DecimalMark;
  readonly groupMark: GroupMark;
  /** Groups of two figures before the last three, as in `12,34,567`. */
  readonly indian: boolean;
  /** A currency, or `%`, before every number; empty for none. */
  readonly prefix: string;
  /** The same after every number. */
  readonly suffix: string;
}

const SPACES = ' \\u00a0\\u2009\\u202f';
const GROUP_PATTERNS: Readonly<Record<Exclude<GroupMark, ''>, string>> = {
  '.': '\\.',
  ',': ',',
  ' ': `[${SPACES}]`,
  "'": "['\\u2019]",
};
const GROUP_CHARACTERS = new RegExp(`['\\u2019${SPACES}]`, 'g');
const MAX_LENGTH = 400;

/** Whether a format says that its numbers are percentages, which are read as proportions. */
function isPercent({ prefix, suffix }: Pick<NumberFormat, 'prefix' | 'suffix'>): boolean {
  return prefix === '%' || suffix === '%';
}

/** The pattern of the figures of a number, without sign and currency, as the source of a regular expression. */
function figuresPattern({ decimalMark, groupMark, indian }: NumberFormat): string {
  const fraction = `(?:${GROUP_PATTERNS[decimalMark]}\\d*)?`;
  const bare = `${GROUP_PATTERNS[decimalMark]}\\d+`;
  if (groupMark === '') return `(?:\\d+${fraction}|${bare})`;
  const group = GROUP_PATTERNS[groupMark];
  const grouped = indian ? `[1-9]\\d?(?:${group}\\d{2})*${group}\\d{3}` : `[1-9]\\d{0,2}(?:${group}\\d{3})+`;
  return `(?:(?:${grouped}|\\d+)${fraction}|${bare})`;
}

/**
 * A function from a cell's text to the number it spells in a format; NaN for anything else. A currency or per cent sign of
 * the format must stand in the cell. Negative are a hyphen or minus sign before the figures or the currency, and
 * parentheses around all. A percentage becomes a proportion, rounded once: `45,1 %` is the double nearest to 0.451.
 */
export function numberReader(format: NumberFormat): (text: string) => number {
  const { decimalMark, groupMark, prefix, suffix } = format;
  const gap = `[${SPACES}]*`;
  const before = prefix === '' ? '' : `${escapePattern(prefix)}${gap}`;
  const after = suffix === '' ? '' : `${gap}${escapePattern(suffix)}`;
  const sign = '[-+\\u2212]';
  const cell = new RegExp(`^(\\()?(${sign})?${gap}${before}(${sign})?(${figuresPattern(format)})${after}(\\))?$`, 'u');
  const power = isPercent(format) ? 'e-2' : '';
  return (text) => {
    if (text.length > MAX_LENGTH) return NaN;
    const found = cell.exec(text.trim());
    if (!found) return NaN;
    const [, open, outer, inner, figures, close] = found;
    const signed = outer ?? inner;
    if ((open === undefined) !== (close === undefined)) return NaN;
    if (signed !== undefined && (open !== undefined || (outer !== undefined && inner !== undefined))) return NaN;
    const value = Number(plainFigures(figures, decimalMark, groupMark) + power);
    if (!Number.isFinite(value)) return NaN;
    const negative = open !== undefined || (signed !== undefined && signed !== '+');
    return negative ? -value : value;
  };
}

function plainFigures(figures: string, decimalMark: DecimalMark, groupMark: GroupMark): string {
  let plain = figures;
  if (groupMark === '.' || groupMark === ',') plain = plain.replaceAll(groupMark, '');
  else if (groupMark !== '') plain = plain.replace(GROUP_CHARACTERS, '');
  return decimalMark === ',' ? plain.replace(',', '.') : plain;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
