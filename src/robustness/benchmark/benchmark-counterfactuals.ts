import { SeededRandom } from '../../stats/seeded-random.ts';
import { CounterfactualBuilder, groupsOf } from '../counterfactuals.ts';
import type { Counterfactuals } from '../counterfactuals.ts';
import type { LabelledScores } from '../labelled/labelled-bias.ts';
import type { ScoreBook } from '../scoring/score-book.ts';
import { capitalised } from '../templates/template.ts';
import type { Benchmark, LabelColumn } from './benchmark.ts';
import { linkedSets } from './linked-sets.ts';

/** The kind of a frame whose sentences are all labelled alike. */
const KINDS = ['label-negative', 'label-positive'] as const;

/** Sets of fewer terms are not compared. */
const FEWEST_TERMS = 2;

/**
 * Frames of a benchmark, each with all terms that fit it, so that every term stands in the same sentences whichever rows the
 * benchmark holds. Terms fit the same frames that are linked by a frame which both fill: nouns and adjectives come apart. Where
 * that would be more than `most` texts, a seeded draw of the frames.
 */
export function benchmarkCounterfactuals(
  benchmark: Benchmark,
  label: LabelColumn | null,
  limits: { readonly most: number; readonly seed: number },
  book: ScoreBook,
): Counterfactuals[] {
  const { terms, frames } = benchmark;
  const kinds = frameKinds(benchmark, label);
  const sets = linkedSets(benchmark).filter((set) => set.terms.length >= FEWEST_TERMS);
  const all = sets.reduce((sum, set) => sum + set.terms.length * set.frames.length, 0);
  const share = Math.min(1, limits.most / Math.max(1, all));
  return sets.map((set) => {
    const own = set.terms.map((term) => terms[term]);
    const builder = new CounterfactualBuilder(null, own);
    const count = Math.max(1, Math.floor(share * set.frames.length));
    for (const place of drawn(set.frames.length, count, limits.seed)) {
      const frame = set.frames[place];
      const { before, after, isCapital } = frames[frame];
      builder.add(
        { id: frame, kind: kinds[frame], original: null },
        own.map(({ name }) => {
          const filling = isCapital ? capitalised(name) : name;
          const text = before + filling + after;
          return { number: book.add(text), from: before.length, to: before.length + filling.length };
        }),
      );
    }
    return builder.build();
  });
}

function frameKinds({ frames, frameOf }: Benchmark, label: LabelColumn | null): (string | null)[] {
  const seen = frames.map(() => [0, 0]);
  frameOf.forEach((frame, row) => {
    const value = label?.labels[row] ?? 2;
    if (frame >= 0 && value <= 1) seen[frame][value]++;
  });
  return seen.map(([negatives, positives]) => (negatives > 0 === positives > 0 ? null : KINDS[positives > 0 ? 1 : 0]));
}

/** `count` of the numbers below `size` by a seeded draw, in order. */
function drawn(size: number, count: number, seed: number): number[] {
  const numbers = Array.from({ length: size }, (_, at) => at);
  const random = new SeededRandom(seed);
  const wanted = Math.min(size, count);
  for (let at = 0; at < wanted; at++) {
    const other = at + Math.floor(random.uniform() * (size - at));
    [numbers[at], numbers[other]] = [numbers[other], numbers[at]];
  }
  return numbers.slice(0, wanted).sort((a, b) => a - b);
}

/** The rows of a benchmark as labelled texts: a group for each term, and one for each group of several terms. */
export function benchmarkLabelled(
  { terms, termOf, frameOf, texts }: Benchmark,
  { labels }: LabelColumn,
  scoreOf: (text: string) => number,
): LabelledScores {
  const rows = [...termOf.keys()].filter((row) => termOf[row] >= 0);
  const mask = (isIn: (term: number) => boolean): Uint8Array =>
    Uint8Array.from(rows, (row) => (isIn(termOf[row]) ? 1 : 0));
  const several = groupsOf(terms).filter((group) => group.terms.length > 1);
  return {
    labels: Uint8Array.from(rows, (row) => labels[row]),
    scores: Float64Array.from(rows, (row) => scoreOf(texts[row])),
    clusters: Uint32Array.from(rows, (row) => frameOf[row]),
    groups: [
      ...terms.map(({ id, name, dimension }, term) => ({ id, name, dimension, mask: mask((one) => one === term) })),
      ...several.map(({ group, dimension, terms: own }) => ({
        id: `${dimension}/${group}`,
        name: own.map((term) => terms[term].name).join(', '),
        dimension,
        mask: mask((one) => own.includes(one)),
      })),
    ],
  };
}
