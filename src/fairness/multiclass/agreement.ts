import { matchedWilsonLimits } from '../../stats/matched-wilson.ts';
import { undefinedFor } from '../estimate.ts';
import type { Estimated } from '../estimate.ts';
import { centredInfluence, effectiveCounts, margins } from './class-counts.ts';
import type { ClassCounts, EffectiveCounts } from './class-counts.ts';

/** A coefficient of agreement with the variance of one row's part in it. */
interface Coefficient {
  readonly value: number;
  readonly variance: number;
}

/** Gorodkin's R_K; undefined where all labels, or all predictions, are one class. */
export function multiclassMatthewsCorrelation(group: ClassCounts): Estimated {
  return coefficient(group, correlationOf, (labels, predictions) => labels && predictions);
}

/** Cohen's kappa; undefined where all labels and predictions are one class. */
export function cohenKappa(group: ClassCounts): Estimated {
  return coefficient(group, kappaOf, (labels, predictions, counts) => labels || predictions || !agreesAtAll(counts));
}

/**
 * Wilson's interval of (1 + κ) / 2 with the large-sample variance at smoothed counts: two rows more, spread as if label and
 * prediction were independent. Two rows fewer are counted in the denominator, one for each margin that is estimated.
 */
function coefficient(
  group: ClassCounts,
  of: (counts: EffectiveCounts) => Coefficient,
  defined: (labelsVary: boolean, predictionsVary: boolean, counts: EffectiveCounts) => boolean,
): Estimated {
  const counts = effectiveCounts(group);
  if (group.rows === 0) return undefinedFor('no-rows', 0);
  if (!(counts.total > 0)) return undefinedFor('zero-weight', group.rows);
  const varied = [counts.labels, counts.predictions].map((rows) => rows.filter((each) => each > 0).length > 1);
  if (!defined(varied[0], varied[1], counts)) return undefinedFor('no-variation', group.rows);
  const bounded = Math.max(-1, Math.min(1, of(counts).value));
  const even = of(smoothedByMargins(counts));
  const rows = Math.max(1, counts.total - 2);
  const spread = { mean: (1 + even.value) / 2, variance: even.variance / 4 / rows };
  return {
    kind: 'estimate',
    value: bounded,
    n: group.rows,
    proportion: null,
    weight: NaN,
    effective: counts.total,
    limits: (z) => {
      const [low, high] = matchedWilsonLimits((1 + bounded) / 2, spread, z);
      return [2 * low - 1, 2 * high - 1];
    },
    method: 'transformed-wilson',
  };
}

function agreesAtAll({ classes, counts }: EffectiveCounts): boolean {
  return counts.some((rows, i) => rows > 0 && Math.floor(i / classes) === i % classes);
}

/** Two rows more, spread as if label and prediction were independent. */
export function smoothedByMargins({ classes, counts, labels, predictions, total }: EffectiveCounts): EffectiveCounts {
  const share = (rows: number): number => (rows + 0.5) / (total + 0.5 * classes);
  const even = counts.map(
    (count, i) => count + 2 * share(labels[Math.floor(i / classes)]) * share(predictions[i % classes]),
  );
  return { classes, counts: even, ...margins(even, classes), total: total + 2 };
}

function correlationOf(counts: EffectiveCounts): Coefficient {
  const { agreed, chance, labels, predictions } = sharesOf(counts);
  const scale = Math.sqrt((1 - sumOfSquares(labels)) * (1 - sumOfSquares(predictions)));
  return { value: (agreed - chance) / scale, variance: meanSquare(counts, correlationInfluence(counts)) };
}

/** By how much a row of each cell moves R_K; 0 on average over the rows. */
export function correlationInfluence(counts: EffectiveCounts): Float64Array {
  const { agreed, chance, labels, predictions } = sharesOf(counts);
  const spreadOfLabels = 1 - sumOfSquares(labels);
  const spreadOfPredictions = 1 - sumOfSquares(predictions);
  const scale = Math.sqrt(spreadOfLabels * spreadOfPredictions);
  const value = (agreed - chance) / scale;
  return centredInfluence(
    counts,
    (i, j) =>
      (Number(i === j) - predictions[i] - labels[j]) / scale +
      value * (labels[i] / spreadOfLabels + predictions[j] / spreadOfPredictions),
  );
}

function kappaOf(counts: EffectiveCounts): Coefficient {
  const { agreed, chance } = sharesOf(counts);
  return { value: (agreed - chance) / (1 - chance), variance: meanSquare(counts, cohenKappaInfluence(counts)) };
}

/** By how much a row of each cell moves kappa; 0 on average over the rows. */
export function cohenKappaInfluence(counts: EffectiveCounts): Float64Array {
  const { agreed, chance, labels, predictions } = sharesOf(counts);
  const beyond = 1 - chance;
  return centredInfluence(
    counts,
    (i, j) => Number(i === j) / beyond - ((1 - agreed) / (beyond * beyond)) * (predictions[i] + labels[j]),
  );
}

function sharesOf({ classes, counts, labels, predictions, total }: EffectiveCounts) {
  let [agreed, chance] = [0, 0];
  for (let k = 0; k < classes; k++) {
    agreed += counts[k * classes + k] / total;
    chance += (labels[k] * predictions[k]) / (total * total);
  }
  return {
    agreed,
    chance,
    labels: labels.map((rows) => rows / total),
    predictions: predictions.map((rows) => rows / total),
  };
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Variance of a row's influence over the shares of the cells. */
function meanSquare({ counts, total }: EffectiveCounts, influence: Float64Array): number {
  return counts.reduce((sum, rows, i) => sum + (rows / total) * influence[i] * influence[i], 0);
}
