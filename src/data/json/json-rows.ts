import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { MadeAnew } from '../made-text.ts';
import type { Origins } from '../origins.ts';
import { RowWriter } from '../row-writer.ts';
import { utf8Bytes } from '../utf8-bytes.ts';
import { LineCutter, ValueCutter, type CutRecord, type RecordCutter } from './record-cutter.ts';
import type { JsonShape } from './json-shape.ts';
import { RecordParser } from './record-parser.ts';

/** Bytes looked at for keys before the first row is given. */
const KEY_BYTES = 2 ** 20;
const PIECE_BYTES = 2 ** 17;
/** Lines that are looked at for whether the file is JSON at all. */
const LINES_TO_JUDGE = 100;
const MAX_BAD_SHARE = 0.5;

/** Records of JSON as rows of delimited text, under all keys that were met so far. */
export class JsonRows {
  private readonly parser: RecordParser;
  private gathered = false;

  constructor(
    private readonly source: ByteSource,
    private readonly shape: JsonShape,
  ) {
    this.parser = new RecordParser(shape.arrays);
  }

  /** Looks at the first records for the keys they have. */
  async gatherKeys(): Promise<void> {
    if (this.gathered || this.shape.arrays) return;
    this.gathered = true;
    let bytes = 0;
    const cutter = this.cutter();
    for await (const piece of utf8Bytes(this.source, this.shape)) {
      for (const { bytes: text, from, to } of cutter.push(piece)) this.parser.parse(text, from, to);
      bytes += piece.length;
      if (bytes >= KEY_BYTES) return;
    }
    for (const { bytes: text, from, to } of cutter.finish()) this.parser.parse(text, from, to);
  }

  /**
   * The rows as bytes, comma-separated, after a line of the keys.
   *
   * @param origins is told of which line each row is, and of what is no record
   * @throws MadeAnew after the whole file was looked through for keys; AppError `json/damaged`, `json/too-large`,
   * `json/bad-lines`, `json/no-rows`, `json/one-key`
   */
  async *bytes(
    origins: Origins,
    part: number,
    onBytes?: (done: number) => void,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    await this.gatherKeys();
    const { parser, shape } = this;
    const writer = new RowWriter(',');
    const names = parser.keys.names.length;
    if (!shape.arrays) this.writeNames(writer);
    const isOneKey = !shape.arrays && names < 2;
    origins.add(1, 1, part);
    const counts = { records: 0, bad: 0 };
    const write = ({ bytes, from, to, line }: CutRecord): void => {
      const parsed = parser.parse(bytes, from, to);
      if (parsed !== 'record') {
        if (parsed === 'not-json' && shape.records !== 'lines') throw new AppError('json/damaged', { line });
        counts.bad++;
        origins.addBad({ part, line, kind: parsed, cells: 0 }, true);
        judge(counts);
        return;
      }
      counts.records++;
      if (isOneKey || parser.keys.names.length > names) return;
      origins.add(writer.line, line, part);
      parser.write(writer);
    };
    const cutter = this.cutter();
    for await (const piece of utf8Bytes(this.source, shape, { onBytes })) {
      for (const record of cutter.push(piece)) {
        write(record);
        if (writer.length >= PIECE_BYTES) yield writer.take();
      }
      // A piece without rows still lets whoever waits for the next one give up.
      if (writer.length === 0) yield writer.take();
    }
    for (const record of cutter.finish()) write(record);
    if (counts.records === 0) throw new AppError(counts.bad > 0 ? 'json/bad-lines' : 'json/no-rows', facts(counts));
    if (!shape.arrays && parser.keys.names.length > names) throw new MadeAnew();
    if (isOneKey) throw new AppError('json/one-key', { keys: [...parser.keys.names] });
    if (writer.length > 0) yield writer.take();
  }

  private writeNames(writer: RowWriter): void {
    const encoder = new TextEncoder();
    for (const name of this.parser.keys.names) {
      const bytes = encoder.encode(name);
      writer.cell(bytes, 0, bytes.length);
    }
    writer.endRow();
  }

  private cutter(): RecordCutter {
    const { records, skip, inside } = this.shape;
    return records === 'lines' ? new LineCutter() : new ValueCutter(skip, records === 'list', !inside);
  }
}

interface Counts {
  readonly records: number;
  readonly bad: number;
}

function facts({ records, bad }: Counts): { readonly bad: number; readonly lines: number } {
  return { bad, lines: records + bad };
}

function judge(counts: Counts): void {
  const lines = counts.records + counts.bad;
  if (lines === LINES_TO_JUDGE && counts.bad > MAX_BAD_SHARE * lines) {
    throw new AppError('json/bad-lines', facts(counts));
  }
}
