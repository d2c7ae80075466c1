import { twoSidedZ } from '../stats/distributions.ts';
import { differenceLimits, ratioLimits } from '../stats/mover.ts';
import type { PairResult, PairSide } from './assessment.ts';
import { compareGroups } from './compare.ts';
import { undefinedFor } from './estimate.ts';
import type { CandidateGroup, RateTests } from './pair-tests.ts';
import type { MetricId } from './metrics.ts';

/** Two groups, by index (i < j), compared in one rate; `place` is the pair's number in the criterion's family. */
export interface Pair {
  readonly tests: RateTests;
  readonly i: number;
  readonly j: number;
  readonly place: number;
}

/** All pairs of some groups in some rates: the family that Holm's correction is over. */
export class PairFamily {
  readonly size: number;
  readonly #rates: readonly RateTests[];
  readonly #groups: readonly number[];

  /** `groups`: increasing indices. */
  constructor(rates: readonly RateTests[], groups: readonly number[]) {
    this.#rates = rates;
    this.#groups = groups;
    this.size = (rates.length * groups.length * (groups.length - 1)) / 2;
  }

  /** Visits every pair until one answers false; whether none did. */
  every(visit: (tests: RateTests, i: number, j: number, place: number) => boolean): boolean {
    const groups = this.#groups;
    let place = 0;
    for (const tests of this.#rates) {
      for (let a = 0; a < groups.length; a++) {
        for (let b = a + 1; b < groups.length; b++) {
          if (!visit(tests, groups[a], groups[b], place++)) return false;
        }
      }
    }
    return true;
  }

  pValues(): Float64Array {
    const values = new Float64Array(this.size);
    this.every((tests, i, j, place) => {
      values[place] = tests.exceeds(i, j);
      return true;
    });
    return values;
  }

  where(passes: (place: number) => boolean): Pair[] {
    const pairs: Pair[] = [];
    this.every((tests, i, j, place) => {
      if (passes(place)) pairs.push({ tests, i, j, place });
      return true;
    });
    return pairs;
  }

  /**
   * The pair with the widest observed gap; among equal ones the one with the smallest p value, then by the order of
   * groups. Null without pairs.
   */
  widest(): Pair | null {
    let widest: Pair | null = null;
    let best = Number.NEGATIVE_INFINITY;
    this.every((tests, i, j, place) => {
      const gap = observedGap(tests, i, j);
      if (gap > best || (gap === best && widest && tests.exceeds(i, j) < widest.tests.exceeds(widest.i, widest.j))) {
        widest = { tests, i, j, place };
        best = gap;
      }
      return true;
    });
    return widest;
  }
}

/** The larger, the wider: the difference, or lower / higher with its sign turned; −2 where both rates are 0. */
function observedGap({ rates, margin }: RateTests, i: number, j: number): number {
  const high = Math.max(rates[i].rate, rates[j].rate);
  const low = Math.min(rates[i].rate, rates[j].rate);
  if (margin.scale === 'difference') return high - low;
  return high > 0 ? -low / high : -2;
}

/**
 * Pairs by how far the sure part of their gap reaches: the lower limit of the difference, or the upper limit of
 * lower / higher, at two-sided 1 − α. Equal ones by p value, then by the order of groups (size, then name).
 */
export function surestFirst(pairs: readonly Pair[]): Pair[] {
  return pairs
    .map((pair) => ({ pair, sure: sureGap(pair), p: pair.tests.exceeds(pair.i, pair.j) }))
    .sort((a, b) => b.sure - a.sure || a.p - b.p)
    .map(({ pair }) => pair);
}

function sureGap({ tests: { rates, limits, margin }, i, j }: Pair): number {
  const [high, low] = rates[i].rate >= rates[j].rate ? [i, j] : [j, i];
  return margin.scale === 'difference'
    ? differenceLimits(rates[high].rate, limits[high], rates[low].rate, limits[low])[0]
    : -ratioLimits(rates[low].rate, limits[low], rates[high].rate, limits[high])[1];
}

/** What is reported of a pair, its gap with a two-sided 1 − α interval. */
export function pairResult(
  { tests, i, j }: Pair,
  adjustedP: number,
  groups: readonly CandidateGroup[],
  alpha: number,
): PairResult {
  const { rates, metric, margin } = tests;
  const [higher, lower] = rates[i].rate >= rates[j].rate ? [groups[i], groups[j]] : [groups[j], groups[i]];
  const sides = { higher: sideOf(higher, metric), lower: sideOf(lower, metric) };
  const confidence = { level: 1 - alpha, z: twoSidedZ(1 - alpha) };
  const gap =
    margin.scale === 'difference'
      ? compareGroups(higher.estimates[metric], lower.estimates[metric], confidence).difference
      : sides.higher.rate > 0
        ? compareGroups(lower.estimates[metric], higher.estimates[metric], confidence).ratio
        : undefinedFor('zero-denominator', sides.higher.n);
  return {
    metric,
    ...sides,
    gap,
    p: tests.exceeds(i, j),
    adjustedP,
    exceeds: adjustedP <= alpha,
    equivalent: tests.equivalent(i, j),
  };
}

function sideOf(group: CandidateGroup, metric: MetricId): PairSide {
  const estimate = group.estimates[metric];
  if (estimate.kind === 'undefined') return { key: group.key, rate: Number.NaN, count: 0, n: estimate.n };
  return { key: group.key, rate: estimate.value, count: estimate.count ?? 0, n: estimate.n };
}
