import { boundedMeanLimits } from '../../stats/bounded-mean.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import { measured, notMeasured } from '../measured.ts';
import type { Measured } from '../measured.ts';
import type { ScoreGrid } from './score-grid.ts';

/** By item, the mean |s − s′| that makes the counterfactual token fairness gap. */
export function itemGaps({ scores, width, items }: ScoreGrid): Float64Array {
  return Float64Array.from(items, ({ original }, item) => {
    const row = scores.subarray(item * width, (item + 1) * width);
    if (original !== null) return row.reduce((sum, score) => sum + Math.abs(score - row[original]), 0) / (width - 1);
    const sorted = row.slice().sort();
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (2 * i - width + 1) * sorted[i];
    return (2 * sum) / (width * (width - 1));
  });
}

/** By item, whether it is flagged with one term and not with another. */
export function itemsUndecided({ scores, width, items }: ScoreGrid, threshold: number): boolean[] {
  return items.map((_, item) => {
    const row = scores.subarray(item * width, (item + 1) * width);
    const flagged = row.reduce((sum, score) => sum + (score >= threshold ? 1 : 0), 0);
    return flagged > 0 && flagged < width;
  });
}

/** The mean of values in 0…1 with its interval; none where all are 0. */
export function boundedMean(values: readonly number[] | Float64Array, level: number): Measured {
  const n = values.length;
  if (n === 0) return notMeasured('no-texts', 0);
  let [sum, square] = [0, 0];
  for (const value of values) {
    sum += value;
    square += value * value;
  }
  const mean = sum / n;
  const variance = Math.max(0, square / n - mean * mean);
  const limits = mean > 0 ? boundedMeanLimits({ mean, variance, n }, twoSidedZ(level)) : null;
  return measured(mean, n, limits, level, 'bounded-mean');
}

/** A share of texts with Wilson's interval. */
export function shareOf(count: number, n: number, level: number): Measured {
  if (n === 0) return notMeasured('no-texts', 0);
  return measured(count / n, n, wilsonLimits({ rate: count / n, n }, twoSidedZ(level)), level, 'wilson');
}
