import { STATES } from './cube.ts';
import type { CalibrationSums, CellSums, CubeTable, ScoreHistogram, TargetSums } from './cube.ts';

/** The sizes that say where a cell lies in the arrays of a table. */
export interface CubeShape {
  readonly strata: number;
  readonly calibrationBins: number;
}

/**
 * A table whose groups are counted together where their new keys are equal, in the order of their first appearance: for
 * merged levels, and for a combination of fewer features. Counting first and summing then gives what counting the new
 * groups would have given.
 */
export function regroup(
  table: CubeTable,
  features: readonly string[],
  keyOf: (key: readonly string[]) => readonly string[],
  shape: CubeShape,
): CubeTable {
  const indexOfKey = new Map<string, number>();
  const groups: (readonly string[])[] = [];
  const target = table.groups.map((key) => {
    const newKey = keyOf(key);
    const id = JSON.stringify(newKey);
    const known = indexOfKey.get(id);
    if (known !== undefined) return known;
    indexOfKey.set(id, groups.length);
    groups.push(newKey);
    return groups.length - 1;
  });
  return { features, groups, cells: summedCells(table.cells, target, groups.length, shape) };
}

function summedCells(cells: CellSums, target: readonly number[], groups: number, shape: CubeShape): CellSums {
  const block = shape.strata * STATES * STATES;
  const add = (source: Float64Array): Float64Array => addedUp(source, target, groups, block);
  const addBinned = (source: Float64Array): Float64Array =>
    addedUp(source, target, groups, block * shape.calibrationBins);
  return {
    n: add(cells.n),
    w: add(cells.w),
    w2: add(cells.w2),
    scoreN: add(cells.scoreN),
    ws: add(cells.ws),
    ws2: add(cells.ws2),
    wLogScore: add(cells.wLogScore),
    wLogComplement: add(cells.wLogComplement),
    calibration: cells.calibration && mapCalibration(cells.calibration, addBinned),
    target: cells.target && mapTarget(cells.target, add),
    histogram: cells.histogram && summedHistogram(cells.histogram, target, groups, block),
  };
}

type Adder = (source: Float64Array) => Float64Array;

function mapCalibration(sums: CalibrationSums, add: Adder): CalibrationSums {
  return {
    n: add(sums.n),
    w: add(sums.w),
    w2: add(sums.w2),
    ws: add(sums.ws),
    ws2: add(sums.ws2),
    wLogScore: add(sums.wLogScore),
    wLogComplement: add(sums.wLogComplement),
  };
}

function mapTarget(sums: TargetSums, add: Adder): TargetSums {
  return {
    n: add(sums.n),
    w: add(sums.w),
    wy: add(sums.wy),
    wy2: add(sums.wy2),
    we: add(sums.we),
    we2: add(sums.we2),
    wAbsE: add(sums.wAbsE),
  };
}

function addedUp(source: Float64Array, target: readonly number[], groups: number, block: number): Float64Array {
  const sums = new Float64Array(groups * block);
  target.forEach((to, from) => {
    for (let i = 0; i < block; i++) sums[to * block + i] += source[from * block + i];
  });
  return sums;
}

function summedHistogram(
  histogram: ScoreHistogram,
  target: readonly number[],
  groups: number,
  block: number,
): ScoreHistogram {
  const sources: number[][] = Array.from({ length: groups * block }, () => []);
  target.forEach((to, from) => {
    for (let i = 0; i < block; i++) sources[to * block + i].push(from * block + i);
  });
  const offsets = new Uint32Array(sources.length + 1);
  const entries: number[] = [];
  const bins: number[] = [];
  const sums = { n: [] as number[], w: [] as number[], w2: [] as number[] };
  sources.forEach((cells, cell) => {
    entries.length = 0;
    for (const from of cells) {
      for (let e = histogram.offsets[from]; e < histogram.offsets[from + 1]; e++) entries.push(e);
    }
    if (cells.length > 1) entries.sort((a, b) => histogram.bins[a] - histogram.bins[b]);
    for (const entry of entries) {
      const last = bins.length - 1;
      const same = last >= offsets[cell] && bins[last] === histogram.bins[entry];
      const at = same ? last : last + 1;
      if (!same) bins.push(histogram.bins[entry]);
      sums.n[at] = (same ? sums.n[at] : 0) + histogram.n[entry];
      sums.w[at] = (same ? sums.w[at] : 0) + histogram.w[entry];
      sums.w2[at] = (same ? sums.w2[at] : 0) + histogram.w2[entry];
    }
    offsets[cell + 1] = bins.length;
  });
  return {
    offsets,
    bins: Uint32Array.from(bins),
    n: Float64Array.from(sums.n),
    w: Float64Array.from(sums.w),
    w2: Float64Array.from(sums.w2),
  };
}
