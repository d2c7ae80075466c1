/**
 * What a byte means to the row scanner. The order matters: everything below {@link DELIMITER} may stand inside an
 * unquoted cell, everything from it on ends the cell.
 */
export const PLAIN = 0;
export const BLANK = 1;
export const QUOTE = 2;
export const DELIMITER = 3;
const LINE_FEED = 4;
export const CARRIAGE_RETURN = 5;

export const QUOTE_BYTE = 0x22;
export const LF_BYTE = 0x0a;
export const CR_BYTE = 0x0d;

/** The class of each of the 256 bytes for a delimiter. A tab is a blank unless it is the delimiter. */
export function byteClasses(delimiter: string): Uint8Array {
  const classes = new Uint8Array(256);
  classes[0x20] = BLANK;
  classes[0x09] = BLANK;
  classes[QUOTE_BYTE] = QUOTE;
  classes[LF_BYTE] = LINE_FEED;
  classes[CR_BYTE] = CARRIAGE_RETURN;
  classes[delimiter.charCodeAt(0)] = DELIMITER;
  return classes;
}

/** Line breaks in `bytes[0, end)`: line feeds, and carriage returns that none follows. */
export function countLineBreaks(bytes: Uint8Array, end = bytes.length): number {
  let breaks = 0;
  for (let at = 0; at < end; at++) {
    if (bytes[at] === LF_BYTE || (bytes[at] === CR_BYTE && bytes[at + 1] !== LF_BYTE)) breaks++;
  }
  return breaks;
}

/**
 * Offset just past the last line break in `bytes[0, filled)`; 0 when there is none. A carriage return at the very end is
 * not counted, since its line feed may still come.
 */
export function lastLineEnd(bytes: Uint8Array, filled: number): number {
  for (let at = filled - 1; at >= 0; at--) {
    const byte = bytes[at];
    if (byte === LF_BYTE || (byte === CR_BYTE && at < filled - 1)) return at + 1;
  }
  return 0;
}
