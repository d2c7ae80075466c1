import { mergedName } from '../../plan/feature-groups.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';
import type { AuditCube, CellSums, CubeTable } from '../cube.ts';
import { NEGATIVE, POSITIVE, STATES, UNKNOWN } from '../cube.ts';

const OUTCOMES = STATES * STATES;

/** Rows and weights of one group: index stratum · 9 + label · 3 + prediction. */
export interface GroupCells {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
}

/** One combination of features as it may be passed on: rows that took part, after merges and the plan's threshold. */
export interface CountedTable {
  readonly features: readonly string[];
  readonly groups: readonly CountedGroup[];
}

export interface CountedGroup {
  readonly key: readonly string[];
  readonly cells: GroupCells;
  readonly rows: number;
}

/** How rows are counted before anything is withheld. */
export interface Counting {
  /** Bins of the score from which a row is positive, where the plan's threshold makes the prediction; else null. */
  readonly firstPositiveBin: number | null;
  readonly keepStrata: boolean;
  /** Whether rows are told apart by their label; if not, the same rows count by their prediction alone. */
  readonly keepLabel: boolean;
}

/**
 * The tables of a cube reduced to counts by outcome. Rows without a label or prediction that the plan has are left out, as
 * they are of every rate: they are few by nature, and each would make its group a small one.
 */
export function countedTables(cube: AuditCube, plan: ResolvedPlan, counting: Counting): CountedTable[] {
  return cube.combinations.map((table) => countedTable(table, cube, plan, counting));
}

function countedTable(table: CubeTable, cube: AuditCube, plan: ResolvedPlan, counting: Counting): CountedTable {
  const merges = table.features.map((column) => plan.sensitiveFeatures.find((each) => each.column === column)?.merge);
  const byKey = new Map<string, { key: readonly string[]; cells: GroupCells }>();
  table.groups.forEach((levels, group) => {
    const key = levels.map((level, i) => mergedName(level, merges[i]));
    const id = JSON.stringify(key);
    const own = groupCells(table.cells, group, cube, counting);
    const known = byKey.get(id);
    if (known) addCells(known.cells, own);
    else byKey.set(id, { key, cells: own });
  });
  const groups = [...byKey.values()]
    .map((group) => ({ ...group, rows: sum(group.cells.n) }))
    .filter(({ rows }) => rows > 0);
  return { features: table.features, groups };
}

function groupCells(cells: CellSums, group: number, cube: AuditCube, counting: Counting): GroupCells {
  const strata = cube.strata.length;
  const sums = emptyCells(counting.keepStrata ? strata : 1);
  const predicted = cube.predictionFrom === 'column' || counting.firstPositiveBin !== null;
  const add = (stratum: number, outcome: number, n: number, w: number, w2: number): void => {
    if (cube.hasLabel && Math.floor(outcome / STATES) === UNKNOWN) return;
    if (predicted && outcome % STATES === UNKNOWN) return;
    const told = counting.keepLabel ? outcome : UNKNOWN * STATES + (outcome % STATES);
    const at = (counting.keepStrata ? stratum : 0) * OUTCOMES + told;
    sums.n[at] += n;
    sums.w[at] += cube.hasWeights ? w : n;
    sums.w2[at] += cube.hasWeights ? w2 : n;
  };
  for (let place = 0; place < strata * OUTCOMES; place++) {
    const cell = group * strata * OUTCOMES + place;
    const [stratum, outcome] = [Math.floor(place / OUTCOMES), place % OUTCOMES];
    if (counting.firstPositiveBin === null) {
      add(stratum, outcome, cells.n[cell], cells.w[cell], cells.w2[cell]);
    } else if (cells.histogram) {
      const { offsets, bins, n, w, w2 } = cells.histogram;
      const label = Math.floor(outcome / STATES);
      for (let e = offsets[cell]; e < offsets[cell + 1]; e++) {
        const prediction = bins[e] >= counting.firstPositiveBin ? POSITIVE : NEGATIVE;
        add(stratum, label * STATES + prediction, n[e], w[e], w2[e]);
      }
    }
  }
  return sums;
}

export function emptyCells(strata: number): GroupCells {
  const each = (): Float64Array => new Float64Array(strata * OUTCOMES);
  return { n: each(), w: each(), w2: each() };
}

/** Adds the second to the first. */
export function addCells(to: GroupCells, from: GroupCells): void {
  for (const field of ['n', 'w', 'w2'] as const) {
    for (let i = 0; i < to[field].length; i++) to[field][i] += from[field][i];
  }
}

export function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The cells of groups one after the other, with nothing but counts. */
export function cellSums(groups: readonly GroupCells[], strata: number): CellSums {
  const width = strata * 9;
  const joined = (field: keyof GroupCells): Float64Array => {
    const values = new Float64Array(groups.length * width);
    groups.forEach((cells, g) => values.set(cells[field], g * width));
    return values;
  };
  const none = (): Float64Array => new Float64Array(groups.length * width);
  return {
    n: joined('n'),
    w: joined('w'),
    w2: joined('w2'),
    scoreN: none(),
    ws: none(),
    ws2: none(),
    wLogScore: none(),
    wLogComplement: none(),
    calibration: null,
    target: null,
    histogram: null,
  };
}
