import type { ResolvedPlan } from '../../plan/plan.ts';
import { AppError } from '../../errors.ts';
import { STATES, type AuditCube, type CubeTable } from '../cube.ts';
import { thresholdCut } from '../score-threshold.ts';
import { addCells, cellSums, countedTables, emptyCells, type GroupCells } from './counted-tables.ts';
import { MINIMA } from './minima.ts';
import { protectedTables, type GatedTable } from './protect.ts';
import { atOnce, type Steps } from './steps.ts';

export interface GateOptions {
  /** Counts from 1 up to one less than this are small. */
  readonly minimum: number;
}

/** Most names of withheld groups that a table lists. */
const MOST_LISTED = 5000;

/**
 * A cube that may be passed on: whole groups are withheld where a count of theirs is small or could be worked out, and their
 * sum is kept, so that totals stay exact.
 *
 * - A group of a combination is small when any of its counts (stratum × label × prediction) lies between 1 and
 *   `minimum − 1`, or its rows do. Counted are the rows that took part, after merges and under the plan's threshold.
 * - Secondary suppression: {@link protectedTables}.
 * - What a smaller minimum of {@link MINIMA} withholds is withheld too, so that passing on both tells no more than the one
 *   with the smaller.
 * - Strata are kept apart only where that withholds no more groups than counting them together.
 * - Where nothing could be passed on by label and prediction, since an outcome is rare in the whole file, the same rows are
 *   told by their prediction alone.
 * - Scores, numeric targets, counts by class and rows left out are not passed on at all. Weights are only where no group is
 *   withheld, rounded to four digits: groups often differ in their weights, so that the weight of a sum would tell which
 *   groups are in it.
 *
 * Not covered: what a reader knows from elsewhere about single rows; that a zero in a published cell says the same of
 * everyone in its row or column; crossings of more features than the plan counts, whose counts may follow from the others;
 * and cubes of the same rows under another plan.
 *
 * Deterministic; a cube that was gated with at least this minimum is returned as it is.
 * @throws AppError `share/too-small` when not even the totals are large enough, `share/already-gated` when the cube was
 * gated with a smaller minimum
 */
export function gateCube(cube: AuditCube, plan: ResolvedPlan, options: GateOptions): AuditCube {
  return atOnce(gateCubeInSteps(cube, plan, options));
}

/** {@link gateCube} in small pieces. */
export function* gateCubeInSteps(cube: AuditCube, plan: ResolvedPlan, { minimum }: GateOptions): Steps<AuditCube> {
  if (cube.gate) {
    if (cube.gate.minimum >= minimum) return cube;
    throw new AppError('share/already-gated', { minimum: cube.gate.minimum });
  }
  const firstPositiveBin = firstPositive(cube, plan);
  const found = yield* gatedTables(cube, plan, firstPositiveBin, minimum);
  if (!found) throw new AppError('share/too-small', { minimum, rare: rareOutcomes(cube, plan, minimum) });
  const { gated, keepStrata, keepLabel } = found;
  const weighted = cube.hasWeights && lost(gated) === 0;
  const strata = keepStrata ? cube.strata : cube.strata.length > 1 ? [''] : cube.strata;
  const [first] = gated;
  return {
    evenhandCube: 2,
    score: null,
    predictionFrom: cube.predictionFrom === 'threshold' && firstPositiveBin === null ? null : predictionOf(cube),
    hasLabel: cube.hasLabel && keepLabel,
    hasWeights: weighted,
    hasTarget: false,
    hasTargetPrediction: false,
    calibrationBins: cube.calibrationBins,
    strata,
    classes: [],
    combinations: gated.map((each) => publishedTable(each, gated, strata.length, weighted)),
    rows: {
      tallied: first.table.groups.reduce((sum, { rows }) => sum + rows, 0),
      setAside: 0,
      weightMissing: 0,
      scoreMissing: null,
      scoreOutsideUnit: null,
    },
    gate: {
      minimum,
      withheld: [
        ...(cube.score ? (['score'] as const) : []),
        ...(cube.hasTarget ? (['target'] as const) : []),
        ...(cube.classes.length > 0 ? (['classes'] as const) : []),
        ...(cube.strata.length > 1 && !keepStrata ? (['strata'] as const) : []),
        ...(cube.hasWeights && !weighted ? (['weights'] as const) : []),
        ...(cube.hasLabel && !keepLabel ? (['label'] as const) : []),
      ],
    },
  };
}

interface Gated {
  readonly gated: readonly GatedTable[];
  readonly keepStrata: boolean;
  readonly keepLabel: boolean;
}

/** Minimum after minimum, each withholding what the one before did; strata and labels once put together stay so. */
function* gatedTables(
  cube: AuditCube,
  plan: ResolvedPlan,
  firstPositiveBin: number | null,
  minimum: number,
): Steps<Gated | null> {
  const counted = (keepStrata: boolean, keepLabel: boolean) =>
    countedTables(cube, plan, { firstPositiveBin, keepStrata, keepLabel });
  const isPredicted = cube.predictionFrom === 'column' || firstPositiveBin !== null;
  const found: Gated[] = [];
  for (const each of [...MINIMA.filter((smaller) => smaller < minimum), minimum]) {
    const before = found.at(-1) ?? null;
    let next: Gated | null = null;
    for (const keepLabel of cube.hasLabel && isPredicted ? [true, false] : [true]) {
      if (next || (keepLabel && before?.keepLabel === false)) continue;
      const together = yield* protectedTables(counted(false, keepLabel), each, before?.gated);
      const byStratum = cube.strata.length > 1 && before?.keepStrata !== false ? counted(true, keepLabel) : null;
      const apart = byStratum && (yield* protectedTables(byStratum, each, before?.gated));
      const keepStrata = apart !== null && (!together || lost(apart) <= lost(together));
      const gated = keepStrata ? apart : together;
      if (gated && tellsSomething(gated)) next = { gated, keepStrata, keepLabel };
    }
    if (!next) return null;
    found.push(next);
  }
  return found.at(-1)!;
}

/** Whether a group of a single feature is shown. */
function tellsSomething(gated: readonly GatedTable[]): boolean {
  return gated.some(({ table, withheld }) => table.features.length === 1 && withheld.size < table.groups.length);
}

const OUTCOME_NAMES = ['true negatives', 'false positives', 'false negatives', 'true positives'] as const;

/** The outcomes that are rare over all groups, by name, where rows have a label and a prediction. */
function rareOutcomes(cube: AuditCube, plan: ResolvedPlan, minimum: number): string[] {
  const firstPositiveBin = firstPositive(cube, plan);
  const [first] = countedTables(cube, plan, { firstPositiveBin, keepStrata: false, keepLabel: true });
  const all = emptyCells(1);
  for (const { cells } of first.groups) addCells(all, cells);
  return OUTCOME_NAMES.filter((_, at) => {
    const n = all.n[Math.floor(at / 2) * STATES + (at % 2)];
    return n > 0 && n < minimum;
  });
}

function firstPositive({ score, predictionFrom }: AuditCube, plan: ResolvedPlan): number | null {
  if (predictionFrom !== 'threshold' || !score || plan.score?.threshold == null) return null;
  return thresholdCut(score, plan.score.threshold, plan.score.comparison).firstPositiveBin;
}

const predictionOf = ({ predictionFrom }: AuditCube): 'column' | null => (predictionFrom === null ? null : 'column');

function lost(gated: readonly GatedTable[]): number {
  return gated.reduce((sum, { withheld }) => sum + withheld.size, 0);
}

function publishedTable(
  { table, withheld }: GatedTable,
  all: readonly GatedTable[],
  strata: number,
  weighted: boolean,
): CubeTable {
  // by name: the order of first appearance would say something of rows
  const shown = table.groups
    .filter((_, g) => !withheld.has(g))
    .sort((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1));
  const pool = emptyCells(strata);
  for (const g of withheld) addCells(pool, table.groups[g].cells);
  return {
    features: table.features,
    groups: shown.map(({ key }) => key),
    cells: cellSums(
      shown.map(({ cells }) => rounded(cells, weighted)),
      strata,
    ),
    classes: null,
    ...(withheld.size > 0 && {
      withheld: { groups: withheldKeys(table.features, shown, all), together: rounded(pool, weighted) },
    }),
  };
}

/**
 * The groups of which nothing is told. Where features meet these are all that could be, whether they have rows or not, so
 * that a name does not say that somebody is there.
 */
function withheldKeys(
  features: readonly string[],
  shown: readonly { readonly key: readonly string[] }[],
  all: readonly GatedTable[],
): (readonly string[])[] {
  const levels = features.map((feature) =>
    all
      .find(({ table }) => table.features.length === 1 && table.features[0] === feature)!
      .table.groups.map(({ key }) => key[0])
      .sort(),
  );
  const known = new Set(shown.map(({ key }) => JSON.stringify(key)));
  return crossed(levels).filter((key) => !known.has(JSON.stringify(key)));
}

/** What stands for each level of all withheld groups of a table that are too many to be listed. */
export const OTHERS = '(others)';

/** Every combination of one level each; where they would be too many to list, one that stands for the others. */
export function crossed(levels: readonly (readonly string[])[]): string[][] {
  const size = levels.reduce((product, { length }) => product * length, 1);
  if (size > MOST_LISTED) return [levels.map(() => OTHERS)];
  return levels.reduce<string[][]>((keys, names) => keys.flatMap((key) => names.map((name) => [...key, name])), [[]]);
}

function rounded(cells: GroupCells, weighted: boolean): GroupCells {
  const digits = (values: Float64Array): Float64Array => values.map((value) => Number(value.toPrecision(4)));
  return weighted ? { n: cells.n, w: digits(cells.w), w2: digits(cells.w2) } : { n: cells.n, w: cells.n, w2: cells.n };
}
