import { combinationsOf } from '../cube/combinations.ts';
import type { AuditCube } from '../cube/cube.ts';
import { mergeCubes } from '../cube/merge.ts';
import { withTargetOrigin } from '../cube/target-origin.ts';
import { AppError } from '../errors.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import type { Audit } from './audit.ts';
import { checkMerge } from './merging/check-merge.ts';
import { fileTogether } from './merging/files.ts';
import { mergedNotices } from './merging/merged-notices.ts';
import { mergedPlan } from './merging/merged-plan.ts';
import { onCommonAxis } from './merging/score-axis.ts';
import { resolveFromCube } from './resolve-from-cube.ts';
import { assess } from './run-audit.ts';

/**
 * Audits of several files, periods or sites as one: their counts added up, every number assessed anew from the sum. Numbers
 * of rows are those of one audit of all rows to the last bit, sums up to rounding. What is asked of the counts (tolerances,
 * minimum size, merges, named reference groups…) is the leading audit's, and a notice says so where they differ; references
 * by size are chosen again. Its rows are not here, so it is read like a kept audit.
 *
 * @param audits at least two
 * @param leading index of the audit whose settings are taken
 * @throws AppError `audit/cannot-merge` with every difference, see {@link checkMerge}; `plan/merge-name-taken` where another
 * file has a group by the name of a merge; `audit/no-complete-rows`, `audit/all-groups-small`
 */
export function mergeAudits(audits: readonly Audit[], leading = 0): Audit {
  const { labels, differences, settings, depth } = checkMerge(audits, leading);
  if (differences.length > 0) throw new AppError('audit/cannot-merge', { files: labels, differences });
  const { asked, resolved } = mergedPlan(audits, audits[leading]);
  const cube = mergedCube(
    audits.map((audit) => audit.cube),
    resolved,
  );
  const file = fileTogether(audits.map((audit) => audit.file));
  const noticed = mergedNotices(audits, file.parts, labels[leading], settings, depth);
  return assess(file, resolveFromCube(asked, { plan: resolved, cube }), cube, noticed);
}

/** Cubes brought to the same depth, score axis and origin, and added up in the order of the plan. */
function mergedCube(cubes: readonly AuditCube[], plan: ResolvedPlan): AuditCube {
  const { sensitiveFeatures, intersectionDepth: depth, calibrationBins, numericTarget } = plan;
  const alike = onCommonAxis(cubes, plan)
    .map((cube) => withTargetOrigin(cube, numericTarget?.origin ?? 0))
    .map((cube) => ({ ...cube, combinations: cube.combinations.filter(({ features }) => features.length <= depth) }));
  const combinations = combinationsOf(sensitiveFeatures.length, depth).map((features) =>
    features.map((feature) => sensitiveFeatures[feature].column),
  );
  return { ...mergeCubes(alike, { combinations, classes: plan.classes ?? [] }), calibrationBins };
}
