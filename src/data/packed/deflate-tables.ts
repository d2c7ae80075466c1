/** RFC 1951, 3.2.5: extra bits of the codes of lengths and distances, and the least length or distance of each code. */
export const LENGTH_BITS = Uint8Array.from({ length: 29 }, (_, code) =>
  code === 28 ? 0 : Math.max(0, (code >> 2) - 1),
);
export const DISTANCE_BITS = Uint8Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1));
export const LENGTH_BASE = basesOf(3, LENGTH_BITS);
export const DISTANCE_BASE = basesOf(1, DISTANCE_BITS);
/** The longest length has a code of its own, though the code before reaches it. */
LENGTH_BASE[28] = 258;

/** RFC 1951, 3.2.7: the order in which the lengths of the codes of code lengths stand. */
export const CODE_LENGTH_ORDER = Uint8Array.from([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

function basesOf(least: number, bits: Uint8Array): Uint16Array {
  const bases = new Uint16Array(bits.length);
  for (let code = 0, base = least; code < bits.length; base += 1 << bits[code++]) bases[code] = base;
  return bases;
}
