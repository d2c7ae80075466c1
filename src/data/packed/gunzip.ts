import { crc32 } from './crc32.ts';
import { Inflate } from './inflate.ts';
import { PackedInput } from './packed-input.ts';
import { damaged, truncated, type Unpacker } from './unpacker.ts';

const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
const FLAG = { headerCheck: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;
/** Names and comments longer than this are none. */
const LONGEST_HEADER = 2 ** 17;

/**
 * Gunzips a file (RFC 1952) of any number of members, as `cat a.gz b.gz` and parallel writers make them; their check sums
 * and lengths are compared. Zero bytes after the last member are passed over, as tapes leave them; other bytes are damage.
 *
 * @throws AppError `packed/damaged`, `packed/truncated` with the byte of the packed file.
 */
export class Gunzip implements Unpacker {
  readonly input = new PackedInput();
  private readonly inflate = new Inflate(this.input);
  private state: 'header' | 'data' | 'trailer' = 'header';
  private members = 0;
  private crc = 0;
  private length = 0;

  next(): Uint8Array<ArrayBuffer> | null {
    for (;;) {
      if (this.state === 'header' && !this.readHeader()) return null;
      if (this.state === 'trailer' && !this.readTrailer()) return null;
      if (this.state === 'data') {
        const piece = this.unpack();
        if (piece) return piece;
        if (this.state === 'data') return null;
      }
    }
  }

  private unpack(): Uint8Array<ArrayBuffer> | null {
    const { inflate, input } = this;
    const state = inflate.run();
    if (state === 'damaged') throw damaged('gzip', Math.min(input.offset, input.offset + input.available));
    if (state === 'truncated') throw truncated('gzip', input.offset + input.available);
    const piece = inflate.take();
    this.crc = crc32(piece, this.crc);
    this.length = (this.length + piece.length) >>> 0;
    if (state === 'end') this.state = 'trailer';
    return piece.length > 0 ? piece : null;
  }

  /** Passes over the header of a member; false when more input is needed, or none is left. */
  private readHeader(): boolean {
    const { input } = this;
    if (this.members > 0) this.skipZeros();
    if (input.available === 0 && input.complete && this.members > 0) return false;
    const length = this.headerLength();
    if (length === null) {
      if (input.complete) throw truncated('gzip', input.offset + input.available);
      return false;
    }
    input.pos += length;
    this.inflate.reset();
    this.state = 'data';
    this.crc = this.length = 0;
    return true;
  }

  private skipZeros(): void {
    const { input } = this;
    while (input.pos < input.end && input.bytes[input.pos] === 0) input.pos++;
  }

  /** Bytes of the header that starts here; null while it is not all there. */
  private headerLength(): number | null {
    const { bytes, pos, end } = this.input;
    const starts = [0x1f, 0x8b, 0x08];
    for (let at = 0; at < starts.length && pos + at < end; at++) {
      if (bytes[pos + at] !== starts[at]) throw damaged('gzip', this.input.offset + at);
    }
    if (end - pos < HEADER_BYTES) return null;
    const flags = bytes[pos + 3];
    if (flags & FLAG.reserved) throw damaged('gzip', this.input.offset + 3);
    let at = pos + HEADER_BYTES;
    if (flags & FLAG.extra) at += 2 + (at + 2 <= end ? bytes[at] | (bytes[at + 1] << 8) : 0);
    for (const flag of [FLAG.name, FLAG.comment]) {
      if (!(flags & flag)) continue;
      while (at < end && bytes[at] !== 0) at++;
      at++;
    }
    if (flags & FLAG.headerCheck) at += 2;
    if (at <= end) return at - pos;
    if (end - pos > LONGEST_HEADER) throw damaged('gzip', this.input.offset + HEADER_BYTES);
    return null;
  }

  private readTrailer(): boolean {
    const { input } = this;
    if (input.available < TRAILER_BYTES) {
      if (input.complete) throw truncated('gzip', input.offset + input.available);
      return false;
    }
    const { bytes, pos } = input;
    if (int32(bytes, pos) !== (this.crc | 0)) throw damaged('gzip', input.offset);
    if (int32(bytes, pos + 4) !== (this.length | 0)) throw damaged('gzip', input.offset + 4);
    input.pos += TRAILER_BYTES;
    this.members++;
    this.state = 'header';
    return true;
  }
}

function int32(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}
