import type { AuditCube, CubeTable } from '../../cube/cube.ts';
import { shapeOf } from '../../cube/shape.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';
import { compareKeys } from '../group-counts.ts';
import { mergedTable } from '../merged-table.ts';
import { addedRows, groupRows } from './group-rows.ts';
import type { RowSums } from './group-rows.ts';
import { missingGroups } from './missing-groups.ts';

/** A group of a combination and its rows. */
export interface CountedGroup {
  readonly key: readonly string[];
  readonly rows: RowSums;
  /** Whether some feature of it is not known. */
  readonly missing: boolean;
}

/** The groups of a combination, merged as the plan says. */
export interface CountedGroups {
  /** Most rows first; equal ones by key. */
  readonly groups: readonly CountedGroup[];
  /** Rows of all groups, withheld ones included. */
  readonly whole: RowSums;
  readonly withheld: readonly { readonly key: readonly string[]; readonly missing: boolean }[];
}

/** The table of a combination, its levels merged; null where the cube has none. */
export function combinationTable(cube: AuditCube, plan: ResolvedPlan, features: readonly string[]): CubeTable | null {
  const found = cube.combinations.find(
    (table) => table.features.length === features.length && table.features.every((name, i) => name === features[i]),
  );
  return found ? mergedTable(found, plan.sensitiveFeatures, shapeOf(cube)) : null;
}

export function countedGroups(table: CubeTable, cube: AuditCube, plan: ResolvedPlan): CountedGroups {
  const isMissing = missingGroups(plan, table.features);
  const sums = groupRows(table, cube);
  const groups = table.groups
    .map((key, i) => ({ key, rows: sums[i], missing: isMissing(key) }))
    .sort((a, b) => b.rows.n - a.rows.n || compareKeys(a.key, b.key));
  const { withheld } = table;
  return {
    groups,
    whole: addedRows([...sums, ...(withheld ? [togetherRows(withheld, cube)] : [])]),
    withheld: (withheld?.groups ?? []).map((key) => ({ key, missing: isMissing(key) })),
  };
}

function togetherRows({ together }: NonNullable<CubeTable['withheld']>, { hasWeights }: AuditCube): RowSums {
  const total = (sums: Float64Array): number => sums.reduce((sum, value) => sum + value, 0);
  const n = total(together.n);
  return hasWeights ? { n, w: total(together.w), w2: total(together.w2) } : { n, w: n, w2: n };
}
