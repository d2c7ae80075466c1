import { mulberry32 } from '../lib/mulberry32.mjs';

/** A seeded stream of numbers in [0, 1) (mulberry32), with the draws that samples need. */
export class Random {
  /** The next number of the stream. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = mulberry32(seed);
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
