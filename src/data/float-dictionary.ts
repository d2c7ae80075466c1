/**
 * Numbers to small codes, by open addressing over their bits; −0 counts as 0. NaN has no code.
 */
export class FloatDictionary {
  #values = new Float64Array(1024);
  #slots = new Int32Array(4096).fill(-1);
  #size = 0;
  readonly #bits = new Uint32Array(2);
  readonly #double = new Float64Array(this.#bits.buffer);

  /** Number of distinct values so far. */
  get size(): number {
    return this.#size;
  }

  /** The values in order of first appearance. */
  values(): Float64Array {
    return this.#values.slice(0, this.#size);
  }

  /** The code of a value, a new one for a new value. */
  code(value: number): number {
    this.#double[0] = value + 0;
    let hash = Math.imul(this.#bits[0] ^ Math.imul(this.#bits[1], 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot];
      if (found < 0) return this.#insert(value + 0, slot);
      if (this.#values[found] === value) return found;
      slot = (slot + 1) & mask;
    }
  }

  #insert(value: number, slot: number): number {
    if (this.#size === this.#values.length) {
      const grown = new Float64Array(this.#size * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    const code = this.#size++;
    this.#values[code] = value;
    this.#slots[slot] = code;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const former = this.#values.slice(0, this.#size);
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    this.#size = 0;
    for (const value of former) this.code(value);
  }
}

/** Whether an array holds more than `limit` distinct numbers; stops as soon as it does. */
export function hasMoreDistinct(values: Float64Array, limit: number): boolean {
  const dictionary = new FloatDictionary();
  for (const value of values) {
    if (value === value && dictionary.code(value) >= limit) return true;
  }
  return false;
}
