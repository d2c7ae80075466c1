import { allowedVariance } from './heavy-tails.ts';
import type { Limits } from './proportion.ts';
import { studentMultiplier } from './student.ts';

/** Means over rows, with errors e, and y measured from its own mean. */
export interface ErrorMoments {
  readonly e2: number;
  readonly e4: number;
  readonly y2: number;
  readonly y4: number;
  readonly e2y2: number;
  /** Effective number of rows. */
  readonly n: number;
}

/** From this half-width of ln(1 − R²) on, the low end is too far to mean anything: 20,000 times as far from 1 as R² is. */
const BEYOND_USE = 10;

/**
 * Interval of R² = 1 − Σe² / Σ(y − ȳ)² on the scale of ln(1 − R²), whose influence function is e² / E e² − y² / E y², with
 * an allowance for heavy tails ({@link allowedVariance}). Needs some error, some variation and n above 1. The low end is
 * −Infinity where a handful of rows says nothing of it.
 */
export function rSquaredLimits({ e2, e4, y2, y4, e2y2, n }: ErrorMoments, z: number): Limits {
  const variance = Math.max(0, e4 / (e2 * e2) + y4 / (y2 * y2) - (2 * e2y2) / (e2 * y2));
  const half = studentMultiplier(z, n - 1) * Math.sqrt(allowedVariance(variance, n) / (n - 1));
  const unexplained = e2 / y2;
  const low = half < BEYOND_USE ? 1 - unexplained * Math.exp(half) : Number.NEGATIVE_INFINITY;
  return [low, 1 - unexplained * Math.exp(-half)];
}

/** Central moments of a part's targets and errors, and where they lie in the whole. */
export interface PartMoments extends ErrorMoments {
  readonly y3: number;
  readonly e2y: number;
  /** How far the part's mean target lies above the whole's. */
  readonly shift: number;
}

/**
 * The slope of the whole's R² on that of a part with the given share of the weight: the covariance of their influences
 * −(e² − (E e² / E y²) y²) / E y² over the rows of the part, each with its own means, over the variance of the part's.
 */
export function rSquaredSlope(
  part: PartMoments,
  whole: { readonly e2: number; readonly y2: number },
  share: number,
): number {
  const { e2, e4, y2, y3, y4, e2y, e2y2, shift } = part;
  const [own, all] = [e2 / y2, whole.e2 / whole.y2];
  // E[(e² − own y²) e²] and so on; both influences are 0 on average in the part up to a constant, which takes no part
  const withError = e4 - own * e2y2;
  const withSquare = e2y2 + 2 * shift * e2y + shift * shift * e2 - own * (y4 + 2 * shift * y3 + shift * shift * y2);
  const variance = e4 - 2 * own * e2y2 + own * own * y4;
  return variance > 0 ? (share * y2 * (withError - all * withSquare)) / (whole.y2 * variance) : 0;
}
