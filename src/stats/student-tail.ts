import { incompleteBeta } from './binomial-tail.ts';

/**
 * P(T > t) for Student's t with `df` degrees of freedom (above 0, need not be whole), accurate far into the tail:
 * ½ I(df / (df + t²); df / 2, ½) for t ≥ 0.
 *
 * Abramowitz, M. & Stegun, I. A. (1964). Handbook of Mathematical Functions, 26.7.1.
 */
export function studentUpperTail(t: number, df: number): number {
  if (t === Infinity) return 0;
  const half = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t >= 0 ? half : 1 - half;
}
