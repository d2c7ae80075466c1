import { tokensOf } from './linear-tokens.ts';

const UNIGRAM = 1;
const BIGRAM = 2;
const CHARACTERS = 3;
const OPEN = 0x3c;
const CLOSE = 0x3e;
const SPACE = 0x20;
const APOSTROPHE = 0x27;

/** What an ASCII character is to a token: nothing, a mark of its own, or a part of a word; capitals are made small. */
const OTHER = 0;
const MARK = 1;
const WORD = 2;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  if (/[0-9a-z]/.test(String.fromCharCode(code))) return WORD;
  return code > SPACE && code < 127 ? MARK : OTHER;
});

const START = 0x811c9dc5;
const PRIME = 0x01000193;
/** 32-bit FNV-1a after its first byte, which tells the kinds of n-grams apart. */
const startOf = (kind: number): number => Math.imul(START ^ kind, PRIME);
const UNIGRAM_START = startOf(UNIGRAM);
const BIGRAM_START = startOf(BIGRAM);
const CHARACTERS_START = startOf(CHARACTERS);

/** The finaliser of MurmurHash3. */
function finished(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const encoder = new TextEncoder();

/**
 * The hashed n-grams of one text at a time: its words, its pairs of neighbours, and the three and four characters in a row of
 * each word. Buckets are listed as they come, those met twice twice.
 */
export class Ngrams {
  /** Tokens of the text. */
  tokens = 0;
  /** By token, the bucket of it. */
  unigrams = new Int32Array(64);
  /** By token, the bucket of it and the one before; at the place `tokens`, of the last and the end. */
  pairs = new Int32Array(65);
  /** Buckets of characters in a row, and by each the token it is of. */
  grams = new Int32Array(1024);
  owners = new Int32Array(1024);
  gramCount = 0;

  /** The tokens one after the other, each between `<` and `>`, in UTF-8. */
  #bytes = new Uint8Array(1024);
  #ends = new Int32Array(64);
  readonly #mask: number;

  /** @param buckets a power of two */
  constructor(buckets: number) {
    this.#mask = buckets - 1;
  }

  read(text: string): void {
    this.tokens = 0;
    this.gramCount = 0;
    if (!this.#readAscii(text)) this.#readAny(text);
    this.#hashWords();
    this.#hashCharacters();
  }

  /** What almost every text is, without making a string of each word; false where a text is not ASCII. */
  #readAscii(text: string): boolean {
    const { length } = text;
    // A mark of one byte takes three.
    if (this.#bytes.length < 3 * length + 4) this.#bytes = new Uint8Array(6 * length + 4);
    let bytes = this.#bytes;
    let at = 0;
    let open = false;
    let before = 0;
    let beforeThat = 0;
    for (let place = 0; place < length; place++) {
      let code = text.charCodeAt(place);
      if (code > 127) {
        this.tokens = 0;
        return false;
      }
      if (code >= 65 && code <= 90) code += 32;
      if (code === before && code === beforeThat && code >= 97 && code <= 122) continue;
      beforeThat = before;
      before = code;
      const kind = KINDS[code];
      if (kind === WORD) {
        if (!open) bytes[at++] = OPEN;
        open = true;
        bytes[at++] = code;
      } else if (open && code === APOSTROPHE && place + 1 < length && isWord(text.charCodeAt(place + 1))) {
        bytes[at++] = code;
      } else {
        if (open) at = this.#close(at);
        open = false;
        if (kind === MARK) {
          bytes = this.#bytes;
          bytes[at++] = OPEN;
          bytes[at++] = code;
          at = this.#close(at);
        }
      }
    }
    if (open) this.#close(at);
    return true;
  }

  #readAny(text: string): void {
    let at = 0;
    for (const token of tokensOf(text)) {
      const most = at + token.length * 3 + 4;
      if (this.#bytes.length < most) this.#bytes = grown(this.#bytes, most);
      this.#bytes[at] = OPEN;
      const { written } = encoder.encodeInto(token, this.#bytes.subarray(at + 1));
      at = this.#close(at + 1 + written);
    }
  }

  #close(at: number): number {
    this.#bytes[at] = CLOSE;
    if (this.tokens === this.#ends.length) {
      this.#ends = grown(this.#ends, this.tokens + 1);
      this.unigrams = new Int32Array(this.#ends.length);
      this.pairs = new Int32Array(this.#ends.length + 1);
    }
    this.#ends[this.tokens++] = at + 1;
    return at + 1;
  }

  #hashWords(): void {
    const bytes = this.#bytes;
    let pair = Math.imul(BIGRAM_START ^ OPEN, PRIME);
    let from = 0;
    for (let token = 0; token < this.tokens; token++) {
      const end = this.#ends[token] - 1;
      let word = UNIGRAM_START;
      let next = BIGRAM_START;
      pair = Math.imul(pair ^ SPACE, PRIME);
      for (let at = from + 1; at < end; at++) {
        const byte = bytes[at];
        word = Math.imul(word ^ byte, PRIME);
        pair = Math.imul(pair ^ byte, PRIME);
        next = Math.imul(next ^ byte, PRIME);
      }
      this.unigrams[token] = finished(word) & this.#mask;
      this.pairs[token] = finished(pair) & this.#mask;
      pair = next;
      from = end + 1;
    }
    pair = Math.imul(Math.imul(pair ^ SPACE, PRIME) ^ CLOSE, PRIME);
    this.pairs[this.tokens] = finished(pair) & this.#mask;
  }

  #hashCharacters(): void {
    const bytes = this.#bytes;
    const mask = this.#mask;
    const total = this.tokens === 0 ? 0 : this.#ends[this.tokens - 1];
    if (this.grams.length < 2 * total) {
      this.grams = new Int32Array(3 * total);
      this.owners = new Int32Array(3 * total);
    }
    const { grams, owners } = this;
    let count = 0;
    let from = 0;
    for (let token = 0; token < this.tokens; token++) {
      const end = this.#ends[token];
      for (let start = from; start < end; start = after(bytes, start)) {
        let hash = CHARACTERS_START;
        let at = start;
        for (let characters = 1; characters <= 4 && at < end; characters++) {
          const next = after(bytes, at);
          for (; at < next; at++) hash = Math.imul(hash ^ bytes[at], PRIME);
          if (characters < 3) continue;
          owners[count] = token;
          grams[count++] = finished(hash) & mask;
        }
      }
      from = end;
    }
    this.gramCount = count;
  }
}

/** Where the next character starts. */
function after(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte < 0x80) return at + 1;
  return at + (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
}

const isWord = (code: number): boolean => code < 128 && (KINDS[code] === WORD || (code >= 65 && code <= 90));

function grown<T extends Int32Array | Uint8Array>(array: T, least: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(2 * array.length, least));
  larger.set(array);
  return larger;
}
