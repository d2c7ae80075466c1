import type { CriterionId } from '../plan/plan.ts';
import type { IndexId, MeasureId, MetricId, MulticlassMetricId } from './metrics.ts';

/**
 * What {@link assessCube} returns: every number as a {@link MetricValue}, never a silent 0 or NaN, and a verdict for
 * each criterion. Plain data: it crosses the worker boundary and is what the JSON report holds.
 */
export interface Assessment {
  readonly combinations: readonly CombinationAssessment[];
  /** Verdicts in the order in which they matter: shown before not enough data before ruled out, then by certainty. */
  readonly findings: readonly Finding[];
  /** How many criteria were tested, over all combinations of features. */
  readonly criteriaTested: number;
  readonly notices: readonly Notice[];
}

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
  | 'infinite';

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

export interface CombinationAssessment {
  readonly features: readonly string[];
  /** The reference group's key; null when no row has that combination. */
  readonly reference: readonly string[] | null;
  readonly overall: GroupAssessment;
  /** By rows, most first. */
  readonly groups: readonly GroupAssessment[];
  readonly disparities: readonly Disparity[];
  readonly verdicts: readonly CriterionVerdict[];
  /** Is there any difference between the groups, and between which: for every metric that is defined in two groups. */
  readonly tests: Readonly<Partial<Record<MetricId, MetricTests>>>;
  /** Each group against everybody else, and against the reference group. */
  readonly measures: readonly MeasureAcrossGroups[];
  readonly indices: readonly IndexValue[];
  /** Within and over the strata of the control feature; null without one. */
  readonly strata: Stratified | null;
  /** Labels and predictions with more than two values; null where the plan lists none. */
  readonly multiclass: Multiclass | null;
}

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

export interface GroupAssessment {
  /** One level per feature; empty for overall. */
  readonly key: readonly string[];
  /** Rows that count: label and prediction known, as far as the plan has them. */
  readonly n: number;
  readonly leftOut: { readonly labelUnknown: number; readonly predictionUnknown: number; readonly both: number };
  readonly belowMinimum: boolean;
  /** Rows by outcome; null where label or prediction is not in the plan. */
  readonly confusion: Confusion | null;
  readonly metrics: Readonly<Record<MetricId, MetricValue>>;
  /** Against the reference group: group − reference, group / reference. Absent for overall. */
  readonly toReference: Comparisons;
  /** Against all groups together: group − overall, group / overall. Absent for overall. */
  readonly toOverall: Comparisons;
}

export type Comparisons = Readonly<Partial<Record<MetricId, GroupComparison>>>;

export interface GroupComparison {
  readonly difference: MetricValue;
  readonly ratio: MetricValue;
  /** Two-sided p of "equal", and after Holm's correction over the groups; absent where it cannot be tested. */
  readonly test?: { readonly p: number; readonly adjustedP: number };
}

export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

export type DisparityMethod = 'betweenGroups' | 'toOverall' | 'toReference';

/**
 * An aggregate over all groups in which the metric is defined, small ones included (`smallest` tells).
 * difference: betweenGroups max − min; toOverall and toReference max |group − other|.
 * ratio: betweenGroups min / max; toOverall and toReference min over groups of min(r, 1 / r).
 * groupMin, groupMax: the smallest and the largest value of any group (method betweenGroups).
 */
export interface Disparity {
  /** `selectionRateDifference`, or the field's own name where it has one: `demographicParityDifference`. */
  readonly id: string;
  readonly metrics: readonly (MetricId | MulticlassMetricId)[];
  readonly scale: 'difference' | 'ratio' | 'groupMin' | 'groupMax';
  readonly method: DisparityMethod;
  readonly value: MetricValue;
  readonly highest: readonly string[] | null;
  readonly lowest: readonly string[] | null;
  /** Rows of the smaller of the two groups that set the value. */
  readonly smallest: number | null;
}

export type VerdictKind = 'shown' | 'ruledOut' | 'notEnoughData';

export interface CriterionVerdict {
  readonly criterion: CriterionId;
  readonly concept: Concept;
  readonly scale: 'difference' | 'ratio';
  readonly tolerance: number;
  readonly verdict: VerdictKind;
  /** Pairs compared, over all rates: the size of the Holm family. */
  readonly comparisons: number;
  /** The pair that decides what is said: the surest shown pair, with the reference where one is; else the widest. */
  readonly leading: PairResult | null;
  /** All pairs shown to exceed the tolerance, at most fifty, surest first; `shownPairs` counts them all. */
  readonly shown: readonly PairResult[];
  readonly shownPairs: number;
  /** Groups at or above the minimum size for which every rate of the criterion is defined. */
  readonly judged: number;
  /**
   * The other groups, and why. Those below the minimum size take no part. Those without one of the criterion's rates are
   * compared in its other rates, and keep the criterion from being ruled out.
   */
  readonly notJudged: readonly { readonly key: readonly string[]; readonly n: number; readonly why: NotJudged }[];
  /** For `notEnoughData`: what this much data could have shown, and what would be needed. */
  readonly power: Power | null;
}

export type NotJudged = 'below-minimum' | UndefinedReason;
export type Concept = 'demographicParity' | 'equalOpportunity' | 'equalizedOdds' | 'baseRate';

export interface PairResult {
  readonly metric: MetricId;
  /** The group with the higher rate, then the one with the lower. */
  readonly higher: PairSide;
  readonly lower: PairSide;
  /** higher − lower, or lower / higher. */
  readonly gap: MetricValue;
  /**
   * p value of "the gap does not exceed the tolerance" (one-sided in the size of the gap, whichever group is higher), and
   * the same after Holm's correction.
   */
  readonly p: number;
  readonly adjustedP: number;
  readonly exceeds: boolean;
  readonly equivalent: boolean;
}

export interface PairSide {
  readonly key: readonly string[];
  readonly rate: number;
  readonly count: number;
  readonly n: number;
}

export interface Power {
  /**
   * Smallest true difference (or, for ratios, the largest ratio below 1) that had an 80 % chance to be shown between the
   * smallest judged group and the reference group (where it is that itself, the largest other one), whichever of them is
   * higher. From sizes and the pooled rate alone, like `limiting`: the gaps that were seen have no part in it. Null where
   * no gap is wide enough, or fewer than two groups are judged.
   */
  readonly detectable: number | null;
  /**
   * The group that limits the verdict, the rows of the metric's denominator it has (rows without weight count for none),
   * and how many it needs to be found equivalent to the same other group with 80 % power when there is no gap.
   */
  readonly limiting: {
    readonly key: readonly string[];
    readonly metric: MetricId;
    readonly have: number;
    readonly need: number | null;
    /** The other group is so small that it needs as many rows too. */
    readonly bothGroups: boolean;
  } | null;
}

/** One concept for one combination of features: what the screen leads with. */
export interface Finding {
  /** `race×sex/demographicParity` */
  readonly id: string;
  /** Index into `combinations`. */
  readonly combination: number;
  readonly concept: Concept;
  /** The graver of its criteria's verdicts: shown, else notEnoughData, else ruledOut. */
  readonly verdict: VerdictKind;
  /** Indices into the combination's `verdicts`. */
  readonly verdicts: readonly number[];
}

/** Something the reader must know beside the numbers: a code with facts; the words are in `messages.ts`. */
export interface Notice {
  readonly code:
    | 'score-missing'
    | 'score-outside-unit'
    | 'score-grid'
    | 'weights-missing'
    | 'rows-set-aside'
    | 'rows-left-out'
    | 'groups-below-minimum'
    | 'group-undefined'
    | 'perhaps-missing-levels'
    | 'prediction-repeats-label'
    | 'unreadable-numbers'
    | 'no-value-shared'
    | 'fewer-parts'
    | 'earlier-format'
    | 'reference-by-size';
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
}
