import type { Pacer } from '../../data/pacer.ts';
import { CounterfactualBuilder, comparedTerm } from '../counterfactuals.ts';
import type { Counterfactuals } from '../counterfactuals.ts';
import { IDENTITY_TERMS, termsOf } from '../identity-terms/registry.ts';
import type { IdentityDimension, TermLanguage } from '../identity-terms/term.ts';
import type { ScoreBook } from '../scoring/score-book.ts';
import { SeededRandom } from '../../stats/seeded-random.ts';
import { GENDERED_WORDS } from './english-words.ts';
import { findTerms } from './find-mentions.ts';
import type { FoundTerms } from './find-mentions.ts';
import type { LeftOutReason, Mention } from './mention.ts';
import { SurfaceIndex } from './surfaces.ts';
import { swapTerm } from './swap-term.ts';

/** Texts longer than this are not read through. */
const LONGEST = 5_000;

export interface SwapLimits {
  /** Most texts of each dimension whose terms are swapped. */
  readonly texts: number;
  readonly seed: number;
}

/** What became of the texts that hold a term of a dimension. */
export interface SwapAccount {
  readonly dimension: IdentityDimension;
  /** Distinct texts that hold one. */
  readonly holding: number;
  readonly swapped: number;
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, number>>>;
}

export interface SwapCounterfactuals {
  /** Distinct texts that were looked through, and those too long for it. */
  readonly read: number;
  readonly tooLong: number;
  readonly accounts: readonly SwapAccount[];
  readonly counterfactuals: readonly Counterfactuals[];
}

interface Candidate {
  readonly row: number;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** Swaps the terms of texts in their places for the others of the same dimension; the texts go into the book. */
export async function swapCounterfactuals(
  texts: readonly string[],
  dimensions: readonly IdentityDimension[],
  language: TermLanguage,
  limits: SwapLimits,
  book: ScoreBook,
  pacer: Pacer,
): Promise<SwapCounterfactuals> {
  const index = new SurfaceIndex(IDENTITY_TERMS.filter((term) => term.language === language));
  const tallies = new Map(dimensions.map((dimension) => [dimension, new Tally(dimension, limits)]));
  const seen = new Set<string>();
  let tooLong = 0;
  for (const [row, text] of texts.entries()) {
    if (text === '' || seen.has(text)) continue;
    await pacer.pause();
    seen.add(text);
    if (text.length > LONGEST) {
      tooLong++;
      continue;
    }
    const found = findTerms(text, index);
    if (found.found.length > 0) for (const tally of tallies.values()) tally.take(row, text, found);
  }
  const kept = [...tallies.values()];
  return {
    read: seen.size,
    tooLong,
    accounts: kept.map((tally) => tally.account()),
    counterfactuals: kept.filter((tally) => tally.drawn.length > 0).map((tally) => built(tally, language, book)),
  };
}

function built(tally: Tally, language: TermLanguage, book: ScoreBook): Counterfactuals {
  const terms = termsOf([tally.dimension], language);
  const builder = new CounterfactualBuilder(tally.dimension, terms.map(comparedTerm));
  for (const { row, text, mentions } of [...tally.drawn].sort((a, b) => a.row - b.row)) {
    const original = terms.findIndex(({ id }) => id === mentions[0].term.id);
    builder.add(
      { id: row, kind: null, original },
      terms.map((term) => {
        const swapped = swapTerm(text, mentions, term);
        return { number: book.add(swapped.text), from: swapped.from, to: swapped.to };
      }),
    );
  }
  return builder.build();
}

/** Texts of one dimension: those that can be swapped, a seeded draw of them, and why the others cannot. */
class Tally {
  readonly dimension: IdentityDimension;
  readonly drawn: Candidate[] = [];
  readonly #limits: SwapLimits;
  readonly #random: SeededRandom;
  readonly #leftOut = new Map<LeftOutReason, number>();
  #candidates = 0;

  constructor(dimension: IdentityDimension, limits: SwapLimits) {
    this.dimension = dimension;
    this.#limits = limits;
    this.#random = new SeededRandom(limits.seed);
  }

  take(row: number, text: string, found: FoundTerms): void {
    const mentions: Mention[] = [];
    const ids = new Set<string>();
    let reason: LeftOutReason | null = null;
    for (const one of found.found) {
      const term = one.kind === 'mention' ? one.mention.term : one.term;
      if (term.dimension !== this.dimension) continue;
      ids.add(term.id);
      if (one.kind === 'mention') mentions.push(one.mention);
      else reason ??= one.reason;
    }
    if (ids.size === 0) return;
    if (ids.size > 1) reason = 'several-of-a-kind';
    reason ??= this.#hasGenderedWord(found, mentions) ? 'gendered-word' : null;
    if (reason) this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1);
    else this.#draw({ row, text, mentions });
  }

  /** Another word that says the gender would no longer agree: `the woman lost her keys`, `gay men`. */
  #hasGenderedWord({ words, found }: FoundTerms, mentions: readonly Mention[]): boolean {
    if (this.dimension !== 'gender' && this.dimension !== 'sexualOrientation') return false;
    const isOwn = (from: number): boolean => mentions.some((mention) => from >= mention.from && from < mention.to);
    if (words.some(({ lower, from }) => GENDERED_WORDS.has(lower) && !isOwn(from))) return true;
    if (this.dimension === 'gender') return false;
    return found.some((one) => (one.kind === 'mention' ? one.mention.term : one.term).dimension === 'gender');
  }

  /** Reservoir sampling: each candidate has the same chance. */
  #draw(candidate: Candidate): void {
    this.#candidates++;
    if (this.drawn.length < this.#limits.texts) {
      this.drawn.push(candidate);
      return;
    }
    const place = Math.floor(this.#random.uniform() * this.#candidates);
    if (place < this.drawn.length) this.drawn[place] = candidate;
  }

  account(): SwapAccount {
    const leftOut = Object.fromEntries(this.#leftOut) as Partial<Record<LeftOutReason, number>>;
    const notDrawn = this.#candidates - this.drawn.length;
    if (notDrawn > 0) leftOut['not-drawn'] = notDrawn;
    const others = [...this.#leftOut.values()].reduce((sum, count) => sum + count, 0);
    return { dimension: this.dimension, holding: this.#candidates + others, swapped: this.drawn.length, leftOut };
  }
}
