import type { Margin } from '../stats/gap-tests.ts';
import { detectableGap, rowsToRuleOut } from '../stats/power.ts';
import type { Power } from './assessment.ts';
import type { Criterion } from './criteria.ts';
import { rateOf } from './pair-tests.ts';
import type { CandidateGroup } from './pair-tests.ts';
import type { MetricId } from './metrics.ts';

/** An undecided criterion and what was compared. */
export interface PowerQuestion {
  readonly criterion: Criterion;
  readonly groups: readonly CandidateGroup[];
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
  readonly margin: Margin;
  readonly comparisons: number;
  readonly alpha: number;
}

/**
 * What the data of an undecided criterion could have shown, and what it would take to rule a disparity out. Both follow
 * from the sizes of groups and the rate pooled over them; the observed gaps have no part in it (power computed at an
 * observed gap only repeats the p value: Hoenig and Heisey 2001).
 *
 * `limiting`: in each rate the group with the fewest (effective) rows, those at or above the minimum size first, and the
 * rows with which it would be found equivalent to the reference group (where it is that itself, to the largest other one)
 * with 80 % power when there is no gap; of several rates the one that lacks most. Where it has those rows already, the
 * verdict is open because the observed gap lies near the tolerance, not for want of rows in it. A group without the rate
 * has none.
 *
 * `detectable`: in that rate, between the smallest judged group and the other one, at level α / comparisons, the strictest
 * that Holm's correction applies; the wider of the two gaps, one for each group being the higher.
 *
 * Hoenig, J. M. & Heisey, D. M. (2001). The abuse of power. Am. Stat. 55, 19–24.
 */
export function powerOf(question: PowerQuestion): Power {
  const { criterion, groups } = question;
  const judged = groups.filter(({ belowMinimum }) => !belowMinimum);
  const pool = judged.length >= 2 ? judged : groups;
  let worst: { limiting: NonNullable<Power['limiting']>; lack: number } | null = null;
  for (const metric of criterion.metrics) {
    const limiting = limitingIn(question, metric, pool);
    if (!limiting) continue;
    const { have, need } = limiting;
    const lack = need === null || have === 0 ? Number.POSITIVE_INFINITY : need / have;
    if (!worst || lack > worst.lack) worst = { limiting, lack };
  }
  if (!worst) return { detectable: null, limiting: null };
  return { detectable: detectableIn(question, worst.limiting.metric, judged), limiting: worst.limiting };
}

function limitingIn(
  question: PowerQuestion,
  metric: MetricId,
  pool: readonly CandidateGroup[],
): NonNullable<Power['limiting']> | null {
  const compared = smallestAndOther(question, metric, pool);
  if (!compared) return null;
  const [{ group, rows, size }, other] = compared;
  const needed = rowsToRuleOut(pooledRate(pool, metric), other.size, question.margin, question.alpha);
  const need = needed && Math.ceil(size > 0 ? (needed.rows * rows) / size : needed.rows);
  return { key: group.key, metric, have: rows, need, bothGroups: needed?.bothGroups ?? false };
}

function detectableIn(question: PowerQuestion, metric: MetricId, judged: readonly CandidateGroup[]): number | null {
  const having = judged.filter((group) => rateOf(group, metric));
  const compared = smallestAndOther(question, metric, having);
  if (!compared) return null;
  const { margin, alpha, comparisons } = question;
  const pooled = pooledRate(having, metric);
  const gapWhere = (higher: number, lower: number) =>
    detectableGap(pooled, { higher, lower }, margin, alpha / comparisons);
  const [a, b] = compared.map(({ size }) => size);
  const gaps = [gapWhere(a, b), gapWhere(b, a)];
  if (gaps.includes(null)) return null;
  const widest = margin.scale === 'difference' ? Math.max : Math.min;
  return widest(...gaps.map(Number));
}

interface Sized {
  readonly group: CandidateGroup;
  /** Rows and effective rows of the rate's denominator; 0 where the rate is undefined. */
  readonly rows: number;
  readonly size: number;
}

/** The group with the fewest effective rows and the one it is held against; null where no two can be compared. */
function smallestAndOther(
  { groups, reference }: PowerQuestion,
  metric: MetricId,
  pool: readonly CandidateGroup[],
): [smallest: Sized, other: Sized] | null {
  const sized = pool
    .map((group): Sized => {
      const rate = rateOf(group, metric);
      return { group, rows: rate?.n ?? 0, size: rate?.proportion.n ?? 0 };
    })
    .reverse()
    .sort((a, b) => a.size - b.size);
  if (sized.length < 2) return null;
  const [smallest, ...others] = sized;
  const named = others.find(({ group, size }) => group === groups[reference] && size > 0);
  const other = named ?? others[others.length - 1];
  return other.size > 0 ? [smallest, other] : null;
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
