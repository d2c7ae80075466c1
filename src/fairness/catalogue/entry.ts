import type { IndexId, MeasureId, MetricId, MulticlassMetricId } from '../metrics.ts';

/** What a number rests on. */
export type NeededRole = CountedRole | 'controlFeature';
export type CountedRole = 'label' | 'prediction' | 'score' | 'unitScore' | 'target' | 'targetPrediction';

/** What a reader and a test are told of a number, apart from the code that computes it. */
export interface Entry<Id extends string = string, Role extends NeededRole = NeededRole> {
  readonly id: Id;
  /** The field's name, in lower case as inside a sentence. */
  readonly name: string;
  /** A short head for tables. */
  readonly short: string;
  /** What it says, for a reader who knows no statistics. */
  readonly meaning: string;
  readonly formula: string;
  readonly undefinedWhen: string;
  /** The paper or rule that it comes from. */
  readonly reference: string;
  readonly needs: readonly Role[];
  /** Which way is better for the people concerned or for the classifier; `neither` where that depends. */
  readonly direction: 'higher' | 'lower' | 'neither';
  /** How its values are written. */
  readonly format: NumberFormat;
  /** How its uncertainty is found, in a phrase. */
  readonly uncertainty: string;
}

export type NumberFormat = 'percent' | 'points' | 'count' | 'number' | 'ratio';

/** What becomes of a number x under an exchange: x, 1 − x, −x, 1 / x. */
export type Exchanged = 'same' | 'complement' | 'negated' | 'reciprocal';

export interface MetricEntry extends Entry<MetricId, CountedRole> {
  readonly family: 'outcomes' | 'errors' | 'predictiveValues' | 'combined' | 'scores' | 'calibration' | 'target';
  /**
   * Which metric it becomes, and how, when positive and negative are exchanged everywhere and each score s becomes 1 − s;
   * null when no other metric tells.
   */
  readonly positiveExchanged: { readonly metric: MetricId; readonly as: Exchanged } | null;
  /** How it changes when every sample weight is multiplied by c: not at all, or by c. */
  readonly weightsScaled: 'same' | 'scaled';
  /**
   * How it changes when a numeric target and its prediction are both measured from elsewhere (y + c, ŷ + c), and in
   * another unit (c·y, c·ŷ, c > 0); absent where neither touches it.
   */
  readonly targetChanged?: { readonly shifted: 'same' | 'shifted'; readonly scaled: 'same' | 'scaled' };
}

/** No measure changes when all sample weights are scaled, nor when a numeric target is shifted or scaled. */
export interface MeasureEntry extends Entry<MeasureId> {
  /** What becomes of it when the group and the other one change places; null when it is another number. */
  readonly groupsExchanged: Exchanged | null;
  /** What becomes of it when positive and negative are exchanged everywhere; null when it is another number. */
  readonly positiveExchanged: Exchanged | null;
  /** Never below 0, and so biased away from it. */
  readonly nonNegative: boolean;
}

/** No index changes when all sample weights are scaled. */
export interface IndexEntry extends Entry<IndexId> {
  /** Whether it depends on how rows are grouped. */
  readonly groupingMatters: boolean;
  /** What becomes of it when positive and negative are exchanged everywhere; null when it is another number. */
  readonly positiveExchanged: Exchanged | null;
  readonly nonNegative: boolean;
}

/** No metric over all classes changes when classes are named or ordered otherwise, nor when all weights are scaled. */
export interface MulticlassEntry extends Entry<MulticlassMetricId> {
  /** Which metric it becomes when label and prediction change places; null when no other metric tells. */
  readonly rolesExchanged: MulticlassMetricId | null;
}
