import { aucLimits, aucMethod, aucScoreLimits, delongLogitLimits } from '../../stats/auc-interval.ts';
import type { Limits } from '../../stats/proportion.ts';
import { studentMultiplier } from '../../stats/student.ts';
import type { MeasuredInterval } from '../measured.ts';
import { addInfluence } from './ranked-texts.ts';
import type { RankedTexts, TextArea } from './ranked-texts.ts';

/**
 * The variance of a number that errs by the sum of influences, from those of independent units: texts, or the sentences that texts
 * are versions of, whose influences are summed first. With the factor units / (units − 1).
 */
export function influenceVariance(
  influences: Float64Array,
  { clusters }: RankedTexts,
): { readonly variance: number; readonly units: number } {
  const sums = new Map<number, number>();
  influences.forEach((influence, text) => {
    const unit = clusters ? clusters[text] : text;
    if (influence !== 0) sums.set(unit, (sums.get(unit) ?? 0) + influence);
  });
  const units = sums.size;
  const square = [...sums.values()].reduce((sum, value) => sum + value * value, 0);
  return { variance: units > 1 ? (square * units) / (units - 1) : 0, units };
}

/**
 * Limits of an area: DeLong's or Newcombe's of independent texts. Of texts that are versions of the same sentences, DeLong's with
 * the variance between sentences and Student's t for their number; where that has no width, Newcombe's as of as many texts as
 * there are sentences.
 */
export function areaLimits(
  area: TextArea,
  texts: RankedTexts,
  z: number,
): { readonly limits: Limits; readonly method: MeasuredInterval['method'] } {
  const { auc } = area;
  if (!texts.clusters) return { limits: aucLimits(auc, z), method: aucMethod(auc) };
  const influences = new Float64Array(texts.ranks.length);
  addInfluence(influences, area, 1, texts);
  const { variance, units } = influenceVariance(influences, texts);
  if (variance > 0 && auc.value > 0 && auc.value < 1) {
    return {
      limits: delongLogitLimits({ ...auc, variance }, studentMultiplier(z, units - 1)),
      method: 'clustered-logit',
    };
  }
  const sizes = { positives: sentencesOn(area, texts, 1), negatives: sentencesOn(area, texts, 0) };
  return { limits: aucScoreLimits({ ...auc, ...sizes }, z), method: 'auc-score' };
}

function sentencesOn({ side }: TextArea, { clusters, ranks }: RankedTexts, on: 0 | 1): number {
  const sentences = new Set<number>();
  ranks.forEach((_, text) => {
    if (side(text) === on) sentences.add(clusters![text]);
  });
  return sentences.size;
}
