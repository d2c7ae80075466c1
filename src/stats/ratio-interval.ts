import { ratioScore } from './gap-tests.ts';
import type { Limits, Proportion } from './proportion.ts';
import { findRoot } from './root.ts';

const FARTHEST = 700;

/**
 * Score interval of the ratio a / b of two independent proportions: all ratios that {@link ratioScore} does not reject,
 * found on the log scale to a relative 10⁻¹². Low end 0 when a is 0; high end Infinity when b is 0; [0, Infinity] when
 * both are.
 *
 * Koopman, P. A. R. (1984). Confidence intervals for the ratio of two binomial proportions. Biometrics 40, 513–517.
 */
export function ratioScoreLimits(a: Proportion, b: Proportion, z: number): Limits {
  return [a.rate <= 0 ? 0 : limit(a, b, z, -1), b.rate <= 0 ? Number.POSITIVE_INFINITY : limit(a, b, -z, 1)];
}

/** The ratio, on the given side of the observed one, at which the statistic is `target`. */
function limit(a: Proportion, b: Proportion, target: number, side: 1 | -1): number {
  const excess = (log: number): number => {
    const score = ratioScore(a, b, Math.exp(log));
    return Number.isNaN(score) ? -target : score - target;
  };
  // without a positive in one group the observed ratio is 0 or infinite: start from half a row instead
  let near = Math.log(Math.max(a.rate, 0.5 / a.n)) - Math.log(Math.max(b.rate, 0.5 / b.n));
  let step = 0.5 / Math.sqrt(Math.max(0.25, Math.min(a.rate * a.n, b.rate * b.n))) + 0.01;
  while (excess(near) * side < 0 && Math.abs(near) < FARTHEST) near -= side * step;
  let far = near + side * step;
  while (excess(far) * side > 0 && Math.abs(far) < FARTHEST) {
    near = far;
    step *= 2;
    far += side * step;
  }
  return Math.exp(findRoot(excess, near, far));
}
