import type { AuditedFile } from '../audit/audit.ts';
import type { ShareBasis } from '../fairness/representation/representation-parts.ts';
import { rowsOfFileWords } from '../report/file-words.ts';
import { isolated } from '../report/isolated.ts';
import type { Standing } from '../report/kinds/kind-parts.ts';
import { formatCount, formatCounted, formatExact, formatPercent, listWords } from '../report/numbers.ts';
import { featureWords, levelWords, shortList, shortName } from '../report/phrases.ts';
import { basisWords, SHARE_HEADS, STANDS_APART } from '../report/share-basis.ts';

/** Words of the Representation screen. */
export const REPRESENTATION = {
  title: 'Who is in the file, and what is missing',
  lead: (rows: number, { name, holds }: AuditedFile): string =>
    `Of ${holds ? rowsOfFileWords(formatCounted(rows, 'row', 'rows'), holds, isolated(name)) : `${formatCounted(rows, 'row', 'rows')} counted in ${isolated(name)}`}: how many are of each group, against whom the file should stand for, and about whom it knows less.`,
  features: 'Groups by',
  alone: (features: readonly string[]): string => featureWords(features),
  who: 'Who is in the file',
  missing: 'What is missing',
} as const;

export const SHARES_TABLE = {
  caption: (features: readonly string[], basis: ShareBasis, weight: string | null): string =>
    `Groups of ${featureWords(features)} as shares of ${basisWords(basis, features)}${weight === null ? '' : `, weighted by ${weight}`}`,
  group: 'Group',
  rows: 'Rows',
  share: SHARE_HEADS,
  equal: 'To an equal share',
  population: 'Share of the population',
  independent: 'If independent',
  ratio: 'Ratio',
  verdict: 'Verdict',
  withheld: 'withheld',
  apart: STANDS_APART,
  notKnown: (name: string): string => `${name}, not known`,
  absent: (name: string): string => `${name}, not in the file`,
  input: (name: string): string => `Share of ${levelWords(name)} in the population, in percent`,
  percent: '%',
  equalMeaning:
    'The group’s share divided by what it would be if all groups were of one size. Nobody says that they should be; it shows at a glance who is many and who is few.',
  populationMeaning:
    'How large the group is in the population that the rows should stand for: the people who could have applied, the town, the patients. Type it in percent. It is taken as exact.',
} as const;

export const POPULATION = {
  none: (feature: string): string =>
    `Whether a group of ${feature} is under-represented can only be said against the people the file should stand for. Type their shares into the table, or paste them.`,
  added: (sum: number, count: number): string =>
    `${formatCounted(count, 'share adds', 'shares add')} up to ${formatPercent(sum)}.`,
  source: 'Where the shares come from',
  sourceHint: 'such as: census 2021',
  paste: 'Paste shares from a spreadsheet',
  pasteHint:
    'Two columns, one group a line: its name, then its share. 12.5\u202f%, 12,5 and 0.125 are all understood; a line with headings is passed over.',
  pasteLabel: (feature: string): string => `Groups of ${feature} and their shares, one a line`,
  use: 'Use these shares',
  remove: 'Remove shares',
  total: (line: string): string => `The line “${shortName(line)}” adds the others up and was left out.`,
  unmatched: (names: readonly string[], feature: string, groups: readonly string[]): string =>
    `${shortList(names)} ${names.length === 1 ? 'is no group' : 'are no groups'} of ${featureWords([feature])} in the file, whose groups are ${shortList(groups)}. Correct the ${names.length === 1 ? 'name' : 'names'} above, or take ${names.length === 1 ? 'it as a group' : 'them as groups'} that the file has nobody of.`,
  useUnmatched: 'Use them all the same',
  tooMany: (name: string, sum: number): string =>
    `With that share of ${levelWords(name)} they would add up to ${formatExact(Number((sum * 100).toFixed(6)))}\u202f%. All groups together are 100\u202f%, so it was not taken.`,
  scaled: (sum: number): string =>
    `As pasted they added up to ${formatExact(Number((sum * 100).toFixed(6)))} %, which is rounding; each was divided by that sum.`,
} as const;

/** What stands in the way of pasted shares. */
export type PasteProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly lines: number; readonly most: number }
  | { readonly code: 'no-share'; readonly line: number; readonly text: string }
  | { readonly code: 'not-positive'; readonly line: number; readonly text: string }
  | { readonly code: 'twice'; readonly line: number; readonly name: string }
  | { readonly code: 'mixed'; readonly line: number }
  | { readonly code: 'above-one'; readonly sum: number };

export function pasteProblemWords(problem: PasteProblem): string {
  switch (problem.code) {
    case 'empty':
      return 'Nothing is pasted yet. Each line should hold a group and its share.';
    case 'too-long':
      return `${formatCount(problem.lines)} lines are pasted; a feature has at most ${formatCount(problem.most)} groups.`;
    case 'no-share':
      return `Line ${formatCount(problem.line)} has no share that can be read: “${shortName(problem.text)}”. Put the group first and a number after it, with a tab between them.`;
    case 'not-positive':
      return `Line ${formatCount(problem.line)} has a share of 0 or less: “${shortName(problem.text)}”. Leave the line out, or correct it.`;
    case 'twice':
      return `Line ${formatCount(problem.line)} names “${shortName(levelWords(problem.name))}” a second time. Add the two shares up, or rename one.`;
    case 'mixed':
      return `Line ${formatCount(problem.line)} has no percent sign though others have one, so its share can be read in two ways. Write all of them with the sign, or none.`;
    case 'above-one':
      return `The shares add up to ${formatExact(Number((problem.sum * 100).toFixed(6)))}\u202f%. All groups together are 100\u202f%.`;
  }
}

interface KnownParts {
  readonly label: boolean;
  readonly prediction: boolean;
  readonly score: boolean;
}

export const MISSING = {
  caption: (features: readonly string[]): string =>
    `Rows in which something is not known, by ${featureWords(features)}`,
  all: 'All groups',
  label: 'Label not known',
  prediction: 'Decision not known',
  both: 'Neither known',
  score: 'Score missing',
  leftOut: 'Left out',
  leftOutMeaning:
    'Rows whose label or decision is not known take part in no rate. They are counted here, by group, because they may be other people than those who stay.',
  known: ({ label, prediction, score }: KnownParts): string => {
    const parts = [label ? 'the label' : '', prediction ? 'the decision' : '', score ? 'the score' : ''].filter(
      Boolean,
    );
    return parts.length === 0
      ? 'The audit has neither label nor decision, so no row is left out for lack of one.'
      : `In every row, ${listWords(parts)} ${parts.length === 1 ? 'is' : 'are'} known.`;
  },
  feature: (features: readonly string[], rows: number, all: number): string =>
    rows === 0
      ? `Every row has a value of ${featureWords(features)}.`
      : `${formatCount(rows)} of ${formatCounted(all, 'row', 'rows')} (${formatPercent(rows / all)}) ${rows === 1 ? 'has' : 'have'} no known value of ${listWords(features.map(isolated), 'or')}.`,
  withheld: 'This audit was passed on without the rows that were left out, so nobody here can say whose they were.',
  setAside: (rows: number): string =>
    `${formatCounted(rows, 'row has', 'rows have')} more cells than the header and ${rows === 1 ? 'was' : 'were'} set aside; nobody can say of which group.`,
  weightMissing: (rows: number): string =>
    `${formatCounted(rows, 'row has', 'rows have')} no weight that can be read, and ${rows === 1 ? 'is' : 'are'} in no share.`,
  columns: 'Columns of the file with missing values',
  columnsCounted: (lacking: number, all: number): string =>
    `${formatCount(lacking)} of ${formatCounted(all, 'column', 'columns')} of the file ${lacking === 1 ? 'has' : 'have'} missing values`,
  column: 'Column',
  rows: 'Rows without a value',
  share: 'Share',
  spelled: 'Written as',
  unreadable: (count: number): string => `${formatCounted(count, 'cell', 'cells')} without a number`,
  spelling: (spelling: string, count: number): string => `${levelWords(spelling)} ${formatCount(count)}`,
  noColumns: 'No column of the file has a missing value.',
  notOpen: 'The file is not open, so its columns are not listed.',
} as const;

/** Words of the overview of kinds of bias. */
export const KINDS_OVERVIEW = {
  title: 'What kind of bias is it?',
  note: 'One file can show several kinds. None of them is the same as unfairness before the law.',
  standings: {
    shown: 'shown',
    notShown: 'not shown',
    cannotTell: 'cannot be told',
    notExamined: 'not examined',
  } satisfies Readonly<Record<Standing, string>>,
  for: 'What speaks for it',
  against: 'What speaks against it',
  missing: 'What is missing',
  evidence: (parts: { readonly for: number; readonly against: number; readonly missing: number }): string => {
    const named = [
      parts.for > 0 ? `${formatCount(parts.for)} for` : '',
      parts.against > 0 ? `${formatCount(parts.against)} against` : '',
      parts.missing > 0 ? `${formatCount(parts.missing)} missing` : '',
    ].filter(Boolean);
    return `Evidence: ${named.join(', ')}`;
  },
  more: (count: number): string => `Show ${formatCount(count)} more`,
  restsOn: (words: string): string => `Rests on: ${words}`,
  toRepresentation: 'See who is in the file',
  toFinding: 'Go to the finding',
} as const;
