import type { CriterionId } from '../plan/plan.ts';
import type { MetricValue, UndefinedReason } from './metric-value.ts';
import type { MetricId } from './metrics.ts';

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
   * compared in its other rates, and keep the criterion from being ruled out; so do those whose counts are withheld.
   */
  readonly notJudged: readonly { readonly key: readonly string[]; readonly n: number; readonly why: NotJudged }[];
  /** For `notEnoughData`: what this much data could have shown, and what would be needed. Null where groups are withheld. */
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
