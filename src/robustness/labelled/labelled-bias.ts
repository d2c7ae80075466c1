import type { IdentityDimension } from '../identity-terms/term.ts';
import type { Measured } from '../measured.ts';

/** A group whose texts are set against all other texts. */
export interface LabelledGroup {
  readonly id: string;
  readonly name: string;
  readonly dimension: IdentityDimension | null;
  /** By text, 1 where it names the group. */
  readonly mask: Uint8Array;
}

/** Labelled and scored texts. */
export interface LabelledScores {
  /** 1 positive, 0 negative; any other value is unknown, and the text is left out. */
  readonly labels: Uint8Array;
  /** NaN where the classifier failed; the text is left out. */
  readonly scores: Float64Array;
  readonly groups: readonly LabelledGroup[];
  /** By text, the number of the sentence that it is a version of; absent where texts have nothing in common. */
  readonly clusters?: Uint32Array;
}

export interface LabelledSettings {
  readonly threshold: number;
  /** An equality gap of at most this size is accepted. */
  readonly tolerance: number;
  readonly level: number;
}

/**
 * How well scores order the texts of a group, and across the group's border. All areas are P(positive scores higher) + ½ P(tie);
 * "others" are all texts that are not of the group.
 *
 * Borkan, D., Dixon, L., Sorensen, J., Thain, N. & Vasserman, L. (2019). Nuanced metrics for measuring unintended bias with
 * real data for text classification. WWW Companion.
 */
export interface GroupLabelledBias {
  readonly id: string;
  readonly name: string;
  readonly dimension: IdentityDimension | null;
  readonly positives: number;
  readonly negatives: number;
  /** The group's positives against its negatives. */
  readonly subgroupAuc: Measured;
  /** Background positive, subgroup negative: others' positives against the group's negatives. Low: false alarms on the group. */
  readonly bpsnAuc: Measured;
  /** Background negative, subgroup positive: the group's positives against others' negatives. Low: misses in the group. */
  readonly bnspAuc: Measured;
  /**
   * Average equality gap within a label: ½ − P(others score higher) − ½ P(tie). Above 0 the group scores higher. Its interval
   * holds for all groups and both labels at once.
   */
  readonly positiveGap: Measured;
  readonly negativeGap: Measured;
  readonly verdict: 'shown' | 'ruledOut' | 'notEnoughData';
  /** At the threshold; with Wilson's intervals. */
  readonly falsePositiveRate: Measured;
  readonly falseNegativeRate: Measured;
}

/** The three areas of all groups as one number each: M = (mean of area^p)^(1 / p), p = −5, near the worst group's. */
export interface BiasAucs {
  readonly subgroupAuc: Measured;
  readonly bpsnAuc: Measured;
  readonly bnspAuc: Measured;
}

export interface LabelledBias {
  /** Texts with a label and a score. */
  readonly n: number;
  readonly positives: number;
  readonly leftOut: { readonly unlabelled: number; readonly failed: number };
  readonly overallAuc: Measured;
  readonly falsePositiveRate: Measured;
  readonly falseNegativeRate: Measured;
  readonly groups: readonly GroupLabelledBias[];
  readonly biasAucs: BiasAucs;
  /** ¼ overall AUC + ¼ Σ of the three bias AUCs: the score of Jigsaw's challenge on unintended bias (2019). */
  readonly finalScore: Measured;
  /** Groups that have not all three areas, so that no aggregate holds them. */
  readonly notInAggregates: readonly string[];
}
