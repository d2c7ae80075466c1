import type { Limits } from './proportion.ts';

/** 0 · ln 0 is 0. */
function term(p: number, q: number): number {
  return p > 0 ? p * Math.log(p / q) : 0;
}

/**
 * Kullback and Leibler's divergence of Bernoulli(p) from Bernoulli(q), in natural logarithms; Infinity where q gives no
 * chance to an outcome that p does.
 */
export function klDivergence(p: number, q: number): number {
  return Math.max(0, term(p, q) + term(1 - p, 1 - q));
}

/** Jensen and Shannon's divergence, ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = ½ (p + q): within 0 … ln 2, always finite. */
export function jsDivergence(p: number, q: number): number {
  const middle = (p + q) / 2;
  return (klDivergence(p, middle) + klDivergence(q, middle)) / 2;
}

/** Points on a quarter of the ellipse: its ends and those between. */
const POINTS = 12;
const COSINES = Float64Array.from({ length: POINTS + 1 }, (_, i) => Math.cos((i * Math.PI) / 2 / POINTS));

/**
 * Limits of a divergence of two independent rates that grows as they move apart: its least and largest value on the
 * ellipse whose half axes are the distances to the rates' own limits. Of a difference this gives variance recovery's
 * (Newcombe's) limits, and the low limit here is 0 exactly where those hold 0.
 */
export function divergenceLimits(
  divergence: (p: number, q: number) => number,
  [p, q]: readonly [number, number],
  [pLow, pHigh]: Limits,
  [qLow, qHigh]: Limits,
): Limits {
  // on the arcs where p falls and q rises, and the other way round
  const falling = extremesOnArc(divergence, p, p - pLow, q, qHigh - q, -1);
  const rising = extremesOnArc(divergence, p, pHigh - p, q, q - qLow, 1);
  return [Math.min(falling[0], rising[0]), Math.max(falling[1], rising[1])];
}

function extremesOnArc(
  divergence: (p: number, q: number) => number,
  p: number,
  pReach: number,
  q: number,
  qReach: number,
  direction: 1 | -1,
): Limits {
  // the arc crosses p = q where the difference's limit lies beyond 0
  const crosses = (p - q) * direction <= 0 && Math.hypot(pReach, qReach) >= Math.abs(p - q);
  let [low, high] = [crosses ? 0 : Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i <= POINTS; i++) {
    const value = divergence(
      withinUnit(p + direction * pReach * COSINES[i]),
      withinUnit(q - direction * qReach * COSINES[POINTS - i]),
    );
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function withinUnit(rate: number): number {
  return Math.min(1, Math.max(0, rate));
}
