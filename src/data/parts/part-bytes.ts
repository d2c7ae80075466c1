import { CR_BYTE, lastLineEnd, LF_BYTE } from '../byte-classes.ts';
import { readBytes } from '../byte-source.ts';
import { spareArray } from '../byte-view.ts';
import { AppError } from '../../errors.ts';
import { MAX_CELL_BYTES, MAX_ROW_BYTES } from '../limits.ts';
import { ListedRows, type Origins } from '../origins.ts';
import type { BadRow } from '../profile.ts';
import { RowBlock } from '../row-block.ts';
import { RowWriter } from '../row-writer.ts';
import { utf8Bytes } from '../utf8-bytes.ts';
import { OpenQuote } from './open-quote.ts';
import type { Part } from './part.ts';

const LINE_END = Uint8Array.of(LF_BYTE);
const BUFFER_BYTES = 2 ** 20;

/** What the bytes of a part are written into. */
export interface Joining {
  readonly origins: Origins;
  /** Number of the part, from 0. */
  readonly part: number;
  /** Line of the joined text, from 1, on which the next row starts. */
  line: number;
  readonly onBytes?: (done: number) => void;
}

interface Above {
  readonly offset: number;
  readonly lead: readonly BadRow[];
}

/**
 * The rows of a part as they stand, without what is above them; the last one ends with a line break. A quote that is open
 * at its end would take in the rows of the next part.
 *
 * @param raw whether bytes pass as they are; else they are turned into UTF-8
 * @param above what is passed over before the first row: so many bytes, and rows that are no rows of the table
 * @param last whether no part follows: its open quote is found by whoever reads the rows, who knows the column too
 * @throws AppError `csv/unclosed-quote`
 */
export async function* rowsAsTheyAre(
  { source, sniffed: { format } }: Pick<Part, 'source' | 'sniffed'>,
  { raw, above, last: isLast }: { readonly raw: boolean; readonly above: Above; readonly last: boolean },
  joining: Joining,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const pieces = (raw ? readBytes : utf8Bytes)(source, format, { onBytes: joining.onBytes });
  const { lead, offset } = above;
  let toSkip = offset;
  let noted = false;
  const noteLead = (): void => {
    if (noted) return;
    noted = true;
    joining.origins.addAll({ count: lead.length, setAside: lead.length, first: lead }, joining.part);
  };
  const quote = new OpenQuote(format.delimiter);
  let quoteLine = 0;
  let last = LF_BYTE;
  for await (const piece of pieces) {
    const bytes = piece.slice(Math.min(toSkip, piece.length));
    toSkip -= piece.length - bytes.length;
    if (bytes.length === 0) continue;
    noteLead();
    quote.add(bytes);
    if (quote.at !== null && quote.at >= 0) {
      quoteLine = joining.line + lineBreaks(bytes.subarray(0, quote.at + 1), last);
    }
    joining.line += lineBreaks(bytes, last);
    last = bytes[bytes.length - 1];
    yield bytes;
  }
  noteLead();
  if (quote.isOpen && !isLast) throw new AppError('csv/unclosed-quote', { line: joining.origins.of(quoteLine).line });
  if (last === CR_BYTE) joining.line++;
  if (last === LF_BYTE) return;
  if (last !== CR_BYTE) joining.line++;
  yield LINE_END;
}

/** Line breaks that are known after a piece: a carriage return at its end counts once it is known what follows. */
function lineBreaks(bytes: Uint8Array, before: number): number {
  let breaks = before === CR_BYTE && bytes[0] !== LF_BYTE ? 1 : 0;
  for (let at = bytes.indexOf(LF_BYTE); at >= 0; at = bytes.indexOf(LF_BYTE, at + 1)) breaks++;
  for (let at = bytes.indexOf(CR_BYTE); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(CR_BYTE, at + 1)) {
    if (bytes[at + 1] !== LF_BYTE) breaks++;
  }
  return breaks;
}

/**
 * The rows of a part written anew under another delimiter, their cells in another order. Rows that do not fit are dealt with
 * here, since their cells have no places to go to.
 *
 * @param order which of the part's columns stands in each place
 * @throws AppError `csv/unclosed-quote`, `csv/cell-too-large`
 */
export async function* rowsAnew(
  { source, sniffed: { format, schema } }: Pick<Part, 'source' | 'sniffed'>,
  { delimiter, order }: { readonly delimiter: string; readonly order: readonly number[] },
  joining: Joining,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const { origins, part } = joining;
  const block = new RowBlock(schema);
  const listed = new ListedRows((row) => origins.inPart(row, part));
  const writer = new RowWriter(delimiter);
  writer.line = joining.line;
  let buffer = spareArray(BUFFER_BYTES);
  let filled = 0;
  const write = (): void => {
    listed.see(block.badRows.first);
    block.unquoteCells(buffer);
    for (let row = 0; row < block.rows; row++) {
      origins.add(writer.line, block.lines[row], part);
      const base = row * block.columns;
      for (const column of order) writer.cell(buffer, block.starts[base + column], block.ends[base + column]);
      writer.endRow();
    }
  };
  const consume = (limit: number): void => {
    let pos = 0;
    while (pos < limit) {
      block.fill(buffer, pos, limit);
      pos = block.next;
      write();
      if (block.open) break;
    }
    if (pos > 0) buffer.copyWithin(0, pos, filled);
    filled -= pos;
  };
  for await (const piece of utf8Bytes(source, format, { onBytes: joining.onBytes })) {
    if (filled + piece.length + 1 > buffer.length) {
      const longer = spareArray(Math.max(buffer.length * 2, filled + piece.length + 1));
      longer.set(buffer.subarray(0, filled));
      buffer = longer;
    }
    buffer.set(piece, filled);
    filled += piece.length;
    if (piece.includes(LF_BYTE) || piece.includes(CR_BYTE)) consume(lastLineEnd(buffer, filled));
    if (filled > MAX_ROW_BYTES) {
      buffer[filled] = LF_BYTE;
      const { line, column } = block.cellAtEnd(buffer, 0, filled);
      throw new AppError('csv/cell-too-large', { line: origins.lineIn(part, line), column, limit: MAX_CELL_BYTES });
    }
    yield* taken(writer);
  }
  if (filled > 0) {
    if (buffer[filled - 1] !== LF_BYTE) buffer[filled++] = LF_BYTE;
    consume(filled);
  }
  if (block.open) {
    throw new AppError('csv/unclosed-quote', {
      line: origins.lineIn(part, block.open.line),
      column: block.open.column,
    });
  }
  yield* taken(writer);
  origins.addFound({ ...block.badRows, first: listed.see(block.badRows.first) });
  joining.line = writer.line;
}

function* taken(writer: RowWriter): Generator<Uint8Array<ArrayBuffer>> {
  if (writer.length > 0) yield writer.take();
}
