import { twoSidedZ } from '../stats/distributions.ts';
import { HolmCorrection } from '../stats/holm.ts';
import { differenceLow, ratioHigh } from '../stats/mover.ts';
import type { Proportion } from '../stats/proportion.ts';
import type { PairResult, PairSide } from './assessment.ts';
import { compareGroups } from './compare.ts';
import { undefinedFor } from './estimate.ts';
import type { CandidateGroup, RateTests } from './pair-tests.ts';
import type { MetricId } from './metrics.ts';

/** Two groups, by position in the tests (i < j), compared in one rate. */
export interface Pair {
  readonly tests: RateTests;
  readonly i: number;
  readonly j: number;
  readonly p: number;
  /** After Holm's correction over the family. */
  readonly adjustedP: number;
}

/** The pairs shown to exceed the tolerance: how many, the surest of them, and the surest with the reference group. */
export interface ShownPairs {
  readonly count: number;
  readonly surest: readonly Pair[];
  readonly withReference: Pair | null;
}

/** All pairs of groups in the rates of a criterion: the family that Holm's correction is over. */
export class PairFamily {
  readonly size: number;
  readonly #rates: readonly RateTests[];
  #correction: HolmCorrection | null = null;

  constructor(rates: readonly RateTests[]) {
    this.#rates = rates;
    this.size = rates.reduce((sum, { size }) => sum + size, 0);
  }

  /** Pairs whose adjusted p value is at most `alpha`, at most `most` of them listed. `reference`: a group's index. */
  shown(alpha: number, reference: number, most: number): ShownPairs {
    const largest = this.#holm().largestRejected(alpha);
    if (largest === null) return { count: 0, surest: [], withReference: null };
    const surest: Ranked[] = [];
    const withReference: Ranked[] = [];
    let count = 0;
    for (const tests of this.#rates) {
      const { i, j, p } = tests.noticeable();
      const position = tests.groups.indexOf(reference);
      for (let k = 0; k < p.length; k++) {
        if (p[k] > largest) continue;
        count++;
        const sure = sureGap(tests, i[k], j[k]);
        const toReference = i[k] === position || j[k] === position;
        if (!toReference && surest.length === most && sure < surest[most - 1].sure) continue;
        const ranked = { tests, i: i[k], j: j[k], p: p[k], sure };
        insert(surest, ranked, most);
        if (toReference) insert(withReference, ranked, 1);
      }
    }
    const pairOf = (ranked: Ranked): Pair => this.#pair(ranked);
    return { count, surest: surest.map(pairOf), withReference: withReference.map(pairOf)[0] ?? null };
  }

  /**
   * The widest observed gap: the groups with the highest and the lowest rate, of equal ones those with the most rows; of
   * several rates the one in which these lie farthest apart. Null without pairs.
   */
  widest(): Pair | null {
    let widest: Pair | null = null;
    let best = Number.NEGATIVE_INFINITY;
    for (const tests of this.#rates) {
      const ends = endsOf(tests.rates);
      if (!ends) continue;
      const gap = observedGap(tests, ...ends);
      if (!(gap > best)) continue;
      const [i, j] = [Math.min(...ends), Math.max(...ends)];
      widest = this.#pair({ tests, i, j, p: tests.exceeds(i, j) });
      best = gap;
    }
    return widest;
  }

  /** Whether there are pairs, and all are equivalent. */
  allEquivalent(): boolean {
    return this.size > 0 && this.#rates.every((tests) => tests.allEquivalent());
  }

  #pair({ tests, i, j, p }: Omit<Pair, 'adjustedP'>): Pair {
    return { tests, i, j, p, adjustedP: this.#holm().adjusted(p) };
  }

  #holm(): HolmCorrection {
    return (this.#correction ??= new HolmCorrection(concatenated(this.#rates), this.size));
  }
}

function concatenated(rates: readonly RateTests[]): Float64Array {
  const parts = rates.map((tests) => tests.noticeable().p);
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}

type Ranked = Omit<Pair, 'adjustedP'> & { readonly sure: number };

/** Puts a pair in its place among the surest; of equal ones the smaller p value goes first, then the earlier. */
function insert(ranked: Ranked[], pair: Ranked, most: number): void {
  const before = (a: Ranked, b: Ranked): boolean => a.sure > b.sure || (a.sure === b.sure && a.p < b.p);
  let place = ranked.length;
  while (place > 0 && before(pair, ranked[place - 1])) place--;
  if (place >= most) return;
  ranked.splice(place, 0, pair);
  if (ranked.length > most) ranked.pop();
}

/** Positions of the highest and the lowest rate; null with fewer than two. */
function endsOf(rates: readonly Proportion[]): [high: number, low: number] | null {
  if (rates.length < 2) return null;
  let high = 0;
  for (let i = 1; i < rates.length; i++) {
    if (rates[i].rate > rates[high].rate || (rates[i].rate === rates[high].rate && rates[i].n > rates[high].n))
      high = i;
  }
  let low = high === 0 ? 1 : 0;
  for (let i = low + 1; i < rates.length; i++) {
    if (i === high) continue;
    if (rates[i].rate < rates[low].rate || (rates[i].rate === rates[low].rate && rates[i].n > rates[low].n)) low = i;
  }
  return [high, low];
}

/** The larger, the wider: the difference, or lower / higher with its sign turned; −2 where both rates are 0. */
function observedGap({ rates, margin }: RateTests, high: number, low: number): number {
  if (margin.scale === 'difference') return rates[high].rate - rates[low].rate;
  return rates[high].rate > 0 ? -rates[low].rate / rates[high].rate : -2;
}

/**
 * How far the sure part of a gap reaches: the lower limit of the difference, or the upper limit of lower / higher with its
 * sign turned, at two-sided 1 − α.
 */
function sureGap({ rates, limits, margin }: RateTests, i: number, j: number): number {
  const [high, low] = rates[i].rate >= rates[j].rate ? [i, j] : [j, i];
  return margin.scale === 'difference'
    ? differenceLow(rates[high].rate, limits[high][0], rates[low].rate, limits[low][1])
    : -ratioHigh(rates[low].rate, limits[low][1], rates[high].rate, limits[high][0]);
}

/** What is reported of a pair, its gap with a two-sided 1 − α interval. */
export function pairResult(pair: Pair, groups: readonly CandidateGroup[], alpha: number): PairResult {
  const { tests, i, j, p, adjustedP } = pair;
  const { rates, metric, margin } = tests;
  const [a, b] = [groups[tests.groups[i]], groups[tests.groups[j]]];
  const [higher, lower] = rates[i].rate >= rates[j].rate ? [a, b] : [b, a];
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
    p,
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
