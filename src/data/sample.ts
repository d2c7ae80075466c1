import { AppError } from '../errors.ts';
import { countLineBreaks, CR_BYTE, lastLineEnd, LF_BYTE } from './byte-classes.ts';
import { readBytes, type ByteSource, type SourceEncoding } from './byte-source.ts';
import { MAX_COLUMNS, MAX_SAMPLE_BYTES, SAMPLE_BYTES } from './limits.ts';
import type { Pacer } from './pacer.ts';
import { RowScanner, unquote } from './row-scanner.ts';

/** The first bytes of a file as they will be parsed, ending with a whole line. */
export interface Sample {
  readonly bytes: Uint8Array;
  /** Line of the file on which they start, from 1: after the blank lines above all text. */
  readonly firstLine: number;
  /** Bytes before them. */
  readonly skippedBytes: number;
  /** Whether this is the whole file. */
  readonly complete: boolean;
}

export interface SampleCell {
  readonly text: string;
  readonly quoted: boolean;
}

const BLANKS: ReadonlySet<number> = new Set([0x20, LF_BYTE, CR_BYTE]);

/**
 * Reads a sample from where the text begins. It grows while it holds less than two lines, so that a file with very long
 * first rows is seen too.
 *
 * @throws AppError `file/empty` when there is nothing but blanks.
 */
export async function readSample(source: ByteSource, encoding: SourceEncoding, pacer: Pacer): Promise<Sample> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let wanted = SAMPLE_BYTES;
  let firstLine = 1;
  let skippedBytes = 0;
  for await (const piece of readBytes(source, encoding)) {
    await pacer.pause();
    const skipped = length > 0 ? 0 : firstTextByte(piece);
    firstLine += countLineBreaks(piece, skipped);
    skippedBytes += skipped;
    const text = piece.subarray(skipped);
    pieces.push(text.slice());
    length += text.length;
    if (length < wanted) continue;
    const bytes = concatenate(pieces, length);
    const whole = lastLineEnd(bytes, length);
    if (lastLineEnd(bytes, whole - 1) > 0 || length >= MAX_SAMPLE_BYTES) {
      return { bytes: bytes.subarray(0, whole), firstLine, skippedBytes, complete: false };
    }
    wanted *= 4;
  }
  if (length === 0) throw new AppError('file/empty', { bytes: source.size });
  const bytes = concatenate(pieces, length);
  const last = bytes[length - 1];
  return {
    bytes: last === LF_BYTE || last === CR_BYTE ? bytes : concatenate([bytes, LINE_END], length + 1),
    firstLine,
    skippedBytes,
    complete: true,
  };
}

const LINE_END = Uint8Array.of(LF_BYTE);

function firstTextByte(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => !BLANKS.has(byte));
  return at < 0 ? bytes.length : at;
}

function concatenate(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** How a walk over the sample ended. */
export interface ScanEnd {
  /** At a quoted cell that ran over a line break into text. */
  readonly stray: boolean;
  /** The column, from 1, of a quoted cell that did not end; 0 for none. */
  readonly openColumn: number;
}

/** Walks the whole rows of a sample, blank lines left out; `visit` returns false to stop. */
export function scanSample(sample: Sample, delimiter: string, visit: (scanner: RowScanner) => boolean | void): ScanEnd {
  const scanner = new RowScanner(delimiter, MAX_COLUMNS + 1);
  const { bytes } = sample;
  for (let pos = 0; pos < bytes.length; pos = scanner.next) {
    scanner.escaped.length = 0;
    if (!scanner.scanRow(bytes, pos, bytes.length)) {
      return { stray: scanner.strayQuote, openColumn: scanner.cells + 1 };
    }
    if (!scanner.blank && visit(scanner) === false) break;
  }
  return { stray: false, openColumn: 0 };
}

/** The cells of the first rows as text. */
export function sampleRows(
  sample: Sample,
  delimiter: string,
  decode: (bytes: Uint8Array) => string,
  maxRows: number,
): readonly (readonly SampleCell[])[] {
  const rows: SampleCell[][] = [];
  scanSample(sample, delimiter, (scanner) => {
    const cells: SampleCell[] = [];
    const escaped = new Set(scanner.escaped);
    for (let cell = 0; cell < Math.min(scanner.cells, MAX_COLUMNS + 1); cell++) {
      const start = scanner.starts[cell];
      let bytes = sample.bytes.subarray(start, scanner.ends[cell]);
      if (escaped.has(cell)) {
        bytes = bytes.slice();
        bytes = bytes.subarray(0, unquote(bytes, 0, bytes.length));
      }
      cells.push({ text: decode(bytes), quoted: start > 0 && sample.bytes[start - 1] === 0x22 });
    }
    rows.push(cells);
    return rows.length < maxRows;
  });
  return rows;
}
