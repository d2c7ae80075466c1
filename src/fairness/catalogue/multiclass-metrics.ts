import type { MulticlassEntry } from './entry.ts';

const BOTH = ['label', 'prediction'] as const;
const SOKOLOVA =
  'Sokolova, M. & Lapalme, G. (2009). A systematic analysis of performance measures for classification tasks. Information Processing & Management 45, 427–437.';

/** Metrics over all values of label and prediction in one group. n(i, j): rows whose label is value i and whose prediction is value j. */
export const MULTICLASS_METRICS: readonly MulticlassEntry[] = [
  {
    id: 'multiclassAccuracy',
    name: 'accuracy over all values',
    short: 'Accuracy',
    meaning: 'The share of the group whose prediction is the very value of the label.',
    formula: 'Σₖ n(k, k) / n',
    undefinedWhen: 'no row of the group has a label and a prediction among the values',
    reference: SOKOLOVA,
    needs: BOTH,
    direction: 'higher',
    format: 'percent',
    uncertainty: 'Wilson’s interval',
    rolesExchanged: 'multiclassAccuracy',
  },
  {
    id: 'macroRecall',
    name: 'macro-averaged recall',
    short: 'Macro recall',
    meaning:
      'How often a value is recognised, averaged over the values as if each had equally many rows. Also called balanced accuracy.',
    formula: '1/K · Σₖ n(k, k) / n(k, ·)',
    undefinedWhen:
      'some value is no row’s label in the group: its recall is not known, and leaving it out would average other values in each group',
    reference: SOKOLOVA,
    needs: BOTH,
    direction: 'higher',
    format: 'percent',
    uncertainty:
      'Wilson’s interval at the number of rows that a share of the same variance would have, the variance from rates smoothed by a row on either side',
    rolesExchanged: 'macroPrecision',
  },
  {
    id: 'macroPrecision',
    name: 'macro-averaged precision',
    short: 'Macro precision',
    meaning: 'How often a predicted value is right, averaged over the values as if each were predicted equally often.',
    formula: '1/K · Σₖ n(k, k) / n(·, k)',
    undefinedWhen: 'some value is never predicted in the group',
    reference: SOKOLOVA,
    needs: BOTH,
    direction: 'higher',
    format: 'percent',
    uncertainty:
      'Wilson’s interval at the number of rows that a share of the same variance would have, the variance from rates smoothed by a row on either side',
    rolesExchanged: 'macroRecall',
  },
  {
    id: 'macroF1',
    name: 'macro-averaged F1 score',
    short: 'Macro F1',
    meaning: 'The F1 score of each value against all others, averaged over the values with equal weight.',
    formula: '1/K · Σₖ 2 n(k, k) / (n(k, ·) + n(·, k))',
    undefinedWhen: 'some value is neither the label nor the prediction of any row of the group',
    reference: SOKOLOVA,
    needs: BOTH,
    direction: 'higher',
    format: 'percent',
    uncertainty:
      'Wilson’s interval at the number of rows that a share of the same large-sample variance would have, the variance from smoothed counts',
    rolesExchanged: 'macroF1',
  },
  {
    id: 'weightedF1',
    name: 'weighted F1 score',
    short: 'Weighted F1',
    meaning:
      'The F1 score of each value against all others, averaged by how often the value is the label in the group.',
    formula: 'Σₖ n(k, ·) / n · 2 n(k, k) / (n(k, ·) + n(·, k))',
    undefinedWhen: 'no row of the group has a label and a prediction among the values',
    reference: SOKOLOVA,
    needs: BOTH,
    direction: 'higher',
    format: 'percent',
    uncertainty:
      'Wilson’s interval at the number of rows that a share of the same large-sample variance would have, the variance from smoothed counts',
    rolesExchanged: null,
  },
  {
    id: 'multiclassMatthewsCorrelation',
    name: 'Matthews correlation over all values',
    short: 'MCC',
    meaning:
      'The correlation of label and prediction over all values: 1 when they always agree, 0 when they tell nothing of each other.',
    formula: '(n · Σₖ n(k, k) − Σₖ n(k, ·) n(·, k)) / √((n² − Σₖ n(k, ·)²)(n² − Σₖ n(·, k)²))',
    undefinedWhen: 'all labels or all predictions of the group are one value',
    reference:
      'Gorodkin, J. (2004). Comparing two K-category assignments by a K-category correlation coefficient. Computational Biology and Chemistry 28, 367–374.',
    needs: BOTH,
    direction: 'higher',
    format: 'number',
    uncertainty:
      'Wilson’s interval of (1 + R) / 2 at the number of rows that a share of the same large-sample variance would have, the variance from smoothed counts',
    rolesExchanged: 'multiclassMatthewsCorrelation',
  },
  {
    id: 'cohenKappa',
    name: 'Cohen’s kappa',
    short: 'Kappa',
    meaning:
      'How far label and prediction agree beyond what their frequencies alone would give: 1 always, 0 as by chance.',
    formula: '(pₒ − pₑ) / (1 − pₑ), pₒ = Σₖ n(k, k) / n, pₑ = Σₖ n(k, ·) n(·, k) / n²',
    undefinedWhen: 'all labels and all predictions of the group are one and the same value',
    reference:
      'Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 37–46.',
    needs: BOTH,
    direction: 'higher',
    format: 'number',
    uncertainty:
      'Wilson’s interval of (1 + κ) / 2 at the number of rows that a share of the same large-sample variance would have, the variance from smoothed counts',
    rolesExchanged: 'cohenKappa',
  },
];
