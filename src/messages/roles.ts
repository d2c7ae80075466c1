import { isolated } from '../report/isolated.ts';
import { formatCount, formatCounted, formatInFull, listWords } from '../report/numbers.ts';

/** Words of the Columns screen: the roles. Names in braces are places for the controls of the sentence. */
export const ROLES_TITLE = 'Which column is what?';
/** A place in a sentence is written so; what stands there is given by the screen. */
const WITH_COLUMN = '{column}';

export interface OutcomeWords {
  readonly title: string;
  readonly none: string;
}
export const OUTCOME_WORDS: Readonly<Record<'label' | 'prediction', OutcomeWords>> = {
  label: { title: 'What was true', none: 'no label' },
  prediction: { title: 'What was decided', none: 'no decision' },
};
export const OUTCOME = {
  unchosen: WITH_COLUMN,
  chosen: '{column} with {rule} as positive',
  column: (title: string) => `${title}: column`,
  positive: (title: string) => `${title}: what is positive`,
  notPositive: (values: string) => `Not positive: ${values}.`,
} as const;

export const POSITIVE_RULE = {
  oneOfThese: 'one of these',
  atLeast: 'at least',
  above: 'above',
  rule: (label: string) => `${label}: rule`,
  now: (label: string, rule: string) => `${label}: ${rule}`,
  limit: (label: string) => `${label}: limit`,
  legend: (column: string) => `Positive in ${column}; every other known value is negative`,
  spellings: (values: readonly string[]) => values.join(' and '),
  rows: (rows: number, perhapsMissing: boolean) =>
    perhapsMissing ? `${formatCount(rows)}, perhaps missing` : formatCount(rows),
} as const;

export const EACH_VALUE = {
  count: (values: number) => `Count each of its ${formatCounted(values, 'value', 'values')} on its own as well`,
  sentence: '{box}; {term}.',
  word: 'what this adds',
  name: 'each value on its own',
  meaning:
    'Rows are counted by every value of label and decision. The audit then has accuracy, recall, precision, F1 and agreement over all of them, and sets each value against all others. Verdicts rest on what is positive above.',
} as const;

const ranges = (min: number, max: number) => `Its values run from ${formatInFull(min)} to ${formatInFull(max)}.`;

export const SCORE = {
  title: 'Score',
  column: 'Score: column',
  none: 'no score',
  comparison: 'Score: comparison',
  threshold: 'Score: threshold',
  unchosen: WITH_COLUMN,
  chosen: '{column}, positive when {comparison} {threshold}',
  atLeast: 'at least',
  above: 'above',
  ranges,
  besideDecision: 'The decision above is what is audited; the score is only assessed beside it.',
  unused:
    'The score is not used: the decision above is what is audited, and a score can be assessed only with a label.',
  withoutThreshold: 'Without a threshold the score makes no decision; only its area under the ROC curve is given.',
  suggestedThreshold: 'The threshold is a suggestion too.',
} as const;

export const TARGET = {
  title: 'A number as outcome',
  column: 'Numeric outcome: column',
  none: 'no number',
  prediction: 'Prediction of the numeric outcome: column',
  noPrediction: 'no column',
  unchosen: WITH_COLUMN,
  chosen: '{column}, predicted by {prediction}',
  ranges,
  others: (rows: number) =>
    rows === 1
      ? '1 row holds something other than a number and counts as not known.'
      : `${formatCount(rows)} rows hold something other than a number and count as not known.`,
  use: 'Its mean and, with a prediction, its errors are given by group. No verdict rests on them.',
} as const;

export const CONTROL = {
  title: 'Compare within',
  column: 'Control feature: column',
  none: 'all rows together',
  unchosen: '{column}, with no {term}.',
  chosen: '{column}, value by value as well: the {term}.',
  word: 'control feature',
  meaning:
    'Groups are also compared among rows that are alike in this, such as the same department, and over all its values pooled. It shows whether a gap remains that this does not account for.',
  strata: (values: number, gaps: boolean) => {
    const made = `${formatCounted(values, 'value makes', 'values make')} as many strata`;
    return gaps ? `${made}; rows in which it is not known are among them.` : `${made}.`;
  },
} as const;

export const WEIGHT = {
  title: 'Each row counts',
  column: 'Sample weight: column',
  none: 'once',
  unchosen: WITH_COLUMN,
  chosen: '{column}, as its sample weight says',
} as const;

export const MORE_ROLES = 'More roles: a number as outcome, comparing within a column';

export const STRICT = {
  title: 'How strict',
  usual: 'These are defaults, the ratio being the four-fifths rule. What is tolerable is yours to decide.',
  judged:
    'Rates may differ by {difference} at most, and be in a ratio of {ratio} at least. Verdicts risk being wrong {alpha} of the time ({term}). No verdict rests on a group under {minimum} rows.',
  unjudged:
    'Intervals may miss the true value {alpha} of the time. Groups under {minimum} rows are shown, and take no part in tests.',
  difference: 'Largest tolerated difference',
  ratio: 'Smallest tolerated ratio',
  alpha: 'Significance, alpha',
  minimum: 'Minimum group size',
  alphaWord: 'α',
  alphaName: 'significance, α',
  alphaMeaning:
    'The chance of showing a disparity that is not there, or of ruling one out that is. Each criterion keeps it over all pairs of groups.',
} as const;

export const OWN_WORDS = {
  title: 'In your words',
  optional: 'Optional. They make the sentences of the audit your own.',
  example: (population: string, selected: string) => `Sentences will read: among ${population}, so many ${selected}`,
  rows: 'Rows are',
  rowsLabel: 'What rows are, in the plural',
  rowsExample: 'people, applications…',
  label: 'A positive label means they',
  labelLabel: 'What a positive label means',
  labelExample: 'reoffended, were qualified…',
  prediction: 'A positive decision means they',
  predictionLabel: 'What a positive decision means',
  predictionExample: 'were hired, were flagged…',
} as const;

export const RUN = {
  run: 'Run the audit',
  download: 'Download the plan',
  obstacles: (count: number) => `${formatCounted(count, 'thing stands', 'things stand')} in the way; see above.`,
  suggested: 'These roles are suggestions. The audit is only as right as they are.',
} as const;

/** The spellings of values that count as one: `“Yes” = “yes” and “No” = “no”`. */
export function twinsWords(sets: readonly (readonly string[])[]): string {
  const spellings = sets.map((levels) => levels.map((level) => `“${isolated(level)}”`).join(' = '));
  return `Count ${listWords(spellings)} as one`;
}
