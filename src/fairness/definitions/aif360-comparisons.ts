import type { MetricId } from '../metrics.ts';
import { familyOf } from './ours.ts';
import type { Ours, PeerEntry } from './peer.ts';
import { floating, minus, orZero } from './quotients.ts';
import type { Tally } from './tally.ts';

type Rate = (tally: Tally) => number | null;
const BOTH = ['label', 'prediction'] as const;

const selected: Rate = (t) => floating(t.selected, t.n);
const labelled: Rate = (t) => floating(t.positives, t.n);
const truePositive: Rate = (t) => floating(t.tp, t.positives);
const falsePositive: Rate = (t) => floating(t.fp, t.negatives);
const falseNegative: Rate = (t) => floating(t.fn, t.positives);
/** Predictive values are 0 where nobody is predicted so; the other rates are not numbers then. */
const precision: Rate = (t) => orZero(t.tp, t.selected);
const falseDiscovery: Rate = (t) => orZero(t.fp, t.selected);
const falseOmission: Rate = (t) => orZero(t.fn, t.rejected);
const error: Rate = (t) => floating(t.fp + t.fn, t.n);

/** A number that AIF360 computes of the unprivileged and the privileged. */
export interface Aif360Comparison {
  readonly name: string;
  readonly meaning: string;
  readonly needs: PeerEntry['needs'];
  readonly format: 'points' | 'ratio';
  readonly of: (unprivileged: Tally, privileged: Tally) => number | null;
  /** Ours for one group against the reference. */
  readonly pair: Ours;
  /** Ours over all groups: the id of a disparity to the reference. */
  readonly family: string;
  /** Which sides have nobody to divide by and count as 0 all the same. */
  readonly predictive?: (tally: Tally) => boolean;
  /** Which sides lack a part that is passed over. */
  readonly passesOver?: (tally: Tally) => boolean;
}

function difference(name: string, rate: Rate, id: MetricId, more: Partial<Aif360Comparison> = {}): Aif360Comparison {
  return {
    name,
    meaning: 'Unprivileged minus privileged, with its sign.',
    needs: BOTH,
    format: 'points',
    of: (u, p) => minus(rate(u), rate(p)),
    pair: { kind: 'comparison', id, to: 'toReference', scale: 'difference' },
    family: `${familyOf(id)}Difference`,
    ...more,
  };
}

function ratio(name: string, rate: Rate, id: MetricId, more: Partial<Aif360Comparison> = {}): Aif360Comparison {
  return {
    name,
    meaning: 'Unprivileged divided by privileged; it can be above 1.',
    needs: BOTH,
    format: 'ratio',
    of: (u, p) => floating(rate(u), rate(p)),
    pair: { kind: 'comparison', id, to: 'toReference', scale: 'ratio' },
    family: `${familyOf(id)}Ratio`,
    ...more,
  };
}

const odds = (u: Tally, p: Tally): readonly [number | null, number | null] => [
  minus(falsePositive(u), falsePositive(p)),
  minus(truePositive(u), truePositive(p)),
];
const nobodySelected = { predictive: (t: Tally): boolean => t.selected === 0 };
const nobodyRejected = { predictive: (t: Tally): boolean => t.rejected === 0 };
const ofLabel = { needs: ['label'] as const };
const ofPrediction = { needs: ['prediction'] as const };
const measured = (id: 'averageAbsoluteOddsDifference' | 'equalizedOddsDifference'): Ours => ({
  kind: 'measure',
  id,
  against: 'reference',
});

/** AIF360's differences and ratios of two groups. */
export const AIF360_COMPARISONS: readonly Aif360Comparison[] = [
  difference('statistical_parity_difference', selected, 'selectionRate', ofPrediction),
  ratio('disparate_impact', selected, 'selectionRate', ofPrediction),
  difference('average_odds_difference', selected, 'averageOdds', {
    meaning: 'The mean of the differences of false and of true positive rates; opposite gaps cancel.',
    of: (u, p) => {
      const [fpr, tpr] = odds(u, p);
      return fpr === null || tpr === null ? null : (fpr + tpr) / 2;
    },
  }),
  difference('average_abs_odds_difference', selected, 'averageOdds', {
    meaning: 'The mean of the sizes of the differences of false and of true positive rates.',
    of: (u, p) => {
      const [fpr, tpr] = odds(u, p);
      return fpr === null || tpr === null ? null : (Math.abs(fpr) + Math.abs(tpr)) / 2;
    },
    pair: measured('averageAbsoluteOddsDifference'),
    family: 'equalizedOddsMeanDifference',
  }),
  difference('equal_opportunity_difference', truePositive, 'truePositiveRate'),
  difference('equalized_odds_difference', selected, 'truePositiveRate', {
    meaning: 'The larger size of the differences of false and of true positive rates.',
    // Python's `max` keeps its first argument, the false positive rates', when the other is not a number.
    of: (u, p) => {
      const [fpr, tpr] = odds(u, p);
      if (fpr === null) return null;
      return tpr === null ? Math.abs(fpr) : Math.max(Math.abs(fpr), Math.abs(tpr));
    },
    pair: measured('equalizedOddsDifference'),
    family: 'equalizedOddsDifference',
    passesOver: (t) => t.positives === 0,
  }),
  difference('average_predictive_value_difference', selected, 'averagePredictiveValue', {
    meaning: 'The mean of the differences of precision and of false omission rate; opposite gaps cancel.',
    of: (u, p) => {
      const [own, other] = [minus(precision(u), precision(p)), minus(falseOmission(u), falseOmission(p))];
      return own === null || other === null ? null : (own + other) / 2;
    },
    predictive: (t) => t.selected === 0 || t.rejected === 0,
  }),
  difference('false_positive_rate_difference', falsePositive, 'falsePositiveRate'),
  difference('false_negative_rate_difference', falseNegative, 'falseNegativeRate'),
  difference('false_omission_rate_difference', falseOmission, 'falseOmissionRate', nobodyRejected),
  difference('false_discovery_rate_difference', falseDiscovery, 'falseDiscoveryRate', nobodySelected),
  ratio('false_positive_rate_ratio', falsePositive, 'falsePositiveRate'),
  ratio('false_negative_rate_ratio', falseNegative, 'falseNegativeRate'),
  ratio('false_omission_rate_ratio', falseOmission, 'falseOmissionRate', nobodyRejected),
  ratio('false_discovery_rate_ratio', falseDiscovery, 'falseDiscoveryRate', nobodySelected),
  difference('error_rate_difference', error, 'errorRate'),
  ratio('error_rate_ratio', error, 'errorRate'),
  difference('BinaryLabelDatasetMetric.mean_difference', labelled, 'baseRate', ofLabel),
  ratio('BinaryLabelDatasetMetric.disparate_impact', labelled, 'baseRate', ofLabel),
];
