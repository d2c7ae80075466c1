/** A seeded stream of numbers in [0, 1) (mulberry32), with the draws that samples need. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** True with probability p. */
  chance(p: number): boolean {
    return this.next() < p;
  }

  /** One of the options, by weight. */
  pick<T>(options: readonly (readonly [T, number])[]): T {
    let left = this.next() * options.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [option, weight] of options) {
      left -= weight;
      if (left < 0) return option;
    }
    return options[options.length - 1][0];
  }

  /** A normal draw, by the polar method. */
  normal(mean: number, deviation: number): number {
    for (;;) {
      const [u, v] = [this.next() * 2 - 1, this.next() * 2 - 1];
      const s = u * u + v * v;
      if (s > 0 && s < 1) return mean + deviation * u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }
}
