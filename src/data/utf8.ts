/** Whether `bytes[start, end)` is well-formed UTF-8 (Unicode 15, table 3-7). */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let pos = start;
  while (pos < end) {
    const lead = bytes[pos++];
    if (lead < 0x80) continue;
    const rest = continuationBytes(lead);
    if (rest === 0 || pos + rest > end) return false;
    const second = bytes[pos];
    if (second < lowestSecond(lead) || second > highestSecond(lead)) return false;
    for (let i = 1; i < rest; i++) if ((bytes[pos + i] & 0xc0) !== 0x80) return false;
    pos += rest;
  }
  return true;
}

/** The end of the last whole character in `bytes[0, end)`, for a sample cut anywhere. */
export function wholeCharacters(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 4 && back <= end; back++) {
    const byte = bytes[end - back];
    if ((byte & 0xc0) === 0x80) continue;
    return byte >= 0x80 && continuationBytes(byte) >= back ? end - back : end;
  }
  return end;
}

function continuationBytes(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return 0;
}

function lowestSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}
