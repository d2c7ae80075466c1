import type { AuditCube, CubeTable } from '../../cube/cube.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import { assessGroups } from '../assess-groups.ts';
import type { Multiclass, MulticlassGroup } from '../assessment.ts';
import type { Confidence } from '../compare.ts';
import { reported } from '../estimate.ts';
import { allClassCounts, classCounts } from './class-counts.ts';
import type { ClassCounts } from './class-counts.ts';
import { multiclassDisparities } from './multiclass-disparities.ts';
import { eachMulticlassMetric, multiclassEstimates } from './multiclass-registry.ts';
import type { MulticlassEstimates } from './multiclass-registry.ts';
import { oneAgainstRest } from './one-against-rest.ts';

/** The groups of a combination, in the order in which they are reported. */
export interface ReportedGroups {
  readonly keys: readonly (readonly string[])[];
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
}

/**
 * Labels and predictions with more than two values: metrics over all classes, their disparities, and each class assessed
 * as the positive one. Rows whose label or prediction is missing or none of the classes are left out. A class without rows
 * makes what averages over it undefined: neither a 0, nor an average over other classes than in other groups.
 *
 * @returns null where the cube has no classes, or only one
 */
export function multiclassOf(
  table: CubeTable,
  cube: AuditCube,
  plan: Pick<AuditPlan, 'alpha' | 'minimumGroupSize'>,
  { keys, reference }: ReportedGroups,
): Multiclass | null {
  if (!table.classes || cube.classes.length < 2 || keys.length === 0) return null;
  const level = 1 - plan.alpha;
  const confidence = { level, z: twoSidedZ(level) };
  const groups = classCounts(table, cube, keys);
  const overall = allClassCounts(groups);
  const estimates = groups.map(multiclassEstimates);
  const overallEstimates = multiclassEstimates(overall);
  const describe = (counts: ClassCounts, of: MulticlassEstimates): MulticlassGroup =>
    described(counts, of, confidence, cube.hasWeights);
  const both = overall.has.label && overall.has.prediction;
  return {
    classes: cube.classes,
    overall: describe(overall, overallEstimates),
    groups: groups.map((counts, g) => describe(counts, estimates[g])),
    disparities: both ? multiclassDisparities({ groups, overall, estimates, overallEstimates, reference }, level) : [],
    oneAgainstRest: cube.classes.map((positive, index) => {
      const assessed = assessGroups({
        groups: groups.map((counts) => oneAgainstRest(counts, index)),
        overall: oneAgainstRest(overall, index),
        reference,
        plan,
        weighted: cube.hasWeights,
      });
      return { positive, overall: assessed.overall, groups: assessed.groups, disparities: assessed.disparities };
    }),
  };
}

function described(
  { key, rows, classes, sums, has }: ClassCounts,
  estimates: MulticlassEstimates,
  confidence: Confidence,
  weighted: boolean,
): MulticlassGroup {
  const known = (label: number): readonly number[] => {
    const from = label * (classes + 1);
    return [...sums.n.subarray(from, from + classes)];
  };
  return {
    key,
    n: rows,
    confusion: has.label && has.prediction ? Array.from({ length: classes }, (_, label) => known(label)) : null,
    metrics: eachMulticlassMetric((id) => reported(estimates[id], confidence, weighted)),
  };
}
