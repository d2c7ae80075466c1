import { isolated } from '../report/isolated.ts';
import type { ColumnType, TypeReason } from '../data/profile.ts';
import type { ColumnSuggestion, Role } from '../plan/suggestion.ts';
import { formatCount, formatCounted, formatInFull, listWords } from '../report/numbers.ts';
import { doubtfulNumbersWords, writtenNumbersWords } from './number-reading.ts';

type Facts = Readonly<Record<string, string | number>>;

export const TYPE_WORDS: Readonly<Record<ColumnType, string>> = {
  number: 'Number',
  category: 'Category',
  date: 'Date',
  text: 'Text',
  identifier: 'Identifier',
  empty: 'Empty',
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  label: 'label',
  prediction: 'prediction',
  score: 'score',
  numericTarget: 'numeric outcome',
  targetPrediction: 'its prediction',
  sensitiveFeature: 'sensitive feature',
  controlFeature: 'compared within',
  sampleWeight: 'sample weight',
  identifier: 'identifier',
  text: 'text',
  personal: 'personal',
  none: '',
};

/** Why a column has a role that was not suggested, after where the plan comes from. */
export const CHOSEN_WORDS: Readonly<Record<'suggested' | 'changed' | 'file', string>> = {
  suggested: 'Used in the suggested plan.',
  changed: 'Not suggested: chosen in the plan.',
  file: 'As the plan from a file says.',
};

const counted = (facts: Facts, keys: readonly string[], words: (n: string) => string, otherwise: string): string => {
  const key = keys.find((k) => typeof facts[k] === 'number');
  return key ? words(formatCount(facts[key] as number)) : otherwise;
};

const differentValues = (n: string): string => (n === '1' ? 'one value only' : `${n} different values`);

/** Why a type was inferred, as half a sentence. */
export function typeReasonWords(reason: TypeReason): string {
  const f = reason.facts;
  switch (reason.code) {
    case 'all-numbers':
      return 'every value is a number';
    case 'nearly-all-numbers':
      return counted(f, ['others'], (n) => `numbers, but for ${n} that are not`, 'nearly every value is a number');
    case 'formatted-numbers':
      return writtenNumbersWords(f);
    case 'doubtful-numbers':
      return doubtfulNumbersWords(f);
    case 'few-numbers':
      return counted(f, ['distinct'], (n) => `numbers, but only ${n} different`, 'few different numbers');
    case 'two-values':
      return 'two different values';
    case 'few-values':
      return counted(f, ['distinct'], differentValues, 'few different values');
    case 'leading-zeros':
      return 'digits with leading zeros, so codes rather than numbers';
    case 'all-dates':
      return 'every value is a date';
    case 'nearly-unique':
      return 'nearly every row has a value of its own';
    case 'counts-up':
      return 'counts up from row to row';
    case 'long-values':
      return 'long values, as in sentences';
    case 'many-values':
      return counted(f, ['distinct'], differentValues, 'many different values');
    case 'no-values':
      return 'every cell is empty';
    case 'overridden':
      return 'as you said';
  }
}

/** Why a role was suggested, as a sentence. */
export function suggestionWords({ role, reason }: ColumnSuggestion): string {
  switch (reason.code) {
    case 'name':
      return 'Suggested by its name.';
    case 'name-and-two-values':
      return 'Suggested by its name and its two values.';
    case 'name-and-unit-range':
      return 'Suggested by its name and its numbers, which lie between 0 and 1.';
    case 'name-and-numbers':
      return 'Suggested by its name and its numbers.';
    case 'two-values-left':
      return 'Suggested because it is the last column left with two values.';
    case 'few-values-person':
      return 'Suggested by its name and its few values.';
    case 'nearly-unique':
      return 'Left out: nearly every row has a value of its own.';
    case 'long-text':
      return 'Left out: it holds text.';
    case 'perhaps-weight':
      return 'May be a sample weight; not used unless you choose it.';
    case 'perhaps-sensitive':
      return 'May be a sensitive feature; not audited unless you choose it.';
    case 'perhaps-sensitive-bins':
      return 'May be a sensitive feature once it is cut into bins; not audited unless you choose it.';
    case 'no-role':
      return role === 'none' ? '' : 'Left out.';
  }
}

/** A spelling of missing as shown on screen. */
function spellingWords(spelling: string): string {
  return spelling === '' ? 'empty' : `“${isolated(spelling)}”`;
}

/** Why a column was not suggested although its name fits: it says the same in every row. */
export function leftOutWords(columns: readonly string[]): string {
  return columns.length === 1
    ? `${isolated(columns[0])} was left out: every row says the same.`
    : `${listWords(columns.map(isolated))} were left out: in each, every row says the same.`;
}

/** What a threshold that tells no rows apart does. */
export const THRESHOLD_WORDS: Readonly<Record<'all' | 'none', string>> = {
  all: 'Every score passes this threshold, so every group is selected to 100\u202f%. Choose one among the scores.',
  none: 'No score reaches this threshold, so nobody of any group is selected. Choose one among the scores.',
};

/** Words of the table of all columns. */
export const COLUMNS = {
  title: (count: number) => (count === 1 ? 'The one column' : `All ${formatCount(count)} columns`),
  caption: 'What each column holds',
  heads: {
    column: 'Column',
    type: 'Type',
    why: 'Why',
    distinct: 'Distinct',
    holds: 'Holds',
    missing: 'Missing',
  },
  role: (column: string) => `Role of ${column}`,
  type: (column: string) => `Type of ${column}`,
  levels: (column: string) => `Levels of ${column}`,
  range: (min: number, max: number) => `${formatInFull(min)} to ${formatInFull(max)}`,
  fewLevels: (levels: readonly string[], more: boolean) => (more ? `${levels.join(', ')}, …` : levels.join(', ')),
  level: (name: string, perhapsMissing: boolean) => (perhapsMissing ? `${name}, perhaps missing` : name),
  mostFrequent: (shown: number) => `The ${formatCount(shown)} most frequent.`,
  notShown: 'not shown, as it may tell people apart',
  unreadable: (cells: number) => `${formatCounted(cells, 'cell is', 'cells are')} not a number`,
  unreadableOf: (column: string) => `Unreadable cells of ${column}`,
  unreadableWhy: 'They may carry a percent sign, a thousands separator or a unit; such cells count as not known.',
  onLines: (lines: readonly number[], more: boolean) =>
    `On line ${lines.map(formatCount).join(', ')}${more ? ', …' : ''}`,
  onLinesOf: (file: string, lines: readonly number[], more: boolean) =>
    `In ${isolated(file)} on line ${lines.map(formatCount).join(', ')}${more ? ', …' : ''}`,
} as const;

/** Words of the spellings of missing in a column. */
export const MISSING = {
  none: 'none',
  summary: (rows: number, spellings: readonly string[]) =>
    `${formatCount(rows)} (${spellings.map(spellingWords).join(', ')})`,
  label: (column: string) => `Spellings of missing in ${column}`,
  button: (column: string, summary: string) => `Missing in ${column}: ${summary}`,
  these: 'These mean that the value is not known:',
  found: (spelling: string, rows: number | null) =>
    rows === null ? spellingWords(spelling) : `${spellingWords(spelling)}, ${formatCounted(rows, 'row', 'rows')}`,
  isValue: 'It is a value',
  takeAsValue: (spelling: string) => `Take ${spellingWords(spelling)} as a value`,
  noneFound: 'No spelling of missing was found.',
  another: 'Another spelling of missing',
  anotherExample: 'another spelling, such as -9',
  add: 'Add',
} as const;
