import type { IdentityDimension, IdentityTerm } from './identity-terms/term.ts';

/** A term as a column of {@link Counterfactuals}. */
export interface ComparedTerm {
  readonly id: string;
  /** As it is named in sentences. */
  readonly name: string;
  readonly group: string;
  readonly dimension: IdentityDimension | null;
}

/** One sentence or text with each of the terms in its place. */
export interface ComparedItem {
  /** A template's id, or the number of a text among those that were given. */
  readonly id: string | number;
  /** What kind of sentence it is; null for texts from data. */
  readonly kind: string | null;
  /** The term that it came with; null where it came with none. */
  readonly original: number | null;
}

/** Items × terms: texts that differ in the term alone. Every item has a text for every term. */
export interface Counterfactuals {
  /** What the terms tell people apart by; null where they are of several dimensions. */
  readonly dimension: IdentityDimension | null;
  readonly terms: readonly ComparedTerm[];
  readonly items: readonly ComparedItem[];
  /** Numbers of the texts, items × terms. */
  readonly texts: Uint32Array;
  /** Where the term stands in each of these texts. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

/** Terms of one group, by their places. */
export interface TermGroup {
  readonly group: string;
  readonly dimension: IdentityDimension | null;
  readonly terms: readonly number[];
}

/** The groups of terms, in the order of their first term. */
export function groupsOf(terms: readonly ComparedTerm[]): TermGroup[] {
  const groups = new Map<string, { group: string; dimension: IdentityDimension | null; terms: number[] }>();
  terms.forEach(({ group, dimension }, place) => {
    const key = `${dimension}/${group}`;
    const own = groups.get(key);
    if (own) own.terms.push(place);
    else groups.set(key, { group, dimension, terms: [place] });
  });
  return [...groups.values()];
}

/** Collects items one by one. */
export class CounterfactualBuilder {
  readonly #dimension: IdentityDimension | null;
  readonly #terms: readonly ComparedTerm[];
  readonly #items: ComparedItem[] = [];
  readonly #texts: number[] = [];
  readonly #spans: (readonly [number, number])[] = [];

  constructor(dimension: IdentityDimension | null, terms: readonly ComparedTerm[]) {
    this.#dimension = dimension;
    this.#terms = terms;
  }

  /** @param texts by term: the number of the text, and where the term stands in it */
  add(item: ComparedItem, texts: readonly { number: number; from: number; to: number }[]): void {
    this.#items.push(item);
    for (const { number, from, to } of texts) {
      this.#texts.push(number);
      this.#spans.push([from, to]);
    }
  }

  build(): Counterfactuals {
    return {
      dimension: this.#dimension,
      terms: this.#terms,
      items: this.#items,
      texts: Uint32Array.from(this.#texts),
      spans: this.#spans,
    };
  }
}

/** A term of the registry as one that is compared. */
export function comparedTerm(term: IdentityTerm): ComparedTerm {
  return { id: term.id, name: term.forms.plural, group: term.group, dimension: term.dimension };
}
