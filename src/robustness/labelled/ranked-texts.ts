import { aucFromCounts, aucInfluence } from '../../stats/auc.ts';
import type { AucEstimate, ScoreCounts } from '../../stats/auc.ts';

/** Labelled texts by the rank of their score among the distinct ones. */
export interface RankedTexts {
  readonly labels: Uint8Array;
  readonly ranks: Uint32Array;
  readonly distinct: number;
  /** By text, the number of the sentence that it is a version of; null where texts have nothing in common. */
  readonly clusters: Uint32Array | null;
}

/** Ranks of scores, equal scores sharing one. */
export function rankedTexts(labels: Uint8Array, scores: Float64Array, clusters: Uint32Array | null): RankedTexts {
  const sorted = scores.slice().sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i];
  const ranks = Uint32Array.from(scores, (score) => placeOf(sorted, distinct, score));
  return { labels, ranks, distinct, clusters };
}

function placeOf(sorted: Float64Array, length: number, score: number): number {
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a text is one of the higher (1) or the lower side (0) of an area, or of neither (-1). */
export type SideOf = (text: number) => -1 | 0 | 1;

/** An area under the curve between two sets of texts, with how each text moves it. */
export interface TextArea {
  readonly auc: AucEstimate;
  readonly counts: ScoreCounts;
  readonly side: SideOf;
}

/** The area of the texts of one side against those of the other; null where one of them has none. */
export function areaBetween(texts: RankedTexts, side: SideOf): TextArea | null {
  const counts = { positives: new Float64Array(texts.distinct), negatives: new Float64Array(texts.distinct) };
  texts.ranks.forEach((rank, text) => {
    const on = side(text);
    if (on === 1) counts.positives[rank]++;
    else if (on === 0) counts.negatives[rank]++;
  });
  const auc = aucFromCounts(counts);
  return auc && { auc, counts, side };
}

/** Adds `weight` times the area's influence of each text: the area errs by the sum of these. */
export function addInfluence(sums: Float64Array, { counts, side }: TextArea, weight: number, texts: RankedTexts): void {
  const { positives, negatives } = aucInfluence(counts);
  texts.ranks.forEach((rank, text) => {
    const on = side(text);
    if (on === 1) sums[text] += weight * positives[rank];
    else if (on === 0) sums[text] += weight * negatives[rank];
  });
}
