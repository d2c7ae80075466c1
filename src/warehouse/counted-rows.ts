import { scoreLogs, scoreRows } from '../cube/score-moments-tally.ts';
import { UNKNOWN } from '../cube/cube.ts';
import { AppError } from '../errors.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { gridEdges } from '../plan/score-grid.ts';
import type { CountsColumns } from './counts-columns.ts';
import type { ResultColumn } from './result-columns.ts';

/** The rows of counts of one combination, checked: each an entry of all lists. */
export interface CountedRows {
  readonly length: number;
  /** State of label and prediction, 0…2. */
  readonly label: Uint8Array;
  readonly prediction: Uint8Array;
  /** Class of label and prediction, the number of classes for none. */
  readonly labelClass: Uint8Array;
  readonly predictionClass: Uint8Array;
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
  readonly withoutWeight: Float64Array;
  readonly score: CountedScores | null;
}

/** What the rows of counts say of their scores. */
export interface CountedScores {
  readonly scored: Uint8Array;
  /** Exact scores, NaN without one; null on a grid. */
  readonly values: Float64Array | null;
  /** Bins of the grid; null where scores are exact. */
  readonly bins: Uint32Array | null;
  /** −1 for none. */
  readonly calibration: Int8Array;
  readonly ws: Float64Array;
  readonly ws2: Float64Array;
  readonly wLogScore: Float64Array;
  readonly wLogComplement: Float64Array;
}

/** Reads and checks the rows of one combination. @throws AppError `counts/damaged` where a number does not fit */
export function countedRows(plan: ResolvedPlan, columns: CountsColumns, rows: Uint32Array): CountedRows {
  const within = (name: ResultColumn, most: number): Uint8Array =>
    Uint8Array.from(rows, (row) => columns.whole(name, row, 0, most));
  const classes = plan.classes?.length ?? 0;
  const stateOf = (name: 'label' | 'prediction'): Uint8Array =>
    plan[name] ? within(name, UNKNOWN) : new Uint8Array(rows.length).fill(UNKNOWN);
  const classOf = (name: 'label' | 'prediction'): Uint8Array =>
    plan[name] ? within(`${name}_class`, classes) : new Uint8Array(rows.length).fill(classes);
  const n = Float64Array.from(rows, (row) => columns.count('n', row));
  const weighted = plan.sampleWeight !== null;
  const w = weighted ? columns.sums('w', rows) : n;
  return {
    length: rows.length,
    label: stateOf('label'),
    prediction: stateOf('prediction'),
    labelClass: classOf('label'),
    predictionClass: classOf('prediction'),
    n,
    w,
    w2: weighted ? columns.sums('w2', rows) : n,
    withoutWeight: Float64Array.from(rows, (row) => columns.count('without_weight', row)),
    score: plan.score && (plan.score.grid ? onGrid(plan, columns, rows) : exact(plan, columns, rows, w)),
  };
}

/** Sums of exact scores follow from the scores themselves: all rows of an entry have the same. */
function exact(plan: ResolvedPlan, columns: CountsColumns, rows: Uint32Array, w: Float64Array): CountedScores {
  const scored = scoredRows(columns, rows);
  const found = columns.sums('score', rows);
  const values = found.map((value, i) => (scored[i] === 1 ? value + 0 : NaN));
  const { calibrationBin } = scoreRows(values, plan.calibrationBins);
  const { logScore, logComplement } = scoreLogs(values);
  const times = (of: Float64Array): Float64Array => w.map((weight, i) => (scored[i] === 1 ? weight * of[i] : 0));
  return {
    scored,
    values,
    bins: null,
    calibration: Int8Array.from(calibrationBin, (bin) => (bin < plan.calibrationBins ? bin : -1)),
    ws: times(values),
    ws2: times(values.map((value) => value * value)),
    wLogScore: times(logScore),
    wLogComplement: times(logComplement),
  };
}

function onGrid({ score, calibrationBins }: ResolvedPlan, columns: CountsColumns, rows: Uint32Array): CountedScores {
  const scored = scoredRows(columns, rows);
  const most = gridEdges(score!.grid!).length;
  return {
    scored,
    values: null,
    bins: Uint32Array.from(rows, (row, i) => (scored[i] === 1 ? columns.whole('score_bin', row, 0, most) : 0)),
    calibration: Int8Array.from(rows, (row) => columns.whole('calibration_bin', row, -1, calibrationBins - 1)),
    ws: columns.sums('ws', rows),
    ws2: columns.sums('ws2', rows),
    wLogScore: columns.sums('w_log_score', rows),
    wLogComplement: columns.sums('w_log_complement', rows),
  };
}

function scoredRows(columns: CountsColumns, rows: Uint32Array): Uint8Array {
  return Uint8Array.from(rows, (row) => columns.whole('scored', row, 0, 1));
}

/** The distinct exact scores of some rows, increasing. @throws AppError `counts/too-many-scores` */
export function distinctScores(values: Float64Array, most: number): Float64Array {
  const distinct = new Set(values.filter((value) => !Number.isNaN(value)));
  if (distinct.size > most) throw new AppError('counts/too-many-scores', { scores: distinct.size, most });
  return Float64Array.from(distinct).sort();
}
