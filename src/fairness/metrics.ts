export const METRIC_IDS = [
  'count',
  'baseRate',
  'selectionRate',
  'accuracy',
  'precision',
  'truePositiveRate',
  'falsePositiveRate',
  'trueNegativeRate',
  'falseNegativeRate',
  'rocAuc',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** A record with an entry for every metric. */
export function eachMetric<T>(make: (id: MetricId) => T): Record<MetricId, T> {
  return Object.fromEntries(METRIC_IDS.map((id) => [id, make(id)])) as Record<MetricId, T>;
}
