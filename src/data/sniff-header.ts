import { parseNumber } from './cell-number.ts';
import { isDate } from './dates.ts';
import { looksLikeNumber } from './infer-number-format.ts';
import { isMissingSpelling } from './missing.ts';
import type { SampleCell } from './sample.ts';

const ROWS_COMPARED = 300;
const USUAL_SHARE = 0.9;
/** Were the first cell a value, it would be as often the only one of its kind as the other rows show; rarer is a name. */
const MAX_SINGLE_SHARE = 0.25;
const YEAR = /^(?:19|20)\d\d$/;
/** Values that are told from names of columns even when they do not come again. */
const PAIRS: readonly ReadonlySet<string>[] = [
  ['yes', 'no'],
  ['y', 'n'],
  ['true', 'false'],
  ['male', 'female'],
  ['m', 'f'],
  ['m', 'w'],
  ['ja', 'nein'],
  ['oui', 'non'],
  ['männlich', 'weiblich'],
  ['homme', 'femme'],
].map((pair) => new Set(pair));

type Rows = readonly (readonly SampleCell[])[];

/** What a column says of its first cell: a name above its values, a value that fits them, or one that is among them. */
type Opinion = 'name' | 'fits' | 'recurs' | 'text' | 'none';

/**
 * Whether the first row names the columns. Each column votes: a first cell that is no number above numbers (no date above
 * dates), or a text unlike the few values below, is a name; a number above numbers, or a text that comes again below, is
 * a value. Values must outnumber names; a column may share its name with one of its values, so texts that come again
 * count only when most text columns have one. All else is a header.
 */
export function sniffHeader(rows: Rows): boolean {
  const { name, fits, recurs, text } = tally(rows);
  if (fits + recurs <= name) return true;
  return fits === 0 && recurs <= text;
}

/** Whether more columns take their first cell for a name than for a value: surer than that a header is not ruled out. */
export function looksLikeHeader(rows: Rows): boolean {
  const { name, fits, recurs } = tally(rows);
  return name > fits + recurs;
}

function tally([first, ...others]: Rows): Readonly<Record<Opinion, number>> {
  const votes = { name: 0, fits: 0, recurs: 0, text: 0, none: 0 };
  const below = others.slice(0, ROWS_COMPARED);
  const years = new Set(first.map(({ text }) => text.trim()).filter((text) => YEAR.test(text))).size;
  for (const [column, { text }] of first.entries()) {
    const cells = below.map((row) => row[column]?.text.trim() ?? '').filter((cell) => !isMissingSpelling(cell));
    const opinion = judge(text.trim(), cells);
    if (opinion === 'fits' && YEAR.test(text.trim()) && !isMostly(cells, (cell) => YEAR.test(cell))) {
      votes[years > 1 ? 'name' : 'none']++;
    } else votes[opinion]++;
  }
  return votes;
}

function judge(first: string, below: readonly string[]): Opinion {
  if (below.length === 0 || first === '') return 'none';
  for (const fits of [isNumber, isDate]) {
    if (isMostly(below, fits)) return fits(first) || isMissingSpelling(first) ? 'fits' : 'name';
  }
  if (below.includes(first) || isPair([first, ...below])) return 'recurs';
  const counts = new Map<string, number>();
  for (const cell of below) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const single = [...counts.values()].filter((count) => count === 1).length;
  return single + 1 <= MAX_SINGLE_SHARE * (below.length + 1) ? 'name' : 'text';
}

function isMostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  return cells.filter(test).length >= USUAL_SHARE * cells.length;
}

function isPair(cells: readonly string[]): boolean {
  const lower = cells.map((cell) => cell.toLowerCase());
  return PAIRS.some((pair) => lower.every((cell) => pair.has(cell)));
}

function isNumber(text: string): boolean {
  return !Number.isNaN(parseNumber(text, '.')) || !Number.isNaN(parseNumber(text, ',')) || looksLikeNumber(text);
}
