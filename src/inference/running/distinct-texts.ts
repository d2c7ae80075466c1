import { fingerprint } from './fingerprint.ts';

/** The text of an item that has none. */
export const NO_TEXT = 0xffffffff;

const EMPTY = 0;

/** Tells texts apart without holding them: by a hash of 64 bits, in about 20 bytes for each distinct one. */
export class DistinctTexts {
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  /** Places in the table hold the number of a text plus one. */
  #table = new Uint32Array(4096);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of a text, from 0 in the order in which they were first seen. */
  numberOf(text: string): number {
    const [high, low] = fingerprint(text);
    const place = this.#placeOf(high, low);
    if (this.#table[place] !== EMPTY) return this.#table[place] - 1;
    const number = this.#count++;
    if (number === this.#high.length) {
      this.#high = grown(this.#high);
      this.#low = grown(this.#low);
    }
    this.#high[number] = high;
    this.#low[number] = low;
    this.#table[place] = number + 1;
    if (this.#count * 2 > this.#table.length) this.#rehash();
    return number;
  }

  #placeOf(high: number, low: number): number {
    const last = this.#table.length - 1;
    let place = low & last;
    for (;;) {
      const number = this.#table[place] - 1;
      if (number < 0 || (this.#high[number] === high && this.#low[number] === low)) return place;
      place = (place + 1) & last;
    }
  }

  #rehash(): void {
    this.#table = new Uint32Array(this.#table.length * 4);
    for (let number = 0; number < this.#count; number++) {
      this.#table[this.#placeOf(this.#high[number], this.#low[number])] = number + 1;
    }
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
