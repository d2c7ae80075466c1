import type { PasteProblem } from '../../../messages/representation.ts';
import { readTyped } from '../../../report/typed-numbers.ts';

/** Shares as pasted, by group, or what stands in the way. */
export type PastedShares =
  | {
      readonly kind: 'shares';
      readonly shares: ReadonlyMap<string, number>;
      /** What they added up to, where that was rounded above 1 and they were divided by it. */
      readonly scaledFrom: number | null;
      /** Names as typed that are of no group in the file. */
      readonly unmatched: readonly string[];
      /** A line that adds the others up, and was left out. */
      readonly total: string | null;
    }
  | { readonly kind: 'problem'; readonly problem: PasteProblem };

/** As many as a feature may have groups. */
const MOST_LINES = 500;
const LONGEST_LINE = 2000;
const ROUNDING = 1e-9;
/** What a line that adds the others up is called in spreadsheets. */
const TOTAL =
  /^(?:(?:grand |sub)?totals?|total g[eé]n[eé]ral|sum|all|overall|everyone|everybody|population|summe|gesamt|insgesamt|alle|ensemble|totale|suma|totaal|razem)\s*:?$/i;
/** Percentages that were rounded to whole ones may add up to so much. */
const MOST_ROUNDED = 1.01;

interface Line {
  readonly line: number;
  readonly text: string;
  readonly name: string;
  readonly share: string;
}

interface ReadLine extends Line {
  readonly value: number;
  readonly percent: boolean;
}

/**
 * Reads two columns from a spreadsheet: a group and its share on each line, with a tab, a semicolon or, where neither stands
 * in it, the last blank between them. Shares are of 1 or of 100: of 100 where a percent sign stands or one is above 1.
 * Names are matched to the file's groups whatever their case; `''` is the empty cell. Those that match none are told, and so
 * is a line of the total, which is left out. A first line without a number is a heading unless it names a group.
 */
export function readPastedShares(text: string, groups: readonly string[]): PastedShares {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line, i) => splitLine(line, i + 1));
  if (lines.length === 0) return problem({ code: 'empty' });
  if (lines.length > MOST_LINES + 1) return problem({ code: 'too-long', lines: lines.length, most: MOST_LINES });
  const numbers = lines.map((line) => ({ line, number: readShare(line.share) }));
  const nameOf = matcher(groups);
  const isGroup = groups.includes(nameOf(lines[0].name));
  const heading =
    !isGroup && numbers.length > 1 && !numbers[0].number && numbers.slice(1).every(({ number }) => number);
  const read: ReadLine[] = [];
  for (const { line, number } of heading ? numbers.slice(1) : numbers) {
    if (!number) return problem({ code: 'no-share', line: line.line, text: line.text });
    if (!(number.value > 0)) return problem({ code: 'not-positive', line: line.line, text: line.text });
    read.push({ ...line, ...number });
  }
  const total = totalLine(read, (line) => groups.includes(nameOf(line.name)));
  const parts = read.filter((line) => line !== total);
  const bare = parts.find(({ percent }) => !percent);
  if (bare && parts.some(({ percent }) => percent)) return problem({ code: 'mixed', line: bare.line });
  const unit = parts.some(({ percent, value }) => percent || value > 1) ? 100 : 1;
  const shares = new Map<string, number>();
  for (const { line, name: typed, value } of parts) {
    const name = nameOf(typed);
    if (shares.has(name)) return problem({ code: 'twice', line, name });
    shares.set(name, value / unit);
  }
  const sum = [...shares.values()].reduce((added, share) => added + share, 0);
  if (sum > MOST_ROUNDED) return problem({ code: 'above-one', sum });
  const isRounded = sum > 1 + ROUNDING;
  return {
    kind: 'shares',
    shares: isRounded ? new Map([...shares].map(([name, share]) => [name, share / sum])) : shares,
    scaledFrom: isRounded ? sum : null,
    unmatched: [...shares.keys()].filter((name) => !groups.includes(name)),
    total: total?.text ?? null,
  };
}

/** The one line named after a total, of no group, that is about what the others add up to, or all there is. */
function totalLine(read: readonly ReadLine[], isGroup: (line: ReadLine) => boolean): ReadLine | null {
  const [found, ...more] = read.filter((line) => TOTAL.test(line.name) && !isGroup(line));
  if (!found || more.length > 0 || read.length < 2) return null;
  const others = read.reduce((sum, line) => sum + (line === found ? 0 : line.value), 0);
  return found.value >= others / MOST_ROUNDED ? found : null;
}

function splitLine(text: string, line: number): Line[] {
  if (text.trim() === '') return [];
  if (text.length > LONGEST_LINE) return [{ line, text: text.trim(), name: '', share: '' }];
  const cells = /[\t;]/.exec(text) ? text.split(/[\t;]/) : lastBlank(text);
  const [name, share = ''] = [cells[0], cells.slice(1).find((cell) => cell.trim() !== '')];
  return [{ line, text: text.trim(), name: unquoted(name), share: unquoted(share) }];
}

/** A line without a tab: what stands before its last word, the percent sign aside, is the name. */
function lastBlank(text: string): readonly string[] {
  const all = text.trim();
  const body = all.replace(/\s*[%٪％]$/, '');
  const at = body.search(/\s\S*$/);
  return at < 0 ? [all] : [all.slice(0, at), all.slice(at + 1)];
}

function unquoted(cell: string): string {
  const text = cell.trim();
  return /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}

/** A share never has thousands: a mark between its digits is that of decimals. */
function readShare(text: string): { readonly value: number; readonly percent: boolean } | null {
  const percent = /[%٪％]\s*$/.test(text);
  const digits = text.replace(/\s*[%٪％]\s*$/, '');
  const read = readTyped(digits);
  if (read.kind === 'number') return { value: read.value, percent };
  if (read.kind === 'none') return null;
  const value = Number(digits.replace(',', '.'));
  return Number.isFinite(value) ? { value, percent } : null;
}

function matcher(groups: readonly string[]): (typed: string) => string {
  const known = new Set(groups);
  const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');
  const byPlain = new Map<string, string | null>();
  for (const name of groups) byPlain.set(plain(name), byPlain.has(plain(name)) ? null : name);
  return (typed) => (known.has(typed) ? typed : (byPlain.get(plain(typed)) ?? typed));
}

function problem(found: PasteProblem): PastedShares {
  return { kind: 'problem', problem: found };
}
