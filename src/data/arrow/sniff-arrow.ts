import { hasControlBytes } from '../sniff-binary.ts';

const FILE = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31];
const FEATHER_1 = [0x46, 0x45, 0x41, 0x31];
const MAX_SCHEMA_BYTES = 2 ** 26;

/** Whether a file is Arrow of any kind by its first bytes; text that begins with the same letters is not. */
export function isArrow(head: Uint8Array): boolean {
  if (isArrowFile(head)) return head[6] === 0 && head[7] === 0;
  return isArrowStream(head) || (isFeather1(head) && hasControlBytes(head));
}

/** Whether bytes are the mark at both ends of an Arrow file, which Feather of today is. */
export function isArrowFile(bytes: Uint8Array): boolean {
  return FILE.every((byte, at) => bytes[at] === byte);
}

/** Feather as it was before it became Arrow. */
export function isFeather1(bytes: Uint8Array): boolean {
  return FEATHER_1.every((byte, at) => bytes[at] === byte);
}

/** A stream starts with the mark of a message, and the length of its schema. */
function isArrowStream(head: Uint8Array): boolean {
  if (head.length < 16 || head[0] !== 0xff || head[1] !== 0xff || head[2] !== 0xff || head[3] !== 0xff) return false;
  const length = new DataView(head.buffer, head.byteOffset).getInt32(4, true);
  return length > 0 && length <= MAX_SCHEMA_BYTES && length % 8 === 0;
}
