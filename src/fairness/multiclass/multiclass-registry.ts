import type { Estimated } from '../estimate.ts';
import { undefinedFor } from '../estimate.ts';
import { MULTICLASS_METRIC_IDS, type MulticlassMetricId } from '../metrics.ts';
import { cohenKappa, multiclassMatthewsCorrelation } from './agreement.ts';
import { macroPrecision, macroRecall, multiclassAccuracy } from './averaged-rates.ts';
import type { ClassCounts } from './class-counts.ts';
import { macroF1, weightedF1 } from './f1-scores.ts';

const COMPUTE: Readonly<Record<MulticlassMetricId, (group: ClassCounts) => Estimated>> = {
  multiclassAccuracy,
  macroRecall,
  macroPrecision,
  macroF1,
  weightedF1,
  multiclassMatthewsCorrelation,
  cohenKappa,
};

export type MulticlassEstimates = Readonly<Record<MulticlassMetricId, Estimated>>;

/** All metrics over all classes of one group; they need label and prediction. */
export function multiclassEstimates(group: ClassCounts): MulticlassEstimates {
  const missing = group.has.label ? (group.has.prediction ? null : 'no-prediction') : 'no-label';
  return eachMulticlassMetric((id) => (missing ? undefinedFor(missing, group.rows) : COMPUTE[id](group)));
}

/** A record with an entry for every metric over all classes. */
export function eachMulticlassMetric<T>(make: (id: MulticlassMetricId) => T): Record<MulticlassMetricId, T> {
  return Object.fromEntries(MULTICLASS_METRIC_IDS.map((id) => [id, make(id)])) as Record<MulticlassMetricId, T>;
}
