import { NEGATIVE, POSITIVE, STATES, UNKNOWN } from '../../cube/cube.ts';
import type { Proportion } from '../../stats/proportion.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import type { GroupCounts, OutcomeSums } from '../group-counts.ts';
import type { AreaFound } from './areas-between.ts';

/** The two groups of rows that a measure sets against each other, without a common row. */
export interface Sides {
  /** The group that the measure is of. */
  readonly own: GroupCounts;
  /** Everybody else, or the reference group. */
  readonly other: GroupCounts;
  /** Rows of both. */
  readonly rows: number;
  /** The reference group set against itself: exact, whatever is measured. */
  readonly same: boolean;
  /** Between the ROC curves of both, found when it is asked for; absent where no curve is drawn. */
  readonly area?: () => AreaFound;
}

/** Rows and weights of some outcomes. */
export interface Sums {
  readonly n: number;
  readonly w: number;
  readonly w2: number;
}

const PREDICTIONS = [NEGATIVE, POSITIVE, UNKNOWN];

/** Which outcomes are summed: indices label · 3 + prediction. */
export const EVERY_OUTCOME: readonly number[] = Array.from({ length: STATES * STATES }, (_, i) => i);
/** By label value: index NEGATIVE or POSITIVE. */
export const BY_LABEL = [NEGATIVE, POSITIVE].map((label) => PREDICTIONS.map((each) => label * STATES + each));
/** By prediction: index NEGATIVE or POSITIVE. */
export const BY_PREDICTION = [NEGATIVE, POSITIVE].map((prediction) =>
  PREDICTIONS.map((label) => label * STATES + prediction),
);

/** Sums over some outcomes. */
export function sumsOf({ n, w, w2 }: OutcomeSums, outcomes: readonly number[]): Sums {
  const sums = { n: 0, w: 0, w2: 0 };
  for (const i of outcomes) {
    sums.n += n[i];
    sums.w += w[i];
    sums.w2 += w2[i];
  }
  return sums;
}

/** Both together. */
export function added(a: Sums, b: Sums): Sums {
  return { n: a.n + b.n, w: a.w + b.w, w2: a.w2 + b.w2 };
}

/** The share of the weight that a part has, with Kish's effective size; null where there is no weight. */
export function shareOf(part: Sums, whole: Sums): Proportion | null {
  if (!(whole.w > 0)) return null;
  return { rate: Math.min(1, Math.max(0, part.w / whole.w)), n: effectiveSize(whole.w, whole.w2) };
}

/** The share of some outcomes that are counted, of all `within`. */
function rateWithin(counts: GroupCounts, within: readonly number[], counted: readonly number[]) {
  return shareOf(sumsOf(counts.outcomes, counted), sumsOf(counts.outcomes, within));
}

/** Share of positive labels. */
export function baseRateOf(counts: GroupCounts): Proportion | null {
  return rateWithin(counts, EVERY_OUTCOME, BY_LABEL[POSITIVE]);
}

/** Share of positive predictions. */
export function selectionRateOf(counts: GroupCounts): Proportion | null {
  return rateWithin(counts, EVERY_OUTCOME, BY_PREDICTION[POSITIVE]);
}

/** Share of positive predictions among the rows with a label value. */
export function predictedPositiveOf(counts: GroupCounts, label: typeof NEGATIVE | typeof POSITIVE): Proportion | null {
  return rateWithin(counts, BY_LABEL[label], [label * STATES + POSITIVE]);
}
