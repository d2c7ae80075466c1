import { cellIndex, NEGATIVE, POSITIVE, STATES, UNKNOWN } from '../cube/cube.ts';
import type { AuditCube, CellSums, State } from '../cube/cube.ts';
import type { ThresholdCut } from '../cube/score-threshold.ts';
import type { OutcomeSums } from './group-counts.ts';

/** Sums of no rows. */
export function emptyOutcomes(): OutcomeSums {
  const length = STATES * STATES;
  return { n: new Float64Array(length), w: new Float64Array(length), w2: new Float64Array(length) };
}

/**
 * The rows of a group by outcome, unknown ones too; strata added up. `cut`: what makes the prediction, where a threshold of
 * the score does.
 */
export function allOutcomes(cells: CellSums, group: number, cube: AuditCube, cut: ThresholdCut | null): OutcomeSums {
  const sums = emptyOutcomes();
  const strata = cube.strata.length;
  for (let stratum = 0; stratum < strata; stratum++) {
    for (let outcome = 0; outcome < STATES * STATES; outcome++) {
      const label = Math.floor(outcome / STATES) as State;
      const cell = cellIndex(group, stratum, strata, label, (outcome % STATES) as State);
      if (cells.n[cell] === 0) continue;
      if (cut && cells.histogram) addCutCell(sums, label, cells, cells.histogram, cell, cut, cube.hasWeights);
      else addCells(sums, outcome, cells, cell, cell + 1, cube.hasWeights);
    }
  }
  return sums;
}

/** The rows of a cell by where their scores lie; those without a score have no prediction. */
function addCutCell(
  sums: OutcomeSums,
  label: State,
  cells: CellSums,
  histogram: NonNullable<CellSums['histogram']>,
  cell: number,
  { firstPositiveBin }: ThresholdCut,
  hasWeights: boolean,
): void {
  const [from, to] = [histogram.offsets[cell], histogram.offsets[cell + 1]];
  const middle = firstFrom(histogram.bins, firstPositiveBin, from, to);
  const negative = addCells(sums, label * STATES + NEGATIVE, histogram, from, middle, hasWeights);
  const positive = addCells(sums, label * STATES + POSITIVE, histogram, middle, to, hasWeights);
  const unscored = cells.n[cell] - negative - positive;
  if (unscored <= 0) return;
  const unknown = label * STATES + UNKNOWN;
  sums.n[unknown] += unscored;
  sums.w[unknown] += hasWeights ? cells.w[cell] - totalOf(histogram.w, from, to) : unscored;
  sums.w2[unknown] += hasWeights ? cells.w2[cell] - totalOf(histogram.w2, from, to) : unscored;
}

/** The first place whose number is at least the given one; the numbers increase. */
function firstFrom(numbers: Uint32Array, least: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Adds some places of three arrays to one outcome; returns how many rows they are. */
function addCells(
  sums: OutcomeSums,
  outcome: number,
  { n, w, w2 }: OutcomeSums,
  from: number,
  to: number,
  hasWeights: boolean,
): number {
  const rows = totalOf(n, from, to);
  sums.n[outcome] += rows;
  sums.w[outcome] = hasWeights ? totalOf(w, from, to, sums.w[outcome]) : sums.w[outcome] + rows;
  sums.w2[outcome] = hasWeights ? totalOf(w2, from, to, sums.w2[outcome]) : sums.w2[outcome] + rows;
  return rows;
}

function totalOf(values: Float64Array, from: number, to: number, before = 0): number {
  let total = before;
  for (let i = from; i < to; i++) total += values[i];
  return total;
}
