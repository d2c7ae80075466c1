import { AppError } from '../errors.ts';
import { QUOTE_BYTE } from './byte-classes.ts';
import { parsedEncoding, readBytes, readSlice, type ByteSource } from './byte-source.ts';
import { createDecoder } from './decode-bytes.ts';
import type { TextFormat } from './profile.ts';
import { unquote } from './row-scanner.ts';
import type { TextColumn } from './table.ts';

/** Cells this close together are read in one go. */
const GAP_BYTES = 64 * 1024;
const RUN_BYTES = 4 * 2 ** 20;

interface Place {
  /** Where the text goes in the result. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The texts of some rows of a column that was left in delimited text, in the order asked for. A reader keeps only byte ranges of
 * long free text; whoever works on the text itself (a classifier, a search for personal data) fetches it here, rows at a
 * time, inside a worker. Slices of the file are read; UTF-16 and packed files are streamed from their start.
 *
 * @throws AppError `file/changed`, `file/unreadable`.
 */
export async function readText(
  source: ByteSource,
  format: TextFormat,
  column: TextColumn,
  rows: ArrayLike<number>,
): Promise<string[]> {
  const texts = new Array<string>(rows.length).fill('');
  const places = Array.from(rows, (row, at): Place => {
    const start = column.starts[row];
    return { at, start, end: start + column.lengths[row] };
  });
  const filled = places.filter(({ start, end }) => end > start).sort((one, other) => one.start - other.start);
  const decode = createDecoder(parsedEncoding(format.encoding));
  const inOrder = source.sequential !== undefined || format.encoding.startsWith('utf-16');
  const ranges = inOrder ? streamedRanges(source, format) : slicedRanges(source);
  try {
    for (const run of runsOf(filled)) {
      // One byte more at the front tells whether a cell was quoted.
      const from = Math.max(0, run[0].start - 1);
      const bytes = await ranges.read(from, run[run.length - 1].end);
      for (const { at, start, end } of run) texts[at] = decode(cellBytes(bytes, start - from, end - from));
    }
  } finally {
    await ranges.close();
  }
  return texts;
}

function cellBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const cell = bytes.slice(start, end);
  const quoted = start > 0 && bytes[start - 1] === QUOTE_BYTE;
  return quoted ? cell.subarray(0, unquote(cell, 0, cell.length)) : cell;
}

function runsOf(places: readonly Place[]): Place[][] {
  const runs: Place[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const gap = run ? place.start - run[run.length - 1].end : Infinity;
    const joins = run && (gap < 0 || (gap < GAP_BYTES && place.end - run[0].start < RUN_BYTES));
    if (joins) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

interface RangeReader {
  /** The bytes `[from, to)` of the parsed stream; each range starts at or after the end of the one before. */
  read(from: number, to: number): Promise<Uint8Array>;
  close(): Promise<unknown>;
}

function slicedRanges(source: ByteSource): RangeReader {
  return {
    read: (from, to) => readSlice(source, from, to),
    close: () => Promise.resolve(),
  };
}

/** What can only be read from the start, as UTF-16 is too: it is parsed as UTF-8, in which positions are found so. */
function streamedRanges(source: ByteSource, format: TextFormat): RangeReader {
  const pieces = readBytes(source, format);
  let piece = new Uint8Array(0);
  let offset = format.byteOrderMark && format.encoding === 'utf-8' ? 3 : 0;
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(to - from);
    for (;;) {
      const start = Math.max(from, offset);
      const end = Math.min(to, offset + piece.length);
      if (end > start) bytes.set(piece.subarray(start - offset, end - offset), start - from);
      if (offset + piece.length >= to) return bytes;
      offset += piece.length;
      const next = await pieces.next();
      if (next.done) throw new AppError('file/changed');
      piece = new Uint8Array(next.value);
    }
  };
  return { read, close: () => pieces.return() };
}
