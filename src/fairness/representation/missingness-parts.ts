import type { MetricTests, MetricValue } from '../assessment.ts';

/**
 * What is not known, by group: shares of rows, never weighted. Made on demand from a cube and its plan by `missingnessOf`.
 */
export interface Missingness {
  readonly features: readonly string[];
  /** Which of them the plan has, so that they can be missing. */
  readonly has: { readonly label: boolean; readonly prediction: boolean; readonly score: boolean };
  readonly overall: GroupMissingness;
  /** Most rows first. */
  readonly groups: readonly GroupMissingness[];
  /** "Rows are left out equally often in every group", and between which groups not; null where no row can be left out. */
  readonly leftOutTests: MetricTests | null;
}

/** Each share is of the group's rows and undefined where the plan has no such column. */
export interface GroupMissingness {
  /** Empty for all groups together. */
  readonly key: readonly string[];
  /** Rows counted. */
  readonly rows: number;
  /** Whether some feature of the group is not known itself. */
  readonly missing: boolean;
  /** Fewer rows than the plan's minimum group size. */
  readonly belowMinimum: boolean;
  /** Label not known, whether or not the prediction is. */
  readonly labelUnknown: MetricValue;
  /** Prediction not known, whether or not the label is. */
  readonly predictionUnknown: MetricValue;
  /** Neither known. */
  readonly bothUnknown: MetricValue;
  readonly scoreMissing: MetricValue;
  /** Left out of every rate: label or prediction not known. */
  readonly leftOut: MetricValue;
}
