import { AGE_TERMS } from './english/age.ts';
import { DISABILITY_TERMS } from './english/disability.ts';
import { GENDER_TERMS } from './english/gender.ts';
import { NATIONALITY_TERMS } from './english/nationality.ts';
import { RACE_TERMS } from './english/race.ts';
import { RELIGION_TERMS } from './english/religion.ts';
import { SEXUAL_ORIENTATION_TERMS } from './english/sexual-orientation.ts';
import type { IdentityDimension, IdentityTerm, TermLanguage } from './term.ts';

export const IDENTITY_DIMENSIONS: readonly IdentityDimension[] = [
  'gender',
  'race',
  'religion',
  'sexualOrientation',
  'nationality',
  'age',
  'disability',
];

/** All terms; another language is one more list of them, with rules for its slots in `swaps` and sentences in `templates`. */
export const IDENTITY_TERMS: readonly IdentityTerm[] = [
  ...GENDER_TERMS,
  ...RACE_TERMS,
  ...RELIGION_TERMS,
  ...SEXUAL_ORIENTATION_TERMS,
  ...NATIONALITY_TERMS,
  ...AGE_TERMS,
  ...DISABILITY_TERMS,
];

const BY_ID = new Map(IDENTITY_TERMS.map((term) => [term.id, term]));

export function termById(id: string): IdentityTerm | undefined {
  return BY_ID.get(id);
}

/** Terms of the dimensions, in the order of the registry. */
export function termsOf(
  dimensions: readonly IdentityDimension[] = IDENTITY_DIMENSIONS,
  language: TermLanguage = 'en',
): readonly IdentityTerm[] {
  return IDENTITY_TERMS.filter((term) => term.language === language && dimensions.includes(term.dimension));
}
