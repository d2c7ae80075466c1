import { normalQuantile, twoSidedZ } from '../stats/distributions.ts';
import { GapScreen, surelyWithin } from '../stats/gap-screen.ts';
import { gapExceeds, gapWithin } from '../stats/gap-tests.ts';
import type { Margin } from '../stats/gap-tests.ts';
import { fewEnoughBelow, screeningLevel } from '../stats/holm.ts';
import { differenceLow } from '../stats/mover.ts';
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
export function rateOf(group: CandidateGroup, metric: MetricId): RateEstimate | null {
  const estimate = group.estimates[metric];
  return estimate.kind === 'estimate' && isRate(estimate) ? estimate : null;
}

type RateEstimate = Estimate & { readonly proportion: Proportion };

function isRate(estimate: Estimate): estimate is RateEstimate {
  return estimate.proportion !== null;
}

/** Pairs of {@link RateTests.groups}, by position (i < j), with their p values. */
export interface TestedPairs {
  readonly i: readonly number[];
  readonly j: readonly number[];
  readonly p: readonly number[];
}

/**
 * Tests of all pairs of groups in one rate against one tolerance: the groups at or above the minimum size that have the
 * rate, named by their position among those. What is asked of all pairs is found once, because criteria share rates.
 */
export class RateTests {
  readonly metric: MetricId;
  readonly margin: Margin;
  /** Indices into the combination's groups. */
  readonly groups: readonly number[];
  readonly rates: readonly Proportion[];
  /** How many pairs there are. */
  readonly size: number;
  readonly #alpha: number;
  /** The one-sided z of α. */
  readonly #z: number;
  #limits: readonly Limits[] | null = null;
  #narrowLimits: readonly Limits[] | null = null;
  #noticeable: TestedPairs | null = null;
  #allEquivalent: boolean | null = null;

  constructor(groups: readonly CandidateGroup[], metric: MetricId, margin: Margin, alpha: number) {
    const judged = groups.flatMap((group, index) => {
      const rate = group.belowMinimum ? null : rateOf(group, metric);
      return rate ? [{ index, rate: rate.proportion }] : [];
    });
    this.metric = metric;
    this.margin = margin;
    this.groups = judged.map(({ index }) => index);
    this.rates = judged.map(({ rate }) => rate);
    this.size = (judged.length * (judged.length - 1)) / 2;
    this.#alpha = alpha;
    this.#z = -normalQuantile(alpha);
  }

  /** Wilson limits at two-sided 1 − α. */
  get limits(): readonly Limits[] {
    return (this.#limits ??= this.#limitsAt(twoSidedZ(1 - this.#alpha)));
  }

  /** p value of "the gap does not exceed the tolerance". */
  exceeds(i: number, j: number): number {
    return gapExceeds(this.rates[i], this.rates[j], this.margin);
  }

  /**
   * The pairs with their p values, except such as Holm's correction gives the adjusted value 1 in this rate's family and in
   * every family that it is a part of.
   */
  noticeable(): TestedPairs {
    return (this.#noticeable ??= this.#screened() ?? this.#tested(null));
  }

  #screened(): TestedPairs | null {
    const level = screeningLevel(this.size);
    if (!(level < 0.5)) return null;
    const pairs = this.#tested(new GapScreen(this.rates, this.margin, level));
    return fewEnoughBelow(pairs.p.length, this.size) ? pairs : null;
  }

  #tested(screen: GapScreen | null): TestedPairs {
    const pairs = { i: [] as number[], j: [] as number[], p: [] as number[] };
    for (let i = 0; i < this.rates.length; i++) {
      for (let j = i + 1; j < this.rates.length; j++) {
        if (screen?.excludes(i, j)) continue;
        pairs.i.push(i);
        pairs.j.push(j);
        pairs.p.push(this.exceeds(i, j));
      }
    }
    return pairs;
  }

  /**
   * Whether the pair is equivalent within the tolerance at α: Newcombe's 1 − 2α interval of a difference lies within it
   * and both one-sided tests reject (for ratios, the two tests, in both directions). An interval without width, as at
   * α = ½, supports nothing.
   */
  equivalent(i: number, j: number): boolean {
    if (this.#alpha >= 0.5 || !this.#mayBeWithin(i, j)) return false;
    const a = this.rates[i];
    const b = this.rates[j];
    return surelyWithin(a, b, this.margin, this.#z) || gapWithin(a, b, this.margin) <= this.#alpha;
  }

  /** Whether all pairs are equivalent; stops at the first that is not, and begins where groups are smallest. */
  allEquivalent(): boolean {
    return (this.#allEquivalent ??= this.#eachEquivalent());
  }

  #eachEquivalent(): boolean {
    for (let j = this.rates.length - 1; j > 0; j--) {
      for (let i = j - 1; i >= 0; i--) if (!this.equivalent(i, j)) return false;
    }
    return true;
  }

  #mayBeWithin(i: number, j: number): boolean {
    const { scale, tolerance } = this.margin;
    const a = this.rates[i].rate;
    const b = this.rates[j].rate;
    if (scale === 'ratio') return Math.min(a, b) > tolerance * Math.max(a, b);
    const limits = (this.#narrowLimits ??= this.#limitsAt(twoSidedZ(Math.max(0, 1 - 2 * this.#alpha))));
    const low = differenceLow(a, limits[i][0], b, limits[j][1]);
    const high = -differenceLow(b, limits[j][0], a, limits[i][1]);
    return -tolerance < low && low < high && high < tolerance;
  }

  #limitsAt(z: number): readonly Limits[] {
    return this.rates.map((rate) => wilsonLimits(rate, z));
  }
}
