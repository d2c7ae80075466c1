import { cellSlope } from './influence.ts';
import type { Limits } from './proportion.ts';

/** A 2 × 2 table: [both, first only, second only, neither]. */
export type FourCells = readonly [number, number, number, number];

/** What is added to each cell before the interval is taken. */
const ADDED = [1 / 2, 1 / 8];

/** The correlation of two yes-or-no answers; NaN where one of them is always the same. */
export function phiCoefficient([a, b, c, d]: FourCells): number {
  return (a * d - b * c) / Math.sqrt((a + b) * (c + d)) / Math.sqrt((a + c) * (b + d));
}

/**
 * Interval of the correlation of two yes-or-no answers: large-sample on Fisher's z scale, after a little has been added to
 * each cell; the wider of the intervals with ½ and with ⅛ added, and widened to hold the observed value. Either alone
 * fails somewhere: ½ near ±1 (84 % at a correlation of .95 with 40 rows), ⅛ with empty cells. Within (−1, 1) unless the
 * value itself lies at an end.
 *
 * Variance after Bishop, Y. M. M., Fienberg, S. E. & Holland, P. W. (1975). Discrete Multivariate Analysis. MIT Press,
 * §11.3.
 */
export function phiLimits(cells: FourCells, z: number): Limits {
  let low = phiCoefficient(cells);
  let high = low;
  for (const added of ADDED) {
    const [bottom, top] = smoothedLimits(cells, added, z);
    low = Math.min(low, bottom);
    high = Math.max(high, top);
  }
  return [low, high];
}

function smoothedLimits(cells: FourCells, added: number, z: number): Limits {
  const smoothed = withRows(cells, added);
  const phi = phiCoefficient(smoothed);
  const centre = Math.atanh(phi);
  const half = (z * Math.sqrt(phiVariance(smoothed))) / (1 - phi * phi);
  return [Math.tanh(centre - half), Math.tanh(centre + half)];
}

/** By the delta method: the variance of the derivative of phi by each cell's share, over n. */
function phiVariance(cells: FourCells): number {
  const n = cells[0] + cells[1] + cells[2] + cells[3];
  return phiInfluence(cells).reduce((sum, influence, i) => sum + cells[i] * influence * influence, 0) / (n * n);
}

/** By how much a row more in each cell moves phi, times the number of rows; 0 on average over the rows. */
function phiInfluence(cells: FourCells): FourCells {
  const n = cells[0] + cells[1] + cells[2] + cells[3];
  const [a, b, c, d] = [cells[0] / n, cells[1] / n, cells[2] / n, cells[3] / n];
  const [rowYes, rowNo, columnYes, columnNo] = [a + b, c + d, a + c, b + d];
  const root = Math.sqrt(rowYes * rowNo * columnYes * columnNo);
  const half = phiCoefficient(cells) / 2;
  const byA = d / root - half * (1 / rowYes + 1 / columnYes);
  const byB = -c / root - half * (1 / rowYes + 1 / columnNo);
  const byC = -b / root - half * (1 / rowNo + 1 / columnYes);
  const byD = a / root - half * (1 / rowNo + 1 / columnNo);
  const mean = a * byA + b * byB + c * byC + d * byD;
  return [byA - mean, byB - mean, byC - mean, byD - mean];
}

/** The slope of the whole's phi on that of a part with the given share of it ({@link cellSlope}), at smoothed cells. */
export function phiSlope(part: FourCells, whole: FourCells, share: number): number {
  const [own, all] = [withRows(part, ADDED[0]), withRows(whole, ADDED[0])];
  return cellSlope(own, phiInfluence(own), phiInfluence(all), share);
}

function withRows([a, b, c, d]: FourCells, added: number): FourCells {
  return [a + added, b + added, c + added, d + added];
}
