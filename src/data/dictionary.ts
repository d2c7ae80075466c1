import { growBuffer, growUint32, nextCapacity } from './grow.ts';
import type { RowBlock } from './row-block.ts';

/**
 * Every distinct byte string of a column, numbered in order of first appearance. FNV-1a hashes with open addressing over
 * one flat arena of bytes, so a value that was seen before costs no allocation and no string.
 */
export class ByteDictionary {
  size = 0;
  private arena = new Uint8Array(64);
  /** Spelling `code` is `arena[offsets[code], offsets[code + 1])`. */
  private offsets = new Uint32Array(9);
  private hashes = new Int32Array(8);
  /** The code of each spelling of one byte, or −1. */
  private readonly singles = new Int32Array(256).fill(-1);
  /** code + 1, or 0 for a free slot. */
  private slots = new Int32Array(16);

  /** Bytes of all spellings. */
  get byteLength(): number {
    return this.offsets[this.size];
  }

  /** Writes the code of each row's cell into `codes`. */
  encode(bytes: Uint8Array, block: RowBlock, column: number, codes: Uint32Array): void {
    const { starts, ends, rows, columns } = block;
    for (let row = 0, cell = column; row < rows; row++, cell += columns) {
      codes[row] = this.codeOf(bytes, starts[cell], ends[cell]);
    }
  }

  /** The code of `bytes[start, end)`, which is added when it is new. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (end - start !== 1) return this.find(bytes, start, end);
    const known = this.singles[bytes[start]];
    if (known >= 0) return known;
    return (this.singles[bytes[start]] = this.find(bytes, start, end));
  }

  private find(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end);
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot]; entry !== 0; entry = slots[slot]) {
      if (hashes[entry - 1] === hash && this.equals(entry - 1, bytes, start, end)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.add(bytes, start, end, hash);
  }

  /** The bytes of a spelling; a view, valid until the next one is added. */
  spelling(code: number): Uint8Array {
    return this.arena.subarray(this.offsets[code], this.offsets[code + 1]);
  }

  private equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { arena, offsets } = this;
    let at = offsets[code];
    if (offsets[code + 1] - at !== end - start) return false;
    for (let pos = start; pos < end; pos++) if (arena[at++] !== bytes[pos]) return false;
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if (this.size * 2 >= this.slots.length) this.growSlots();
    const code = this.size;
    const offset = this.offsets[code];
    const length = end - start;
    if (offset + length > this.arena.length) this.growArena(offset + length);
    if (length < 32) for (let i = 0; i < length; i++) this.arena[offset + i] = bytes[start + i];
    else this.arena.set(bytes.subarray(start, end), offset);
    this.offsets[code + 1] = offset + length;
    this.hashes[code] = hash;
    this.place(code, hash);
    this.size++;
    return code;
  }

  private place(code: number, hash: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = code + 1;
  }

  private growSlots(): void {
    const capacity = this.slots.length * 2;
    this.slots = new Int32Array(capacity);
    for (let code = 0; code < this.size; code++) this.place(code, this.hashes[code]);
    this.hashes = new Int32Array(growBuffer(this.hashes.buffer, (capacity / 2) * 4));
    this.offsets = growUint32(this.offsets, capacity / 2 + 1);
  }

  private growArena(needed: number): void {
    const capacity = nextCapacity(this.arena.length * 1.6, needed);
    this.arena = new Uint8Array(growBuffer(this.arena.buffer, capacity));
  }
}

/** FNV-1a, 32 bits, its high bits folded into the low ones that choose the slot. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let pos = start; pos < end; pos++) hash = Math.imul(hash ^ bytes[pos], 0x01000193);
  return hash ^ (hash >>> 15);
}
