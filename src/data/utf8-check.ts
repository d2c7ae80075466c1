import { isUtf8, wholeCharacters } from './utf8.ts';

/** Bytes that are looked at at once: those without a character beyond ASCII need no closer look. */
const CHUNK_BYTES = 4096;
const NOT_ASCII = 0x80808080 | 0;

/** Whether bytes, pushed in pieces cut anywhere, are well-formed UTF-8 throughout. */
export class Utf8Check {
  #isWellFormed = true;
  /** The first bytes of a character that the piece before was cut in: three at most, and room for its rest. */
  readonly #cut = new Uint8Array(8);
  #cutBytes = 0;

  /** Whether all bytes so far may be well-formed. */
  get isWellFormed(): boolean {
    return this.#isWellFormed;
  }

  push(piece: Uint8Array): void {
    if (!this.#isWellFormed) return;
    const from = this.#closeCut(piece);
    const end = wholeCharacters(piece, piece.length);
    if (end <= from) return this.#keep(piece, from);
    this.#isWellFormed &&= isWellFormed(piece, from, end);
    this.#keep(piece, end);
  }

  /** No more bytes follow. */
  finish(): boolean {
    return this.#isWellFormed && this.#cutBytes === 0;
  }

  /** Ends the character that was cut; where the rest of the piece starts. */
  #closeCut(piece: Uint8Array): number {
    const cut = this.#cut;
    const before = this.#cutBytes;
    let taken = 0;
    while (this.#cutBytes > 0 && taken < piece.length) {
      const length = before + ++taken;
      cut[length - 1] = piece[taken - 1];
      if (wholeCharacters(cut, length) === length) {
        this.#isWellFormed &&= isUtf8(cut, 0, length);
        this.#cutBytes = 0;
      } else this.#cutBytes = length;
    }
    return taken;
  }

  #keep(piece: Uint8Array, from: number): void {
    for (let at = from; at < piece.length; at++) this.#cut[this.#cutBytes++] = piece[at];
  }
}

/** Both ends lie between characters. */
function isWellFormed(bytes: Uint8Array, from: number, end: number): boolean {
  let pos = from;
  while (pos < end) {
    let to = Math.min(end, pos + CHUNK_BYTES);
    if (!isAscii(bytes, pos, to)) {
      if (to < end) to = pos + wholeCharacters(bytes.subarray(pos, to), to - pos);
      if (!isUtf8(bytes, pos, to)) return false;
    }
    pos = to;
  }
  return true;
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && ((bytes.byteOffset + at) & 3) !== 0) if (bytes[at++] >= 0x80) return false;
  if (at === to) return true;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (to - at) >> 2);
  const { length } = words;
  let any = 0;
  let word = 0;
  for (; word + 4 <= length; word += 4) any |= words[word] | words[word + 1] | words[word + 2] | words[word + 3];
  for (; word < length; word++) any |= words[word];
  for (at += length * 4; at < to; at++) any |= bytes[at] << 24;
  return (any & NOT_ASCII) === 0;
}
