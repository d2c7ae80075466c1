import * as v from 'valibot';
import { WITHHELD_PARTS } from '../../cube/cube.ts';
import { combinationsOf } from '../../cube/combinations.ts';
import { AppError } from '../../errors.ts';
import { AuditPlanSchema, type AuditPlan, type ResolvedPlan } from '../../plan/plan.ts';
import { MOST_STRATA } from '../../plan/rules.ts';
import type { CubePayload, TablePayload } from './cube-payload.ts';
import type { SharePayload } from './payload.ts';

const MOST_GROUPS = 5000;
const MOST_NAME = 2000;
const MOST_ROWS = 1e12;
const MOST_WEIGHT = 1e12;
const LEAST_WEIGHT = 1e-12;
/** Listed groups of all tables together, those that are withheld included. */
const MOST_LISTED = 100_000;
/** How far sums of weights that are rounded to four digits may be off what they are equal to. */
const ROUNDING = 2e-3;

const name = v.pipe(v.string(), v.maxLength(MOST_NAME));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_ROWS));
const weight = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MOST_WEIGHT ** 2));
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const counts = v.pipe(v.array(count), v.maxLength(MOST_GROUPS * MOST_STRATA));
const weights = v.optional(v.pipe(v.array(weight), v.maxLength(MOST_GROUPS * MOST_STRATA)));

const TableSchema = v.strictObject({
  of: v.pipe(v.array(place), v.minLength(1), v.maxLength(4)),
  groups: v.pipe(v.array(place), v.maxLength(MOST_GROUPS * 4)),
  n: counts,
  w: weights,
  w2: weights,
  withheld: v.optional(v.strictObject({ n: counts, w: weights, w2: weights })),
});

const CubeSchema = v.strictObject({
  minimum: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1000)),
  leftOut: v.pipe(v.array(v.picklist(WITHHELD_PARTS)), v.maxLength(WITHHELD_PARTS.length)),
  label: v.boolean(),
  prediction: v.boolean(),
  weights: v.boolean(),
  calibrationBins: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  strata: v.pipe(v.array(name), v.minLength(1), v.maxLength(MOST_STRATA)),
  features: v.pipe(v.array(name), v.minLength(1), v.maxLength(20)),
  levels: v.pipe(v.array(v.pipe(v.array(name), v.minLength(1), v.maxLength(500))), v.minLength(1), v.maxLength(20)),
  cells: v.pipe(v.array(place), v.minLength(1), v.maxLength(MOST_STRATA * 9)),
  tables: v.pipe(v.array(TableSchema), v.minLength(1), v.maxLength(1000)),
});

const PayloadSchema = v.strictObject({
  madeBy: v.pipe(v.string(), v.maxLength(60)),
  file: v.strictObject({
    name: v.optional(v.pipe(v.string(), v.maxLength(500))),
    sha256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    holds: v.optional(v.picklist(['counts', 'both'])),
  }),
  plan: AuditPlanSchema,
  cube: v.optional(CubeSchema),
});

/** What a link holds, when it is what it should be. @throws AppError `share/invalid` with the place that is not */
export function checkPayload(value: unknown): SharePayload {
  const result = v.safeParse(PayloadSchema, value, { abortEarly: true });
  if (!result.success) {
    throw invalid(result.issues[0].path?.map((item) => String(item.key).slice(0, 40)).join('.') ?? '');
  }
  const { cube, ...rest } = result.output;
  if (!cube) return rest;
  checkCube(cube, rest.plan);
  return { ...rest, cube };
}

function invalid(at: string): AppError {
  return new AppError('share/invalid', { at });
}

/** Whether the parts of a cube agree with each other and with the plan. @throws AppError `share/invalid` */
function checkCube(cube: CubePayload, plan: AuditPlan): asserts plan is ResolvedPlan {
  const need = (holds: boolean, at: string): void => {
    if (!holds) throw invalid(at);
  };
  const { features, levels, tables, cells, strata } = cube;
  need(
    sameList(
      features,
      plan.sensitiveFeatures.map(({ column }) => column),
    ),
    'cube.features',
  );
  need(new Set(features).size === features.length, 'cube.features');
  need(levels.length === features.length, 'cube.levels');
  need(
    levels.every((names) => new Set(names).size === names.length),
    'cube.levels',
  );
  need(isIncreasing(cells) && cells[cells.length - 1] < strata.length * 9, 'cube.cells');
  need(new Set(strata).size === strata.length, 'cube.strata');
  need(strata.length === 1 || Boolean(plan.controlFeature), 'cube.strata');
  need(
    cells.every((cell) => isKnown(cell, cube)),
    'cube.cells',
  );
  need(cube.weights === (plan.sampleWeight !== null), 'cube.weights');
  need(!cube.weights || tables.every(({ withheld }) => !withheld), 'cube.weights');
  need(listedGroups(cube) <= MOST_LISTED, 'cube.levels');
  need(cube.label === (plan.label !== null), 'cube.label');
  for (const { reference, bins } of plan.sensitiveFeatures) {
    need(typeof reference === 'string', 'plan.sensitiveFeatures.reference');
    need(!bins || 'edges' in bins, 'plan.sensitiveFeatures.bins');
  }
  const expected = combinationsOf(features.length, plan.intersectionDepth);
  need(expected.length === tables.length, 'cube.tables');
  tables.forEach((table, t) => {
    const at = `cube.tables.${t}`;
    need(sameList(table.of, expected[t]), `${at}.of`);
    const size = table.of.length;
    need(table.groups.length % size === 0, `${at}.groups`);
    need(
      table.groups.every((level, i) => level < levels[table.of[i % size]].length),
      `${at}.groups`,
    );
    const groups = table.groups.length / size;
    const keys = Array.from({ length: groups }, (_, g) => table.groups.slice(g * size, (g + 1) * size).join());
    need(groups <= MOST_GROUPS && new Set(keys).size === groups, `${at}.groups`);
    checkSums(table, groups * cells.length, cube, `${at}`);
    if (table.withheld) checkSums(table.withheld, cells.length, cube, `${at}.withheld`);
    need(table.withheld !== undefined || size > 1 || groups === levels[table.of[0]].length, `${at}.withheld`);
    need(sameList(totals(table, cells.length), totals(tables[0], cells.length)), `${at}.n`);
    if (table.of.length > 1) checkMargins(table, cube, at);
    if (cube.weights) checkWeightTotals(table, tables[0], cells.length, at);
  });
}

function checkSums(
  sums: { readonly n: readonly number[]; readonly w?: readonly number[]; readonly w2?: readonly number[] },
  length: number,
  { weights, minimum }: CubePayload,
  at: string,
): void {
  for (const [field, values] of [
    ['n', sums.n],
    ['w', sums.w],
    ['w2', sums.w2],
  ] as const) {
    const isThere = field === 'n' || weights;
    if ((values?.length ?? -1) !== (isThere ? length : -1)) throw invalid(`${at}.${field}`);
  }
  if (sums.n.some((n) => n > 0 && n < minimum)) throw invalid(`${at}.n`);
  if (weights && !sums.n.every((n, i) => areWeightsOf(n, sums.w![i], sums.w2![i]))) throw invalid(`${at}.w`);
}

/** Whether weights of n rows can have these sums: (Σw)² / n ≤ Σw² ≤ (Σw)², and none where there are no rows. */
function areWeightsOf(n: number, w: number, w2: number): boolean {
  if (w === 0 || w2 === 0 || n === 0) return w === 0 && w2 === 0;
  if (w < LEAST_WEIGHT || w > MOST_WEIGHT) return false;
  return w * w <= n * w2 * (1 + ROUNDING) && w2 <= w * w * (1 + ROUNDING);
}

function checkWeightTotals(table: TablePayload, first: TablePayload, cells: number, at: string): void {
  for (const field of ['w', 'w2'] as const) {
    const [own, all] = [table, first].map((each) => totals({ n: each[field]! }, cells));
    if (!own.every((sum, i) => Math.abs(sum - all[i]) <= ROUNDING * Math.max(sum, all[i]))) {
      throw invalid(`${at}.${field}`);
    }
  }
}

/**
 * Whether the groups of crossed features have no more rows of an outcome than the groups of each feature that they are parts
 * of, and just as many where none is withheld.
 */
function checkMargins(table: TablePayload, { tables, cells, levels }: CubePayload, at: string): void {
  const size = table.of.length;
  const groups = table.groups.length / size;
  table.of.forEach((feature, place) => {
    const single = tables.find(({ of }) => of.length === 1 && of[0] === feature)!;
    const shown = single.groups.length;
    cells.forEach((_, cell) => {
      const parts = new Array<number>(levels[feature].length).fill(0);
      for (let g = 0; g < groups; g++) parts[table.groups[g * size + place]] += table.n[cell * groups + g];
      const wholes = single.groups.map((level, g) => [parts[level], single.n[cell * shown + g]]);
      const inShown = wholes.reduce((sum, [part]) => sum + part, 0);
      const inWithheld = parts.reduce((sum, part) => sum + part, 0) - inShown;
      wholes.push([inWithheld, single.withheld?.n[cell] ?? 0]);
      const agree = wholes.every(([part, whole]) => (table.withheld ? part <= whole : part === whole));
      if (!agree) throw invalid(`${at}.n`);
    });
  });
}

/** Groups that opening the link lists: of a table without withheld ones those it has, else all that could be. */
function listedGroups({ tables, levels }: CubePayload): number {
  return tables.reduce((sum, { of, groups, withheld }) => {
    const possible = of.reduce((product, feature) => product * (levels[feature]?.length ?? 0), 1);
    return sum + (withheld && possible <= MOST_GROUPS ? possible : groups.length / of.length);
  }, 0);
}

/** Rows of all groups together, cell by cell: the same in every table. */
function totals({ n, withheld }: Pick<TablePayload, 'n' | 'withheld'>, cells: number): number[] {
  const groups = n.length / cells;
  return Array.from({ length: cells }, (_, cell) => {
    const shown = n.slice(cell * groups, (cell + 1) * groups).reduce((sum, each) => sum + each, 0);
    return shown + (withheld?.n[cell] ?? 0);
  });
}

/** Whether label and prediction of a cell are known where the cube has them, and unknown where it has not. */
function isKnown(cell: number, { label, prediction }: CubePayload): boolean {
  return label === Math.floor(cell / 3) % 3 < 2 && prediction === cell % 3 < 2;
}

function isIncreasing(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1]);
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
