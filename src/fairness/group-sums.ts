import { cellIndex, NEGATIVE, POSITIVE, STATES, UNKNOWN } from '../cube/cube.ts';
import type { AuditCube, CellSums, State } from '../cube/cube.ts';
import type { CalibrationBins, GroupTarget, OutcomeRoles, ScoreSums } from './group-counts.ts';
import { lossSquaresOf } from './loss-squares.ts';
import type { LossSquares } from './loss-squares.ts';

/** A cell of a group whose rows count, and the label of its rows. */
export interface CountedCell {
  readonly cell: number;
  readonly label: State;
}

/** What a group's metrics of score and target rest on. */
export interface GroupSums {
  readonly scoreSums: ScoreSums | null;
  readonly calibration: CalibrationBins | null;
  readonly losses: LossSquares | null;
  readonly target: GroupTarget | null;
}

/** The score and target sums of a group, over the cells whose rows count; strata added up. */
export function groupSums(cells: CellSums, group: number, cube: AuditCube, has: OutcomeRoles): GroupSums {
  const counted = countedCells(group, cube, has);
  return {
    scoreSums: has.score ? scoreSumsOf(cells, counted, cube) : null,
    calibration: has.score && has.label ? calibrationOf(cells, counted, cube) : null,
    losses: has.label && has.unitScore ? lossSquaresOf(cells, counted, cube) : null,
    target: has.target && cells.target ? targetOf(cells.target, counted, cube) : null,
  };
}

/**
 * Cells whose rows count: the label known where there is one, the prediction where it is a column. Under a threshold the
 * rows with a score are those with a prediction.
 */
export function countedCells(group: number, cube: AuditCube, has: OutcomeRoles): CountedCell[] {
  const labels: readonly State[] = has.label ? [NEGATIVE, POSITIVE] : [NEGATIVE, POSITIVE, UNKNOWN];
  const predictions: readonly State[] =
    cube.predictionFrom === 'column' ? [NEGATIVE, POSITIVE] : [NEGATIVE, POSITIVE, UNKNOWN];
  const strata = cube.strata.length;
  return cube.strata.flatMap((_, stratum) =>
    labels.flatMap((label) =>
      predictions.map((prediction) => ({ cell: cellIndex(group, stratum, strata, label, prediction), label })),
    ),
  );
}

function scoreSumsOf(cells: CellSums, counted: readonly CountedCell[], cube: AuditCube): ScoreSums {
  const byLabel = (): Float64Array => new Float64Array(STATES);
  const [n, w, w2, ws, ws2] = [byLabel(), byLabel(), byLabel(), byLabel(), byLabel()];
  const [wLogScore, wLogComplement] = [byLabel(), byLabel()];
  for (const { cell, label } of counted) {
    n[label] += cells.scoreN[cell];
    ws[label] += cells.ws[cell];
    ws2[label] += cells.ws2[cell];
    wLogScore[label] += cells.wLogScore[cell];
    wLogComplement[label] += cells.wLogComplement[cell];
    if (!cells.histogram || !cube.hasWeights) continue;
    const { offsets, w: weight, w2: square } = cells.histogram;
    for (let entry = offsets[cell]; entry < offsets[cell + 1]; entry++) {
      w[label] += weight[entry];
      w2[label] += square[entry];
    }
  }
  return { n, w: cube.hasWeights ? w : n, w2: cube.hasWeights ? w2 : n, ws, ws2, wLogScore, wLogComplement };
}

function calibrationOf(
  { calibration }: CellSums,
  counted: readonly CountedCell[],
  { calibrationBins, hasWeights }: AuditCube,
): CalibrationBins | null {
  if (!calibration) return null;
  const byBin = (): Float64Array => new Float64Array(calibrationBins);
  const sums = { n: byBin(), w: byBin(), w2: byBin(), ws: byBin(), positives: byBin() };
  for (const { cell, label } of counted) {
    for (let bin = 0; bin < calibrationBins; bin++) {
      const at = cell * calibrationBins + bin;
      const n = calibration.n[at];
      const w = hasWeights ? calibration.w[at] : n;
      sums.n[bin] += n;
      sums.w[bin] += w;
      sums.w2[bin] += hasWeights ? calibration.w2[at] : n;
      sums.ws[bin] += calibration.ws[at];
      if (label === POSITIVE) sums.positives[bin] += w;
    }
  }
  return sums;
}

function targetOf(
  target: NonNullable<CellSums['target']>,
  counted: readonly CountedCell[],
  { hasWeights }: AuditCube,
): GroupTarget {
  const total = (sums: Float64Array): number => counted.reduce((sum, { cell }) => sum + sums[cell], 0);
  const n = total(target.n);
  return {
    n,
    w: hasWeights ? total(target.w) : n,
    w2: hasWeights ? total(target.w2) : n,
    wy: total(target.wy),
    wy2: total(target.wy2),
    wy3: total(target.wy3),
    wy4: total(target.wy4),
    we: total(target.we),
    we2: total(target.we2),
    we4: total(target.we4),
    wAbsE: total(target.wAbsE),
    we2y: total(target.we2y),
    we2y2: total(target.we2y2),
  };
}
