import type { TermSlot } from '../identity-terms/term.ts';
import {
  BE_FORMS,
  CLAUSE_ENDS,
  DEGREE_WORDS,
  DETERMINERS,
  PERSON_NOUNS,
  PERSON_PRONOUNS,
  PHRASE_ENDS,
  THING_ADJECTIVES,
  TIME_UNITS,
} from './english-words.ts';
import type { SurfaceMatch } from './surfaces.ts';
import type { Word } from './words.ts';

/** How far before a noun its determiner may stand: `a very kind old Muslim`. */
const FARTHEST_DETERMINER = 4;

/**
 * The slot in which a match stands, by the words around it; null where no other term would fit, or where it may speak of no
 * person: `black coffee`, `the blind`, `years old`. Rather null than wrong.
 */
export function englishSlot(
  match: SurfaceMatch,
  words: readonly Word[],
  inMatch: ReadonlySet<number>,
): TermSlot | null {
  const { slots } = match.surface;
  if (isAgeInNumbers(match, words)) return null;
  if (slots.includes('adjective') && qualifiesPerson(match, words, inMatch)) return 'adjective';
  if (slots.includes('plural') && !slots.includes('singular') && !slots.includes('adjective')) return 'plural';
  if (slots.includes('singular') && isSingularNoun(match, words)) return 'singular';
  if (slots.includes('adjective') && isPredicate(match, words)) return 'adjective';
  return null;
}

/** `20 years old`. */
function isAgeInNumbers({ surface, first }: SurfaceMatch, words: readonly Word[]): boolean {
  return surface.term.dimension === 'age' && first > 0 && TIME_UNITS.has(words[first - 1].lower);
}

/** `Muslim women`, `young Black man`: a noun for people follows, other terms between them or not. */
function qualifiesPerson({ last }: SurfaceMatch, words: readonly Word[], inMatch: ReadonlySet<number>): boolean {
  for (let at = last + 1; at < words.length && words[at].followsDirectly; at++) {
    if (PERSON_NOUNS.has(words[at].lower)) return true;
    if (!inMatch.has(at)) return false;
  }
  return false;
}

/** `a Muslim`, `another kind Muslim who …`: a determiner before it, and the phrase ends with it. */
function isSingularNoun({ surface, first, last }: SurfaceMatch, words: readonly Word[]): boolean {
  if (!endsWith(words, last, PHRASE_ENDS)) return false;
  // `woman` is nothing but a noun
  if (!surface.slots.includes('adjective')) return true;
  for (let at = first; at > Math.max(0, first - FARTHEST_DETERMINER); at--) {
    if (!words[at].followsDirectly) return false;
    if (DETERMINERS.has(words[at - 1].lower)) return true;
  }
  return false;
}

/** `she is Muslim`, `being gay`, `they are not white`: said of a person, and the clause ends with it. */
function isPredicate({ surface, first, last }: SurfaceMatch, words: readonly Word[]): boolean {
  let verb = first - 1;
  while (verb >= 0 && words[verb + 1].followsDirectly && DEGREE_WORDS.has(words[verb].lower)) verb--;
  if (verb < 0 || !words[verb + 1].followsDirectly || !BE_FORMS.has(words[verb].lower)) return false;
  if (words[verb].lower === 'being') return endsWith(words, last, PHRASE_ENDS);
  if (!endsWith(words, last, CLAUSE_ENDS)) return false;
  const subject = words[verb - 1];
  if (!subject) return false;
  if (PERSON_PRONOUNS.has(subject.lower) || PERSON_NOUNS.has(subject.lower)) return true;
  return subject.startsUpper && !THING_ADJECTIVES.has(surface.words[0]);
}

function endsWith(words: readonly Word[], last: number, ends: ReadonlySet<string>): boolean {
  const next = words[last + 1];
  return !next || !next.followsDirectly || ends.has(next.lower);
}
