import { METRIC_IDS } from './metrics.ts';
import type { MetricId } from './metrics.ts';

/** An aggregate over groups: of one metric, or of several. Named as the field does, where it does. */
export interface DisparityFamily {
  readonly name: string;
  readonly metrics: readonly MetricId[];
  /** How the metrics' gaps become one. */
  readonly combine: 'worst' | 'mean';
}

const FIELD_NAMES: Readonly<Partial<Record<MetricId, string>>> = {
  selectionRate: 'demographicParity',
  truePositiveRate: 'equalOpportunity',
  precision: 'predictiveParity',
};

const ODDS = ['truePositiveRate', 'falsePositiveRate'] as const;

/**
 * Every disparity that is computed: each metric's own, and
 *
 * - equalized odds: the larger of the true and the false positive rates' differences, the smaller of their ratios (Hardt,
 *   Price & Srebro 2016), and the mean of the two, as Fairlearn offers it;
 * - type one and type two errors: the worse of the two rates that a kind of error makes, as Aequitas has them (Saleiro et
 *   al. 2018).
 */
export const DISPARITY_FAMILIES: readonly DisparityFamily[] = [
  ...METRIC_IDS.map((id) => ({ name: FIELD_NAMES[id] ?? id, metrics: [id], combine: 'worst' as const })),
  { name: 'equalizedOdds', metrics: ODDS, combine: 'worst' },
  { name: 'equalizedOddsMean', metrics: ODDS, combine: 'mean' },
  { name: 'typeOneErrors', metrics: ['falseDiscoveryRate', 'falsePositiveRate'], combine: 'worst' },
  { name: 'typeTwoErrors', metrics: ['falseOmissionRate', 'falseNegativeRate'], combine: 'worst' },
];
