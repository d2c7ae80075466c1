import fc from 'fast-check';
import type { AuditCube } from '../../../src/cube/cube.ts';
import { tallyTable } from '../../../src/cube/tally.ts';
import type { AuditPlan, ResolvedPlan } from '../../../src/plan/plan.ts';
import { resolvePlan } from '../../../src/plan/resolve.ts';
import { planOf } from '../../support/plan-of.ts';
import { tableOf } from '../../support/table-of.ts';

/** How many rows each crossing of the features has, by prediction: index cell · 2 + prediction. */
export interface Made {
  readonly sizes: readonly number[];
  readonly counts: readonly number[];
}

/** Few small crossings of features, most counts small, as in the tables that betray. */
export function made(sizes: readonly (readonly number[])[], most: number): fc.Arbitrary<Made> {
  return fc.constantFrom(...sizes).chain((chosen) => {
    const cells = chosen.reduce((product, size) => product * size, 1);
    const count = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: fc.nat(most) });
    return fc
      .array(count, { minLength: cells * 2, maxLength: cells * 2 })
      .map((counts) => ({ sizes: chosen, counts }))
      .filter(hasTwoGroupsAndOutcomes);
  });
}

function hasTwoGroupsAndOutcomes({ sizes, counts }: Made): boolean {
  const occur = (of: (cell: number, outcome: number) => number): number =>
    new Set(counts.flatMap((n, i) => (n > 0 ? [of(i >> 1, i & 1)] : []))).size;
  return occur((_, outcome) => outcome) === 2 && sizes.every((_, f) => occur((cell) => levelOf(sizes, cell, f)) > 1);
}

/** The level that a crossing has of a feature. */
export function levelOf(sizes: readonly number[], cell: number, feature: number): number {
  const below = sizes.slice(feature + 1).reduce((product, size) => product * size, 1);
  return Math.floor(cell / below) % sizes[feature];
}

export const featureName = (feature: number): string => `f${feature}`;
export const levelName = (level: number): string => `level ${level}`;

/** The cube of such counts, with a prediction and no label. */
export async function cubeOf(
  { sizes, counts }: Made,
  changes: Partial<AuditPlan> = {},
): Promise<{ readonly cube: AuditCube; readonly plan: ResolvedPlan }> {
  const columns: Record<string, string[]> = { prediction: [] };
  counts.forEach((n, i) => {
    for (let row = 0; row < n; row++) {
      columns['prediction'].push(String(i & 1));
      sizes.forEach((_, f) => (columns[featureName(f)] ??= []).push(levelName(levelOf(sizes, i >> 1, f))));
    }
  });
  const table = tableOf(columns);
  const sensitiveFeatures = sizes.map((_, f) => ({ column: featureName(f) }));
  const plan = resolvePlan(planOf({ label: null, sensitiveFeatures, ...changes }), table);
  return { plan, cube: await tallyTable(table, plan, 0) };
}
