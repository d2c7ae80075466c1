import { NEGATIVE, POSITIVE, STATES } from '../../cube/cube.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import type { Estimated } from '../estimate.ts';
import type { GroupCounts, OutcomeSums } from '../group-counts.ts';

/** A metric of a group from its counts. */
export type Compute = (counts: GroupCounts) => Estimated;

/** Indices label · 3 + prediction into {@link OutcomeSums}. */
export const TRUE_POSITIVE = POSITIVE * STATES + POSITIVE;
export const FALSE_POSITIVE = NEGATIVE * STATES + POSITIVE;
export const FALSE_NEGATIVE = POSITIVE * STATES + NEGATIVE;
export const TRUE_NEGATIVE = NEGATIVE * STATES + NEGATIVE;

/** Rows, weight and Kish's effective size of several outcomes together. */
export interface OutcomeTotals {
  readonly n: number;
  readonly w: number;
  readonly effective: number;
}

/** Sums over the outcomes at the given indices. */
export function totals({ n, w, w2 }: OutcomeSums, at: readonly number[]): OutcomeTotals {
  const sum = { n: 0, w: 0, w2: 0 };
  for (const i of at) {
    sum.n += n[i];
    sum.w += w[i];
    sum.w2 += w2[i];
  }
  return { n: sum.n, w: sum.w, effective: effectiveSize(sum.w, sum.w2) };
}
