import type { ByteEncoding } from './schema.ts';

/** Windows-1252 from 0x80 to 0x9F; where it defines nothing, the control character, as the Encoding Standard has it. */
const WINDOWS_1252_UPPER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * A function from bytes to text; malformed UTF-8 becomes U+FFFD. Windows-1252 is decoded here, because the decoder of
 * some Node versions takes it for Latin-1.
 */
export function createDecoder(encoding: ByteEncoding): (bytes: Uint8Array) => string {
  if (encoding === 'windows-1252') return decodeWindows1252;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252_UPPER[byte - 0x80] : String.fromCharCode(byte);
  }
  return text;
}
