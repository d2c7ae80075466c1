/**
 * What a bare word of JSON is: `null`, another value, or null for none. Numbers are told by their bytes; `NaN` and `Infinity`, which
 * some programs write, are let pass as text.
 */
export function tokenKind(bytes: Uint8Array, start: number, end: number): 'null' | 'other' | null {
  const first = bytes[start] === 0x2d ? start + 1 : start;
  if (digitsEnd(bytes, first, end) > first) return isNumber(bytes, first, end) ? 'other' : null;
  if (end - start > 9) return null;
  const text = String.fromCharCode(...bytes.subarray(start, end));
  if (text === 'null') return 'null';
  return /^(?:true|false|NaN|-?Infinity)$/.test(text) ? 'other' : null;
}

/** Whether the bytes after a sign are a number as JSON has it, which starts with a figure. */
function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let at = digitsEnd(bytes, start, end);
  if (bytes[start] === 0x30 && at > start + 1) return false;
  if (at < end && bytes[at] === 0x2e) {
    const decimals = digitsEnd(bytes, at + 1, end);
    if (decimals === at + 1) return false;
    at = decimals;
  }
  if (at < end && (bytes[at] | 0x20) === 0x65) {
    const from = bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d ? at + 2 : at + 1;
    const exponent = digitsEnd(bytes, from, end);
    if (exponent === from) return false;
    at = exponent;
  }
  return at === end;
}

function digitsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] >= 0x30 && bytes[at] <= 0x39) at++;
  return at;
}
