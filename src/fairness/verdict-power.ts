import type { Margin } from '../stats/gap-tests.ts';
import { detectableGap, rowsToRuleOut } from '../stats/power.ts';
import type { Power } from './assessment.ts';
import type { Criterion } from './criteria.ts';
import type { Pair } from './pairs.ts';
import { rateOf } from './pair-tests.ts';
import type { CandidateGroup } from './pair-tests.ts';
import type { MetricId } from './metrics.ts';

/** An undecided criterion and what was compared. */
export interface PowerQuestion {
  readonly criterion: Criterion;
  readonly groups: readonly CandidateGroup[];
  /** Indices of the judged groups. */
  readonly judged: readonly number[];
  readonly reference: number;
  readonly margin: Margin;
  readonly leading: Pair | null;
  readonly comparisons: number;
  readonly alpha: number;
}

/**
 * What the data of an undecided criterion could have shown, and what it would take to rule a disparity out. Neither uses
 * the observed gap: rates are pooled over the groups.
 *
 * `detectable` is for the leading pair's sizes at level α / comparisons, the strictest that Holm's correction applies.
 * `limiting` is the group with the fewest (effective) rows in the rate that lacks most, and the rows with which it would
 * be found equivalent to the reference group (else to the largest) with 80 % power when there is no gap. Where it has
 * those already, the verdict is open because the observed gap lies near the tolerance, not for want of rows in it.
 */
export function powerOf(question: PowerQuestion): Power {
  return { detectable: detectable(question), limiting: limiting(question) };
}

function detectable({ groups, judged, leading, margin, alpha, comparisons }: PowerQuestion): number | null {
  if (!leading) return null;
  const { rates, metric } = leading.tests;
  const [a, b] = [rates[leading.i], rates[leading.j]];
  const [higher, lower] = a.rate >= b.rate ? [a.n, b.n] : [b.n, a.n];
  const pooled = pooledRate(
    judged.map((i) => groups[i]),
    metric,
  );
  return detectableGap(pooled, { higher, lower }, margin, alpha / comparisons);
}

function limiting({ criterion, groups, judged, reference, margin, alpha }: PowerQuestion): Power['limiting'] {
  let worst: { result: NonNullable<Power['limiting']>; lack: number } | null = null;
  for (const metric of criterion.metrics) {
    const candidates = candidatesFor(groups, judged, metric);
    if (candidates.length < 2) continue;
    const smallest = candidates[0];
    const other = candidates.find(({ i }) => i === reference && i !== smallest.i) ?? candidates[candidates.length - 1];
    const pooled = pooledRate(
      candidates.map(({ group }) => group),
      metric,
    );
    const effective = rowsToRuleOut(pooled, other.size, margin, alpha);
    const need = effective === null ? null : Math.ceil((effective * smallest.rows) / smallest.size);
    const lack = need === null ? Number.POSITIVE_INFINITY : need / smallest.rows;
    if (worst && lack <= worst.lack) continue;
    worst = { result: { key: smallest.group.key, metric, have: smallest.rows, need }, lack };
  }
  return worst?.result ?? null;
}

/** Groups with the rate, fewest effective rows first: the judged ones, or all where fewer than two are judged. */
function candidatesFor(groups: readonly CandidateGroup[], judged: readonly number[], metric: MetricId) {
  const indices = judged.length >= 2 ? judged : groups.map((_, i) => i);
  return indices
    .flatMap((i) => {
      const rate = rateOf(groups[i], metric);
      return rate ? [{ i, group: groups[i], rows: rate.n, size: rate.proportion.n }] : [];
    })
    .sort((a, b) => a.size - b.size || b.i - a.i);
}

/** Σw(numerator) / Σw(denominator) over groups. */
function pooledRate(groups: readonly CandidateGroup[], metric: MetricId): number {
  let numerator = 0;
  let denominator = 0;
  for (const group of groups) {
    const rate = rateOf(group, metric);
    if (!rate) continue;
    numerator += rate.value * rate.weight;
    denominator += rate.weight;
  }
  return denominator > 0 ? numerator / denominator : Number.NaN;
}
