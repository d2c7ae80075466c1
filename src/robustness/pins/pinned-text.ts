import type { WordEffect } from './word-effects.ts';

/** One text in which a term moved the score, and how much of that is the term's own. */
export interface PinnedText {
  readonly term: string;
  readonly name: string;
  readonly item: string | number;
  /** The text with the term; null where it is a row of data, which stays where the rows are. */
  readonly text: string | null;
  readonly score: number;
  /** What the same text scores on average with the other groups of the dimension, or with the reference. */
  readonly reference: number;
  /** Effects are of the score without the word, or of the model's own account of its logit. */
  readonly unit: 'score' | 'logit';
  /** By word; empty where the text is a row of data. */
  readonly words: readonly WordEffect[];
  /** Effect of the term, and its share of the absolute effects of all words; null where no word has any. */
  readonly termEffect: number;
  readonly termShare: number | null;
}
