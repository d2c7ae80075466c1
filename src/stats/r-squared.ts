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

/** Keeps an exponential finite where the standard error is beyond use. */
const LARGEST_EXPONENT = 500;

/**
 * Interval of R² = 1 − Σe² / Σ(y − ȳ)² on the scale of ln(1 − R²), whose influence function is e² / E e² − y² / E y², with
 * an allowance for heavy tails ({@link allowedVariance}). Needs some error, some variation and n above 1.
 */
export function rSquaredLimits({ e2, e4, y2, y4, e2y2, n }: ErrorMoments, z: number): Limits {
  const variance = Math.max(0, e4 / (e2 * e2) + y4 / (y2 * y2) - (2 * e2y2) / (e2 * y2));
  const half = Math.min(
    LARGEST_EXPONENT,
    studentMultiplier(z, n - 1) * Math.sqrt(allowedVariance(variance, n) / (n - 1)),
  );
  const unexplained = e2 / y2;
  return [1 - unexplained * Math.exp(half), 1 - unexplained * Math.exp(-half)];
}
