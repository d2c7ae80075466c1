export interface Defined {
  readonly kind: 'defined';
  readonly value: number;
  readonly interval: Interval | null;
  /** Rows in the denominator. */
  readonly n: number;
  /** Rows in the numerator, for rates without weights. */
  readonly count?: number;
  /** Kish's effective n = (Σw)² / Σw², under weights. */
  readonly effectiveN?: number;
  /** For an area under the ROC curve counted on a grid: where it lies whatever the order within each bin. */
  readonly bounds?: { readonly low: number; readonly high: number };
}

export interface Undefined {
  readonly kind: 'undefined';
  readonly reason: UndefinedReason;
  readonly n: number;
}

export type MetricValue = Defined | Undefined;

export type UndefinedReason =
  | 'no-label'
  | 'no-prediction'
  | 'no-score'
  | 'no-rows'
  | 'no-positives'
  | 'no-negatives'
  | 'no-predicted-positives'
  | 'no-predicted-negatives'
  | 'zero-weight'
  | 'zero-denominator'
  | 'negative-value'
  | 'fewer-than-two-groups'
  | 'reference-undefined'
  | 'reference-absent'
  | 'group-undefined'
  | 'no-target'
  | 'no-target-prediction'
  | 'score-outside-unit'
  | 'no-false-positives'
  | 'no-variation'
  | 'too-few-rows'
  | 'class-without-labels'
  | 'class-never-predicted'
  | 'class-without-rows'
  | 'infinite'
  /** Its counts were left out of what was shared, because they or others beside them are small. */
  | 'withheld';

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Two-sided confidence, e.g. 0.95. */
  readonly level: number;
  readonly method: IntervalMethod;
}

export type IntervalMethod =
  | 'wilson'
  | 'newcombe'
  | 'score-ratio'
  | 'delong-logit'
  | 'auc-score'
  /** Of a transformed binomial share, or recovered from the parts' own limits (MOVER). */
  | 'transformed-wilson'
  | 'mover'
  | 'student'
  | 'bounded-mean'
  /** Of a mean loss, with z² / 2 rows of each label added. */
  | 'agresti-coull'
  /** Of the mean of two rates, with z² / 4 rows of each outcome added to both. */
  | 'agresti-caffo'
  | 'influence'
  /** Percentiles of cell shares drawn from a Dirichlet distribution with n + ½ each. */
  | 'dirichlet'
  | 'simultaneous'
  | 'exact';
