import type { CalibrationSums } from './cube.ts';
import { GrowingFloats } from './growing.ts';
import { LogSums } from './log-sums.ts';
import { NO_SCORE } from './score-bins.ts';
import { mapSums } from './sums.ts';

/** Scores are clipped into [ε, 1 − ε] before a logarithm, ε = 2⁻⁵² (as scikit-learn does for 64-bit floats). */
export const LOG_CLIP = 2 ** -52;
/** Of a smaller score the complement, rounded, would lose figures of its logarithm. */
const SURELY_EXACT = 2 ** -10;

/** What a batch knows of its scores, row by row, shared by all combinations. */
export interface ScoreRows {
  readonly scores: Float64Array;
  /** Calibration bin, or the number of bins for a score outside 0…1. */
  readonly calibrationBin: Uint8Array;
}

/** Calibration bins of every score of a batch. */
export function scoreRows(scores: Float64Array, bins: number): ScoreRows {
  const calibrationBin = new Uint8Array(scores.length);
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row];
    calibrationBin[row] = score >= 0 && score <= 1 ? calibrationBinOf(score, bins) : bins;
  }
  return { scores, calibrationBin };
}

/** −log s and −log(1 − s) of scores, clipped; 0 of one outside 0…1. */
export function scoreLogs(scores: Float64Array): { logScore: Float64Array; logComplement: Float64Array } {
  const isProbability = (score: number): boolean => score >= 0 && score <= 1;
  return {
    logScore: scores.map((score) => (isProbability(score) ? -Math.log(clipped(score)) : 0)),
    logComplement: scores.map((score) => (isProbability(score) ? -Math.log1p(-clipped(score)) : 0)),
  };
}

function clipped(score: number): number {
  return Math.min(Math.max(score, LOG_CLIP), 1 - LOG_CLIP);
}

/** Bin i holds i / bins < score <= (i + 1) / bins; 0 belongs to the first. */
export function calibrationBinOf(score: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.max(0, Math.ceil(score * bins) - 1));
  if (bin > 0 && score <= bin / bins) bin--;
  else if (bin < bins - 1 && score > (bin + 1) / bins) bin++;
  return bin;
}

/** Sums of moments per cell, and per cell and calibration bin. */
export interface ScoreMoments {
  readonly totals: CalibrationSums;
  readonly calibration: CalibrationSums;
}

/** Sums the moments of scores per cell and calibration bin, with one further bin for scores outside 0…1. */
export class ScoreMomentsTally {
  readonly #bins: number;
  readonly #weighted: boolean;
  readonly #n = new GrowingFloats();
  readonly #w = new GrowingFloats();
  readonly #w2 = new GrowingFloats();
  readonly #ws = new GrowingFloats();
  readonly #ws2 = new GrowingFloats();
  readonly #log = new LogSums();
  readonly #logComplement = new LogSums();

  constructor(bins: number, weighted: boolean) {
    this.#bins = bins;
    this.#weighted = weighted;
  }

  add(cells: Uint32Array, cellCount: number, rows: ScoreRows, weights: Float64Array | null) {
    const width = this.#bins + 1;
    const length = cellCount * width;
    const [n, w, w2] = [this.#n.ensure(length), this.#w.ensure(length), this.#w2.ensure(length)];
    const [ws, ws2] = [this.#ws.ensure(length), this.#ws2.ensure(length)];
    for (let row = 0; row < cells.length; row++) {
      const score = rows.scores[row];
      if (score !== score || cells[row] === NO_SCORE) continue;
      const place = cells[row] * width + rows.calibrationBin[row];
      const weight = weights ? weights[row] : 1;
      n[place]++;
      if (weights) {
        w[place] += weight;
        w2[place] += weight * weight;
      }
      ws[place] += weight * score;
      ws2[place] += weight * score * score;
    }
    this.#addLogs(cells, length, rows, weights);
  }

  #addLogs(cells: Uint32Array, length: number, rows: ScoreRows, weights: Float64Array | null): void {
    const width = this.#bins + 1;
    const [log, logComplement] = [this.#log, this.#logComplement];
    log.ensure(length);
    logComplement.ensure(length);
    for (let row = 0; row < cells.length; row++) {
      const bin = rows.calibrationBin[row];
      if (bin === this.#bins || cells[row] === NO_SCORE) continue;
      const place = cells[row] * width + bin;
      const score = clipped(rows.scores[row]);
      if (weights) {
        log.sums[place] -= weights[row] * Math.log(score);
        logComplement.sums[place] -= weights[row] * Math.log1p(-score);
      } else {
        log.multiply(place, score);
        if (score > SURELY_EXACT) logComplement.multiply(place, 1 - score);
        else logComplement.sums[place] -= Math.log1p(-score);
      }
    }
  }

  /** The sums per cell, and those per calibration bin. */
  finish(cellCount: number): ScoreMoments {
    const length = cellCount * (this.#bins + 1);
    const all: CalibrationSums = {
      n: this.#n.take(length),
      w: (this.#weighted ? this.#w : this.#n).take(length),
      w2: (this.#weighted ? this.#w2 : this.#n).take(length),
      ws: this.#ws.take(length),
      ws2: this.#ws2.take(length),
      wLogScore: this.#log.take(length),
      wLogComplement: this.#logComplement.take(length),
    };
    return splitBins(all, cellCount, this.#bins);
  }
}

/** Sums per cell and calibration bin, with one further bin for scores outside 0…1, as those of cells and those of bins. */
export function splitBins(all: CalibrationSums, cellCount: number, bins: number): ScoreMoments {
  return {
    totals: mapSums(all, (sums) => sumBins(sums, cellCount, bins + 1)),
    calibration: mapSums(all, (sums) => dropLast(sums, cellCount, bins + 1)),
  };
}

function sumBins(sums: Float64Array, cells: number, width: number): Float64Array {
  const totals = new Float64Array(cells);
  for (let i = 0; i < sums.length; i++) totals[Math.floor(i / width)] += sums[i];
  return totals;
}

function dropLast(sums: Float64Array, cells: number, width: number): Float64Array {
  const kept = new Float64Array(cells * (width - 1));
  for (let cell = 0; cell < cells; cell++) {
    kept.set(sums.subarray(cell * width, cell * width + width - 1), cell * (width - 1));
  }
  return kept;
}
