import { METRIC_IDS, type MetricId } from '../metrics.ts';
import { COMBINED_METRICS } from './combined-metrics.ts';
import type { MetricEntry } from './entry.ts';
import { OUTCOME_METRICS } from './outcome-metrics.ts';
import { SCORE_METRICS } from './score-metrics.ts';
import { TARGET_METRICS } from './target-metrics.ts';

const ENTRIES = [...OUTCOME_METRICS, ...COMBINED_METRICS, ...SCORE_METRICS, ...TARGET_METRICS];

/** What is told of each metric, by id. */
export const METRIC_CATALOGUE = Object.fromEntries(ENTRIES.map((entry) => [entry.id, entry])) as Readonly<
  Record<MetricId, MetricEntry>
>;

/** Every metric's entry, in the order in which tables list them. */
export const METRIC_ENTRIES: readonly MetricEntry[] = METRIC_IDS.map((id) => METRIC_CATALOGUE[id]);
