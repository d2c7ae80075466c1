/** The metrics of one group, in the order in which tables list them. */
export const METRIC_IDS = [
  'count',
  'baseRate',
  'selectionRate',
  'accuracy',
  'errorRate',
  'balancedAccuracy',
  'truePositiveRate',
  'falsePositiveRate',
  'trueNegativeRate',
  'falseNegativeRate',
  'precision',
  'negativePredictiveValue',
  'falseDiscoveryRate',
  'falseOmissionRate',
  'f1',
  'matthewsCorrelation',
  'averageOdds',
  'averagePredictiveValue',
  'treatmentEquality',
  'conditionalAcceptance',
  'conditionalRejection',
  'meanScore',
  'rocAuc',
  'averagePrecision',
  'brierScore',
  'logLoss',
  'calibrationError',
  'maximumCalibrationError',
  'meanTarget',
  'meanError',
  'meanAbsoluteError',
  'rootMeanSquaredError',
  'rSquared',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** A record with an entry for every metric. */
export function eachMetric<T>(make: (id: MetricId) => T): Record<MetricId, T> {
  const record: Partial<Record<MetricId, T>> = {};
  for (const id of METRIC_IDS) record[id] = make(id);
  return record as Record<MetricId, T>;
}

/** Measures that set one group against another, or against everybody else. */
export const MEASURE_IDS = [
  'classImbalance',
  'differenceInProportionsOfLabels',
  'klDivergence',
  'jsDivergence',
  'lpNorm',
  'totalVariation',
  'kolmogorovSmirnov',
  'demographicDisparityOfLabels',
  'conditionalDemographicDisparityOfLabels',
  'differenceInPredictedProportions',
  'disparateImpact',
  'demographicDisparityOfPredictions',
  'conditionalDemographicDisparityOfPredictions',
  'averageAbsoluteOddsDifference',
  'equalizedOddsDifference',
  'abroca',
  'standardizedMeanDifferenceOfScores',
  'standardizedMeanDifferenceOfTargets',
] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

/** Indices of a whole combination of features: one number over all rows or all groups. */
export const INDEX_IDS = [
  'meanLogDeviation',
  'theilIndex',
  'generalizedEntropy',
  'coefficientOfVariation',
  'betweenGroupMeanLogDeviation',
  'betweenGroupTheilIndex',
  'betweenGroupGeneralizedEntropy',
  'betweenGroupCoefficientOfVariation',
  'differentialFairnessOfLabels',
  'differentialFairnessOfPredictions',
  'biasAmplification',
] as const;
export type IndexId = (typeof INDEX_IDS)[number];

/** Metrics over all classes of a label and prediction with more than two values. */
export const MULTICLASS_METRIC_IDS = [
  'multiclassAccuracy',
  'macroRecall',
  'macroPrecision',
  'macroF1',
  'weightedF1',
  'multiclassMatthewsCorrelation',
  'cohenKappa',
] as const;
export type MulticlassMetricId = (typeof MULTICLASS_METRIC_IDS)[number];
