import type { Disparity, DisparityMethod } from '../assessment.ts';
import type { Estimated } from '../estimate.ts';
import { definedGroups } from '../defined-groups.ts';
import type { DefinedGroups, ValuesAcrossGroups } from '../defined-groups.ts';
import { groupExtreme, widestGap } from '../gaps.ts';
import { restSums } from '../rest-sums.ts';
import { shareError } from '../share-error.ts';
import type { InWhole } from '../to-overall.ts';
import { MULTICLASS_METRIC_IDS, type MulticlassMetricId } from '../metrics.ts';
import { multiclassAccuracy } from './averaged-rates.ts';
import type { ClassCounts } from './class-counts.ts';
import { classSlopeOf } from './class-slopes.ts';
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
  const rests = id === 'multiclassAccuracy' ? accuracyOfRests(groups) : null;
  const slope = classSlopeOf(id, overall);
  const inWhole = (g: number): InWhole => {
    if (estimates[g][id].kind === 'undefined' || overallEstimates[id].kind === 'undefined') return { kind: 'bounds' };
    if (rests) {
      const [own, others] = [groups[g].rows, overall.rows - groups[g].rows];
      return { kind: 'mean', rest: rests[g], shareError: shareError([estimates[g][id], own], [rests[g], others]) };
    }
    return slope ? { kind: 'slope', slope: slope(groups[g]) } : { kind: 'bounds' };
  };
  return {
    groups: groups.map(({ key }, g) => ({ key, estimate: estimates[g][id], inWhole: inWhole(g) })),
    overall: overallEstimates[id],
    reference,
  };
}

/** Of each group, the accuracy of all others. */
function accuracyOfRests(groups: readonly ClassCounts[]): Estimated[] {
  const sums = restSums(
    groups.map(({ sums }) => ({ outcomes: sums, scoreSums: null, calibration: null, target: null })),
  );
  const all = groups.reduce((sum, { rows }) => sum + rows, 0);
  return groups.map((group, g) => multiclassAccuracy({ ...group, sums: sums[g].outcomes, rows: all - group.rows }));
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
