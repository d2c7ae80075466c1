import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { SAMPLE_ROWS } from '../limits.ts';
import { placed, type MadeText } from '../made-text.ts';
import { Origins } from '../origins.ts';
import { sequentialSource, streamOf } from '../packed/packed-source.ts';
import type { Pacer } from '../pacer.ts';
import type { FileFormat, TextFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { RowWriter } from '../row-writer.ts';
import type { Workbook } from './open-workbook.ts';
import { SheetCells, type SheetRow } from './sheet-cells.ts';
import { sheetNotices, type SheetNotices } from './sheet-notices.ts';
import { tablePlace, type TablePlace } from './table-place.ts';
import { parsePart } from './xml-part.ts';

const PIECE_BYTES = 128 * 1024;

/** A sheet, and where its table stands. */
interface Place extends TablePlace {
  readonly name: string;
  readonly part: string;
  /** Bytes of its part, unpacked. */
  readonly bytes: number;
}

/** The first sheet with rows, a hidden one where no other has any, as the delimited text it is made into while it is read; its lines are the sheet's rows. */
export class SheetText implements MadeText {
  readonly parts = null;
  private notices: SheetNotices = {};

  private constructor(
    private readonly file: ByteSource,
    private readonly workbook: Workbook,
    private readonly place: Place,
  ) {}

  /** @throws AppError `excel/no-rows`, `excel/damaged`, `excel/bad-cell`, `file/*`, `job/cancelled`. */
  static async of(file: ByteSource, workbook: Workbook, pacer: Pacer): Promise<SheetText> {
    const inSight = workbook.sheets.filter(({ hidden }) => !hidden);
    const hidden = workbook.sheets.filter((sheet) => sheet.hidden);
    for (const { name, part } of [...inSight, ...hidden]) {
      const rows: SheetRow[] = [];
      for await (const row of sheetRows(workbook, part, new SheetCells(workbook, name))) {
        rows.push(row);
        await pacer.pause();
        if (rows.length === SAMPLE_ROWS) break;
      }
      const table = tablePlace(rows);
      if (!table) continue;
      const bytes = await workbook.parts.sizeOf(part);
      return new SheetText(file, workbook, { ...table, name, part, bytes });
    }
    throw new AppError('excel/no-rows');
  }

  source(onStart: (origins: Origins) => void): ByteSource {
    const { file, place } = this;
    // Of what a sheet holds about half is marks; what it refers to is not counted.
    return sequentialSource(file.size, place.bytes / 2, (onBytes) => {
      const origins = new Origins();
      onStart(origins);
      return streamOf(placed(this.bytes(origins, onBytes), null));
    });
  }

  options(asked: ReadOptions): ReadOptions {
    return { ...asked, delimiter: ',' };
  }

  reconsider(): Promise<boolean> {
    return Promise.resolve(false);
  }

  format(text: TextFormat): FileFormat {
    const { name } = this.place;
    const notRead = this.workbook.sheets.map((sheet) => sheet.name).filter((sheet) => sheet !== name);
    return { ...text, sheet: { name, notRead, ...this.notices } };
  }

  private async *bytes(
    origins: Origins,
    onBytes: (done: number) => void,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const { workbook, place, file } = this;
    const writer = new RowWriter(',');
    const share = (done: number): void => onBytes(Math.round(file.size * Math.min(1, done / Math.max(place.bytes, 1))));
    const cells = new SheetCells(workbook, place.name);
    let last = 0;
    for await (const row of sheetRows(workbook, place.part, cells, share)) {
      last = row.row;
      if (!writeRow(writer, row, place, workbook, origins)) continue;
      if (writer.length < PIECE_BYTES) continue;
      yield writer.take();
    }
    this.notices = sheetNotices(cells, place, last);
    if (writer.length > 0) yield writer.take();
    onBytes(file.size);
  }
}

/** Writes a row, unless it has a cell left of the table, which has no column there. */
function writeRow(
  writer: RowWriter,
  { row, cells }: SheetRow,
  { first, columns }: Place,
  { strings }: Workbook,
  origins: Origins,
): boolean {
  if (cells.some((cell, at) => at < first && cell !== undefined)) {
    const filled = cells.filter((cell) => cell !== undefined).length;
    origins.addBad({ line: row, kind: filled === 1 ? 'outside-table' : 'too-many-cells', cells: filled }, true);
    return false;
  }
  origins.add(writer.line, row, 0);
  const end = Math.max(first + columns, cells.length);
  for (let at = first; at < end; at++) {
    const cell = cells[at];
    if (cell === undefined) writer.none();
    else if (typeof cell === 'string') {
      const bytes = ENCODER.encode(cell);
      writer.cell(bytes, 0, bytes.length);
    } else writer.cell(strings.bytes, cell[0], cell[1]);
  }
  writer.endRow();
  return true;
}

const ENCODER = new TextEncoder();

/** The rows of a sheet that have cells, in their order. */
async function* sheetRows(
  workbook: Workbook,
  part: string,
  cells: SheetCells,
  onBytes: (unpacked: number) => void = () => undefined,
): AsyncGenerator<SheetRow, void, void> {
  for await (const unpacked of parsePart(workbook.parts, part, cells)) {
    const { rows } = cells;
    onBytes(unpacked);
    cells.rows = [];
    yield* rows;
  }
  yield* cells.rows;
}
