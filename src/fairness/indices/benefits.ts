import { NEGATIVE, POSITIVE, STATES } from '../../cube/cube.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import type { GroupCounts } from '../group-counts.ts';
import { EVERY_OUTCOME, sumsOf } from '../measures/sides.ts';

/**
 * How predictions benefit the rows of a group: b = ŷ − y + 1 is 0 for a false negative, 1 for a right prediction, 2 for
 * a false positive.
 *
 * Speicher, T. et al. (2018). A Unified Approach to Quantifying Algorithmic Unfairness. KDD, 2239–2248.
 */
export interface Benefits {
  /** Σw, and the effective number of rows. */
  readonly weight: number;
  readonly n: number;
  /** Shares of weight. */
  readonly falseNegatives: number;
  readonly falsePositives: number;
  /** 1 − FN + FP. */
  readonly mean: number;
}

/** Benefits of a group; null without weight. */
export function benefitsOf(counts: GroupCounts): Benefits | null {
  const all = sumsOf(counts.outcomes, EVERY_OUTCOME);
  if (!(all.w > 0)) return null;
  const falseNegatives = counts.outcomes.w[POSITIVE * STATES + NEGATIVE] / all.w;
  const falsePositives = counts.outcomes.w[NEGATIVE * STATES + POSITIVE] / all.w;
  return {
    weight: all.w,
    n: effectiveSize(all.w, all.w2),
    falseNegatives,
    falsePositives,
    mean: Math.max(0, 1 - falseNegatives + falsePositives),
  };
}
