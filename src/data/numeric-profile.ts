import type { NumericProfile } from './profile.ts';
import type { NumbersColumn } from './table.ts';
import { quartilesOf, weightedQuartiles, presentValues } from './quantiles.ts';

/**
 * Summary of the numbers in a column, NaN left out; undefined when there are none. The mean is compensated (Neumaier). Where
 * the column holds some rows of a longer table, only the quartiles are theirs, unless the distinct numbers were counted.
 */
export function profileNumbers({ values, whole }: NumbersColumn): NumericProfile | undefined {
  const filled = presentValues(values);
  if (whole) {
    const { min, max, mean, wholeNumbers, count, distinct } = whole;
    if (count === 0) return undefined;
    const quartiles = distinct ? weightedQuartiles(distinct.values, distinct.counts) : quartilesOf(filled);
    return { min, max, mean, wholeNumbers, count, quartiles };
  }
  const summary = summarise(filled, null);
  return summary && { ...summary, quartiles: quartilesOf(filled) };
}

/** The same of distinct numbers with their rows; a NaN stands for a level that is no number. */
export function profileLevels(numbers: Float64Array, counts: Float64Array): NumericProfile | undefined {
  const order = Array.from(numbers.keys()).filter((at) => numbers[at] === numbers[at] && counts[at] > 0);
  order.sort((one, other) => numbers[one] - numbers[other]);
  const values = Float64Array.from(order, (at) => numbers[at]);
  const weights = Float64Array.from(order, (at) => counts[at]);
  const summary = summarise(values, weights);
  return summary && { ...summary, quartiles: weightedQuartiles(values, weights) };
}

function summarise(values: Float64Array, counts: Float64Array | null): Omit<NumericProfile, 'quartiles'> | undefined {
  if (values.length === 0) return undefined;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let lost = 0;
  let count = 0;
  let wholeNumbers = true;
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    const rows = counts ? counts[at] : 1;
    const term = value * rows;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
    count += rows;
    if (value < min) min = value;
    if (value > max) max = value;
    if (wholeNumbers && !Number.isInteger(value)) wholeNumbers = false;
  }
  return { min, max, mean: (sum + lost) / count, wholeNumbers, count };
}
