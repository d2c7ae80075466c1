import { AppError } from '../errors.ts';
import { countLineBreaks, CR_BYTE, LF_BYTE } from './byte-classes.ts';
import { MAX_COLUMNS } from './limits.ts';
import type { TextFormat } from './profile.ts';
import type { RowScanner } from './row-scanner.ts';
import { scanSample, type Sample } from './sample.ts';

export type Delimiter = TextFormat['delimiter'];

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
const ROWS_COUNTED = 500;
const HASH_BYTE = 0x23;
const MIN_SHARE = 0.34;

/** How a delimiter cuts the sample. */
export interface Cut {
  readonly delimiter: Delimiter;
  /** Leading rows that start with `#`. */
  readonly comments: number;
  /** Cells of the first row after them. */
  readonly first: number;
  /** The most common number of cells among the rows; the larger of two. */
  readonly usual: number;
  /** Share of rows that have it. */
  readonly share: number;
  readonly rows: number;
  readonly score: number;
  /** The first row has several cells, of which a quoted one does not end. */
  readonly openAtOnce: boolean;
}

/**
 * The cut by the delimiter under which most rows have the same number of cells as the first one, and few cells hold
 * another delimiter. Only the delimiter is returned when the sample holds no whole row under it.
 *
 * @throws AppError `csv/one-column`, `csv/no-consistent-columns`, `csv/too-many-columns`.
 */
export function sniffCut(sample: Sample, given?: Delimiter): Cut | Delimiter {
  const cuts = (given ? [given] : DELIMITERS).map((delimiter) => cut(sample, delimiter));
  const best = cuts.reduce((one, other) => (other.score > one.score ? other : one));
  const open = cuts.find(({ openAtOnce }) => openAtOnce);
  if (open && best.first < 2 && best.usual < 2) return open.delimiter;
  if (best.rows === 0) return best.delimiter;
  const columns = Math.max(best.first, best.usual);
  if (columns > MAX_COLUMNS) {
    const line = lineOfRow(sample, best.delimiter, ({ cells }) => cells > MAX_COLUMNS);
    throw new AppError('csv/too-many-columns', { line, limit: MAX_COLUMNS, columns });
  }
  if (best.usual < 2 && best.first < 2)
    throw new AppError('csv/one-column', { line: sample.firstLine, rows: best.rows });
  const uneven = best.share < MIN_SHARE || (best.usual < 2 && best.rows > 1);
  if (uneven && !given) throw unevenRows(sample, best);
  return best;
}

/** `csv/no-consistent-columns` with the line of the first row that is not as wide as the first one. */
export function unevenRows(sample: Sample, { delimiter, comments, first, usual, rows }: Cut): AppError {
  let row = 0;
  const line = lineOfRow(sample, delimiter, ({ cells }) => row++ >= comments && cells !== first);
  return new AppError('csv/no-consistent-columns', { line, delimiter, columns: first, usual, rows });
}

function cut(sample: Sample, delimiter: Delimiter): Cut {
  const foreign = DELIMITERS.filter((other) => other !== delimiter && other !== ',').map((other) =>
    other.charCodeAt(0),
  );
  const rowsByCells = new Map<number, number>();
  let comments = 0;
  let rows = 0;
  let first = 0;
  let clean = 0;
  const { stray, openColumn } = scanSample(sample, delimiter, (scanner) => {
    const { cells } = scanner;
    if (rows === comments && sample.bytes[scanner.starts[0]] === HASH_BYTE) comments++;
    else if (first === 0) first = cells;
    rowsByCells.set(cells, (rowsByCells.get(cells) ?? 0) + 1);
    const row = sample.bytes.subarray(scanner.starts[0], scanner.lastStart);
    if (!foreign.some((byte) => row.includes(byte))) clean++;
    return ++rows < ROWS_COUNTED;
  });
  const [usual, count] = [...rowsByCells]
    .sort(([one], [other]) => other - one)
    .reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  const share = rows === 0 ? 0 : count / rows;
  const consistent = share * (first === usual ? 1 : 0.6) * (0.5 + (0.5 * clean) / Math.max(rows, 1));
  const score = usual < 2 ? (first < 2 ? 0 : 0.01) : consistent * (stray ? 0.5 : 1) + Math.min(usual, 100) * 1e-5;
  return { delimiter, comments, first, usual, share, rows, score, openAtOnce: rows === 0 && openColumn > 1 };
}

/** Line of the first row that a test finds; of the first of all when it finds none. */
function lineOfRow(sample: Sample, delimiter: Delimiter, test: (scanner: RowScanner) => boolean): number {
  let offset = 0;
  scanSample(sample, delimiter, (scanner) => {
    const found = test(scanner);
    if (found) offset = scanner.starts[0];
    return !found;
  });
  return sample.firstLine + countLineBreaks(sample.bytes, offset);
}

/** How the first row of the sample ends. */
export function sniffLineEnding(sample: Sample, delimiter: Delimiter): TextFormat['lineEnding'] {
  let ending: TextFormat['lineEnding'] = 'lf';
  scanSample(sample, delimiter, ({ next }) => {
    const last = sample.bytes[next - 1];
    if (last === CR_BYTE) ending = 'cr';
    else if (last === LF_BYTE && sample.bytes[next - 2] === CR_BYTE) ending = 'crlf';
    return false;
  });
  return ending;
}
