import { SPARE_BYTES } from './byte-view.ts';
import { growBuffer, growUint32, nextCapacity } from './grow.ts';
import type { RowBlock } from './row-block.ts';

/** A spelling of up to this many bytes is compared as two words, a longer one with the bytes that are kept of it. */
const SHORT = 8;
/** By length: what is kept of the first and of the second word of a short spelling. */
const FIRST_MASK = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const SECOND_MASK = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1);
/** Numbers of a slot. A free one holds zeros. */
const SLOT = 4;
const FIRST_SLOTS = 128;
/** Slots for each spelling: so many that two seldom meet, so that what comes next can be foreseen. */
const SLOTS_PER_SPELLING = 4;

/**
 * Every distinct byte string of a column, numbered in order of first appearance. Open addressing over flat arrays: a
 * value that was seen before costs no allocation and no string, and one of up to eight bytes no loop.
 */
export class ByteDictionary {
  size = 0;
  private arena = new Uint8Array(64);
  private arenaView = new DataView(this.arena.buffer);
  /** Spelling `code` is `arena[offsets[code], offsets[code + 1])`. */
  private offsets = new Uint32Array(9);
  /** Codes of the spellings of a single byte; −1 for one not yet met. */
  private readonly codeOfByte = new Int32Array(256).fill(-1);
  /** Slot by slot: the two words of a short spelling or two hashes of a longer one, its length + 1, its code. */
  private slots = new Int32Array(FIRST_SLOTS * SLOT);

  /** Bytes of all spellings. */
  get byteLength(): number {
    return this.offsets[this.size];
  }

  /** Writes the code of each row's cell into `codes`. */
  encode(bytes: Uint8Array, { view, starts, ends, rows, columns }: RowBlock, column: number, codes: Uint32Array): void {
    const { codeOfByte } = this;
    for (let row = 0, cell = column; row < rows; row++, cell += columns) {
      const start = starts[cell];
      const length = ends[cell] - start;
      if (length === 1) {
        const code = codeOfByte[bytes[start]];
        codes[row] = code >= 0 ? code : this.byteCode(bytes, start);
      } else if (length > SHORT) codes[row] = this.longCode(bytes, view, start, length);
      else codes[row] = this.shortCode(bytes, view, start, length);
    }
  }

  /** The code of a spelling of one byte that is not yet listed by it. */
  private byteCode(bytes: Uint8Array, start: number): number {
    return (this.codeOfByte[bytes[start]] = this.add(bytes, start, 1, bytes[start], 0));
  }

  /** The bytes of a spelling; a view, valid until the next one is added. */
  spelling(code: number): Uint8Array {
    return this.arena.subarray(this.offsets[code], this.offsets[code + 1]);
  }

  private shortCode(bytes: Uint8Array, view: DataView, start: number, length: number): number {
    const first = view.getInt32(start, true) & FIRST_MASK[length];
    const second = view.getInt32(start + 4, true) & SECOND_MASK[length];
    const { slots } = this;
    const mask = slots.length - 1;
    let at = slotOf(first, second, length, mask);
    for (; slots[at + 2] !== 0; at = (at + SLOT) & mask) {
      if (slots[at] === first && slots[at + 1] === second && slots[at + 2] === length + 1) return slots[at + 3];
    }
    return this.add(bytes, start, length, first, second);
  }

  private longCode(bytes: Uint8Array, view: DataView, start: number, length: number): number {
    const last = start + length - 4;
    let first = 0x811c9dc5 | 0;
    for (let pos = start; pos < last; pos += 4) {
      first = Math.imul(first ^ view.getInt32(pos, true), 0x9e3779b1);
      first ^= first >>> 15;
    }
    const second = view.getInt32(last, true);
    const { slots } = this;
    const mask = slots.length - 1;
    let at = slotOf(first, second, length, mask);
    for (; slots[at + 2] !== 0; at = (at + SLOT) & mask) {
      const alike = slots[at] === first && slots[at + 1] === second && slots[at + 2] === length + 1;
      if (alike && this.holds(slots[at + 3], view, start, last)) return slots[at + 3];
    }
    return this.add(bytes, start, length, first, second);
  }

  /** Whether a spelling is that of the bytes from `start` on; they are as many, and the four from `last` on are the same. */
  private holds(code: number, view: DataView, start: number, last: number): boolean {
    const { arenaView } = this;
    for (let at = this.offsets[code], pos = start; pos < last; at += 4, pos += 4) {
      if (arenaView.getInt32(at, true) !== view.getInt32(pos, true)) return false;
    }
    return true;
  }

  private add(bytes: Uint8Array, start: number, length: number, first: number, second: number): number {
    if (this.size * SLOTS_PER_SPELLING * SLOT >= this.slots.length) this.growSlots();
    const code = this.size++;
    const offset = this.offsets[code];
    if (offset + length + SPARE_BYTES > this.arena.length) this.growArena(offset + length + SPARE_BYTES);
    if (length < 32) for (let i = 0; i < length; i++) this.arena[offset + i] = bytes[start + i];
    else this.arena.set(bytes.subarray(start, start + length), offset);
    if (code + 2 > this.offsets.length) this.offsets = growUint32(this.offsets, this.offsets.length * 2);
    this.offsets[code + 1] = offset + length;
    place(this.slots, first, second, length + 1, code);
    return code;
  }

  private growSlots(): void {
    const former = this.slots;
    this.slots = new Int32Array(former.length * 2);
    for (let at = 0; at < former.length; at += SLOT) {
      if (former[at + 2] !== 0) place(this.slots, former[at], former[at + 1], former[at + 2], former[at + 3]);
    }
  }

  private growArena(needed: number): void {
    const capacity = nextCapacity(this.arena.length * 1.6, needed);
    this.arena = new Uint8Array(growBuffer(this.arena.buffer, capacity));
    this.arenaView = new DataView(this.arena.buffer);
  }
}

function place(slots: Int32Array, first: number, second: number, lengthAndOne: number, code: number): void {
  const mask = slots.length - 1;
  let at = slotOf(first, second, lengthAndOne - 1, mask);
  while (slots[at + 2] !== 0) at = (at + SLOT) & mask;
  slots[at] = first;
  slots[at + 1] = second;
  slots[at + 2] = lengthAndOne;
  slots[at + 3] = code;
}

/** Where the search for a spelling starts: two words and a length mixed, high bits folded into those that choose. */
function slotOf(first: number, second: number, length: number, mask: number): number {
  const mixed = Math.imul(first ^ Math.imul(second + length, 0x85ebca6b), 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) << 2) & mask;
}
