import type { ResolvedPlan } from '../plan/plan.ts';
import type { Margin } from '../stats/gap-tests.ts';
import { holmAdjusted } from '../stats/holm.ts';
import type { CriterionVerdict, NotJudged } from './assessment.ts';
import { marginOf } from './criteria.ts';
import type { Criterion } from './criteria.ts';
import type { MetricId } from './metrics.ts';
import { rateOf } from './pair-tests.ts';
import type { CandidateGroup, RateTests } from './pair-tests.ts';
import { PairFamily, pairResult, surestFirst } from './pairs.ts';
import type { Pair } from './pairs.ts';
import { powerOf } from './verdict-power.ts';

const MOST_LISTED = 50;

/**
 * The verdict of one criterion for one combination of features.
 *
 * - `shown`: for some pair of groups and some rate of the criterion the gap exceeds the tolerance, tested one-sided at α
 *   with Holm's correction over all pairs × rates ({@link gapExceeds}).
 * - `ruledOut`: every pair is equivalent within the tolerance in every rate, each at α; this needs no correction, since
 *   all must pass (intersection–union; Berger 1982).
 * - `notEnoughData` otherwise, with what could have been detected and how many rows would be needed.
 *
 * Groups below the minimum size, or without one of the rates, take no part and are listed.
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
  const reasons = groups.map((group) => whyNotJudged(group, criterion));
  const judged = groups.flatMap((_, i) => (reasons[i] === null ? [i] : []));
  const family = new PairFamily(
    criterion.metrics.map((metric) => testsOf(metric, margin)),
    judged,
  );
  const adjusted = holmAdjusted(family.pValues());
  const shown = surestFirst(family.where((place) => adjusted[place] <= alpha));
  const leading = shown.find(({ i, j }) => i === reference || j === reference) ?? shown[0] ?? family.widest();
  const result = (pair: Pair) => pairResult(pair, adjusted[pair.place], groups, alpha);
  const verdict = shown.length > 0 ? 'shown' : isRuledOut(family) ? 'ruledOut' : 'notEnoughData';
  const comparisons = family.size;
  return {
    criterion: criterion.id,
    concept: criterion.concept,
    scale: criterion.scale,
    tolerance: margin.tolerance,
    verdict,
    comparisons,
    leading: leading ? result(leading) : null,
    shown: shown.slice(0, MOST_LISTED).map(result),
    shownPairs: shown.length,
    judged: judged.length,
    notJudged: groups.flatMap((group, i) => {
      const why = reasons[i];
      return why === null ? [] : [{ key: group.key, n: group.rows, why }];
    }),
    power:
      verdict === 'notEnoughData'
        ? powerOf({ criterion, groups, judged, reference, margin, leading, comparisons, alpha })
        : null,
  };
}

function isRuledOut(family: PairFamily): boolean {
  return family.size > 0 && family.every((tests, i, j) => tests.equivalent(i, j));
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
