/** What people are told apart by. */
export type IdentityDimension =
  'gender' | 'race' | 'religion' | 'sexualOrientation' | 'nationality' | 'age' | 'disability';

/** Where a term stands in a sentence: `a {adjective} doctor`, `a {singular}`, `{plural}`. */
export type TermSlot = 'adjective' | 'singular' | 'plural';

/** The language of a term and of the sentences it fits into, as a BCP 47 tag. */
export type TermLanguage = 'en';

/**
 * A neutral name of a group of people, as its members and careful writers use it. Each form is written as it stands within a
 * sentence, with its own capitals.
 */
export interface IdentityTerm {
  /** `en/muslim` */
  readonly id: string;
  readonly language: TermLanguage;
  readonly dimension: IdentityDimension;
  /** Terms of one group mean the same people: `older`, `elderly`. */
  readonly group: string;
  readonly forms: Readonly<Record<TermSlot, string>>;
  /**
   * Other spellings in which it is found in texts and never written: `gays`, `afro-american`. A text that holds one is
   * swapped like any other.
   */
  readonly found: readonly FoundForm[];
}

export interface FoundForm {
  readonly slot: TermSlot;
  readonly form: string;
}

/** A term before it has its language, dimension and missing forms. */
export interface TermEntry {
  readonly group: string;
  readonly name: string;
  readonly adjective: string;
  /** `{adjective} person` unless given. */
  readonly singular?: string;
  /** `{adjective} people` unless given. */
  readonly plural?: string;
  readonly found?: Partial<Readonly<Record<TermSlot, readonly string[]>>>;
}

/** Terms of English. A noun that would reduce people to one trait is not made; `person` and `people` stand after the adjective. */
export function englishTerms(dimension: IdentityDimension, entries: readonly TermEntry[]): IdentityTerm[] {
  return entries.map(({ group, name, adjective, singular, plural, found = {} }) => ({
    id: `en/${name}`,
    language: 'en',
    dimension,
    group,
    forms: {
      adjective,
      singular: singular ?? `${adjective} person`,
      plural: plural ?? `${adjective} people`,
    },
    found: (['adjective', 'singular', 'plural'] as const).flatMap((slot) =>
      (found[slot] ?? []).map((form) => ({ slot, form })),
    ),
  }));
}
