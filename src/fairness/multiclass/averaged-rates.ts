import { matchedWilsonLimits } from '../../stats/matched-wilson.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import type { UndefinedReason } from '../assessment.ts';
import { rateEstimate, undefinedFor } from '../estimate.ts';
import type { Estimated } from '../estimate.ts';
import type { ClassCounts, EffectiveCounts } from './class-counts.ts';

/** Share of the rows whose prediction is the class of the label; Wilson's interval. */
export function multiclassAccuracy(group: ClassCounts): Estimated {
  const { classes, sums, rows } = group;
  if (rows === 0) return undefinedFor('no-rows', 0);
  const within = { n: 0, w: 0, w2: 0 };
  const right = { n: 0, w: 0 };
  for (let label = 0; label < classes; label++) {
    for (let prediction = 0; prediction < classes; prediction++) {
      const i = label * (classes + 1) + prediction;
      within.n += sums.n[i];
      within.w += sums.w[i];
      within.w2 += sums.w2[i];
      if (label !== prediction) continue;
      right.n += sums.n[i];
      right.w += sums.w[i];
    }
  }
  if (!(within.w > 0)) return undefinedFor('zero-weight', within.n);
  return rateEstimate(Math.min(1, right.w / within.w), {
    n: within.n,
    count: right.n,
    weight: within.w,
    effective: effectiveSize(within.w, within.w2),
  });
}

/** Recall averaged over the classes; undefined where a class is no row's label. */
export function macroRecall(group: ClassCounts): Estimated {
  return averagedRate(group, (own, other) => own * (group.classes + 1) + other, 'class-without-labels');
}

/** Precision averaged over the classes; undefined where a class is never predicted. */
export function macroPrecision(group: ClassCounts): Estimated {
  return averagedRate(group, (own, other) => other * (group.classes + 1) + own, 'class-never-predicted');
}

/**
 * Mean over classes of a rate whose denominators have no row in common. The variance is that of K independent shares,
 * each smoothed by one row more on either side: Σ q (1 − q) / (nₖ K²). Classes that are all right would else have none.
 */
function averagedRate(
  { classes, sums, rows }: ClassCounts,
  placeOf: (own: number, other: number) => number,
  whenEmpty: UndefinedReason,
): Estimated {
  if (rows === 0) return undefinedFor('no-rows', 0);
  let [value, mean, variance, weight, squares] = [0, 0, 0, 0, 0];
  for (let own = 0; own < classes; own++) {
    const of = { n: 0, w: 0, w2: 0 };
    for (let other = 0; other < classes; other++) {
      const i = placeOf(own, other);
      of.n += sums.n[i];
      of.w += sums.w[i];
      of.w2 += sums.w2[i];
    }
    if (of.n === 0) return undefinedFor(whenEmpty, rows);
    if (!(of.w > 0)) return undefinedFor('zero-weight', rows);
    const rate = Math.min(1, sums.w[placeOf(own, own)] / of.w);
    const size = effectiveSize(of.w, of.w2);
    const smoothed = (rate * size + 1) / (size + 2);
    value += rate / classes;
    mean += smoothed / classes;
    variance += (smoothed * (1 - smoothed)) / (size * classes * classes);
    weight += of.w;
    squares += of.w2;
  }
  return {
    kind: 'estimate',
    value: Math.min(1, value),
    n: rows,
    proportion: null,
    weight: NaN,
    effective: effectiveSize(weight, squares),
    limits: (z) => matchedWilsonLimits(Math.min(1, value), { mean, variance }, z),
    method: 'transformed-wilson',
  };
}

/** By how much a row of each cell moves the macro-averaged recall: ([right] − recall of its label) / (K · its share). */
export function recallInfluence(counts: EffectiveCounts): Float64Array {
  const { classes, labels, total } = counts;
  return counts.counts.map((_, i) => {
    const own = Math.floor(i / classes);
    return influenceOn(counts, own, own === i % classes, labels[own] / total);
  });
}

/** The same of the macro-averaged precision. */
export function precisionInfluence(counts: EffectiveCounts): Float64Array {
  const { classes, predictions, total } = counts;
  return counts.counts.map((_, i) => {
    const own = i % classes;
    return influenceOn(counts, own, own === Math.floor(i / classes), predictions[own] / total);
  });
}

function influenceOn({ classes, counts, total }: EffectiveCounts, own: number, right: boolean, share: number): number {
  const rate = counts[own * classes + own] / total / share;
  return (Number(right) - rate) / (classes * share);
}
