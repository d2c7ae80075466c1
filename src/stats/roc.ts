import type { ScoreCounts } from './auc.ts';

/** A piecewise linear ROC curve: vertices from (0, 0) to (1, 1), neither coordinate ever falling. */
export interface RocCurve {
  readonly falsePositive: Float64Array;
  readonly truePositive: Float64Array;
}

/**
 * The empirical ROC curve of counts (or weights) by score, scores increasing: one segment for each score, so that ties
 * lie on a diagonal. Null where a class has no weight.
 */
export function rocCurve({ positives, negatives }: ScoreCounts): RocCurve | null {
  const bins = positives.length;
  const falsePositive = new Float64Array(bins + 1);
  const truePositive = new Float64Array(bins + 1);
  for (let i = 0; i < bins; i++) {
    falsePositive[i + 1] = falsePositive[i] + negatives[bins - 1 - i];
    truePositive[i + 1] = truePositive[i] + positives[bins - 1 - i];
  }
  const m = truePositive[bins];
  const n = falsePositive[bins];
  if (!(m > 0) || !(n > 0)) return null;
  for (let i = 0; i <= bins; i++) {
    falsePositive[i] = Math.min(1, falsePositive[i] / n);
    truePositive[i] = Math.min(1, truePositive[i] / m);
  }
  falsePositive[bins] = 1;
  truePositive[bins] = 1;
  return { falsePositive, truePositive };
}

/** ∫ |a − b| over the false positive rate: the area between two curves, vertical steps and crossings included. */
export function areaBetween(a: RocCurve, b: RocCurve): number {
  const [ax, ay, bx, by] = [a.falsePositive, a.truePositive, b.falsePositive, b.truePositive];
  let area = 0;
  let x = 0;
  let i = -1;
  let j = -1;
  let aSlope = 0;
  let bSlope = 0;
  while (x < 1) {
    // the segments that go on to the right of x
    if (i < 0 || ax[i + 1] <= x) {
      do i++;
      while (ax[i + 1] <= x);
      aSlope = (ay[i + 1] - ay[i]) / (ax[i + 1] - ax[i]);
    }
    if (j < 0 || bx[j + 1] <= x) {
      do j++;
      while (bx[j + 1] <= x);
      bSlope = (by[j + 1] - by[j]) / (bx[j + 1] - bx[j]);
    }
    const next = Math.min(ax[i + 1], bx[j + 1]);
    const first = ay[i] + (x - ax[i]) * aSlope - (by[j] + (x - bx[j]) * bSlope);
    const last = ay[i] + (next - ax[i]) * aSlope - (by[j] + (next - bx[j]) * bSlope);
    area += (next - x) * meanAbsolute(first, last);
    x = next;
  }
  return area;
}

/** Mean of |f| where f is linear from `first` to `last`. */
function meanAbsolute(first: number, last: number): number {
  if (first * last >= 0) return Math.abs(first + last) / 2;
  return (first * first + last * last) / (2 * Math.abs(first - last));
}

/**
 * ∫ of the curve's pointwise standard error over the false positive rate: its true positive rates err by
 * √(y (1 − y) / m), its false positive rates, which move it sideways, by √(x (1 − x) / n). Rates are taken with two more
 * rows of either outcome (Agresti and Coull), so that a perfect curve is not a certain one. m, n: effective class sizes.
 */
export function rocSpread({ falsePositive, truePositive }: RocCurve, m: number, n: number): number {
  let spread = 0;
  for (let i = 1; i < falsePositive.length; i++) {
    const dx = falsePositive[i] - falsePositive[i - 1];
    const dy = truePositive[i] - truePositive[i - 1];
    if (dx === 0 && dy === 0) continue;
    const up = variance((truePositive[i] + truePositive[i - 1]) / 2, m);
    const across = variance((falsePositive[i] + falsePositive[i - 1]) / 2, n);
    spread += Math.sqrt(up * dx * dx + across * dy * dy);
  }
  return spread;
}

function variance(rate: number, n: number): number {
  const smoothed = (rate * n + 2) / (n + 4);
  return (smoothed * (1 - smoothed)) / (n + 4);
}
