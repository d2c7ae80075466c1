import type { Tally } from './tally.ts';

/** How many rows have which benefit b = prediction − label + 1: 2 for false positives, 0 for false negatives, else 1. */
export interface Benefit {
  readonly benefit: number;
  readonly n: number;
}

export function benefitsOf({ tp, fp, fn, tn }: Tally): readonly Benefit[] {
  return [
    { benefit: 2, n: fp },
    { benefit: 1, n: tp + tn },
    { benefit: 0, n: fn },
  ];
}

/** Every row with the mean benefit of its group. */
export function meanBenefits(groups: readonly Tally[]): readonly Benefit[] {
  return groups.map((tally) => ({ benefit: (2 * tally.fp + tally.tp + tally.tn) / tally.n, n: tally.n }));
}

/**
 * Generalised entropy: 1 / (nα(α − 1)) Σ ((b / μ)^α − 1); for α = 1 Theil's 1/n Σ (b / μ) ln(b / μ); for α = 0 the mean
 * log deviation −1/n Σ ln(b / μ), infinite where a benefit is 0. Null where nobody has a benefit.
 */
export function generalizedEntropy(benefits: readonly Benefit[], alpha: number): number | null {
  const n = benefits.reduce((sum, group) => sum + group.n, 0);
  const mean = meanOf(benefits);
  if (!(mean > 0)) return null;
  const term = (x: number): number => {
    if (alpha === 1) return x === 0 ? 0 : x * Math.log(x);
    if (alpha === 0) return -Math.log(x);
    return (x ** alpha - 1) / (alpha * (alpha - 1));
  };
  return benefits.reduce((sum, { benefit, n }) => (n === 0 ? sum : sum + n * term(benefit / mean)), 0) / n;
}

/** The mean benefit. */
export function meanOf(benefits: readonly Benefit[]): number {
  const n = benefits.reduce((sum, group) => sum + group.n, 0);
  return benefits.reduce((sum, group) => sum + group.benefit * group.n, 0) / n;
}

/** √(2 · GE₂): the standard deviation over the mean. */
export function coefficientOfVariation(benefits: readonly Benefit[]): number | null {
  const entropy = generalizedEntropy(benefits, 2);
  return entropy === null ? null : Math.sqrt(2 * Math.max(0, entropy));
}
