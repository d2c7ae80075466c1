import type { Pacer } from '../../data/pacer.ts';
import { columnFor } from '../benchmark/label-column.ts';
import type { LabelColumn } from '../benchmark/benchmark.ts';
import type { ComparedTerm, Counterfactuals } from '../counterfactuals.ts';
import { groupsOf } from '../counterfactuals.ts';
import { IDENTITY_TERMS } from '../identity-terms/registry.ts';
import type { IdentityDimension, TermLanguage } from '../identity-terms/term.ts';
import type { AuditedOutput } from '../outputs.ts';
import type { ScoreBook } from '../scoring/score-book.ts';
import { FEWEST_TEXTS } from '../shifts/assess-shifts.ts';
import { findTerms } from '../swaps/find-mentions.ts';
import { SurfaceIndex } from '../swaps/surfaces.ts';
import type { LabelledGroup, LabelledScores } from './labelled-bias.ts';

/** Texts from data with their labels, one of which is chosen for each output by its name. */
export interface LabelledTexts {
  readonly texts: readonly string[];
  readonly labels: readonly LabelColumn[];
  /** Whom each text is about, where the data say so; otherwise it is told by the terms that a text holds. */
  readonly groups?: readonly LabelledGroup[];
}

/** Groups of the registry that texts name, wherever in a sentence; only those that enough texts name. */
export async function mentionedGroups(
  texts: readonly string[],
  dimensions: readonly IdentityDimension[],
  language: TermLanguage,
  pacer: Pacer,
): Promise<LabelledGroup[]> {
  const terms = IDENTITY_TERMS.filter((term) => term.language === language);
  const index = new SurfaceIndex(terms);
  const compared: ComparedTerm[] = terms
    .filter(({ dimension }) => dimensions.includes(dimension))
    .map(({ id, forms, group, dimension }) => ({ id, name: forms.plural, group, dimension }));
  const groups = groupsOf(compared).map((group) => ({ ...group, mask: new Uint8Array(texts.length) }));
  const groupOf = new Map(groups.flatMap((group) => group.terms.map((place) => [compared[place].id, group] as const)));
  for (const [row, text] of texts.entries()) {
    await pacer.pause();
    for (const one of findTerms(text, index).found) {
      // in a name or a tag nobody is spoken of; where no other term would fit, somebody may be
      if (one.kind === 'left-out' && one.reason !== 'no-slot' && one.reason !== 'compound') continue;
      const term = one.kind === 'mention' ? one.mention.term : one.term;
      const group = groupOf.get(term.id);
      if (group) group.mask[row] = 1;
    }
  }
  return groups
    .filter(({ mask }) => mask.reduce((sum, one) => sum + one, 0) >= FEWEST_TEXTS)
    .map(({ group, dimension, terms: own, mask }) => ({
      id: `${dimension}/${group}`,
      name: compared[own[0]].name,
      dimension,
      mask,
    }));
}

/** Labelled texts as an output scores them; null where there is no label for it. */
export function labelledScores(
  { texts, labels }: LabelledTexts,
  groups: readonly LabelledGroup[],
  numbers: Uint32Array,
  output: AuditedOutput,
  book: ScoreBook,
): { readonly column: string; readonly data: LabelledScores } | null {
  const column = columnFor(labels, output);
  if (!column || texts.length === 0) return null;
  const scores = Float64Array.from(numbers, (number) => book.score(output, number));
  return { column: column.name, data: { labels: column.labels, scores, groups } };
}

/** Filled templates as labelled texts: those that insult are positive, all others negative; a template is one sentence. */
export function templateScores(
  all: readonly Counterfactuals[],
  output: AuditedOutput,
  book: ScoreBook,
): LabelledScores {
  const sentences = new Map<string | number, number>();
  const labels: number[] = [];
  const scores: number[] = [];
  const clusters: number[] = [];
  const owners: string[] = [];
  for (const { items, terms, texts } of all) {
    items.forEach(({ id, kind }, item) => {
      if (!sentences.has(id)) sentences.set(id, sentences.size);
      terms.forEach(({ dimension, group }, place) => {
        labels.push(kind === 'toxic' ? 1 : 0);
        scores.push(book.score(output, texts[item * terms.length + place]));
        clusters.push(sentences.get(id)!);
        owners.push(`${dimension}/${group}`);
      });
    });
  }
  return {
    labels: Uint8Array.from(labels),
    scores: Float64Array.from(scores),
    clusters: Uint32Array.from(clusters),
    groups: all.flatMap(({ terms }) =>
      groupsOf(terms).map(({ group, dimension, terms: own }) => {
        const id = `${dimension}/${group}`;
        return {
          id,
          name: terms[own[0]].name,
          dimension,
          mask: Uint8Array.from(owners, (owner) => (owner === id ? 1 : 0)),
        };
      }),
    ),
  };
}
