import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, CriterionVerdict, MetricValue } from '../../fairness/assessment.ts';
import { CRITERIA } from '../../fairness/criteria.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { sameKey } from '../../fairness/same-key.ts';
import { incomparableParts, sameCombination, type Incomparable } from './incomparable.ts';

/** Two audits side by side, as far as they asked the same. */
export interface AuditComparison {
  readonly combinations: readonly ComparedCombination[];
  /** What cannot be compared, and why; parts that were left out, and differences in what was asked. */
  readonly incomparable: readonly Incomparable[];
}

export interface ComparedCombination {
  readonly features: readonly string[];
  /** Criteria that both audits judged. */
  readonly verdicts: readonly ComparedVerdict[];
  /** The rates of those criteria in the groups that both have. */
  readonly rates: readonly ComparedRate[];
}

export interface ComparedVerdict {
  readonly first: CriterionVerdict;
  readonly second: CriterionVerdict;
}

export interface ComparedRate {
  readonly metric: MetricId;
  readonly key: readonly string[];
  readonly first: MetricValue;
  readonly second: MetricValue;
  /** second − first; null where either is undefined. */
  readonly difference: number | null;
}

/**
 * Sets two audits side by side: for every combination of features that both have, the verdicts of the criteria both
 * judged, and the rates of those criteria in the groups both have, with the difference second − first. Differences carry
 * no interval: whether the rows of the two are independent is not known.
 */
export function compareAudits(first: Audit, second: Audit): AuditComparison {
  const combinations = first.assessment.combinations.flatMap((combination) => {
    const other = sameCombination(combination, second);
    return other ? [compareCombination(combination, other)] : [];
  });
  return { combinations, incomparable: incomparableParts(first, second) };
}

function compareCombination(first: CombinationAssessment, second: CombinationAssessment): ComparedCombination {
  const verdicts = first.verdicts.flatMap((verdict) => {
    const other = second.verdicts.find(({ criterion }) => criterion === verdict.criterion);
    return other ? [{ first: verdict, second: other }] : [];
  });
  const metrics = [...new Set(verdicts.flatMap(({ first: { criterion } }) => metricsOf(criterion)))];
  const rates = metrics.flatMap((metric) =>
    first.groups.flatMap((group): ComparedRate[] => {
      const other = second.groups.find(({ key }) => sameKey(key, group.key));
      if (!other) return [];
      const [a, b] = [group.metrics[metric], other.metrics[metric]];
      const difference = a.kind === 'defined' && b.kind === 'defined' ? b.value - a.value : null;
      return [{ metric, key: group.key, first: a, second: b, difference }];
    }),
  );
  return { features: first.features, verdicts, rates };
}

function metricsOf(criterion: CriterionVerdict['criterion']): readonly MetricId[] {
  return CRITERIA.find(({ id }) => id === criterion)?.metrics ?? [];
}
