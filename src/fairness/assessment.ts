import type { IndexValue, MeasureAcrossGroups, MetricTests, Multiclass, Stratified } from './comparison-parts.ts';
import type { MetricValue } from './metric-value.ts';
import type { MetricId, MulticlassMetricId } from './metrics.ts';
import type { Concept, CriterionVerdict, VerdictKind } from './verdict-parts.ts';

export type * from './comparison-parts.ts';
export type * from './metric-value.ts';
export type * from './verdict-parts.ts';

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

export interface GroupAssessment {
  /** One level per feature; empty for overall. */
  readonly key: readonly string[];
  /** Rows that count: label and prediction known, as far as the plan has them. */
  readonly n: number;
  readonly leftOut: { readonly labelUnknown: number; readonly predictionUnknown: number; readonly both: number };
  readonly belowMinimum: boolean;
  /** Nothing is told of it: its counts, or others beside them, are too small to be passed on. `n` is 0. */
  readonly withheld?: true;
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
 * The `n` of its value: rows of the two groups that set it, of all groups where it is measured from all together, of the one
 * group for groupMin and groupMax; of all groups where it is undefined.
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
    | 'from-sample'
    | 'reference-by-size'
    | 'counts-gated'
    | 'merged'
    | 'merged-settings'
    | 'merged-depth';
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
}
