import { Decompress } from 'fzstd';
import { AppError } from '../../errors.ts';
import { PackedInput } from './packed-input.ts';
import { damaged, truncated, type Unpacker } from './unpacker.ts';
import { Xxh64 } from './xxh64.ts';

const MAGIC = 0xfd2fb528;
const SKIPPED_MAGIC = 0x184d2a50;
const LONGEST_HEADER = 18;
const BLOCK_HEADER_BYTES = 3;
const CHECK_BYTES = 4;
const MAX_BLOCK_BYTES = 128 * 1024;
/** What other programs hold as well unless told otherwise. */
const MAX_WINDOW_BYTES = 128 * 2 ** 20;

/** Of a block: raw bytes, one byte repeated, packed. */
const BLOCK = { raw: 0, repeated: 1, packed: 2 } as const;

interface Frame {
  readonly decompress: Decompress;
  /** Unpacked bytes, where the frame says it. */
  readonly size: number | null;
  /** Of the unpacked bytes, where the frame ends with a check sum. */
  readonly hash: Xxh64 | null;
  readonly largestBlock: number;
  given: number;
}

/**
 * Unpacks Zstandard (RFC 8878) of any number of frames, block by block: the library is handed one block at a time, so that
 * it never unpacks more than 128 KiB at once and the byte of a damage is known. Its length and its check sum, where a frame
 * has them, are compared.
 *
 * @throws AppError `packed/damaged`, `packed/truncated` with the byte of the packed file; `packed/large-window`.
 */
export class Unzstd implements Unpacker {
  readonly input = new PackedInput();
  private frame: Frame | null = null;
  private toSkip = 0;
  private readonly pieces: Uint8Array<ArrayBuffer>[] = [];

  next(): Uint8Array<ArrayBuffer> | null {
    for (;;) {
      const piece = this.pieces.shift();
      if (piece) return piece;
      if (!(this.skip() && (this.frame ? this.readBlock(this.frame) : this.readFrame()))) return null;
    }
  }

  private skip(): boolean {
    const { input } = this;
    const length = Math.min(this.toSkip, input.available);
    input.pos += length;
    this.toSkip -= length;
    return this.toSkip === 0 || this.short();
  }

  /** What to do when the input does not reach: wait for more, or find it cut off. */
  private short(): false {
    const { input } = this;
    if (input.complete) throw truncated('zstd', input.offset + input.available);
    return false;
  }

  private readFrame(): boolean {
    const { input } = this;
    if (input.available === 0) return false;
    if (input.available < LONGEST_HEADER && !input.complete) return false;
    const { bytes, pos } = input;
    if (input.available < 8) return this.short();
    const magic = uint(bytes, pos, 4);
    if ((magic & ~15) >>> 0 === SKIPPED_MAGIC) {
      this.toSkip = uint(bytes, pos + 4, 4) + 8;
      return true;
    }
    if (magic !== MAGIC) throw damaged('zstd', input.offset);
    const header = frameHeader(bytes, pos);
    if (header.length > input.available) return this.short();
    if (header.window > MAX_WINDOW_BYTES) {
      throw new AppError('packed/large-window', { packing: 'zstd', window: header.window, limit: MAX_WINDOW_BYTES });
    }
    const decompress = new Decompress((piece) => {
      if (piece.length > 0) this.pieces.push(piece.slice());
    });
    const { size, checked, window } = header;
    const hash = checked ? new Xxh64() : null;
    this.frame = { decompress, size, hash, largestBlock: Math.min(window, MAX_BLOCK_BYTES), given: 0 };
    this.hand(this.frame, header.length, false);
    return true;
  }

  private readBlock(frame: Frame): boolean {
    const { input } = this;
    if (input.available < BLOCK_HEADER_BYTES) return this.short();
    const header = uint(input.bytes, input.pos, BLOCK_HEADER_BYTES);
    const last = (header & 1) === 1;
    const kind = (header >> 1) & 3;
    const size = header >> 3;
    if (kind > BLOCK.packed || size > frame.largestBlock) throw damaged('zstd', input.offset);
    const check = last && frame.hash ? CHECK_BYTES : 0;
    const length = BLOCK_HEADER_BYTES + (kind === BLOCK.repeated ? 1 : size) + check;
    if (input.available < length) return this.short();
    const start = input.offset;
    const sum = uint(input.bytes, input.pos + length - check, check);
    this.hand(frame, length, last);
    for (const piece of this.pieces) {
      frame.given += piece.length;
      frame.hash?.add(piece);
    }
    if (frame.size !== null && (frame.given > frame.size || (last && frame.given !== frame.size))) {
      throw damaged('zstd', start);
    }
    if (check > 0 && frame.hash?.digest().low !== sum) throw damaged('zstd', start + length - check);
    if (last) this.frame = null;
    return true;
  }

  private hand(frame: Frame, length: number, last: boolean): void {
    const { input } = this;
    const { offset } = input;
    const bytes = input.bytes.slice(input.pos, input.pos + length);
    input.pos += length;
    try {
      frame.decompress.push(bytes, last);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('packed/damaged', { packing: 'zstd', byte: offset }, { cause });
    }
  }
}

interface FrameHeader {
  readonly length: number;
  readonly window: number;
  readonly size: number | null;
  readonly checked: boolean;
}

function frameHeader(bytes: Uint8Array, pos: number): FrameHeader {
  const flags = bytes[pos + 4];
  const single = (flags & 0x20) !== 0;
  const sizeFlag = flags >> 6;
  const sizeBytes = sizeFlag > 0 ? 1 << sizeFlag : single ? 1 : 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3];
  const afterWindow = pos + 5 + (single ? 0 : 1);
  const at = afterWindow + dictionaryBytes;
  const size = sizeBytes === 0 ? null : uint(bytes, at, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  const exponent = bytes[pos + 5] >> 3;
  const base = 2 ** (10 + exponent);
  const window = single ? (size ?? 0) : base + (base / 8) * (bytes[pos + 5] & 7);
  return { length: at + sizeBytes - pos, window, size, checked: (flags & 4) !== 0 };
}

/** A whole number of up to eight bytes, the lowest first. */
function uint(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let byte = length - 1; byte >= 0; byte--) value = value * 256 + bytes[at + byte];
  return value;
}
