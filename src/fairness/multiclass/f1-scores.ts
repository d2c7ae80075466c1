import { centredWilsonLimits, matchedWilsonLimits } from '../../stats/matched-wilson.ts';
import type { Limits } from '../../stats/proportion.ts';
import { undefinedFor } from '../estimate.ts';
import type { Estimated } from '../estimate.ts';
import { centredInfluence, effectiveCounts, margins } from './class-counts.ts';
import type { ClassCounts, EffectiveCounts } from './class-counts.ts';

/**
 * F1 averaged over the classes with equal weight. F1 is 2J / (1 + J) of Jaccard's share J = d / (r + c − d), with d right
 * rows of r labels and c predictions; J's variance, smoothed by half a row on either side, gives each class its own, and
 * two classes covary by the rows that are a label of one and a prediction of the other.
 */
export function macroF1(group: ClassCounts): Estimated {
  const counts = effectiveCounts(group);
  const { classes, labels, predictions, total } = counts;
  if (group.rows === 0) return undefinedFor('no-rows', 0);
  if (!(total > 0)) return undefinedFor('zero-weight', group.rows);
  let [value, mean] = [0, 0];
  const deviations = new Float64Array(classes);
  for (let k = 0; k < classes; k++) {
    const either = labels[k] + predictions[k];
    const right = counts.counts[k * classes + k];
    if (!(either > 0)) return undefinedFor('class-without-rows', group.rows);
    const share = (right + 0.5) / (either - right + 1);
    value += (2 * right) / either / classes;
    mean += (2 * share) / (1 + share) / classes;
    deviations[k] = (2 / (1 + share) ** 2) * Math.sqrt((share * (1 - share)) / (either - right));
  }
  const variance = varianceOfMean(deviations, correlations(smoothedEvenly(counts)));
  return estimate(group, counts, value, (z) => centredWilsonLimits(Math.min(1, value), { mean, variance }, z));
}

/** F1 averaged over the classes by how often each is the label; large-sample variance at smoothed counts. */
export function weightedF1(group: ClassCounts): Estimated {
  const counts = effectiveCounts(group);
  if (group.rows === 0) return undefinedFor('no-rows', 0);
  if (!(counts.total > 0)) return undefinedFor('zero-weight', group.rows);
  const value = weightedMean(counts);
  const even = smoothedEvenly(counts);
  const spread = { mean: weightedMean(even), variance: weightedVariance(even) / counts.total };
  return estimate(group, counts, value, (z) => matchedWilsonLimits(Math.min(1, value), spread, z));
}

function estimate(
  { rows }: ClassCounts,
  { total }: EffectiveCounts,
  value: number,
  limits: (z: number) => Limits,
): Estimated {
  const bounded = Math.min(1, value);
  return {
    kind: 'estimate',
    value: bounded,
    n: rows,
    proportion: null,
    weight: NaN,
    effective: total,
    limits,
    method: 'transformed-wilson',
  };
}

/** Counts with K rows more, spread evenly over the cells. */
export function smoothedEvenly({ classes, counts, total }: EffectiveCounts): EffectiveCounts {
  const even = counts.map((count) => count + 1 / classes);
  return { classes, counts: even, ...margins(even, classes), total: total + classes };
}

/** F1 of a class; 0 where it has no right row. */
function f1Of({ classes, counts, labels, predictions }: EffectiveCounts, k: number): number {
  const right = counts[k * classes + k];
  return right > 0 ? (2 * right) / (labels[k] + predictions[k]) : 0;
}

function weightedMean(counts: EffectiveCounts): number {
  return counts.labels.reduce((sum, rows, k) => sum + (rows / counts.total) * f1Of(counts, k), 0);
}

/** Variance of one row's part in the weighted F1. */
function weightedVariance(counts: EffectiveCounts): number {
  const influence = weightedF1Influence(counts);
  return counts.counts.reduce((sum, rows, i) => sum + (rows / counts.total) * influence[i] * influence[i], 0);
}

/** By how much a row of each cell moves the weighted F1: F(i) + a(i) + a(j) + [i = j] b(i), less its mean. */
export function weightedF1Influence(counts: EffectiveCounts): Float64Array {
  const { labels, predictions } = counts;
  const scores = labels.map((_, k) => f1Of(counts, k));
  const both = labels.map((rows, k) => rows / (rows + predictions[k]));
  return centredInfluence(counts, (i, j) => {
    return scores[i] - both[i] * scores[i] - both[j] * scores[j] + (i === j ? 2 * both[i] : 0);
  });
}

/** The same of the macro-averaged F1: (2 [i = j = k] − F(k) ([i = k] + [j = k])) / (r + c) over the classes, n / K times. */
export function macroF1Influence(counts: EffectiveCounts): Float64Array {
  const { classes, labels, predictions, total } = counts;
  const scores = labels.map((_, k) => f1Of(counts, k));
  const scale = labels.map((rows, k) => total / (classes * (rows + predictions[k])));
  return centredInfluence(counts, (i, j) => (i === j ? 2 * scale[i] : 0) - scores[i] * scale[i] - scores[j] * scale[j]);
}

/** Correlations of the F1 scores of every two classes in large samples, row-major. */
function correlations(counts: EffectiveCounts): Float64Array {
  const { classes, labels, predictions } = counts;
  const at = (i: number, j: number): number => counts.counts[i * classes + j];
  const scores = labels.map((_, k) => f1Of(counts, k));
  const deviations = scores.map((score, k) => {
    const wrong = labels[k] + predictions[k] - 2 * at(k, k);
    return Math.sqrt(wrong * score * score + at(k, k) * (2 - 2 * score) ** 2);
  });
  const matrix = new Float64Array(classes * classes);
  for (let k = 0; k < classes; k++) {
    for (let l = 0; l < classes; l++) {
      const shared = scores[k] * scores[l] * (at(k, l) + at(l, k));
      matrix[k * classes + l] = k === l ? 1 : shared / (deviations[k] * deviations[l]);
    }
  }
  return matrix;
}

function varianceOfMean(deviations: Float64Array, correlation: Float64Array): number {
  const classes = deviations.length;
  let variance = 0;
  for (let i = 0; i < correlation.length; i++) {
    variance += correlation[i] * deviations[Math.floor(i / classes)] * deviations[i % classes];
  }
  return variance / (classes * classes);
}
