import { logLikelihood } from './constrained-rates.ts';
import type { Proportion } from './proportion.ts';
import { wilsonLimits } from './wilson.ts';

const STEPS = 12;
/** Where rounding alone leaves the limit beyond the loss, the first step back; small, so that it shows in no digit that counts. */
const FIRST_PULL = 1e-13;

/**
 * A rate at or below the observed one that costs the data at most `loss` (above 0) of log likelihood,
 * n · KL(rate ‖ θ) ≤ loss, and mostly hardly less: the lower end of the likelihood ratio interval at z = √(2 · loss), never
 * beyond it. Newton's steps from Wilson's limit until they no longer move; the loss is convex in θ.
 */
export function likelihoodLow({ rate, n }: Proportion, loss: number): number {
  if (rate <= 0) return 0;
  const best = logLikelihood(rate, n, rate);
  const excess = (theta: number): number => best - logLikelihood(rate, n, theta) - loss;
  let theta = Math.max(wilsonLimits({ rate, n }, Math.sqrt(2 * loss))[0], Number.MIN_VALUE);
  for (let step = 0; step < STEPS && theta < rate; step++) {
    const slope = rate < 1 ? (-n * (rate - theta)) / (theta * (1 - theta)) : -n / theta;
    const next = Math.min(rate, Math.max(theta / 2, theta - excess(theta) / slope));
    const moved = Math.abs(next - theta);
    theta = next;
    if (moved <= Number.EPSILON * theta) break;
  }
  for (let pull = FIRST_PULL; pull < 1; pull *= 4) {
    if (excess(theta) <= 0) return theta;
    theta += pull * (rate - theta);
  }
  return rate;
}

/** The same above the observed rate. */
export function likelihoodHigh({ rate, n }: Proportion, loss: number): number {
  return 1 - likelihoodLow({ rate: 1 - rate, n }, loss);
}
