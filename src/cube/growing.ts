/** A Float64Array that grows on demand and keeps what it holds; new places are 0. */
export class GrowingFloats {
  values = new Float64Array(256);

  ensure(length: number): Float64Array {
    if (length > this.values.length) {
      const grown = new Float64Array(Math.max(length, Math.ceil(this.values.length * 1.5)));
      grown.set(this.values);
      this.values = grown;
    }
    return this.values;
  }

  /** The first `length` sums, as an array of their own. */
  take(length: number): Float64Array {
    return this.ensure(length).slice(0, length);
  }
}

/** Integers of one batch after another in one array, so that a batch needs no memory of its own. */
export class BatchIntegers {
  #kept = new Uint32Array(0);

  /** `length` integers of any value, valid until they are asked for again. */
  ofLength(length: number): Uint32Array {
    if (length > this.#kept.length) this.#kept = new Uint32Array(length);
    return this.#kept.subarray(0, length);
  }
}
