/** A product below this is turned into its logarithm, before another factor down to 2⁻⁵² could make it subnormal. */
const SMALL = 2 ** -960;

/**
 * Sums of −log x by place, for x in [2⁻⁵², 1]. Factors are multiplied, and the logarithm is taken of a product of hundreds of
 * them at a time: a logarithm for each costs more than all else that is counted of a score. The error of a product of k
 * factors is k · 2⁻⁵³, as that of their sum would be.
 */
export class LogSums {
  /** What was taken of products so far; sums found otherwise may be added. */
  sums = new Float64Array(256);
  #products = new Float64Array(256).fill(1);

  ensure(length: number): void {
    const { length: former } = this.sums;
    if (length <= former) return;
    const longer = Math.max(length, Math.ceil(former * 1.5));
    const sums = new Float64Array(longer);
    sums.set(this.sums);
    const products = new Float64Array(longer).fill(1, former);
    products.set(this.#products);
    this.sums = sums;
    this.#products = products;
  }

  multiply(place: number, factor: number): void {
    const product = this.#products[place] * factor;
    if (product >= SMALL) {
      this.#products[place] = product;
    } else {
      this.sums[place] -= Math.log(product);
      this.#products[place] = 1;
    }
  }

  /** The first `length` sums, as an array of their own. */
  take(length: number): Float64Array {
    this.ensure(length);
    return Float64Array.from({ length }, (_, place) => this.sums[place] - Math.log(this.#products[place]));
  }
}
