import type { TextContributions } from '../../models.ts';
import { wordsOf } from '../swaps/words.ts';
import type { AuditedOutput } from '../outputs.ts';

/** What one word does to a score. */
export interface WordEffect {
  readonly from: number;
  readonly to: number;
  /** What the score, or the logit, loses without it. */
  readonly effect: number;
  /** It is the term, or a part of it. */
  readonly isTerm: boolean;
}

/** A text without one of its parts. */
export interface WithoutPart {
  readonly from: number;
  readonly to: number;
  readonly isTerm: boolean;
  readonly text: string;
}

/** The text without each of its words in turn; the term counts as one word, however many it has. */
export function leaveOneOut(text: string, [from, to]: readonly [number, number]): WithoutPart[] {
  const parts = wordsOf(text).filter((word) => word.to <= from || word.from >= to);
  return [...parts.map((word) => ({ from: word.from, to: word.to, isTerm: false })), { from, to, isTerm: true }]
    .sort((a, b) => a.from - b.from)
    .map((part) => ({ ...part, text: without(text, part.from, part.to) }));
}

function without(text: string, from: number, to: number): string {
  const rest = `${text.slice(0, from)}\u0000${text.slice(to)}`;
  return rest.replace(/\s*\0\s*/, (gap) => (/\s/.test(gap) ? ' ' : '')).trim();
}

/** A model's own contributions to the logits of an output, by word. */
export function contributedEffects(
  { words }: TextContributions,
  output: AuditedOutput,
  [from, to]: readonly [number, number],
): WordEffect[] {
  return words.map((word) => ({
    from: word.from,
    to: word.to,
    effect: output.labels.reduce((sum, label) => sum + word.logits[label], 0),
    isTerm: word.from < to && word.to > from,
  }));
}

/** Σ |effects of the term| / Σ |effects|; null where no word has any. */
export function termShare(effects: readonly WordEffect[]): number | null {
  const sum = (some: readonly WordEffect[]): number => some.reduce((total, { effect }) => total + Math.abs(effect), 0);
  const all = sum(effects);
  return all > 0 ? sum(effects.filter(({ isTerm }) => isTerm)) / all : null;
}
