import type { Limits, Proportion } from './proportion.ts';

/**
 * Wilson's score interval for a proportion: the rates θ with |rate − θ| ≤ z √(θ (1 − θ) / n). `n` need not be whole.
 * Never of zero width, and within [0, 1].
 *
 * Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209–212.
 */
export function wilsonLimits({ rate, n }: Proportion, z: number): Limits {
  const z2 = z * z;
  const scale = 1 / (1 + z2 / n);
  const centre = (rate + z2 / (2 * n)) * scale;
  const half = z * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n)) * scale;
  return [rate <= 0 ? 0 : Math.max(0, centre - half), rate >= 1 ? 1 : Math.min(1, centre + half)];
}
