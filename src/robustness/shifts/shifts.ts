import type { IdentityDimension } from '../identity-terms/term.ts';
import type { Measured } from '../measured.ts';

/** Whether a shift lies beyond the tolerance. */
export type ShiftVerdict = 'shown' | 'ruledOut' | 'notEnoughData';

/**
 * How the scores of texts with a term, or a term of a group, differ from those of the same texts with others: by text, s − m, m
 * the reference of {@link DimensionShifts}.
 */
export interface Shift {
  /** Mean of s − m with an interval that holds for all of its family at once. */
  readonly mean: Measured;
  /** Texts that score higher, lower, and the same. */
  readonly higher: number;
  readonly lower: number;
  readonly same: number;
  /** Two-sided sign test; null where no text differs. */
  readonly signP: number | null;
  /** p of "the mean lies within the tolerance", and after Holm's correction over the family; null with fewer than two texts. */
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly verdict: ShiftVerdict;
  /** The mean that would be shown with a chance of 80 %; null where the differences do not vary. */
  readonly detectable: number | null;
  /** Share of texts lifted over the threshold, and of those lowered under it. */
  readonly raised: Measured;
  readonly lowered: Measured;
}

export interface GroupShift extends Shift {
  readonly group: string;
  /** As it is named in sentences: its first term. */
  readonly name: string;
  readonly terms: readonly string[];
  readonly meanScore: number;
}

export interface TermShift extends Shift {
  readonly term: string;
  readonly name: string;
  readonly group: string;
  readonly meanScore: number;
}

/** Texts of one kind: how far their scores hang on the term. */
export interface KindShifts {
  readonly kind: string;
  readonly gap: Measured;
  readonly undecided: Measured;
}

/**
 * Shifts within one dimension. The reference m of a text is the mean over groups of the mean over their terms, or the mean over
 * the terms of a reference group. A group's score is the mean over its terms.
 */
export interface DimensionShifts {
  readonly dimension: IdentityDimension | null;
  readonly reference: string | null;
  /** Texts compared, and those left out because the classifier failed at one of their versions. */
  readonly items: number;
  readonly failed: number;
  /**
   * Whether `raised` and `lowered` are counted from the text as it was (`original`), or from the reference score (`reference`).
   */
  readonly flipsFrom: 'original' | 'reference';
  readonly groups: readonly GroupShift[];
  readonly terms: readonly TermShift[];
  /**
   * Counterfactual token fairness gap: mean over texts of the mean |s − s′|, over all pairs of terms, or over all other terms
   * against the one that the text came with.
   *
   * Garg, S. et al. (2019). Counterfactual fairness in text classification through robustness. AIES.
   */
  readonly gap: Measured;
  /** Share of texts that are flagged with one term and not with another. */
  readonly undecided: Measured;
  /** The same by kind of text; empty where they have none. */
  readonly kinds: readonly KindShifts[];
}
