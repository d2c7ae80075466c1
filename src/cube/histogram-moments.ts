import type { CalibrationSums, ScoreHistogram } from './cube.ts';
import { scoreLogs, scoreRows, splitBins, type ScoreMoments } from './score-moments-tally.ts';

/**
 * The moments of scores from a histogram with a bin for each distinct one: Σ over rows of w · f(s) is Σ over bins of (Σ w) · f(s),
 * so a function of the score is found once for a value, and not for each row that has it.
 *
 * @param values the score of each bin
 * @param bins calibration bins
 */
export function histogramMoments(histogram: ScoreHistogram, values: Float64Array, bins: number): ScoreMoments {
  const cells = histogram.offsets.length - 1;
  const width = bins + 1;
  const sums = (): Float64Array => new Float64Array(cells * width);
  const all = { n: sums(), w: sums(), w2: sums(), ws: sums(), ws2: sums(), wLogScore: sums(), wLogComplement: sums() };
  const { calibrationBin } = scoreRows(values, bins);
  const { logScore, logComplement } = scoreLogs(values);
  for (let cell = 0; cell < cells; cell++) {
    for (let entry = histogram.offsets[cell]; entry < histogram.offsets[cell + 1]; entry++) {
      const value = histogram.bins[entry];
      const weight = histogram.w[entry];
      add(all, cell * width + calibrationBin[value], {
        n: histogram.n[entry],
        w: weight,
        w2: histogram.w2[entry],
        ws: weight * values[value],
        ws2: weight * values[value] * values[value],
        wLogScore: weight * logScore[value],
        wLogComplement: weight * logComplement[value],
      });
    }
  }
  return splitBins(all, cells, bins);
}

function add(sums: CalibrationSums, place: number, terms: Readonly<Record<keyof CalibrationSums, number>>): void {
  sums.n[place] += terms.n;
  sums.w[place] += terms.w;
  sums.w2[place] += terms.w2;
  sums.ws[place] += terms.ws;
  sums.ws2[place] += terms.ws2;
  sums.wLogScore[place] += terms.wLogScore;
  sums.wLogComplement[place] += terms.wLogComplement;
}
