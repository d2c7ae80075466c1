import { isSampled, type Survey } from '../data/stream/survey.ts';
import { completeFrom } from '../plan/complete-from.ts';
import type { AuditPlan, ResolvedPlan } from '../plan/plan.ts';
import { gridEdges } from '../plan/score-grid.ts';
import type { Audit } from './audit.ts';

/**
 * Whether a cube counted under one plan cannot answer another. Threshold, reference groups, merges, tolerances, minimum
 * size, criteria, significance and words are read from the cube; everything else is counted. What a plan leaves to the
 * data is answered where the counted one asked the same. On a grid, a threshold that
 * is not among its edges is counted too, since the grid cannot tell the rows around it apart.
 */
export function needsTally(counted: ResolvedPlan, wanted: AuditPlan): boolean {
  return fingerprint(counted, counted) !== fingerprint(wanted, counted) || !gridAnswers(counted, wanted);
}

/**
 * Whether a streamed file must be read again before it can be audited under a plan, which is to be said first: no former audit
 * answers the plan, and not every row was kept.
 */
export function needsReread(former: Pick<Audit, 'plan'> | null, wanted: AuditPlan, survey: Survey): boolean {
  return isSampled(survey) && (!former || needsTally(former.plan, wanted));
}

function fingerprint(asked: AuditPlan, counted: ResolvedPlan): string | null {
  const plan = completeFrom(asked, counted);
  const { label, prediction, score } = plan;
  if (!plan.cutFeatures) return null;
  return JSON.stringify([
    label && [label.column, label.positive],
    prediction && [prediction.column, prediction.positive],
    score && [score.column, prediction === null && score.threshold !== null],
    plan.numericTarget && [plan.numericTarget.column, plan.numericTarget.prediction, plan.numericTarget.origin],
    plan.classes ?? null,
    plan.cutFeatures.map(({ column, bins }) => [column, bins?.edges ?? null]),
    plan.intersectionDepth,
    plan.controlFeature ?? null,
    plan.sampleWeight,
    plan.calibrationBins,
  ]);
}

function gridAnswers(counted: ResolvedPlan, { score }: AuditPlan): boolean {
  const former = counted.score;
  if (!former?.grid || !score) return true;
  if (score.comparison !== former.comparison) return false;
  return score.threshold === null || gridEdges(former.grid).includes(score.threshold);
}
