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
