import type { AuditCube } from '../cube/cube.ts';
import { shapeOf } from '../cube/shape.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { assessCombination } from './assess-combination.ts';
import type { Assessment } from './assessment.ts';
import { findingsOf } from './findings.ts';
import { mergedTable } from './merged-table.ts';
import { noticesOf } from './notices.ts';
import { thresholdCut } from '../cube/score-threshold.ts';

/**
 * AuditCube + plan → Assessment: every metric of every group with its interval, every disparity, every verdict. A pure
 * function of the counts, and fast enough to follow a threshold, a tolerance, a reference group or merged levels as they
 * are changed. Nothing depends on the order in which groups were met: they are listed by rows, then by name.
 *
 * Intervals have the two-sided level 1 − α of the plan: Wilson for rates (at Kish's effective size under weights),
 * Newcombe for differences, Koopman for ratios, DeLong for areas under the ROC curve, simultaneous ones for the widest
 * gap of many. Where a rate is undefined its reason is given, and the group is left out of what is aggregated.
 */
export function assessCube(cube: AuditCube, plan: ResolvedPlan): Assessment {
  const threshold = plan.score?.threshold ?? null;
  const cut =
    cube.score && plan.score && threshold !== null ? thresholdCut(cube.score, threshold, plan.score.comparison) : null;
  const shape = shapeOf(cube);
  const combinations = cube.combinations.map((table) =>
    assessCombination(mergedTable(table, plan.sensitiveFeatures, shape), cube, plan, cut),
  );
  return {
    combinations,
    findings: findingsOf(combinations),
    criteriaTested: combinations.reduce((sum, { verdicts }) => sum + verdicts.length, 0),
    notices: noticesOf(cube, plan, cut, combinations),
  };
}
