/**
 * A seeded source of uniform and normal numbers, the same on every machine: xorshift128 on 32-bit integers, normals by
 * Marsaglia's polar method. For resampling, where speed counts; not for secrets.
 *
 * Marsaglia, G. (2003). Xorshift RNGs. J. Stat. Softw. 8(14), 1–6.
 */
export class SeededRandom {
  #x: number;
  #y: number;
  #z: number;
  #w: number;
  #spare = Number.NaN;

  constructor(seed: number) {
    let state = seed | 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let t = state;
      t = Math.imul(t ^ (t >>> 16), 0x21f0aaad);
      t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
      return t ^ (t >>> 15);
    };
    this.#x = next();
    this.#y = next();
    this.#z = next();
    // the state must not be all zero
    this.#w = next() | 1;
  }

  /** Uniform in (0, 1), in steps of 2⁻³². */
  uniform(): number {
    const t = this.#x ^ (this.#x << 11);
    this.#x = this.#y;
    this.#y = this.#z;
    this.#z = this.#w;
    this.#w = this.#w ^ (this.#w >>> 19) ^ t ^ (t >>> 8);
    return ((this.#w >>> 0) + 0.5) / 4294967296;
  }

  /** Standard normal. */
  normal(): number {
    const spare = this.#spare;
    if (!Number.isNaN(spare)) {
      this.#spare = Number.NaN;
      return spare;
    }
    for (;;) {
      const a = 2 * this.uniform() - 1;
      const b = 2 * this.uniform() - 1;
      const square = a * a + b * b;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = b * scale;
      return a * scale;
    }
  }
}
