import { chiSquaredUpperTail } from './distributions.ts';

/** Below this smallest expected count the chi-squared distribution is not trusted as it stands (Cochran 1954). */
const LEAST_EXPECTED = 5;

/** How well observed shares fit expected ones. */
export interface GoodnessOfFit {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  readonly minimumExpected: number;
  /** Whether the first two moments of the statistic were matched, because expected counts are small. */
  readonly moments: boolean;
}

/**
 * Pearson's X² = n Σ (sᵢ − πᵢ)² / πᵢ of k shares against expected ones (both adding up to 1), and P(χ² ≥ X²) with k − 1
 * degrees of freedom. `n`: rows, or how many rows of equal weight are worth as much. Where the smallest expected count is
 * below 5, a scaled chi-squared variable with the exact mean k − 1 and the exact variance of X² takes its place:
 * 2 (k − 1) + (Σ 1/πᵢ − k² − 2k + 2) / n. Null for fewer than two shares or an expected share of 0.
 *
 * Haldane, J. B. S. (1937). The exact value of the moments of the distribution of χ². Biometrika 29, 133–143.
 */
export function goodnessOfFit(shares: readonly number[], expected: readonly number[], n: number): GoodnessOfFit | null {
  const k = shares.length;
  if (k < 2 || !expected.every((share) => share > 0)) return null;
  const statistic = n * shares.reduce((sum, share, i) => sum + (share - expected[i]) ** 2 / expected[i], 0);
  const degreesOfFreedom = k - 1;
  const minimumExpected = n * Math.min(...expected);
  const moments = minimumExpected < LEAST_EXPECTED;
  const inverse = expected.reduce((sum, share) => sum + 1 / share, 0);
  const variance = moments ? 2 * degreesOfFreedom + (inverse - k * k - 2 * k + 2) / n : 2 * degreesOfFreedom;
  const scale = variance / (2 * degreesOfFreedom);
  const p = chiSquaredUpperTail(statistic / scale, degreesOfFreedom / scale);
  return { statistic, degreesOfFreedom, p, minimumExpected, moments };
}
