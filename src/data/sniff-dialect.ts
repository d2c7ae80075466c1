import { AppError } from '../errors.ts';
import { CR_BYTE, LF_BYTE } from './byte-classes.ts';
import { MAX_COLUMNS } from './limits.ts';
import type { FileFormat } from './profile.ts';
import { scanSample, type Sample } from './sample.ts';

export type Delimiter = FileFormat['delimiter'];

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
const ROWS_COUNTED = 500;
/** Rows that must have one cell more than the header before the header is taken to lack the name of row names. */
const ROWS_WITH_ROW_NAMES = 3;
const MIN_SHARE = 0.34;

/** How a delimiter cuts the sample. */
interface Cut {
  readonly delimiter: Delimiter;
  /** Cells of the first row. */
  readonly first: number;
  /** The most common number of cells among the rows. */
  readonly usual: number;
  /** Share of rows that have it. */
  readonly share: number;
  readonly rows: number;
  readonly score: number;
  /** The first row has several cells, of which a quoted one does not end. */
  readonly openAtOnce: boolean;
}

export interface Shape {
  readonly delimiter: Delimiter;
  readonly columns: number;
  /** Rows have one cell more than the header: their first one is a row name, whose column has no header. */
  readonly rowNames: boolean;
}

/**
 * The delimiter under which most rows have the same number of cells as the first one, and few cells hold another
 * delimiter. Only the delimiter is returned when the sample
 * holds no whole row under it.
 *
 * @throws AppError `csv/one-column`, `csv/no-consistent-columns`, `csv/too-many-columns`.
 */
export function sniffShape(sample: Sample, given?: Delimiter): Shape | Delimiter {
  const cuts = (given ? [given] : DELIMITERS).map((delimiter) => cut(sample, delimiter));
  const best = cuts.reduce((one, other) => (other.score > one.score ? other : one));
  const open = cuts.find(({ openAtOnce }) => openAtOnce);
  if (open && best.first < 2) return open.delimiter;
  if (best.rows === 0) return best.delimiter;
  if (best.first > MAX_COLUMNS) {
    throw new AppError('csv/too-many-columns', { line: 1, limit: MAX_COLUMNS, columns: best.first });
  }
  if (best.usual < 2 && best.first < 2) throw new AppError('csv/one-column', { line: 1, rows: best.rows });
  const uneven = best.share < MIN_SHARE || (best.usual < 2 && best.rows > 1);
  if (best.first < 2 || (uneven && !given)) {
    const facts = { line: 1, delimiter: best.delimiter, columns: best.first, usual: best.usual, rows: best.rows };
    throw new AppError('csv/no-consistent-columns', facts);
  }
  const rowNames = best.usual === best.first + 1 && best.share * best.rows >= ROWS_WITH_ROW_NAMES && best.share > 0.7;
  return { delimiter: best.delimiter, columns: rowNames ? best.usual : best.first, rowNames };
}

function cut(sample: Sample, delimiter: Delimiter): Cut {
  const foreign = DELIMITERS.filter((other) => other !== delimiter && other !== ',').map((other) =>
    other.charCodeAt(0),
  );
  const rowsByCells = new Map<number, number>();
  let rows = 0;
  let first = 0;
  let clean = 0;
  const { stray, openColumn } = scanSample(sample, delimiter, (scanner) => {
    const { cells } = scanner;
    if (rows === 0) first = cells;
    rowsByCells.set(cells, (rowsByCells.get(cells) ?? 0) + 1);
    const row = sample.bytes.subarray(scanner.starts[0], scanner.lastStart);
    if (!foreign.some((byte) => row.includes(byte))) clean++;
    return ++rows < ROWS_COUNTED;
  });
  const [usual, count] = [...rowsByCells].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  const share = rows === 0 ? 0 : count / rows;
  const consistent = share * (first === usual ? 1 : 0.6) * (0.5 + (0.5 * clean) / Math.max(rows, 1));
  const score = usual < 2 ? (first < 2 ? 0 : 0.01) : consistent * (stray ? 0.5 : 1) + Math.min(usual, 100) * 1e-5;
  return { delimiter, first, usual, share, rows, score, openAtOnce: rows === 0 && openColumn > 1 };
}

/** How the first row of the sample ends. */
export function sniffLineEnding(sample: Sample, delimiter: Delimiter): FileFormat['lineEnding'] {
  let ending: FileFormat['lineEnding'] = 'lf';
  scanSample(sample, delimiter, ({ next }) => {
    const last = sample.bytes[next - 1];
    if (last === CR_BYTE) ending = 'cr';
    else if (last === LF_BYTE && sample.bytes[next - 2] === CR_BYTE) ending = 'crlf';
    return false;
  });
  return ending;
}
