import { groupsOf } from '../counterfactuals.ts';
import type { ComparedItem, Counterfactuals, TermGroup } from '../counterfactuals.ts';
import type { AuditedOutput } from '../outputs.ts';
import type { ScoreBook } from '../scoring/score-book.ts';

/** Scores of items × terms, items at which the classifier failed left out. */
export interface ScoreGrid {
  readonly counterfactuals: Counterfactuals;
  readonly items: readonly ComparedItem[];
  /** Their places among the items of the counterfactuals. */
  readonly places: readonly number[];
  readonly failed: number;
  readonly width: number;
  readonly scores: Float64Array;
  /** Groups in the order of their first term, and the places of their terms. */
  readonly groups: readonly TermGroup[];
}

export function scoreGrid(counterfactuals: Counterfactuals, output: AuditedOutput, book: ScoreBook): ScoreGrid {
  const { items, terms, texts } = counterfactuals;
  const width = terms.length;
  const scores: number[] = [];
  const places: number[] = [];
  items.forEach((_, item) => {
    const row = Array.from({ length: width }, (_, term) => book.score(output, texts[item * width + term]));
    if (row.some(Number.isNaN)) return;
    places.push(item);
    scores.push(...row);
  });
  return {
    counterfactuals,
    items: places.map((place) => items[place]),
    places,
    failed: items.length - places.length,
    width,
    scores: Float64Array.from(scores),
    groups: groupsOf(terms),
  };
}

/** By item, the mean score over some of the terms. */
export function meanOver({ scores, width, items }: ScoreGrid, terms: readonly number[]): Float64Array {
  return Float64Array.from(
    items,
    (_, item) => terms.reduce((sum, term) => sum + scores[item * width + term], 0) / terms.length,
  );
}

/** By item, what shifts are measured from: the mean over groups, or the mean of the reference group where it is known. */
export function referenceScores(grid: ScoreGrid, reference: string | null): Float64Array {
  const own = grid.groups.find(({ group }) => group === reference);
  if (own) return meanOver(grid, own.terms);
  const means = grid.groups.map(({ terms }) => meanOver(grid, terms));
  return Float64Array.from(grid.items, (_, item) => means.reduce((sum, mean) => sum + mean[item], 0) / means.length);
}
