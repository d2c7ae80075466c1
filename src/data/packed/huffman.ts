/** Longest code of a deflated block. */
export const MAX_CODE_BITS = 15;

/**
 * A table that tells the symbol from the next bits: place `bits` (as many as the longest code has, first one lowest) holds
 * `symbol · 16 + length of its code`, or 0 where no code begins so.
 */
export interface HuffmanTable {
  readonly entries: Uint16Array;
  /** Mask of the bits looked at. */
  readonly mask: number;
}

const counts = new Uint16Array(MAX_CODE_BITS + 1);
const codes = new Uint16Array(MAX_CODE_BITS + 1);

/**
 * The table of canonical codes (RFC 1951, 3.2.2) with the given lengths; null when there are more codes than bits can tell.
 * @param entries room for the table, which is written over
 */
export function huffmanTable(lengths: Uint8Array, from: number, to: number, entries: Uint16Array): HuffmanTable | null {
  counts.fill(0);
  for (let at = from; at < to; at++) counts[lengths[at]]++;
  counts[0] = 0;
  let longest = MAX_CODE_BITS;
  while (longest > 1 && counts[longest] === 0) longest--;
  let code = 0;
  let free = 1;
  for (let length = 1; length <= longest; length++) {
    code = (code + counts[length - 1]) << 1;
    codes[length] = code;
    free = 2 * free - counts[length];
    if (free < 0) return null;
  }
  const size = 1 << longest;
  if (free > 0) entries.fill(0, 0, size);
  for (let at = from; at < to; at++) {
    const length = lengths[at];
    if (length === 0) continue;
    const entry = ((at - from) << 4) | length;
    const step = 1 << length;
    for (let place = reversed(codes[length]++, length); place < size; place += step) entries[place] = entry;
  }
  return { entries, mask: size - 1 };
}

function reversed(code: number, length: number): number {
  let bits = code;
  bits = ((bits & 0x5555) << 1) | ((bits >>> 1) & 0x5555);
  bits = ((bits & 0x3333) << 2) | ((bits >>> 2) & 0x3333);
  bits = ((bits & 0x0f0f) << 4) | ((bits >>> 4) & 0x0f0f);
  bits = ((bits & 0x00ff) << 8) | (bits >>> 8);
  return bits >>> (16 - length);
}
