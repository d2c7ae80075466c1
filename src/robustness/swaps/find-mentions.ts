import { englishSlot } from './english-slot.ts';
import { PERSON_NOUNS } from './english-words.ts';
import type { Capitals, LeftOutReason, Mention } from './mention.ts';
import type { SurfaceIndex, SurfaceMatch } from './surfaces.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';
import type { IdentityTerm } from '../identity-terms/term.ts';

/** A term that a text holds: a place where another one fits, or why there is none. */
export type FoundTerm =
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'left-out'; readonly term: IdentityTerm; readonly reason: LeftOutReason };

export interface FoundTerms {
  readonly words: readonly Word[];
  readonly found: readonly FoundTerm[];
}

/** Finds the terms of a text, each in the slot in which it stands. */
export function findTerms(text: string, index: SurfaceIndex): FoundTerms {
  const words = wordsOf(text);
  const matches = index.matches(text, words);
  const inMatch = new Set<number>();
  for (const { first, last } of matches) for (let at = first; at <= last; at++) inMatch.add(at);
  return { words, found: matches.map((match) => foundTerm(text, match, words, inMatch)) };
}

function foundTerm(text: string, match: SurfaceMatch, words: readonly Word[], inMatch: ReadonlySet<number>): FoundTerm {
  const { term } = match.surface;
  const from = words[match.first].from;
  const to = words[match.last].to + (text[words[match.last].to] === '+' ? 1 : 0);
  const reason = edgeReason(text, from, to) ?? nameReason(text, match, words, inMatch);
  if (reason) return { kind: 'left-out', term, reason };
  const slot = englishSlot(match, words, inMatch);
  if (!slot) return { kind: 'left-out', term, reason: 'no-slot' };
  const before = words[match.first - 1];
  const article = before && words[match.first].followsDirectly && /^an?$/.test(before.lower);
  return {
    kind: 'mention',
    mention: {
      term,
      slot,
      from,
      to,
      possessiveTo: possessiveEnd(text, to),
      article: article ? { from: before.from, to: before.to } : null,
      capitals: capitalsOf(text, from, to, match, words),
    },
  };
}

/** What stands right beside it makes it a part of something longer. */
function edgeReason(text: string, from: number, to: number): LeftOutReason | null {
  const before = text.slice(Math.max(0, from - 2), from);
  const after = text.slice(to, to + 2);
  if (/[#@/_\\=]$|[\p{L}\p{N}][.:]$/u.test(before) || /^[@/_\\=]|^[.:][\p{L}\p{N}]/u.test(after)) return 'tag';
  if (/[\p{L}\p{N}][-–‑]$/u.test(before) || /^[-–‑][\p{L}\p{N}]/u.test(after)) return 'compound';
  return null;
}

/** It is written with a capital and so is the word beside it, within a sentence that is not all in capitals. */
function nameReason(
  text: string,
  { surface, first, last }: SurfaceMatch,
  words: readonly Word[],
  inMatch: ReadonlySet<number>,
): LeftOutReason | null {
  const own = text.slice(words[first].from, words[last].to);
  if (!words[first].startsUpper || own === own.toUpperCase()) return null;
  if (surface.slots.every((slot) => slot === 'plural')) return null;
  const next = words[last + 1];
  const before = words[first - 1];
  const isName = (word: Word, at: number): boolean =>
    word.startsUpper && word.lower !== 'i' && !inMatch.has(at) && !PERSON_NOUNS.has(word.lower);
  if (next?.followsDirectly && isName(next, last + 1)) return 'name';
  if (before && words[first].followsDirectly && !before.startsSentence && isName(before, first - 1)) return 'name';
  // a capital that neither the term nor the start of a sentence asks for
  if (!words[first].startsSentence && surface.form === surface.form.toLowerCase()) return 'name';
  return null;
}

function possessiveEnd(text: string, to: number): number {
  if (/^['’]s(?![\p{L}\p{N}])/u.test(text.slice(to, to + 3))) return to + 2;
  const isPlural = text[to - 1]?.toLowerCase() === 's';
  const quoted = /(?:^|[\s(])['‘]/.test(text.slice(0, to));
  return isPlural && !quoted && /^['’]\s\p{L}/u.test(text.slice(to, to + 3)) ? to + 1 : to;
}

function capitalsOf(
  text: string,
  from: number,
  to: number,
  { surface, first }: SurfaceMatch,
  words: readonly Word[],
): Capitals {
  const written = text.slice(from, to);
  const letters = written.replace(/[^\p{L}]/gu, '');
  const isAcronym = surface.form === surface.form.toUpperCase();
  if (letters.length > 1 && written === written.toUpperCase() && !isAcronym) return { style: 'all', first: true };
  const begins = words[first].startsSentence && words[first].startsUpper;
  const lowered = written === written.toLowerCase();
  const small = lowered && (surface.form !== surface.form.toLowerCase() || text === text.toLowerCase());
  return { style: small ? 'small' : 'registry', first: begins };
}
