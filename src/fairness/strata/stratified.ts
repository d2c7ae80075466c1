import type { AuditPlan } from '../../plan/plan.ts';
import { assessGroups } from '../assess-groups.ts';
import type { Stratified } from '../assessment.ts';
import type { GroupCounts } from '../group-counts.ts';
import type { StratumCounts } from './count-strata.ts';
import { pooledDifferences } from './pooled-differences.ts';
import type { StratumEstimates } from './pooled-differences.ts';

/** What strata are assessed with. */
export interface StratifyOptions {
  /** Name of the control feature. */
  readonly feature: string;
  /** Keys of the combination's groups, in the order of {@link StratumCounts.groups}. */
  readonly keys: readonly (readonly string[])[];
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
  readonly plan: Pick<AuditPlan, 'alpha' | 'minimumGroupSize'>;
  readonly weighted: boolean;
}

/**
 * The groups assessed within each stratum of the control feature, and their rates compared with the reference group's over
 * all strata. A stratum lists the groups that have a row in it.
 */
export function stratified(
  strata: readonly StratumCounts[],
  { feature, keys, reference, plan, weighted }: StratifyOptions,
): Stratified {
  const assessed = strata.map(({ stratum, groups, overall }) => {
    const present = groups.map((_, g) => g).filter((g) => hasRows(groups[g]));
    const result = assessGroups({
      groups: present.map((g) => groups[g]),
      overall,
      reference: present.indexOf(reference),
      plan,
      weighted,
    });
    const estimates: StratumEstimates = groups.map((_, g) => {
      const place = present.indexOf(g);
      return place < 0 ? null : result.estimates[place];
    });
    return { stratum, ...result, estimates };
  });
  return {
    feature,
    strata: assessed.map(({ stratum, overall, groups, disparities }) => ({ stratum, overall, groups, disparities })),
    pooled: pooledDifferences(
      assessed.map(({ estimates }) => estimates),
      { keys, reference },
      1 - plan.alpha,
    ),
  };
}

function hasRows({ rows, leftOut, withheld }: GroupCounts): boolean {
  return withheld === true || rows + leftOut.labelUnknown + leftOut.predictionUnknown + leftOut.both > 0;
}
