import { byteClasses, DELIMITER, QUOTE } from './byte-classes.ts';

/** Below this are line breaks, and what hardly ever stands in a text. */
const ABOVE_BREAKS = 0x0e;
const UNUSUAL = 0x100;
const NOT_ASCII = 0x200;
/** What {@link eightMarks} gives of eight bytes: a bit for each that may end a cell, or start a quoted one, the first lowest. */
export const MARK_BITS = 0xff;
/** One of the bytes is a quote or below what may break a line, so the marks are to be looked at more closely. */
export const UNUSUAL_BITS = 0x5500;
/** One of the bytes is not ASCII. */
export const NOT_ASCII_BITS = 0xaa00;

const tables = new Map<string, Uint16Array>();

/** By two bytes, the first lowest: a bit for each that is a mark, and what else is to be known of them. */
export function pairMarks(delimiter: string): Uint16Array {
  let table = tables.get(delimiter);
  if (!table) tables.set(delimiter, (table = tableOf(byteClasses(delimiter))));
  return table;
}

function tableOf(classes: Uint8Array): Uint16Array {
  const single = Uint16Array.from(classes, (kind, byte) => {
    const unusual = kind === QUOTE || byte < ABOVE_BREAKS;
    const marked = unusual || kind === DELIMITER ? 1 : 0;
    return marked | (unusual ? UNUSUAL : 0) | (byte >= 0x80 ? NOT_ASCII : 0);
  });
  return Uint16Array.from({ length: 0x10000 }, (_, pair) => {
    const [first, second] = [single[pair & 0xff], single[pair >> 8]];
    return first | (second & ~1) | ((second & 1) << 1);
  });
}

/** What is known of the eight bytes from `at` on, looked up in {@link pairMarks}. */
export function eightMarks(view: DataView, table: Uint16Array, at: number): number {
  return (
    table[view.getUint16(at, true)] |
    (table[view.getUint16(at + 2, true)] << 2) |
    (table[view.getUint16(at + 4, true)] << 4) |
    (table[view.getUint16(at + 6, true)] << 6)
  );
}
