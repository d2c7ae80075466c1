import type { AuditPlan, CriterionId } from '../plan/plan.ts';
import type { Margin } from '../stats/gap-tests.ts';
import type { Concept } from './assessment.ts';
import type { OutcomeRoles } from './group-counts.ts';
import type { MetricId } from './metrics.ts';

/** A fairness criterion: rates that must not differ between groups by more than the tolerance. */
export interface Criterion {
  readonly id: CriterionId;
  readonly concept: Concept;
  readonly scale: Margin['scale'];
  readonly metrics: readonly MetricId[];
  readonly needs: readonly (keyof OutcomeRoles)[];
}

const CONCEPTS: readonly { concept: Concept; metrics: readonly MetricId[]; needs: readonly (keyof OutcomeRoles)[] }[] =
  [
    { concept: 'demographicParity', metrics: ['selectionRate'], needs: ['prediction'] },
    { concept: 'equalOpportunity', metrics: ['truePositiveRate'], needs: ['label', 'prediction'] },
    { concept: 'equalizedOdds', metrics: ['truePositiveRate', 'falsePositiveRate'], needs: ['label', 'prediction'] },
    { concept: 'baseRate', metrics: ['baseRate'], needs: ['label'] },
  ];

/** Every criterion: each concept as a difference and as a ratio. */
export const CRITERIA: readonly Criterion[] = CONCEPTS.flatMap(({ concept, metrics, needs }) => [
  { id: `${concept}Difference` as const, concept, scale: 'difference' as const, metrics, needs },
  { id: `${concept}Ratio` as const, concept, scale: 'ratio' as const, metrics, needs },
]);

/**
 * The criteria that are tested: those the plan names, as far as its roles allow them. Where it names none, all that its
 * roles allow, base rates only in an audit without predictions. None where the weights of a weighted audit are withheld: what
 * holds of rows that count once each may not hold of weighted ones.
 */
export function criteriaToTest(plan: AuditPlan, has: OutcomeRoles): readonly Criterion[] {
  if (has.withheld?.includes('weights')) return [];
  const possible = CRITERIA.filter(({ needs }) => needs.every((role) => has[role]));
  if (plan.criteria) return possible.filter(({ id }) => plan.criteria?.includes(id));
  return possible.filter(({ concept }) => concept !== 'baseRate' || !has.prediction);
}

/** The plan's tolerance on a criterion's scale. */
export function marginOf(criterion: Criterion, plan: AuditPlan): Margin {
  return { scale: criterion.scale, tolerance: plan.tolerances[criterion.scale] };
}
