import type { IdentityTerm, TermSlot } from '../identity-terms/term.ts';

/** Why a text, or a term in it, is not swapped. */
export type LeftOutReason =
  /** A part of a longer word: `anti-gay`, `Muslim-majority`. */
  | 'compound'
  /** In an address or after # or @. */
  | 'tag'
  /** A name, or a part of one: `Jack Black`, `Indian Ocean`. */
  | 'name'
  /** No other term fits there, or it may speak of no person: `black coffee`, `the blind`. */
  | 'no-slot'
  /** The text names several terms of one dimension, so that none can change alone. */
  | 'several-of-a-kind'
  /** A gendered word speaks of the same person. */
  | 'gendered-word'
  /** Could be swapped, and was not drawn. */
  | 'not-drawn';

/** A term in a text, in a place where another one fits. */
export interface Mention {
  readonly term: IdentityTerm;
  readonly slot: TermSlot;
  /** Its place in the text, without the mark of a possessive. */
  readonly from: number;
  readonly to: number;
  /** Where the mark of its possessive ends (`’s`, `'`); `to` where it has none. */
  readonly possessiveTo: number;
  /** Where the indefinite article right before it stands; null without one. */
  readonly article: { readonly from: number; readonly to: number } | null;
  readonly capitals: Capitals;
}

/** How a term is written: as the registry has it, all in small letters where that has capitals, or all in capitals. */
export interface Capitals {
  readonly style: 'registry' | 'small' | 'all';
  /** The first letter is a capital, whatever the term: it begins the sentence. */
  readonly first: boolean;
}
