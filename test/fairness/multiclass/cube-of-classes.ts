import type { AuditCube } from '../../../src/cube/cube.ts';
import { tallyTable } from '../../../src/cube/tally.ts';
import type { AuditPlan, ResolvedPlan } from '../../../src/plan/plan.ts';
import { resolvePlan } from '../../../src/plan/resolve.ts';
import { planOf } from '../../support/plan-of.ts';
import { tableOf } from '../../support/table-of.ts';

/** Rows by label and prediction; a last row and column beyond the classes is what is missing. */
export type Counts = readonly (readonly number[])[];

export const CLASSES = ['low', 'middle', 'high'] as const;

/** A cube of groups given by their counts of label × prediction, in the order of {@link CLASSES}. */
export async function cubeOfClasses(
  groups: Readonly<Record<string, Counts>>,
  changes: Partial<AuditPlan> = {},
  weight: (row: number) => number = () => 1,
): Promise<{ cube: AuditCube; plan: ResolvedPlan }> {
  const rows = Object.entries(groups).flatMap(([group, counts]) =>
    counts.flatMap((line, i) =>
      line.flatMap((times, j) =>
        Array.from({ length: times }, () => ({ group, label: CLASSES[i] ?? '', prediction: CLASSES[j] ?? '' })),
      ),
    ),
  );
  const table = tableOf({
    group: rows.map(({ group }) => group),
    label: rows.map(({ label }) => label),
    prediction: rows.map(({ prediction }) => prediction),
    weight: rows.map((_, row) => weight(row)),
  });
  const plan = resolvePlan(
    planOf({
      label: { column: 'label', positive: { values: ['high'] } },
      prediction: { column: 'prediction', positive: { values: ['high'] } },
      classes: [...CLASSES],
      ...changes,
    }),
    table,
  );
  return { cube: await tallyTable(table, plan, 0), plan };
}
