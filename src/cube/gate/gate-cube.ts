import type { ResolvedPlan } from '../../plan/plan.ts';
import { AppError } from '../../errors.ts';
import type { AuditCube, CubeTable } from '../cube.ts';
import { thresholdCut } from '../score-threshold.ts';
import { addCells, cellSums, countedTables, emptyCells, type GroupCells } from './counted-tables.ts';
import { protectedTables, type GatedTable } from './protect.ts';

export interface GateOptions {
  /** Counts from 1 up to one less than this are small. */
  readonly minimum: number;
}

/** The smallest and the largest minimum that can be chosen, and the one where nobody chose. */
export const GATE_LIMITS = { least: 5, most: 100, usual: 10 } as const;

/** Most names of withheld groups that a table lists. */
const MOST_LISTED = 5000;

/**
 * A cube that may be passed on: whole groups are withheld where a count of theirs is small or could be worked out, and their
 * sum is kept, so that totals stay exact.
 *
 * - A group of a combination is small when any of its counts (stratum × label × prediction) lies between 1 and
 *   `minimum − 1`, or its rows do. Counted are the rows that took part, after merges and under the plan's threshold.
 * - Secondary suppression: {@link protectedTables}.
 * - Strata are kept apart only where that withholds no more groups than counting them together.
 * - Scores, numeric targets, counts by class and rows left out are not passed on at all. Without weights Σw and Σw² repeat
 *   n; with weights they are rounded to four digits, so that the sum of a cell does not tell which known weights are in it.
 *
 * Not covered: what a reader knows from elsewhere about single rows, and that a zero in a published cell says the same of
 * everyone in its row or column.
 *
 * Deterministic; a cube that was gated with at least this minimum is returned as it is.
 * @throws AppError `share/too-small` when not even the totals are large enough, `share/already-gated` when the cube was
 * gated with a smaller minimum
 */
export function gateCube(cube: AuditCube, plan: ResolvedPlan, { minimum }: GateOptions): AuditCube {
  if (cube.gate) {
    if (cube.gate.minimum >= minimum) return cube;
    throw new AppError('share/already-gated', { minimum: cube.gate.minimum });
  }
  const firstPositiveBin = firstPositive(cube, plan);
  const gateWith = (keepStrata: boolean): GatedTable[] | null =>
    protectedTables(countedTables(cube, plan, { firstPositiveBin, keepStrata }), minimum);
  const together = gateWith(false);
  const apart = cube.strata.length > 1 ? gateWith(true) : together;
  const keepStrata = cube.strata.length > 1 && apart !== null && (!together || lost(apart) <= lost(together));
  const gated = keepStrata ? apart : together;
  if (!gated) throw new AppError('share/too-small', { minimum });
  const strata = keepStrata ? cube.strata : cube.strata.length > 1 ? [''] : cube.strata;
  const [first] = gated;
  return {
    evenhandCube: 2,
    score: null,
    predictionFrom: cube.predictionFrom === 'threshold' && firstPositiveBin === null ? null : predictionOf(cube),
    hasLabel: cube.hasLabel,
    hasWeights: cube.hasWeights,
    hasTarget: false,
    hasTargetPrediction: false,
    calibrationBins: cube.calibrationBins,
    strata,
    classes: [],
    combinations: gated.map((each) => publishedTable(each, gated, strata.length, cube.hasWeights)),
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
      ],
    },
  };
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

/** Every combination of one level each; none where they would be too many to list. */
export function crossed(levels: readonly (readonly string[])[]): string[][] {
  const size = levels.reduce((product, { length }) => product * length, 1);
  if (size > MOST_LISTED) return [];
  return levels.reduce<string[][]>((keys, names) => keys.flatMap((key) => names.map((name) => [...key, name])), [[]]);
}

function rounded(cells: GroupCells, weighted: boolean): GroupCells {
  const digits = (values: Float64Array): Float64Array => values.map((value) => Number(value.toPrecision(4)));
  return weighted ? { n: cells.n, w: digits(cells.w), w2: digits(cells.w2) } : cells;
}
