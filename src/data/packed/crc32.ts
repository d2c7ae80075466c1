const POLYNOMIAL = 0xedb88320;
const WAYS = 8;
/** Table `k`, at `256 · k`, moves a byte past `k` further ones. */
const TABLES = makeTables();

function makeTables(): Int32Array {
  const tables = new Int32Array(256 * WAYS);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at++) {
    const before = tables[at - 256];
    tables[at] = (before >>> 8) ^ tables[before & 255];
  }
  return tables;
}

/**
 * The CRC-32 of RFC 1952 of the bytes before, `crc`, continued over `bytes`: eight bytes at a time.
 * @returns a signed number of 32 bits; 0 to start with
 */
export function crc32(bytes: Uint8Array, crc: number): number {
  const t = TABLES;
  const { length } = bytes;
  let c = ~crc;
  let at = 0;
  for (; at + WAYS <= length; at += WAYS) {
    c ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    c =
      t[1792 + (c & 255)] ^
      t[1536 + ((c >>> 8) & 255)] ^
      t[1280 + ((c >>> 16) & 255)] ^
      t[1024 + (c >>> 24)] ^
      t[768 + bytes[at + 4]] ^
      t[512 + bytes[at + 5]] ^
      t[256 + bytes[at + 6]] ^
      t[bytes[at + 7]];
  }
  for (; at < length; at++) c = (c >>> 8) ^ t[(c ^ bytes[at]) & 255];
  return ~c;
}
