/** Words that begin with a vowel's letter and a consonant's sound: a European, a unit, a one-off. */
const CONSONANT_SOUND = /^(?:eu|ew|uni[cfoqstv]|us[eu]|ut[ei]|ukr|ugan|urug|one(?![a-z])|once)/i;
/** Words whose h is silent. */
const SILENT_H = /^(?:hour|honest|honou?r|heir)/i;
/** Letters that are spelled out and named with a vowel first: an LGBTQ club. */
const SPELLED_VOWEL = /^[AEFHILMNORSX][A-Z0-9]+\b/;

/** The indefinite article before a word in its usual capitals, by how it sounds: `a` or `an`. */
export function indefiniteArticle(word: string): 'a' | 'an' {
  if (SPELLED_VOWEL.test(word) || SILENT_H.test(word)) return 'an';
  return /^[aeiou]/i.test(word) && !CONSONANT_SOUND.test(word) ? 'an' : 'a';
}
