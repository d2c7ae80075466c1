import {
  averagePrecisionBounds,
  averagePrecisionFromCounts,
  averagePrecisionLimits,
} from '../../stats/average-precision.ts';
import type { AveragePrecision } from '../../stats/average-precision.ts';
import { undefinedFor } from '../estimate.ts';
import { effectiveClass } from '../score-counts.ts';
import type { GroupScores } from '../score-counts.ts';
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
  const found = averagePrecisionOf(scores);
  if (!found) return undefinedFor('zero-weight', rows);
  const base = {
    kind: 'estimate',
    value: found.value,
    n: rows,
    proportion: null,
    weight: Number.NaN,
    effective: effectiveClass(scores.positives) + effectiveClass(scores.negatives),
    method: 'influence',
  } as const;
  if (!scores.grid) return { ...base, limits: (z) => averagePrecisionLimits(found, z) };
  const [low, high] = averagePrecisionBounds(scores.counts, found.value);
  return {
    ...base,
    limits: (z) => [
      averagePrecisionLimits({ ...found, value: low }, z)[0],
      averagePrecisionLimits({ ...found, value: high }, z)[1],
    ],
    bounds: { low, high },
  };
};

const KNOWN = new WeakMap<GroupScores, AveragePrecision | null>();

/** Average precision at effective sizes, found once: a group's part in that of all rows rests on it too. */
export function averagePrecisionOf(scores: GroupScores): AveragePrecision | null {
  let found = KNOWN.get(scores);
  if (found === undefined) {
    const sizes = { positives: effectiveClass(scores.positives), negatives: effectiveClass(scores.negatives) };
    KNOWN.set(scores, (found = averagePrecisionFromCounts(scores.counts, sizes)));
  }
  return found;
}
