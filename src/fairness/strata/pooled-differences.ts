import { twoSidedZ } from '../../stats/distributions.ts';
import { HolmCorrection } from '../../stats/holm.ts';
import { cochranMantelHaenszelP, standardizedPair } from '../../stats/mantel-haenszel.ts';
import type { StratumPair } from '../../stats/mantel-haenszel.ts';
import { newcombeLimits } from '../../stats/mover.ts';
import type { MetricValue, PooledDifference } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { Estimates } from '../metric-registry.ts';
import { METRIC_IDS } from '../metrics.ts';
import type { MetricId } from '../metrics.ts';

/** The metrics of all groups in one stratum, in the same order in every stratum; null for a group without a row in it. */
export type StratumEstimates = readonly (Estimates | null)[];

/** Groups by their keys, and which of them is the reference. */
export interface PooledGroups {
  readonly keys: readonly (readonly string[])[];
  readonly reference: number;
}

/**
 * Every rate of every group less that of the reference group, within strata and averaged over them by Mantel and Haenszel's
 * weights, with Cochran, Mantel and Haenszel's test, adjusted over the groups after Holm. Strata in which the rate is
 * undefined in either group take no part. By metric, then in the order of the groups; the reference group is left out.
 */
export function pooledDifferences(
  strata: readonly StratumEstimates[],
  { keys, reference }: PooledGroups,
  level: number,
): PooledDifference[] {
  if (!keys[reference]) return [];
  const z = twoSidedZ(level);
  const others = keys.map((_, g) => g).filter((g) => g !== reference);
  return METRIC_IDS.filter((metric) => isRate(strata, metric)).flatMap((metric) => {
    const pooled = others.map((g) => {
      const { pairs, rows } = pairsOf(strata, metric, g, reference);
      return { g, difference: difference(pairs, rows, level, z), p: cochranMantelHaenszelP(pairs) };
    });
    const holm = new HolmCorrection(Float64Array.from(pooled.flatMap(({ p }) => p ?? [])));
    return pooled.map(({ g, difference, p }): PooledDifference => {
      return { metric, key: keys[g], difference, p, adjustedP: p === null ? null : holm.adjusted(p) };
    });
  });
}

function isRate(strata: readonly StratumEstimates[], metric: MetricId): boolean {
  return strata.some((groups) => groups.some((estimates) => estimates && proportionOf(estimates, metric)));
}

function proportionOf(estimates: Estimates, metric: MetricId) {
  const estimate = estimates[metric];
  return estimate.kind === 'estimate' && estimate.proportion && estimate.proportion.n > 0
    ? { proportion: estimate.proportion, rows: estimate.n }
    : null;
}

function pairsOf(
  strata: readonly StratumEstimates[],
  metric: MetricId,
  g: number,
  reference: number,
): { readonly pairs: readonly StratumPair[]; readonly rows: number } {
  const pairs: StratumPair[] = [];
  let rows = 0;
  for (const estimates of strata) {
    const [own, other] = [estimates[g], estimates[reference]];
    const a = own && proportionOf(own, metric);
    const b = other && proportionOf(other, metric);
    if (!a || !b) continue;
    pairs.push({ a: a.proportion, b: b.proportion });
    rows += a.rows + b.rows;
  }
  return { pairs, rows };
}

function difference(pairs: readonly StratumPair[], rows: number, level: number, z: number): MetricValue {
  const standardized = standardizedPair(pairs);
  if (!standardized) return undefinedFor('group-undefined', rows);
  const value = standardized.a.rate - standardized.b.rate;
  const [low, high] = newcombeLimits(standardized.a, standardized.b, z);
  return { kind: 'defined', value, interval: { low, high, level, method: 'mover' }, n: rows };
}
