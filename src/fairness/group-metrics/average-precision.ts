import { averagePrecisionFromCounts, averagePrecisionLimits } from '../../stats/average-precision.ts';
import { undefinedFor } from '../estimate.ts';
import { effectiveClass } from '../score-counts.ts';
import type { Compute } from './outcomes.ts';

/**
 * Average precision of a group, over its rows with a known label and a score. With one class alone it would be 0 or 1
 * whatever the scores, so it is undefined then. On a grid the value counts rows of one bin as tied; `bounds` hold whatever
 * their order, and the interval reaches from the lower limit at the low bound to the upper limit at the high one.
 */
export const averagePrecision: Compute = ({ scores }) => {
  const rows = scores ? scores.positives.n + scores.negatives.n : 0;
  if (!scores || rows === 0) return undefinedFor('no-rows', 0);
  if (scores.positives.n === 0) return undefinedFor('no-positives', rows);
  if (scores.negatives.n === 0) return undefinedFor('no-negatives', rows);
  const sizes = { positives: effectiveClass(scores.positives), negatives: effectiveClass(scores.negatives) };
  const found = averagePrecisionFromCounts(scores.counts, sizes);
  if (!found) return undefinedFor('zero-weight', rows);
  const [low, high] = found.bounds;
  return {
    kind: 'estimate',
    value: found.value,
    n: rows,
    proportion: null,
    weight: Number.NaN,
    effective: sizes.positives + sizes.negatives,
    limits: scores.grid
      ? (z) => [
          averagePrecisionLimits({ ...found, value: low }, z)[0],
          averagePrecisionLimits({ ...found, value: high }, z)[1],
        ]
      : (z) => averagePrecisionLimits(found, z),
    method: 'influence',
    ...(scores.grid ? { bounds: { low, high } } : {}),
  };
};
