import { MAX_CODE_BITS, type HuffmanTable } from './huffman.ts';
import type { PackedInput } from './packed-input.ts';

/** Bits of an input, the lowest of each byte first. */
export class BitInput {
  /** Bits that were taken from the input and not used yet, the next one lowest, and how many they are. */
  hold = 0;
  bits = 0;

  constructor(readonly input: PackedInput) {}

  /** Whether more bits have been used than there are. */
  get overrun(): boolean {
    return this.input.pos - (this.bits >> 3) > this.input.end;
  }

  reset(): void {
    this.hold = this.bits = 0;
  }

  /** Gives whole bytes back, and passes over the bits before the next one. */
  align(): void {
    this.input.pos -= this.bits >> 3;
    this.reset();
  }

  take(count: number): number {
    this.fill(count);
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.bits -= count;
    return value;
  }

  /** The symbol whose code comes next; −1 where none begins so. */
  symbol({ entries, mask }: HuffmanTable): number {
    this.fill(MAX_CODE_BITS);
    const entry = entries[this.hold & mask];
    this.hold >>>= entry & 15;
    this.bits -= entry & 15;
    return entry === 0 ? -1 : entry >> 4;
  }

  private fill(count: number): void {
    const { input } = this;
    while (this.bits < count) {
      this.hold |= (input.pos < input.bytes.length ? input.bytes[input.pos] : 0) << this.bits;
      input.pos++;
      this.bits += 8;
    }
  }
}
