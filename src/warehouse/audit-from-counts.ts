import type { Audit, AuditedFile } from '../audit/audit.ts';
import { assess } from '../audit/run-audit.ts';
import { NEGATIVE, POSITIVE, UNKNOWN, type AuditCube } from '../cube/cube.ts';
import { missingIn } from '../data/missing.ts';
import type { Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import type { Notice } from '../fairness/assessment.ts';
import { mergedName } from '../plan/feature-groups.ts';
import type { ResolvedPlan, SensitiveFeature } from '../plan/plan.ts';
import { readOptionsOf } from '../plan/reading.ts';
import { chooseReference } from '../plan/resolve.ts';
import { MOST_GROUPS, refuseClashingMerges, ruleText } from '../plan/rules.ts';
import { cubeOfCounts, type CountedCube } from './counts-cube.ts';
import { readCounts, type Counts } from './read-counts.ts';

/** What counts tell beside numbers that follow from them. */
export interface ResolvedCounts {
  readonly plan: ResolvedPlan;
  readonly cube: AuditCube;
  /** Rows that were looked at. */
  readonly rows: number;
  readonly notices: readonly Notice[];
}

/**
 * The audit of counts that a database made ({@link cubeSql}): the same as of its rows, under the plan that the counts carry.
 * `file` is the file of counts; its rows become those that were counted, and it says that it holds counts.
 *
 * @throws AppError as {@link resolveCounts} and `assess`
 */
export function auditFromCounts(table: Table, file: AuditedFile): Audit {
  if (file.badRows.count > 0) throw new AppError('counts/damaged', { what: 'setAside' });
  const { plan, cube, rows, notices } = resolveCounts(table);
  return assess({ ...file, rows, holds: 'counts' }, plan, cube, notices);
}

/**
 * The cube of counts and the plan it answers. Reference groups that were chosen by size are chosen again by the sizes that
 * were counted; groups of equal size are told apart by name.
 *
 * @throws AppError `counts/*` for a result that is not as it was made; as `resolvePlan` for a plan that does not fit what was
 * counted
 */
export function resolveCounts(table: Table): ResolvedCounts {
  const counts = readCounts(table);
  if (counts.rows === 0) throw new AppError('audit/no-complete-rows', { rows: 0 });
  const counted = cubeOfCounts(counts);
  refuseWeights(counts, counted.cube);
  refuseOutcomes(counts.plan, counted);
  const { score } = counts.plan;
  if (score && counted.cube.rows.scoreMissing === counts.rows) {
    throw new AppError('plan/not-numeric', { column: score.column });
  }
  return {
    plan: withReferences(counts.plan, counted),
    cube: counted.cube,
    rows: counts.rows,
    notices: noticesOf(counts, counted.cube),
  };
}

function refuseWeights({ plan, negativeWeights: rows }: Counts, cube: AuditCube): void {
  const column = plan.sampleWeight;
  if (column === null) return;
  if (rows > 0) throw new AppError('weights/negative', { column, rows });
  if (!cube.combinations[0].cells.w.some((weight) => weight > 0)) throw new AppError('weights/none', { column });
}

function refuseOutcomes(plan: ResolvedPlan, { states }: CountedCube): void {
  for (const name of ['label', 'prediction'] as const) {
    const role = plan[name];
    if (!role) continue;
    const rows = states[name];
    const { column } = role;
    if (rows[POSITIVE] === 0) {
      throw new AppError('plan/positive-not-found', { column, role: name, positive: ruleText(role) });
    }
    if (rows[NEGATIVE] === 0) {
      throw new AppError(name === 'label' ? 'plan/label-one-value' : 'plan/prediction-one-value', {
        column,
        positive: ruleText(role),
        rows: rows[POSITIVE],
        unknown: rows[UNKNOWN],
      });
    }
  }
}

function withReferences(plan: ResolvedPlan, { sizes }: CountedCube): ResolvedPlan {
  const named = readOptionsOf(plan.reading).missing ?? {};
  return {
    ...plan,
    sensitiveFeatures: plan.sensitiveFeatures.map((feature, f) => {
      const { reference, referenceBySize, ...rest } = feature;
      const levels = sizes[f];
      refuseClashingMerges(feature, [...levels.keys()]);
      const merged = mergedSizes(feature, levels);
      if (merged.size > MOST_GROUPS) {
        throw new AppError('plan/too-many-groups', {
          column: feature.column,
          groups: merged.size,
          most: MOST_GROUPS,
          ...(feature.bins && { cut: true }),
        });
      }
      const spellings = Object.hasOwn(named, feature.column) ? { missingSpellings: named[feature.column] } : {};
      const wanted = { ...rest, reference: referenceBySize ? null : reference };
      return { ...rest, ...chooseReference(wanted, merged, missingIn(spellings)) };
    }),
  };
}

/** Rows by group after merges, most first; equal ones by name. */
function mergedSizes({ merge }: SensitiveFeature, levels: ReadonlyMap<string, number>): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [level, rows] of levels) {
    const name = mergedName(level, merge);
    sizes.set(name, (sizes.get(name) ?? 0) + rows);
  }
  return new Map([...sizes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

/** What a table of the rows would have told beside the cube. */
function noticesOf({ plan, unreadable }: Counts, cube: AuditCube): Notice[] {
  const cells = [...unreadable].flatMap(([column, rows]): Notice[] =>
    rows > 0 ? [{ code: 'unreadable-numbers', facts: { column, rows } }] : [],
  );
  const { label, prediction } = plan;
  if (!label || !prediction || !sharesNoClass(plan, cube)) return cells;
  return [...cells, { code: 'no-value-shared', facts: { label: label.column, prediction: prediction.column } }];
}

/** Whether label and prediction have no class in common; only told where the classes are all values that occurred. */
function sharesNoClass({ label, prediction, classes, allClasses }: ResolvedPlan, cube: AuditCube): boolean {
  const byValues = label && prediction && 'values' in label.positive && 'values' in prediction.positive;
  const [{ classes: sums }] = cube.combinations;
  if (!allClasses || !classes || !byValues || !sums) return false;
  const width = classes.length + 1;
  const [labels, predictions] = [new Set<number>(), new Set<number>()];
  sums.n.forEach((n, place) => {
    if (n === 0) return;
    labels.add(Math.floor(place / width) % width);
    predictions.add(place % width);
  });
  for (const none of [labels, predictions]) none.delete(classes.length);
  return labels.size > 0 && predictions.size > 0 && ![...predictions].some((name) => labels.has(name));
}
