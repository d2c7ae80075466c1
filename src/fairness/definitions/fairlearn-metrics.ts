import { METRIC_CATALOGUE } from '../catalogue/metric-catalogue.ts';
import type { CountedRole, NumberFormat } from '../catalogue/entry.ts';
import type { MetricId } from '../metrics.ts';
import type { Difference, PeerGroup, PeerInput } from './peer.ts';
import { orZero } from './quotients.ts';
import type { Tally } from './tally.ts';

/** A metric as it is handed to Fairlearn's MetricFrame. */
export interface FairlearnMetric {
  readonly name: string;
  readonly ours: MetricId;
  readonly meaning: string;
  readonly format: NumberFormat;
  readonly needs: readonly CountedRole[];
  readonly of: (group: PeerGroup) => number | null;
  /** Why its value for a group may differ from ours, and when. */
  readonly difference: (Difference & { readonly when: (input: PeerInput, at: number) => boolean }) | null;
  /** The difference and the ratio pass over groups of one row under weights. */
  readonly passesOverOne: boolean;
}

type Value = (tally: Tally) => number;

function counted(
  name: string,
  ours: MetricId,
  value: Value,
  empty?: { readonly reason: Difference['reason']; readonly when: (tally: Tally) => boolean },
): FairlearnMetric {
  const { meaning, format, needs } = METRIC_CATALOGUE[ours];
  const difference = empty && {
    reason: empty.reason,
    when: (input: PeerInput, at: number) => empty.when((input.groups[at] ?? input.overall).weights),
  };
  return {
    name,
    ours,
    meaning,
    format,
    needs,
    of: ({ weights }) => value(weights),
    difference: difference ?? null,
    passesOverOne: ours === 'selectionRate' && name === 'selection_rate',
  };
}

/** A metric of scores, on which both agree wherever both are defined. */
function scored(name: string, ours: MetricId): FairlearnMetric {
  const { meaning, format, needs } = METRIC_CATALOGUE[ours];
  const of = ({ metrics }: PeerGroup): number | null => {
    const value = metrics[ours];
    return value?.kind === 'defined' ? value.value : null;
  };
  return { name, ours, meaning, format, needs, of, difference: null, passesOverOne: false };
}

const empty = (denominator: Value): { reason: 'zero-for-empty-denominator'; when: (tally: Tally) => boolean } => ({
  reason: 'zero-for-empty-denominator',
  when: (tally) => denominator(tally) === 0,
});
const positives: Value = ({ positives }) => positives;
const negatives: Value = ({ negatives }) => negatives;

/** Undefined recalls are left out of the mean. */
function balancedAccuracy({ tp, tn, positives, negatives }: Tally): number {
  if (positives === 0) return orZero(tn, negatives);
  if (negatives === 0) return tp / positives;
  return (tp / positives + tn / negatives) / 2;
}

function matthews({ tp, fp, fn, tn, positives, negatives, selected, rejected }: Tally): number {
  return orZero(tp * tn - fp * fn, Math.sqrt(positives * negatives) * Math.sqrt(selected * rejected));
}

/** The metrics that the parity files hold, under the names of Fairlearn and scikit-learn. */
export const FAIRLEARN_METRICS: readonly FairlearnMetric[] = [
  counted('selection_rate', 'selectionRate', (t) => orZero(t.selected, t.n)),
  counted('mean_prediction', 'selectionRate', (t) => orZero(t.selected, t.n)),
  counted('base_rate', 'baseRate', (t) => orZero(t.positives, t.n)),
  counted('accuracy_score', 'accuracy', (t) => orZero(t.tp + t.tn, t.n)),
  counted('zero_one_loss', 'errorRate', (t) => orZero(t.fp + t.fn, t.n)),
  counted('balanced_accuracy_score', 'balancedAccuracy', balancedAccuracy, {
    reason: 'one-recall',
    when: ({ positives, negatives }) => positives === 0 || negatives === 0,
  }),
  counted(
    'precision_score',
    'precision',
    (t) => orZero(t.tp, t.selected),
    empty((t) => t.selected),
  ),
  counted('recall_score', 'truePositiveRate', (t) => orZero(t.tp, t.positives), empty(positives)),
  counted('true_positive_rate', 'truePositiveRate', (t) => orZero(t.tp, t.positives), empty(positives)),
  counted('false_positive_rate', 'falsePositiveRate', (t) => orZero(t.fp, t.negatives), empty(negatives)),
  counted('false_negative_rate', 'falseNegativeRate', (t) => orZero(t.fn, t.positives), empty(positives)),
  counted('true_negative_rate', 'trueNegativeRate', (t) => orZero(t.tn, t.negatives), empty(negatives)),
  counted(
    'f1_score',
    'f1',
    (t) => orZero(2 * t.tp, 2 * t.tp + t.fp + t.fn),
    empty((t) => t.tp + t.fp + t.fn),
  ),
  counted('matthews_corrcoef', 'matthewsCorrelation', matthews, {
    reason: 'zero-without-variation',
    when: (t) => t.positives * t.negatives * t.selected * t.rejected === 0,
  }),
  scored('mean_score', 'meanScore'),
  scored('roc_auc_score', 'rocAuc'),
  scored('average_precision_score', 'averagePrecision'),
  scored('log_loss', 'logLoss'),
  scored('brier_score_loss', 'brierScore'),
];
