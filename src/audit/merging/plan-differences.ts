import { unitedClasses } from '../../cube/merge.ts';
import { readOptionsOf } from '../../plan/reading.ts';
import type { PositiveRule, ResolvedPlan } from '../../plan/plan.ts';
import { differ, heldBy, type ColumnRole, type MergeDifference } from './difference.ts';

const COLUMN_OF: Readonly<Record<ColumnRole, (plan: ResolvedPlan) => string | null>> = {
  label: ({ label }) => label?.column ?? null,
  prediction: ({ prediction }) => prediction?.column ?? null,
  score: ({ score }) => score?.column ?? null,
  target: ({ numericTarget }) => numericTarget?.column ?? null,
  targetPrediction: ({ numericTarget }) => numericTarget?.prediction ?? null,
  weight: ({ sampleWeight }) => sampleWeight,
  control: ({ controlFeature }) => controlFeature ?? null,
};

/**
 * Every part of plans under which rows were counted differently. Where a column differs, what is asked of it is not compared:
 * that would say the same twice.
 */
export function planDifferences(plans: readonly ResolvedPlan[], files: readonly string[]): MergeDifference[] {
  const columns = (Object.keys(COLUMN_OF) as ColumnRole[]).flatMap((role): MergeDifference[] => {
    const held = heldBy(files, plans.map(COLUMN_OF[role]));
    return differ(held) ? [{ kind: 'column', role, held }] : [];
  });
  const others = new Set(columns.flatMap((each) => (each.kind === 'column' ? [each.role] : [])));
  return [
    ...columns,
    ...(['label', 'prediction'] as const).flatMap((role) =>
      others.has(role) ? [] : otherPositives(plans, files, role),
    ),
    ...(others.has('score') || others.has('prediction') ? [] : otherThresholds(plans, files)),
    ...otherFeatures(plans, files),
    ...otherClasses(plans, files),
    ...otherMissing(plans, files),
    ...otherCalibration(plans, files),
  ];
}

function otherPositives(
  plans: readonly ResolvedPlan[],
  files: readonly string[],
  role: 'label' | 'prediction',
): MergeDifference[] {
  const rules = plans.flatMap((plan) => plan[role]?.positive ?? []);
  if (rules.length === 0) return [];
  const inOrder = (rule: PositiveRule): PositiveRule =>
    'values' in rule ? { values: [...new Set(rule.values)].sort() } : rule;
  const held = heldBy(files, rules, inOrder);
  return differ(held) ? [{ kind: 'positive', role, column: COLUMN_OF[role](plans[0])!, held }] : [];
}

/**
 * Where the threshold makes the decision, another one is another decision. Where it does not, it is read off the cube, but
 * for a grid, whose bins are closed on the side that the comparison asks for.
 */
function otherThresholds(plans: readonly ResolvedPlan[], files: readonly string[]): MergeDifference[] {
  const scores = plans.flatMap(({ score }) => score ?? []);
  if (scores.length === 0) return [];
  const decides = plans[0].prediction === null;
  const onGrid = scores.some(({ grid }) => grid);
  const held = heldBy(
    files,
    scores.map(({ threshold, comparison }) => ({ threshold, comparison })),
    ({ threshold, comparison }) =>
      decides ? [threshold, threshold === null && !onGrid ? null : comparison] : [onGrid ? comparison : null],
  );
  return differ(held) ? [{ kind: 'threshold', column: scores[0].column, held }] : [];
}

function otherFeatures(plans: readonly ResolvedPlan[], files: readonly string[]): MergeDifference[] {
  const columns = plans.map(({ sensitiveFeatures }) => sensitiveFeatures.map(({ column }) => column));
  const held = heldBy(files, columns, (names) => [...names].sort());
  if (differ(held)) return [{ kind: 'features', held }];
  return columns[0].flatMap((column): MergeDifference[] => {
    const edges = plans.map(
      ({ sensitiveFeatures }) => sensitiveFeatures.find((feature) => feature.column === column)?.bins?.edges ?? null,
    );
    const cut = heldBy(files, edges);
    return differ(cut) ? [{ kind: 'bins', column, held: cut }] : [];
  });
}

/**
 * A file whose plan named no classes lists all that occur in it, so it has no rows of others; one whose plan named some has
 * counted all others as none of them.
 */
function otherClasses(plans: readonly ResolvedPlan[], files: readonly string[]): MergeDifference[] {
  const lists = plans.map(({ classes }) => (classes && classes.length > 0 ? classes : null));
  const united = unitedClasses(lists.map((list) => list ?? [])).names.length;
  const agree = lists.every((list, i) =>
    list === null ? united === 0 : plans[i].allClasses === true || list.length === united,
  );
  return agree ? [] : [{ kind: 'classes', held: heldBy(files, lists, (list) => list && [...list].sort()) }];
}

/** Spellings of missing in columns that have a role; how others were read changes no count. */
function otherMissing(plans: readonly ResolvedPlan[], files: readonly string[]): MergeDifference[] {
  const named = plans.map(({ reading }) => readOptionsOf(reading).missing ?? {});
  return commonColumns(plans).flatMap((column): MergeDifference[] => {
    const spellings = named.map((each) => (Object.hasOwn(each, column) ? each[column] : null));
    const held = heldBy(files, spellings, (list) => list && [...list].sort());
    return differ(held) ? [{ kind: 'missing', column, held }] : [];
  });
}

function otherCalibration(plans: readonly ResolvedPlan[], files: readonly string[]): MergeDifference[] {
  if (plans.every(({ score }) => score === null)) return [];
  const held = heldBy(
    files,
    plans.map(({ calibrationBins }) => calibrationBins),
  );
  return differ(held) ? [{ kind: 'calibrationBins', held }] : [];
}

/** Columns that have a role in every plan. */
function commonColumns(plans: readonly ResolvedPlan[]): string[] {
  const used = plans.map(columnsOf);
  return [...new Set(used[0])].filter((column) => used.every((names) => names.includes(column)));
}

function columnsOf(plan: ResolvedPlan): string[] {
  const roles = Object.values(COLUMN_OF).flatMap((of) => of(plan) ?? []);
  return [...roles, ...plan.sensitiveFeatures.map(({ column }) => column)];
}
