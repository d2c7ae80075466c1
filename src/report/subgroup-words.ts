import type { Subgroup } from '../fairness/subgroups.ts';
import type { MetricId } from '../fairness/metrics.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { formatCount, formatPercent, formatPoints, formatWholePercent, listWords } from './numbers.ts';
import { featureWords, groupWords, levelWords, outcomeWords, populationWords, unitWords } from './phrases.ts';
import { formatInterval } from './values.ts';
import { METRIC_WORDS } from './words.ts';

/** Rates of which a sentence says what happened to the people; others are called by their names. */
const SPOKEN: ReadonlySet<MetricId> = new Set([
  'selectionRate',
  'baseRate',
  'truePositiveRate',
  'falsePositiveRate',
  'trueNegativeRate',
  'falseNegativeRate',
  'precision',
]);

/** What is asked of the groups of a combination. */
export interface SubgroupQuestion {
  readonly plan: AuditPlan;
  readonly features: readonly string[];
  readonly reference: readonly string[] | null;
  readonly metric: MetricId;
}

/** The group on which the sentence on top rests: farthest from the reference group of those large enough; null for none. */
export function worstSubgroup(rows: readonly Subgroup[]): Subgroup | null {
  return (
    rows.find(
      ({ state, toReference }) => state !== 'small' && toReference?.kind === 'defined' && toReference.value !== 0,
    ) ?? null
  );
}

/**
 * What is worst where features meet, and how sure that is: `Of 12 groups by sex and race, the Female × Asian group lies
 * farthest from the Male × White group: 18.2 % were hired, 15.9 points fewer, 95 % interval 11.0 to 20.3.`
 */
export function worstSentence(rows: readonly Subgroup[], question: SubgroupQuestion): string {
  const worst = worstSubgroup(rows);
  const by = featureWords(question.features);
  if (!question.reference) return `No row belongs to the reference group by ${by}, so no group can be held against it.`;
  if (!worst || worst.value.kind === 'undefined' || worst.toReference?.kind !== 'defined') {
    return `No group by ${by} that is large enough to be judged differs from ${groupWords(question.reference)}.`;
  }
  const { plan, metric } = question;
  const { value, interval } = worst.toReference;
  const population = populationWords(metric, plan);
  const among = population === unitWords(plan) ? '' : `, among ${population}`;
  const rate = formatPercent(worst.value.value);
  const points = formatPoints(Math.abs(value));
  const gap = SPOKEN.has(metric)
    ? `${rate} ${outcomeWords(metric, plan)}, ${points} ${value < 0 ? 'fewer' : 'more'}`
    : `its ${METRIC_WORDS[metric].name} is ${rate}, ${points} ${value < 0 ? 'lower' : 'higher'}`;
  const range = interval
    ? `, ${formatWholePercent(interval.level)} interval ${formatInterval(
        value < 0 ? { ...interval, low: -interval.high, high: -interval.low } : interval,
        'points',
      )}`
    : '';
  return (
    `Of ${formatCount(rows.length)} groups by ${by}${among}, ${groupWords(worst.group.key)} lies farthest from ` +
    `${groupWords(question.reference)}: ${gap}${range}.`
  );
}

/** Whether the worst group's gap is more than what its features alone say. */
export function beyondSentence({ beyond, alone }: Subgroup): string {
  const features = listWords(
    alone.map(({ feature, level }) => `${feature} ${levelWords(level)}`),
    'or',
  );
  switch (beyond) {
    case 'surely':
      return `That is farther than ${features} alone says, by more than chance explains.`;
    case 'perhaps':
      return `That is farther than ${features} alone says, though chance may explain by how much.`;
    case 'no':
      return `Those of ${features} alone lie as far or farther.`;
    case 'unknown':
      return `Whether that is farther than ${features} alone cannot be told.`;
  }
}

/** That a group picked from many was picked for its gap, and what holds for all of them. */
export function multiplicityWords(groups: number, small: number): string {
  const pairs = (groups * (groups - 1)) / 2;
  const picked =
    'The group that lies farthest was picked because it does: in other rows of the same kind its gap is likely to be smaller.';
  const smallWords =
    small === 0
      ? ''
      : ` ${formatCount(small)} of the groups ${small === 1 ? 'is too small to be judged and takes' : 'are too small to be judged and take'} no part in a verdict.`;
  return `${formatCount(groups)} groups make ${formatCount(pairs)} pairs. Verdicts count them all: p values are corrected after Holm. The intervals in the table hold for each number by itself, not for all at once. ${picked}${smallWords}`;
}
