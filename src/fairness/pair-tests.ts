import { twoSidedZ } from '../stats/distributions.ts';
import { gapExceeds, gapWithin } from '../stats/gap-tests.ts';
import type { Margin } from '../stats/gap-tests.ts';
import { differenceLimits } from '../stats/mover.ts';
import type { Limits, Proportion } from '../stats/proportion.ts';
import { wilsonLimits } from '../stats/wilson.ts';
import type { Estimate } from './estimate.ts';
import type { Estimates } from './metric-registry.ts';
import type { MetricId } from './metrics.ts';

/** A group as the verdicts see it. */
export interface CandidateGroup {
  readonly key: readonly string[];
  readonly rows: number;
  readonly estimates: Estimates;
  readonly belowMinimum: boolean;
}

/** The rate of a metric in a group; null where it is undefined or the metric is no rate. */
export function rateOf(group: CandidateGroup, metric: MetricId): (Estimate & { proportion: Proportion }) | null {
  const estimate = group.estimates[metric];
  return estimate.kind === 'estimate' && estimate.proportion ? { ...estimate, proportion: estimate.proportion } : null;
}

/**
 * Tests of all pairs of groups in one rate against one tolerance. Groups are named by their index; both of a pair must
 * have the rate. Results are remembered, because criteria share rates.
 */
export class RateTests {
  readonly metric: MetricId;
  readonly margin: Margin;
  /** NaN where the rate is undefined. */
  readonly rates: readonly Proportion[];
  /** Wilson limits at two-sided 1 − α. */
  readonly limits: readonly Limits[];
  readonly #narrowLimits: readonly Limits[];
  readonly #alpha: number;
  readonly #exceeds: Float64Array;
  readonly #within: Float64Array;

  constructor(groups: readonly CandidateGroup[], metric: MetricId, margin: Margin, alpha: number) {
    this.metric = metric;
    this.margin = margin;
    this.#alpha = alpha;
    this.rates = groups.map((group) => rateOf(group, metric)?.proportion ?? { rate: Number.NaN, n: Number.NaN });
    const limitsAt = (z: number): Limits[] => this.rates.map((rate) => wilsonLimits(rate, z));
    this.limits = limitsAt(twoSidedZ(1 - alpha));
    this.#narrowLimits = limitsAt(twoSidedZ(Math.max(0, 1 - 2 * alpha)));
    const pairs = (groups.length * (groups.length - 1)) / 2;
    this.#exceeds = new Float64Array(pairs).fill(Number.NaN);
    this.#within = new Float64Array(pairs).fill(Number.NaN);
  }

  /** p value of "the gap does not exceed the tolerance"; i < j. */
  exceeds(i: number, j: number): number {
    const at = this.#position(i, j);
    if (Number.isNaN(this.#exceeds[at])) this.#exceeds[at] = gapExceeds(this.rates[i], this.rates[j], this.margin);
    return this.#exceeds[at];
  }

  /**
   * Whether the pair is equivalent within the tolerance at α: Newcombe's 1 − 2α interval of a difference lies within it
   * and both one-sided tests reject (for ratios, the two tests, in both directions). An interval without width, as at
   * α = ½, supports nothing. i < j.
   */
  equivalent(i: number, j: number): boolean {
    if (this.#alpha >= 0.5) return false;
    const at = this.#position(i, j);
    if (Number.isNaN(this.#within[at])) {
      this.#within[at] = this.#mayBeWithin(i, j) ? gapWithin(this.rates[i], this.rates[j], this.margin) : 1;
    }
    return this.#within[at] <= this.#alpha;
  }

  #mayBeWithin(i: number, j: number): boolean {
    const { scale, tolerance } = this.margin;
    const [a, b] = [this.rates[i].rate, this.rates[j].rate];
    if (scale === 'ratio') return Math.min(a, b) > tolerance * Math.max(a, b);
    const [low, high] = differenceLimits(a, this.#narrowLimits[i], b, this.#narrowLimits[j]);
    return -tolerance < low && low < high && high < tolerance;
  }

  #position(i: number, j: number): number {
    return (i * (2 * this.rates.length - i - 1)) / 2 + j - i - 1;
  }
}
