import type { BiasAuditProgress } from '../robustness/bias-audit.ts';
import type { ShiftVerdict } from '../robustness/shifts/shifts.ts';
import type { BiasSource } from '../report/robustness/bias-findings.ts';
import { formatCount } from '../report/numbers.ts';

/** Words of the screen on the bias of a classifier itself. */
export const ROBUSTNESS = {
  title: 'Bias of the classifier',
  lead: 'Does the score change when a sentence names another group of people and nothing else changes?',
  run: 'Test the classifier',
  cancel: 'Cancel',
  dimensions: 'Groups compared',
  reference: 'Compared with',
  meanOfAll: 'the mean over all groups',
  useTexts: (column: string) => `Swap terms in the texts of ${column}`,
  useTemplates: 'Use sentences written for this test',
  tolerance: 'Accepted mean shift of a score',
  findings: 'What was found',
  words: 'Which words moved the score',
  limits: 'What this cannot show',
  account: 'What was scored',
  group: 'Group',
  term: 'Term',
  meanScore: 'Mean score',
  shift: 'Mean shift',
  raised: 'Rises over the threshold',
  lowered: 'Falls under the threshold',
  subgroupAuc: 'Subgroup AUC',
  bpsnAuc: 'BPSN AUC',
  bnspAuc: 'BNSP AUC',
  positiveGap: 'Equality gap, positives',
  negativeGap: 'Equality gap, negatives',
} as const;

export const BIAS_SOURCES: Readonly<Record<BiasSource, string>> = {
  templates: 'Sentences written for this test',
  templateLabels: 'The same sentences, insults against the rest',
  swaps: 'Texts of the file with terms swapped',
  benchmark: 'Sentences of the benchmark',
  benchmarkLabels: 'Labels of the benchmark',
  labelled: 'Labelled texts of the file',
};

export const SHIFT_VERDICTS: Readonly<Record<ShiftVerdict, string>> = {
  shown: 'Shift shown',
  ruledOut: 'Shift ruled out',
  notEnoughData: 'Not enough data',
};

/** How far a test is. */
export function biasProgress({ stage, done, total }: BiasAuditProgress): string {
  const what = stage === 'scoring' ? 'Scoring texts' : 'Finding the words that moved the score';
  return `${what}: ${formatCount(done)} of ${formatCount(total)}`;
}

/** Definitions that stand one click away from a number. */
export const BIAS_DEFINITIONS = {
  shift:
    'The score of a sentence with a term, less the mean over groups of the same sentence, each group’s score being the mean over its terms; averaged over sentences.',
  gap: 'Counterfactual token fairness gap: the mean absolute difference of two scores when one term takes the place of another.',
  subgroupAuc:
    'The chance that a positive text of the group scores higher than a negative one of the group; ties count half.',
  bpsnAuc:
    'Background positive, subgroup negative: the chance that a positive text of others scores higher than a negative one of the group. Low where the group draws false alarms.',
  bnspAuc:
    'Background negative, subgroup positive: the chance that a positive text of the group scores higher than a negative one of others. Low where positives of the group are missed.',
  equalityGap:
    'The chance that a text of the group scores higher than another text of the same label, less one half; ties count half.',
  biasAuc: 'The generalised mean of a measure over groups with power −5: near the worst group’s, however many do well.',
  finalScore: 'A quarter of the area over all texts and a quarter of each of the three bias AUCs.',
} as const;
