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
