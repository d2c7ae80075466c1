import { DictionaryBatch } from 'apache-arrow/fb/dictionary-batch';
import { Message } from 'apache-arrow/fb/message';
import { MessageHeader } from 'apache-arrow/fb/message-header';
import { RecordBatch } from 'apache-arrow/fb/record-batch';
import { Schema } from 'apache-arrow/fb/schema';
import { ByteBuffer } from 'flatbuffers';
import { AppError } from '../../errors.ts';
import { readSlice, type ByteSource } from '../byte-source.ts';

/** What stands before the body of a message. */
export interface ArrowMessage {
  readonly message: Message;
  /** Where its body starts in the file, and where the next message does. */
  readonly body: number;
  readonly end: number;
}

/** A part of a body, from its start. */
export interface BodyBuffer {
  readonly offset: number;
  readonly length: number;
}

/** The rows of a record batch, or the values of a dictionary, and where their buffers lie in the file. */
export interface ArrowBatch {
  readonly rows: number;
  readonly nodes: readonly { readonly rows: number; readonly nulls: number }[];
  readonly buffers: readonly BodyBuffer[];
  /** Of each column of views, how many buffers it points into. */
  readonly viewBuffers: readonly number[];
  /** The format's number of the compression; null without one. */
  readonly codec: number | null;
  readonly body: number;
}

export interface ArrowDictionaryBatch {
  readonly id: bigint;
  /** Adds to the values before; else it takes their place. */
  readonly isDelta: boolean;
  readonly batch: ArrowBatch;
}

const CONTINUATION = -1;
const MAX_METADATA_BYTES = 2 ** 28;
/** Read at once with the length of a message; more where the message is longer. */
const HEAD_BYTES = 4096;

/**
 * The message that starts at a place in the file; null at the end of a stream.
 * @throws AppError `arrow/truncated`, `arrow/damaged`, `file/changed`, `file/unreadable`.
 */
export async function readMessage(source: ByteSource, at: number): Promise<ArrowMessage | null> {
  if (at === source.size) return null;
  if (at + 4 > source.size) throw new AppError('arrow/truncated', { byte: at });
  const head = await readSlice(source, at, Math.min(source.size, at + HEAD_BYTES));
  const view = new DataView(head.buffer);
  let start = 4;
  let length = view.getInt32(0, true);
  if (length === CONTINUATION) {
    if (head.length < 8) throw new AppError('arrow/truncated', { byte: at });
    length = view.getInt32(4, true);
    start = 8;
  }
  if (length === 0) return null;
  if (length < 0 || length > MAX_METADATA_BYTES) throw new AppError('arrow/damaged', { byte: at });
  if (at + start + length > source.size) throw new AppError('arrow/truncated', { byte: at });
  const metadata =
    start + length <= head.length
      ? head.subarray(start, start + length)
      : await readSlice(source, at + start, at + start + length);
  const message = damagedAt(at, () => Message.getRootAsMessage(new ByteBuffer(metadata)));
  const bodyLength = Number(message.bodyLength());
  const body = at + start + length;
  if (!(bodyLength >= 0)) throw new AppError('arrow/damaged', { byte: at });
  if (body + bodyLength > source.size) throw new AppError('arrow/truncated', { byte: at });
  return { message, body, end: body + bodyLength };
}

/** Does work on what the bytes at a place say; any error of its own in it means that they are damaged. */
export function damagedAt<T>(byte: number, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('arrow/damaged', { byte }, { cause });
  }
}

export function schemaOf({ message }: ArrowMessage): Schema | null {
  if (message.headerType() !== MessageHeader.Schema) return null;
  return message.header(new Schema()) as Schema | null;
}

export function recordBatchOf(message: ArrowMessage): ArrowBatch | null {
  if (message.message.headerType() !== MessageHeader.RecordBatch) return null;
  return batchOf(message.message.header(new RecordBatch()) as RecordBatch | null, message);
}

export function dictionaryBatchOf(message: ArrowMessage): ArrowDictionaryBatch | null {
  if (message.message.headerType() !== MessageHeader.DictionaryBatch) return null;
  const header = message.message.header(new DictionaryBatch()) as DictionaryBatch | null;
  if (!header) throw new RangeError('a dictionary without its header');
  return { id: header.id(), isDelta: header.isDelta(), batch: batchOf(header.data(), message) };
}

function batchOf(header: RecordBatch | null, { message, body, end }: ArrowMessage): ArrowBatch {
  if (!header) throw new RangeError('a batch without its header');
  const most = message.bb?.capacity() ?? 0;
  const rows = wholeNumber(header.length());
  const nodes = listOf(header.nodesLength(), most, (at) => {
    const node = header.nodes(at);
    return { rows: wholeNumber(node?.length()), nulls: wholeNumber(node?.nullCount()) };
  });
  const buffers = listOf(header.buffersLength(), most, (at) => {
    const buffer = header.buffers(at);
    const offset = wholeNumber(buffer?.offset());
    const length = wholeNumber(buffer?.length());
    if (body + offset + length > end) throw new RangeError('a buffer outside its batch');
    return { offset, length };
  });
  const viewBuffers = listOf(header.variadicBufferCountsLength(), most, (at) =>
    wholeNumber(header.variadicBufferCounts(at)),
  );
  return { rows, nodes, buffers, viewBuffers, codec: header.compression()?.codec() ?? null, body };
}

/** A list in damaged bytes may call itself longer than the bytes are. */
function listOf<T>(length: number, most: number, item: (at: number) => T): T[] {
  if (!(length >= 0 && length <= most)) throw new RangeError('a list longer than its message');
  return Array.from({ length }, (_, at) => item(at));
}

function wholeNumber(value: bigint | null | undefined): number {
  if (value === null || value === undefined || value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new RangeError('a length that cannot be');
  }
  return Number(value);
}
