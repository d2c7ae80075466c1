import { BitInput } from './bit-input.ts';
import { BlockCodes } from './block-codes.ts';
import { DISTANCE_BASE, DISTANCE_BITS, LENGTH_BASE, LENGTH_BITS } from './deflate-tables.ts';
import type { PackedInput } from './packed-input.ts';

const HISTORY = 32_768;
const PIECE = 128 * 1024;
const LONGEST_MATCH = 258;
/** Input that a symbol with its extra bits may take, and that the lengths of a block's codes may. */
const SYMBOL_BYTES = 8;
const LENGTHS_BYTES = 512;

/** How far it got: `input` when more is needed, `room` when a piece is full, `end` after the last block, else what is wrong. */
export type InflateState = 'input' | 'room' | 'end' | 'damaged' | 'truncated';

/**
 * Inflates deflated data (RFC 1951) from an input that fills bit by bit. Written here, because the browsers' own stream
 * neither says where its data end, which a file of several members needs, nor at which byte they are damaged.
 */
export class Inflate {
  private readonly out = new Uint8Array(HISTORY + PIECE + LONGEST_MATCH);
  /** Where the piece starts, and where it ends so far. */
  private start = 0;
  private at = 0;
  private lastBlock = false;
  private block: 'none' | 'stored' | 'coded' = 'none';
  private storedLeft = 0;
  private readonly codes = new BlockCodes();
  private readonly bitInput: BitInput;

  constructor(private readonly input: PackedInput) {
    this.bitInput = new BitInput(input);
  }

  /** Makes ready for data that have nothing to do with those before. */
  reset(): void {
    this.start = this.at = 0;
    this.bitInput.reset();
    this.lastBlock = false;
    this.block = 'none';
  }

  /** Goes on until something stops it. At the end the input stands at the first byte after the data. */
  run(): InflateState {
    const { input } = this;
    for (;;) {
      if (this.block === 'none') {
        if (this.lastBlock) return this.finish();
        if (input.available < LENGTHS_BYTES && !input.complete) return 'input';
        if (!this.startBlock()) return this.bitInput.overrun ? 'truncated' : 'damaged';
      }
      const state = this.block === 'stored' ? this.copyStored() : this.decode();
      if (state) return state;
    }
  }

  /** What has been inflated since the last take. */
  take(): Uint8Array<ArrayBuffer> {
    const piece = this.out.slice(this.start, this.at);
    if (this.at >= HISTORY + PIECE) {
      this.out.copyWithin(0, this.at - HISTORY, this.at);
      this.at = HISTORY;
    }
    this.start = this.at;
    return piece;
  }

  private finish(): InflateState {
    if (this.bitInput.overrun) return 'truncated';
    this.bitInput.align();
    return 'end';
  }

  private startBlock(): boolean {
    const { bitInput, codes } = this;
    this.lastBlock = bitInput.take(1) === 1;
    const kind = bitInput.take(2);
    if (kind === 0) return this.startStored();
    if (kind === 3 || !(kind === 1 ? codes.useFixed() : codes.read(bitInput))) return false;
    this.block = 'coded';
    return true;
  }

  private startStored(): boolean {
    const { input } = this;
    this.bitInput.align();
    const { bytes, pos } = input;
    if (pos + 4 > input.end) {
      input.pos = input.end + 1;
      return false;
    }
    const length = bytes[pos] | (bytes[pos + 1] << 8);
    if ((length ^ (bytes[pos + 2] | (bytes[pos + 3] << 8))) !== 0xffff) return false;
    input.pos += 4;
    this.storedLeft = length;
    this.block = 'stored';
    return true;
  }

  private copyStored(): InflateState | null {
    const { input, out } = this;
    while (this.storedLeft > 0) {
      if (this.at >= HISTORY + PIECE) return 'room';
      const length = Math.min(this.storedLeft, input.available, HISTORY + PIECE - this.at);
      if (length === 0) return input.complete ? 'truncated' : 'input';
      out.set(input.bytes.subarray(input.pos, input.pos + length), this.at);
      input.pos += length;
      this.at += length;
      this.storedLeft -= length;
    }
    this.block = 'none';
    return null;
  }

  /** Decodes symbols until the block, the input or the room ends. */
  private decode(): InflateState | null {
    const { input, out, bitInput, codes } = this;
    const { literals, distances } = codes;
    const { bytes, complete } = input;
    const lastSafe = complete ? input.end + SYMBOL_BYTES : input.end - SYMBOL_BYTES;
    const full = HISTORY + PIECE;
    const literalEntries = literals.entries;
    const literalMask = literals.mask;
    const distanceEntries = distances.entries;
    const distanceMask = distances.mask;
    let { at } = this;
    let { hold, bits } = bitInput;
    let { pos } = input;
    let state: InflateState | null = null;
    for (;;) {
      if (at >= full) {
        state = 'room';
        break;
      }
      if (pos > lastSafe) {
        state = complete ? 'truncated' : 'input';
        break;
      }
      if (bits < 15) {
        hold |= (bytes[pos] | (bytes[pos + 1] << 8)) << bits;
        pos += 2;
        bits += 16;
      }
      let entry = literalEntries[hold & literalMask];
      let used = entry & 15;
      hold >>>= used;
      bits -= used;
      let symbol = entry >> 4;
      if (symbol < 256) {
        out[at++] = symbol;
        if (entry !== 0) continue;
        state = 'damaged';
        break;
      }
      if (symbol === 256) {
        this.block = 'none';
        break;
      }
      symbol -= 257;
      if (symbol > 28) {
        state = 'damaged';
        break;
      }
      if (bits < 15) {
        hold |= (bytes[pos] | (bytes[pos + 1] << 8)) << bits;
        pos += 2;
        bits += 16;
      }
      used = LENGTH_BITS[symbol];
      const length = LENGTH_BASE[symbol] + (hold & ((1 << used) - 1));
      hold >>>= used;
      bits -= used;
      if (bits < 15) {
        hold |= (bytes[pos] | (bytes[pos + 1] << 8)) << bits;
        pos += 2;
        bits += 16;
      }
      entry = distanceEntries[hold & distanceMask];
      used = entry & 15;
      hold >>>= used;
      bits -= used;
      symbol = entry >> 4;
      if (entry === 0 || symbol > 29) {
        state = 'damaged';
        break;
      }
      if (bits < 15) {
        hold |= (bytes[pos] | (bytes[pos + 1] << 8)) << bits;
        pos += 2;
        bits += 16;
      }
      used = DISTANCE_BITS[symbol];
      const distance = DISTANCE_BASE[symbol] + (hold & ((1 << used) - 1));
      hold >>>= used;
      bits -= used;
      let from = at - distance;
      if (from < 0) {
        state = 'damaged';
        break;
      }
      const end = at + length;
      while (at < end) out[at++] = out[from++];
    }
    this.at = at;
    bitInput.hold = hold;
    bitInput.bits = bits;
    input.pos = pos;
    if (state !== 'truncated' && bitInput.overrun) return 'truncated';
    return state;
  }
}
