/** What others call a number, or what one would type to find it, by the definition's id. */
const SEARCHED_AS: Readonly<Record<string, readonly string[]>> = {
  selectionRate: ['acceptance rate', 'positive rate', 'predicted prevalence'],
  baseRate: ['prevalence'],
  truePositiveRate: ['sensitivity', 'recall', 'hit rate'],
  trueNegativeRate: ['specificity'],
  falsePositiveRate: ['false alarm rate', 'fall-out', 'type I error'],
  falseNegativeRate: ['miss rate', 'type II error'],
  precision: ['PPV', 'positive predictive value'],
  negativePredictiveValue: ['NPV'],
  errorRate: ['zero-one loss', 'misclassification'],
  rocAuc: ['c statistic', 'AUROC', 'concordance'],
  averagePrecision: ['AUPRC', 'precision-recall curve'],
  treatmentEquality: ['treatment equality'],
  averageOdds: ['average odds difference'],
  disparateImpact: ['impact ratio', 'adverse impact', 'four-fifths rule', '80 % rule'],
  demographicParity: ['statistical parity', 'impact ratio', 'adverse impact', 'four-fifths rule', '80 % rule'],
  equalizedOdds: ['separation'],
  predictiveParity: ['sufficiency', 'outcome test'],
  classImbalance: ['CI'],
  differenceInProportionsOfLabels: ['statistical parity difference'],
  averageAbsoluteOddsDifference: ['average odds'],
  kolmogorovSmirnov: ['KS'],
  'criterion/demographicParity': ['statistical parity', 'impact ratio', 'adverse impact', 'independence'],
  'criterion/equalizedOdds': ['separation'],
  tolerance: ['four-fifths rule', '80 % rule', 'adverse impact', 'threshold'],
  interval: ['confidence interval', 'uncertainty', 'margin of error'],
  simultaneousInterval: ['confidence interval', 'Bonferroni'],
  effectiveN: ['Kish', 'sample weight', 'design effect'],
  pValue: ['p value', 'significance'],
  holm: ['p value', 'multiple comparisons', 'Bonferroni', 'adjusted', 'corrected'],
  omnibus: ['omnibus', 'chi-squared', 'p value', 'heterogeneity'],
  pairs: ['pairwise', 'p value', 'post hoc'],
  pooled: ['Mantel-Haenszel', 'CMH', 'stratified', 'conditional', 'p value'],
  minimumGroupSize: ['small groups', 'minimum'],
};

/** Other names by which a definition is found. */
export function searchedAs(id: string): readonly string[] {
  return SEARCHED_AS[id] ?? [];
}

/** The ids that have other names. */
export const SEARCHED_IDS: readonly string[] = Object.keys(SEARCHED_AS);
