import type { SourceEncoding } from './byte-source.ts';
import { isUtf8, wholeCharacters } from './utf8.ts';

/**
 * Without a mark, UTF-16 is told by zero bytes: text in other encodings has none, and in UTF-16 they stand on one side of
 * the pairs, in Latin letters and at least in delimiters and line breaks.
 */
const MIN_ZEROS_ON_ONE_SIDE = 0.1;
const MAX_ZEROS_ON_THE_OTHER = 0.25;

/**
 * The encoding that the first bytes of a file tell: by byte order mark, by the zero bytes of UTF-16, else by whether
 * they are well-formed UTF-8. A sample cannot prove UTF-8; the reader decides again at the end.
 */
export function sniffEncoding(head: Uint8Array): SourceEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', byteOrderMark: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', byteOrderMark: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', byteOrderMark: true };
  const pairs = Math.floor(head.length / 2);
  if (pairs >= 2) {
    const even = zeroShare(head, 0, pairs);
    const odd = zeroShare(head, 1, pairs);
    if (Math.max(odd, even) > MIN_ZEROS_ON_ONE_SIDE) {
      if (even < MAX_ZEROS_ON_THE_OTHER * odd) return { encoding: 'utf-16le', byteOrderMark: false };
      if (odd < MAX_ZEROS_ON_THE_OTHER * even) return { encoding: 'utf-16be', byteOrderMark: false };
    }
  }
  const wellFormed = isUtf8(head, 0, wholeCharacters(head, head.length));
  return { encoding: wellFormed ? 'utf-8' : 'windows-1252', byteOrderMark: false };
}

function zeroShare(bytes: Uint8Array, from: number, pairs: number): number {
  let zeros = 0;
  for (let pair = 0; pair < pairs; pair++) if (bytes[2 * pair + from] === 0) zeros++;
  return zeros / pairs;
}
