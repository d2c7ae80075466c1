import { mapSums } from '../../cube/sums.ts';
import type { Disparity, DisparityMethod } from '../assessment.ts';
import type { Estimated } from '../estimate.ts';
import { definedGroups } from '../defined-groups.ts';
import type { DefinedGroups, ValuesAcrossGroups } from '../defined-groups.ts';
import { groupExtreme, widestGap } from '../gaps.ts';
import { MULTICLASS_METRIC_IDS, type MulticlassMetricId } from '../metrics.ts';
import { multiclassAccuracy } from './averaged-rates.ts';
import type { ClassCounts } from './class-counts.ts';
import type { MulticlassEstimates } from './multiclass-registry.ts';

const METHODS: readonly DisparityMethod[] = ['betweenGroups', 'toOverall', 'toReference'];

export interface MulticlassAcrossGroups {
  readonly groups: readonly ClassCounts[];
  readonly overall: ClassCounts;
  /** In the order of the groups. */
  readonly estimates: readonly MulticlassEstimates[];
  readonly overallEstimates: MulticlassEstimates;
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
}

/** Difference and ratio by every method, the least and the largest value, of every metric over all classes. */
export function multiclassDisparities(across: MulticlassAcrossGroups, level: number): Disparity[] {
  return MULTICLASS_METRIC_IDS.flatMap((id) => disparitiesOf(id, definedGroups(valuesOf(across, id)), level));
}

function valuesOf(
  { groups, overall, estimates, overallEstimates, reference }: MulticlassAcrossGroups,
  id: MulticlassMetricId,
): ValuesAcrossGroups {
  return {
    groups: groups.map((counts, g) => ({
      key: counts.key,
      estimate: estimates[g][id],
      rest: id === 'multiclassAccuracy' ? accuracyOfRest(overall, counts) : null,
    })),
    overall: overallEstimates[id],
    reference,
  };
}

/** The accuracy of all other groups; Σw of nothing is 0 whatever rounding has left. */
function accuracyOfRest(overall: ClassCounts, { sums, rows }: ClassCounts): Estimated {
  const n = overall.sums.n.map((all, i) => all - sums.n[i]);
  const rest = mapSums(overall.sums, (values, of) =>
    values.map((all, i) => (n[i] === 0 ? 0 : Math.max(0, all - sums[of][i]))),
  );
  return multiclassAccuracy({ ...overall, sums: rest, rows: overall.rows - rows });
}

function disparitiesOf(id: MulticlassMetricId, values: DefinedGroups, level: number): Disparity[] {
  const gap = (scale: 'difference' | 'ratio', suffix: string): Disparity[] =>
    METHODS.map((method) => ({
      id: `${id}${suffix}`,
      metrics: [id],
      scale,
      method,
      ...widestGap(values, scale, method, level, 1),
    }));
  const extreme = (scale: 'groupMin' | 'groupMax', suffix: string): Disparity => ({
    id: `${id}${suffix}`,
    metrics: [id],
    scale,
    method: 'betweenGroups',
    ...groupExtreme(values, scale, level),
  });
  return [
    ...gap('difference', 'Difference'),
    ...gap('ratio', 'Ratio'),
    extreme('groupMin', 'GroupMin'),
    extreme('groupMax', 'GroupMax'),
  ];
}
