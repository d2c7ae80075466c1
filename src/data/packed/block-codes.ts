import type { BitInput } from './bit-input.ts';
import { CODE_LENGTH_ORDER } from './deflate-tables.ts';
import { huffmanTable, MAX_CODE_BITS, type HuffmanTable } from './huffman.ts';

const END_OF_BLOCK = 256;

/** The codes of a deflated block: of bytes and lengths, and of distances. */
export class BlockCodes {
  literals: HuffmanTable = { entries: new Uint16Array(1 << MAX_CODE_BITS), mask: 0 };
  distances: HuffmanTable = { entries: new Uint16Array(1 << MAX_CODE_BITS), mask: 0 };
  private readonly lengths = new Uint8Array(320);

  /** RFC 1951, 3.2.6. */
  useFixed(): boolean {
    this.lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288).fill(5, 288, 320);
    return this.use(288, 320);
  }

  /** Reads the codes of a block that brings its own (RFC 1951, 3.2.7); false when they are damaged or break off. */
  read(input: BitInput): boolean {
    const literals = input.take(5) + 257;
    const all = literals + input.take(5) + 1;
    const codeLengths = input.take(4) + 4;
    const { lengths } = this;
    lengths.fill(0);
    for (let at = 0; at < codeLengths; at++) lengths[CODE_LENGTH_ORDER[at]] = input.take(3);
    const table = huffmanTable(lengths, 0, 19, this.distances.entries);
    if (!table) return false;
    lengths.fill(0);
    for (let at = 0; at < all;) {
      const symbol = input.symbol(table);
      if (symbol < 0 || input.overrun || (symbol === 16 && at === 0)) return false;
      const repeated = symbol < 16 ? symbol : symbol === 16 ? lengths[at - 1] : 0;
      const times = symbol < 16 ? 1 : timesOf(symbol, input);
      if (at + times > all) return false;
      lengths.fill(repeated, at, at + times);
      at += times;
    }
    return lengths[END_OF_BLOCK] > 0 && !input.overrun && this.use(literals, all);
  }

  private use(literals: number, all: number): boolean {
    const one = huffmanTable(this.lengths, 0, literals, this.literals.entries);
    const other = huffmanTable(this.lengths, literals, all, this.distances.entries);
    if (!one || !other) return false;
    this.literals = one;
    this.distances = other;
    return true;
  }
}

function timesOf(symbol: number, input: BitInput): number {
  if (symbol === 16) return 3 + input.take(2);
  return symbol === 17 ? 3 + input.take(3) : 11 + input.take(7);
}
