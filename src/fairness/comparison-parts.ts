import type { Disparity, GroupAssessment } from './assessment.ts';
import type { MetricValue, Undefined } from './metric-value.ts';
import type { IndexId, MeasureId, MetricId, MulticlassMetricId } from './metrics.ts';

/** All groups compared in one metric, with no tolerance: equal, or not. */
export interface MetricTests {
  /** "All groups are equal." Small p values speak against it. */
  readonly omnibus: OmnibusTest | Undefined;
  /** How many pairs there are; the family of Holm's correction and of the simultaneous intervals. */
  readonly comparisons: number;
  /** At most fifty, smallest p first. */
  readonly pairs: readonly PairDifference[];
}

export interface OmnibusTest {
  readonly kind: 'tested';
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /**
   * chi-squared: Pearson's on the groups × outcome table. chi-squared-moments: the same statistic where expected counts
   * are small, its permutation distribution matched by its exact first three moments. heterogeneity: Cochran's Q of
   * estimates with their standard errors.
   */
  readonly method: 'chi-squared' | 'chi-squared-moments' | 'heterogeneity';
  /** Smallest expected count of the table; null for heterogeneity. */
  readonly minimumExpected: number | null;
}

/** Two groups in one metric: higher − lower, signed, with an interval that holds for all pairs at once. */
export interface PairDifference {
  readonly higher: readonly string[];
  readonly lower: readonly string[];
  readonly difference: MetricValue;
  /** Two-sided p of "equal", and after Holm's correction over all pairs. */
  readonly p: number;
  readonly adjustedP: number;
}

export type Against = 'rest' | 'reference';

/** One measure of every group, in the order of the combination's groups. */
export interface MeasureAcrossGroups {
  readonly id: MeasureId;
  readonly against: Against;
  readonly values: readonly MetricValue[];
}

export interface IndexValue {
  readonly id: IndexId;
  readonly value: MetricValue;
}

/** A combination looked at within each stratum, and pooled over the strata. */
export interface Stratified {
  readonly feature: string;
  readonly strata: readonly {
    readonly stratum: string;
    readonly overall: GroupAssessment;
    readonly groups: readonly GroupAssessment[];
    readonly disparities: readonly Disparity[];
  }[];
  /** Each group against the reference group within strata, pooled. */
  readonly pooled: readonly PooledDifference[];
}

/** A rate's difference to the reference group, averaged over strata with Mantel and Haenszel's weights. */
export interface PooledDifference {
  readonly metric: MetricId;
  readonly key: readonly string[];
  readonly difference: MetricValue;
  /** Cochran, Mantel and Haenszel's test of "no difference within strata"; null where it is undefined. */
  readonly p: number | null;
  readonly adjustedP: number | null;
}

/** Metrics over all classes, and each class against all others. */
export interface Multiclass {
  readonly classes: readonly string[];
  readonly overall: MulticlassGroup;
  /** In the order of the combination's groups. */
  readonly groups: readonly MulticlassGroup[];
  readonly disparities: readonly Disparity[];
  /** Each class as the positive one, all others as negative. */
  readonly oneAgainstRest: readonly {
    readonly positive: string;
    readonly overall: GroupAssessment;
    readonly groups: readonly GroupAssessment[];
    readonly disparities: readonly Disparity[];
  }[];
}

export interface MulticlassGroup {
  readonly key: readonly string[];
  readonly n: number;
  /** Rows by label and prediction, row-major in the order of the classes; null without both. */
  readonly confusion: readonly (readonly number[])[] | null;
  readonly metrics: Readonly<Record<MulticlassMetricId, MetricValue>>;
}
