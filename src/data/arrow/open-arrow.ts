import { Endianness } from 'apache-arrow/fb/endianness';
import { Footer } from 'apache-arrow/fb/footer';
import type { MetadataVersion } from 'apache-arrow/fb/metadata-version';
import type { Schema } from 'apache-arrow/fb/schema';
import { ByteBuffer } from 'flatbuffers';
import { AppError } from '../../errors.ts';
import { readSlice, type ByteSource } from '../byte-source.ts';
import type { Pacer } from '../pacer.ts';
import type { ArrowFormat } from '../profile.ts';
import { arrowColumns, type ArrowColumn, type ArrowColumns } from './arrow-columns.ts';
import {
  damagedAt,
  dictionaryBatchOf,
  readMessage,
  recordBatchOf,
  schemaOf,
  type ArrowBatch,
  type ArrowDictionaryBatch,
  type ArrowMessage,
} from './arrow-messages.ts';
import { CODEC_NAMES } from './batch-buffers.ts';
import { isArrowFile, isFeather1 } from './sniff-arrow.ts';

const MAX_ROWS = 2 ** 32 - 2;
const MAGIC_BYTES = 6;
const FILE_START = 8;

/** A record batch, and the dictionaries that hold for it: those before it in `dictionaries` up to `dictionariesBefore`. */
export interface PlacedBatch extends ArrowBatch {
  /** Which it is, from 1. */
  readonly number: number;
  readonly dictionariesBefore: number;
}

/** What an Arrow file says of its table, and where in the file its parts are. */
export interface OpenArrow {
  readonly columns: readonly ArrowColumn[];
  readonly rowCount: number;
  readonly format: ArrowFormat;
  readonly batches: readonly PlacedBatch[];
  readonly dictionaries: readonly ArrowDictionaryBatch[];
}

/** Where the messages of a file are, in the order in which they are to be understood. */
interface Contents {
  readonly schema: Schema;
  readonly version: MetadataVersion;
  readonly batches: PlacedBatch[];
  readonly dictionaries: ArrowDictionaryBatch[];
}

/**
 * Finds the parts of an Arrow file by its footer, of a stream by going from message to message; no body is read.
 *
 * @throws AppError `arrow/*`, `csv/too-many-columns`, `file/changed`, `file/unreadable`, `job/cancelled`.
 */
export async function openArrow(source: ByteSource, pacer: Pacer): Promise<OpenArrow> {
  const head = await readSlice(source, 0, Math.min(source.size, FILE_START));
  if (isFeather1(head)) throw new AppError('arrow/old-feather');
  const isFile = isArrowFile(head);
  const contents = isFile ? await readFile(source, pacer) : await readStream(source, pacer);
  return damagedAt(0, () => layOut(contents, isFile ? 'file' : 'stream'));
}

async function readFile(source: ByteSource, pacer: Pacer): Promise<Contents> {
  const end = source.size - MAGIC_BYTES;
  if (end < FILE_START + 4) throw new AppError('arrow/truncated', { byte: source.size });
  const tail = await readSlice(source, end - 4, source.size);
  if (!isArrowFile(tail.subarray(4))) throw new AppError('arrow/truncated', { byte: source.size });
  const length = new DataView(tail.buffer).getInt32(0, true);
  const start = end - 4 - length;
  if (length <= 0 || start < FILE_START) throw new AppError('arrow/damaged', { byte: end - 4 });
  const bytes = await readSlice(source, start, end - 4);
  const { footer, schema, dictionaryBlocks, batchBlocks } = damagedAt(start, () => {
    const footer = Footer.getRootAsFooter(new ByteBuffer(bytes));
    return {
      footer,
      schema: footer.schema() ?? noSchema(),
      dictionaryBlocks: blocksOf(footer.dictionariesLength(), bytes.length, (at) => footer.dictionaries(at)?.offset()),
      batchBlocks: blocksOf(footer.recordBatchesLength(), bytes.length, (at) => footer.recordBatches(at)?.offset()),
    };
  });
  const contents: Contents = { schema, version: footer.version(), batches: [], dictionaries: [] };
  for (const at of [...dictionaryBlocks, ...batchBlocks]) {
    const message = await readMessage(source, at);
    if (!message || !damagedAt(at, () => addMessage(contents, message)))
      throw new AppError('arrow/damaged', { byte: at });
    await pacer.pause();
  }
  return contents;
}

function blocksOf(count: number, most: number, offset: (at: number) => bigint | undefined): number[] {
  if (!(count >= 0 && count <= most)) throw new RangeError('a list longer than its footer');
  return Array.from({ length: count }, (_, at) => {
    const place = Number(offset(at));
    if (!(place >= FILE_START)) throw new RangeError('a batch before the start of the file');
    return place;
  });
}

async function readStream(source: ByteSource, pacer: Pacer): Promise<Contents> {
  const first = await readMessage(source, 0);
  const schema = first && damagedAt(0, () => schemaOf(first));
  if (!schema) throw new AppError('arrow/damaged', { byte: 0 });
  const contents: Contents = { schema, version: first.message.version(), batches: [], dictionaries: [] };
  for (let at = first.end; ;) {
    const message = await readMessage(source, at);
    if (!message) return contents;
    damagedAt(at, () => addMessage(contents, message));
    at = message.end;
    await pacer.pause();
  }
}

/** Whether the message is one of data, which is noted. */
function addMessage({ batches, dictionaries }: Contents, message: ArrowMessage): boolean {
  const dictionary = dictionaryBatchOf(message);
  if (dictionary) dictionaries.push(dictionary);
  const batch = recordBatchOf(message);
  if (batch) batches.push({ ...batch, number: batches.length + 1, dictionariesBefore: dictionaries.length });
  return dictionary !== null || batch !== null;
}

function layOut({ schema, version, batches, dictionaries }: Contents, container: ArrowFormat['container']): OpenArrow {
  if (schema.endianness() === Endianness.Big) throw new AppError('arrow/other-byte-order');
  const columns = arrowColumns(schema, version);
  const { read, setAside } = columns;
  const all = read.length + setAside.length;
  if (read.length === 0) throw new AppError('arrow/no-columns', { setAside: setAside.map(({ name }) => name) });
  const filled = batches.filter(({ rows }) => rows > 0);
  const rowCount = filled.reduce((sum, { rows }) => sum + rows, 0);
  if (rowCount === 0) throw new AppError('arrow/no-rows', { columns: all });
  if (rowCount > MAX_ROWS) throw new RangeError('more rows than can be');
  for (const batch of filled) checkBatch(batch, columns);
  const numbers = new Set([...filled, ...dictionaries.map(({ batch }) => batch)].map(({ codec }) => codec));
  const codecs = [...numbers].flatMap((codec) => (codec === null ? [] : [codecName(codec)])).sort();
  return {
    columns: read,
    rowCount,
    format: { kind: 'arrow', container, batches: filled.length, codecs, setAside },
    batches: filled,
    dictionaries,
  };
}

function checkBatch({ rows, nodes, buffers, viewBuffers, number }: PlacedBatch, { read, size }: ArrowColumns): void {
  const views = viewBuffers.reduce((sum, count) => sum + count, 0);
  const right =
    nodes.length === size.node && viewBuffers.length === size.view && buffers.length === size.buffer + views;
  if (!right) throw new AppError('arrow/damaged', { batch: number });
  for (const { node, header } of read) {
    if (nodes[node].rows !== rows || nodes[node].nulls > rows)
      throw new AppError('arrow/damaged', { batch: number, column: header });
  }
}

function codecName(codec: number): string {
  const name = CODEC_NAMES[codec] as string | undefined;
  if (!name) throw new AppError('arrow/unknown-codec', { codec: String(codec) });
  return name;
}

/** Where a column's buffers start in a batch, and how many there are. */
export function buffersOf(
  { viewBuffers }: ArrowBatch,
  { layout, buffer, view }: ArrowColumn,
): { from: number; count: number } {
  let from = buffer;
  for (let at = 0; at < view; at++) from += viewBuffers[at];
  const own = { null: 0, bytes: 3, views: 2 + (viewBuffers[view] ?? 0) };
  return { from, count: own[layout.is as keyof typeof own] ?? 2 };
}

/** Bytes that a column takes in a batch, without its dictionary. */
export function storedBytes(batch: ArrowBatch, column: ArrowColumn): number {
  const { from, count } = buffersOf(batch, column);
  return batch.buffers.slice(from, from + count).reduce((sum, { length }) => sum + length, 0);
}

function noSchema(): never {
  throw new RangeError('a file without a schema');
}
