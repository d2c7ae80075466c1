import type { TextContributions } from '../../models.ts';
import type { AuditedOutput } from '../outputs.ts';
import type { ScoreBook } from '../scoring/score-book.ts';
import { referenceScores } from '../shifts/score-grid.ts';
import type { ScoreGrid } from '../shifts/score-grid.ts';
import type { DimensionShifts } from '../shifts/shifts.ts';
import type { PinnedText } from './pinned-text.ts';
import { contributedEffects, leaveOneOut, termShare } from './word-effects.ts';
import type { WithoutPart, WordEffect } from './word-effects.ts';

/** What a text is explained by, once the texts that it needs are scored. */
export interface PlannedPin {
  readonly term: string;
  readonly name: string;
  readonly item: string | number;
  readonly text: string;
  readonly number: number;
  readonly span: readonly [from: number, to: number];
  readonly reference: number;
  readonly parts: readonly (WithoutPart & { readonly number: number })[];
}

export type ExplainText = (text: string) => TextContributions;

/** Smaller shifts than this are not worth an explanation. */
const LEAST = 1e-4;

/**
 * For the wanted terms, the text in which each shifts most, and that text without each of its words, to be scored unless the
 * model gives its own account.
 */
export function planPins(
  grid: ScoreGrid,
  shifts: DimensionShifts,
  wanted: ReadonlySet<string>,
  book: ScoreBook,
  explains: boolean,
): PlannedPin[] {
  const reference = referenceScores(grid, shifts.reference);
  const { terms, texts, spans } = grid.counterfactuals;
  const size = ({ mean }: DimensionShifts['terms'][number]): number =>
    mean.kind === 'defined' ? Math.abs(mean.value) : 0;
  return shifts.terms
    .map((shift, place) => ({ shift, place }))
    .filter(({ shift }) => wanted.has(shift.term) && size(shift) >= LEAST)
    .map(({ shift, place }) => {
      const item = furthest(grid, place, reference, shift);
      const at = grid.places[item] * grid.width + place;
      const text = book.text(texts[at]);
      const parts = explains ? [] : leaveOneOut(text, spans[at]);
      return {
        term: terms[place].id,
        name: terms[place].name,
        item: grid.items[item].id,
        text,
        number: texts[at],
        span: spans[at],
        reference: reference[item],
        parts: parts.map((part) => ({ ...part, number: book.add(part.text) })),
      };
    });
}

/** The item that the term moves furthest in the direction of its mean. */
function furthest(
  { items, scores, width }: ScoreGrid,
  place: number,
  reference: Float64Array,
  { mean }: DimensionShifts['terms'][number],
): number {
  const side = mean.kind === 'defined' && mean.value < 0 ? -1 : 1;
  let best = 0;
  let most = -Infinity;
  items.forEach((_, item) => {
    const shift = side * (scores[item * width + place] - reference[item]);
    if (shift > most) [best, most] = [item, shift];
  });
  return best;
}

/** What each word of a planned text does; a row of data keeps its words. */
export function pinned(
  plan: PlannedPin,
  output: AuditedOutput,
  book: ScoreBook,
  explain: ExplainText | null,
  isData: boolean,
): PinnedText | null {
  const score = book.score(output, plan.number);
  const words: WordEffect[] = explain
    ? contributedEffects(explain(plan.text), output, plan.span)
    : plan.parts.map(({ from, to, isTerm, number }) => ({
        from,
        to,
        isTerm,
        effect: score - book.score(output, number),
      }));
  if (words.some(({ effect }) => Number.isNaN(effect))) return null;
  return {
    term: plan.term,
    name: plan.name,
    item: plan.item,
    text: isData ? null : plan.text,
    score,
    reference: plan.reference,
    unit: explain ? 'logit' : 'score',
    words: isData ? [] : words,
    termEffect: words.reduce((sum, { effect, isTerm }) => (isTerm ? sum + effect : sum), 0),
    termShare: termShare(words),
  };
}
