import { cellSlope } from '../../stats/influence.ts';
import type { MulticlassMetricId } from '../metrics.ts';
import { cohenKappaInfluence, correlationInfluence, smoothedByMargins } from './agreement.ts';
import { precisionInfluence, recallInfluence } from './averaged-rates.ts';
import { effectiveCounts } from './class-counts.ts';
import type { ClassCounts, EffectiveCounts } from './class-counts.ts';
import { macroF1Influence, smoothedEvenly, weightedF1Influence } from './f1-scores.ts';

/** By how much the rows of a cell move a metric, by label and prediction, row-major; 0 on average over the rows. */
type Influence = (counts: EffectiveCounts) => Float64Array;

const INFLUENCES: Readonly<
  Partial<
    Record<MulticlassMetricId, { readonly of: Influence; readonly at: (counts: EffectiveCounts) => EffectiveCounts }>
  >
> = {
  macroRecall: { of: recallInfluence, at: smoothedEvenly },
  macroPrecision: { of: precisionInfluence, at: smoothedEvenly },
  macroF1: { of: macroF1Influence, at: smoothedEvenly },
  weightedF1: { of: weightedF1Influence, at: smoothedEvenly },
  multiclassMatthewsCorrelation: { of: correlationInfluence, at: smoothedByMargins },
  cohenKappa: { of: cohenKappaInfluence, at: smoothedByMargins },
};

/** How to find the slope of a metric of all rows on that of a group ({@link cellSlope}), at smoothed counts. */
export function classSlopeOf(metric: MulticlassMetricId, all: ClassCounts): ((group: ClassCounts) => number) | null {
  const influence = INFLUENCES[metric];
  if (!influence) return null;
  const wholeWeight = weightOf(all);
  const whole = influence.of(influence.at(effectiveCounts(all)));
  return (group) => {
    const counts = influence.at(effectiveCounts(group));
    return cellSlope(counts.counts, influence.of(counts), whole, weightOf(group) / wholeWeight);
  };
}

/** Σw of the rows with a label and a prediction among the classes. */
function weightOf({ classes, sums }: ClassCounts): number {
  let weight = 0;
  for (let label = 0; label < classes; label++) {
    for (let prediction = 0; prediction < classes; prediction++) weight += sums.w[label * (classes + 1) + prediction];
  }
  return weight;
}
