import { aucFromCounts } from '../stats/auc.ts';
import { aucLimits, aucMethod } from '../stats/auc-interval.ts';
import type { Estimated } from './estimate.ts';
import { undefinedFor } from './estimate.ts';
import type { GroupCounts } from './group-counts.ts';
import { effectiveClass } from './score-counts.ts';

/**
 * Area under the ROC curve of a group, over its rows with a known label and a score, the score as it is. On a grid the
 * value counts rows of one bin as tied; `bounds` hold whatever their order, and the interval reaches from the lower
 * limit at the low bound to the upper limit at the high one.
 */
export function aucOfGroup({ scores }: GroupCounts): Estimated {
  const rows = scores ? scores.positives.n + scores.negatives.n : 0;
  if (!scores || rows === 0) return undefinedFor('no-rows', 0);
  if (scores.positives.n === 0) return undefinedFor('no-positives', rows);
  if (scores.negatives.n === 0) return undefinedFor('no-negatives', rows);
  const auc = aucFromCounts(scores.counts, {
    positives: effectiveClass(scores.positives),
    negatives: effectiveClass(scores.negatives),
  });
  if (!auc) return undefinedFor('zero-weight', rows);
  const [low, high] = auc.bounds;
  return {
    kind: 'estimate',
    value: auc.value,
    n: rows,
    proportion: null,
    weight: Number.NaN,
    effective: auc.positives + auc.negatives,
    limits: scores.grid
      ? (z) => [aucLimits({ ...auc, value: low }, z)[0], aucLimits({ ...auc, value: high }, z)[1]]
      : (z) => aucLimits(auc, z),
    method: aucMethod(auc),
    ...(scores.grid ? { bounds: { low, high } } : {}),
  };
}
