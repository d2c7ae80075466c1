import type { ColumnRole, Held, MergeDifference } from '../audit/merging/difference.ts';
import type { SettingDifference } from '../audit/merging/settings.ts';
import type { PositiveRule } from '../plan/plan.ts';
import { isolated } from '../report/isolated.ts';
import { formatCount, formatExact, listWords } from '../report/numbers.ts';
import { endSentence, levelWords, ruleWords, shortList, shortName } from '../report/phrases.ts';

const ROLE_WORDS: Readonly<Record<ColumnRole, string>> = {
  label: 'label',
  prediction: 'decision',
  score: 'score',
  target: 'numeric outcome',
  targetPrediction: 'prediction of the numeric outcome',
  weight: 'sample weight',
  control: 'control feature',
};

/** Whether audits are kept apart because they are of the same rows, which no other plan would change. */
export const isTwin = ({ kind }: MergeDifference): boolean => kind === 'sameFile' || kind === 'sameRows';

/** Why the counts of audits cannot be added up, as a sentence or two: what differs, what each has, and what would help. */
export function differenceWords(difference: MergeDifference): string {
  switch (difference.kind) {
    case 'withheld':
      return `Small counts of ${files(difference.files)} were withheld before ${difference.files.length === 1 ? 'it was' : 'they were'} passed on, and would be missing from the sum. Merge audits that hold all their counts.`;
    case 'sameFile':
      return `${files(difference.files)} were both made of ${isolated(difference.file)}, so its rows would count twice.`;
    case 'sameRows':
      return `${files(difference.files)} have the same size, the same number of rows and the same counts. They are surely copies of one file, whose rows would count twice.`;
    case 'column':
      return endSentence(
        `The ${ROLE_WORDS[difference.role]} is ${sides(difference.held, (name) => (name === null ? 'none' : quoted(name)))}`,
      );
    case 'features':
      return endSentence(`Groups are compared by ${sides(difference.held, (names) => listWords(names.map(quoted)))}`);
    case 'positive': {
      const of = difference.role === 'label' ? 'For the label' : 'For the decision';
      return endSentence(`${of} ${quoted(difference.column)}, positive is ${sides(difference.held, ruleInFull)}`);
    }
    case 'threshold':
      return endSentence(`${quoted(difference.column)} counts as positive ${sides(difference.held, thresholdWords)}`);
    case 'bins':
      return `${endSentence(`${quoted(difference.column)} is ${sides(difference.held, edgesWords)}`)} Give it the same edges in each: parts of equal size lie elsewhere in every file.`;
    case 'classes':
      return endSentence(
        `The values of the label that are counted on their own are ${sides(difference.held, (list) => (list === null ? 'none' : shortList(list)))}`,
      );
    case 'missing':
      return endSentence(
        `In ${quoted(difference.column)}, “not known” is spelled ${sides(difference.held, spellingWords)}`,
      );
    case 'calibrationBins':
      return endSentence(
        `The score is checked for calibration in ${sides(difference.held, (bins) => `${formatCount(bins)} bins`)}`,
      );
    case 'grid':
      return endSentence(
        `${quoted(difference.column)} has so many values that it was counted in steps: ${sides(difference.held, ({ start, stop, bins }) => `${formatCount(bins)} from ${formatExact(start)} to ${formatExact(stop)}`)}`,
      );
    case 'origin':
      return `${endSentence(`The middle of ${quoted(difference.column)} is ${sides(difference.held, formatExact)}`)} They lie too far apart for how much it varies, and digits would be lost. Check that it has the same unit in each.`;
    case 'tooMany':
      return `Together they have ${formatCount(difference.count)} ${tooManyWords(difference)}, and one audit may have ${formatCount(difference.most)}.`;
  }
}

/** `at least 50 in a.csv, and above 50 in b.csv`. */
function sides<T>(held: readonly Held<T>[], words: (value: T) => string): string {
  const each = held.map((one) => `${words(one.value)} in ${files(one.files)}`);
  return each.length === 2 ? each.join(', and ') : listWords(each);
}

const files = (names: readonly string[]): string => listWords(names.map((name) => shortName(name)));

const quoted = (column: string): string => `“${shortName(column)}”`;

/** Every spelling, since two rules may differ in nothing else. */
const ruleInFull = (rule: PositiveRule): string =>
  'values' in rule
    ? listWords(
        rule.values.map((value) => shortName(levelWords(value))),
        'or',
      )
    : ruleWords(rule);

const thresholdWords = ({ threshold, comparison }: { threshold: number | null; comparison: string }): string =>
  threshold === null
    ? `at no threshold${comparison === 'above' ? ' (counted for above)' : ''}`
    : `${comparison === 'atLeast' ? 'from' : 'above'} ${formatExact(threshold)}${comparison === 'atLeast' ? ' on' : ''}`;

const edgesWords = (edges: readonly number[] | null): string =>
  edges === null ? 'not cut' : `cut at ${shortList(edges.map(formatExact))}`;

const spellingWords = (list: readonly string[] | null): string =>
  list === null ? 'as usual' : list.length === 0 ? 'in no way' : shortList(list.map(levelWords));

function tooManyWords({ of, column }: Extract<MergeDifference, { kind: 'tooMany' }>): string {
  return of === 'groups' ? `groups of ${quoted(column)}` : `values of ${quoted(column)}`;
}

/** A setting in which audits differ that count the same: `tolerances`, `reference group of race`. */
export function settingWords({ setting, column }: SettingDifference): string {
  switch (setting) {
    case 'tolerances':
      return 'the tolerances';
    case 'alpha':
      return 'the significance';
    case 'minimumGroupSize':
      return 'the minimum size of a group';
    case 'criteria':
      return 'the criteria that are tested';
    case 'threshold':
      return 'the threshold of the score';
    case 'reference':
      return `the reference group of ${quoted(column)}`;
    case 'merge':
      return `which groups of ${quoted(column)} are merged`;
    case 'population':
      return `the population shares of ${quoted(column)}`;
  }
}
