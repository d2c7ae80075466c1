import type { ResolvedPlan } from '../plan/plan.ts';
import type { Margin } from '../stats/gap-tests.ts';
import type { CriterionVerdict, NotJudged } from './assessment.ts';
import { marginOf } from './criteria.ts';
import type { Criterion } from './criteria.ts';
import type { MetricId } from './metrics.ts';
import { rateOf } from './pair-tests.ts';
import type { CandidateGroup, RateTests } from './pair-tests.ts';
import { PairFamily, pairResult } from './pairs.ts';
import { powerOf } from './verdict-power.ts';

const MOST_LISTED = 50;

/**
 * The verdict of one criterion for one combination of features.
 *
 * - `shown`: for some pair of groups and some rate of the criterion the gap exceeds the tolerance, tested one-sided at α
 *   with Holm's correction over all pairs × rates ({@link gapExceeds}).
 * - `ruledOut`: every pair is equivalent within the tolerance in every rate, each at α; this needs no correction, since
 *   all must pass (intersection–union; Berger 1982). Every group at or above the minimum size must have every rate: of a
 *   group without positive labels nobody knows the true positive rate.
 * - `notEnoughData` otherwise, with what could have been detected and how many rows would be needed.
 *
 * Groups below the minimum size take no part; a group without one of the rates takes part in the others. Both are listed.
 * Groups whose counts are withheld are there all the same: whatever is shown among the others is shown, but nothing is
 * ruled out, nor said of the rows that would be needed.
 */
export function judge(
  criterion: Criterion,
  groups: readonly CandidateGroup[],
  reference: number,
  testsOf: (metric: MetricId, margin: Margin) => RateTests,
  plan: ResolvedPlan,
): CriterionVerdict {
  const { alpha } = plan;
  const margin = marginOf(criterion, plan);
  const notJudged = groups.flatMap((group) => {
    const why = whyNotJudged(group, criterion);
    return why === null ? [] : [{ key: group.key, n: group.rows, why }];
  });
  const family = new PairFamily(criterion.metrics.map((metric) => testsOf(metric, margin)));
  const shown = family.shown(alpha, reference, MOST_LISTED);
  const complete = notJudged.every(({ why }) => why === 'below-minimum');
  const isWithheld = notJudged.some(({ why }) => why === 'withheld');
  const verdict = shown.count > 0 ? 'shown' : complete && family.allEquivalent() ? 'ruledOut' : 'notEnoughData';
  const leading = shown.withReference ?? shown.surest[0] ?? family.widest();
  return {
    criterion: criterion.id,
    concept: criterion.concept,
    scale: criterion.scale,
    tolerance: margin.tolerance,
    verdict,
    comparisons: family.size,
    leading: leading && pairResult(leading, groups, alpha),
    shown: shown.surest.map((pair) => pairResult(pair, groups, alpha)),
    shownPairs: shown.count,
    judged: groups.length - notJudged.length,
    notJudged,
    power:
      verdict === 'notEnoughData' && !isWithheld
        ? powerOf({ criterion, groups, reference, margin, comparisons: family.size, alpha })
        : null,
  };
}

function whyNotJudged(group: CandidateGroup, criterion: Criterion): NotJudged | null {
  if (group.belowMinimum) return 'below-minimum';
  for (const metric of criterion.metrics) {
    const estimate = group.estimates[metric];
    if (estimate.kind === 'undefined') return estimate.reason;
    if (!rateOf(group, metric)) return 'group-undefined';
  }
  return null;
}
