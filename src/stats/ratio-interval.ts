import { ratioScore } from './gap-tests.ts';
import type { Limits, Proportion } from './proportion.ts';
import { findRoot } from './root.ts';

const FARTHEST = 700;
const TOLERANCE = 1e-12;

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
  const aRate = Math.max(a.rate, 0.5 / a.n);
  const bRate = Math.max(b.rate, 0.5 / b.n);
  let near = Math.log(aRate) - Math.log(bRate);
  let step = Math.abs(target) * 1.25 * Math.sqrt((1 - aRate) / (aRate * a.n) + (1 - bRate) / (bRate * b.n)) + 0.01;
  let atNear = excess(near);
  while (atNear * side < 0 && Math.abs(near) < FARTHEST) {
    near -= side * step;
    atNear = excess(near);
  }
  let far = near + side * step;
  let atFar = excess(far);
  while (atFar * side > 0 && Math.abs(far) < FARTHEST) {
    near = far;
    atNear = atFar;
    step *= 2;
    far += side * step;
    atFar = excess(far);
  }
  return Math.exp(findRoot(excess, near, far, TOLERANCE, atNear, atFar));
}
