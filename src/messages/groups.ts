import { formatCount, formatCounted, listWords } from '../report/numbers.ts';

/** Words of the Columns screen: the groups to compare, how numbers are cut into bins, and what is merged. */
export const FEATURES = {
  title: 'Groups to compare',
  add: 'Add a sensitive feature',
  addFirst: 'choose a feature',
  addAnother: 'add another feature',
  depth: 'Depth of intersections',
  depths: ['each feature alone', 'each alone, and every two together', 'up to three together', 'up to four together'],
  compare: (comparisons: number) =>
    `Compare {depth}: ${formatCounted(comparisons, 'comparison', 'comparisons')} in all.`,
} as const;

export const FEATURE = {
  alone: '{column}',
  counted: (groups: number) => `{column}, ${formatCounted(groups, 'group', 'groups')}, compared with {reference}`,
  cut: '{column}, {bins}',
  cutCounted: (groups: number) =>
    `{column}, {bins}, ${formatCounted(groups, 'group', 'groups')}, compared with {reference}`,
  cutLater: '{column}, {bins}, each compared with the largest; where they are cut is found in the rows',
  largest: (name: string | null) => (name === null ? 'the largest group' : `the largest group, ${name}`),
  group: (name: string, rows: number | null) => (rows === null ? name : `${name} (${formatCount(rows)})`),
  reference: (column: string) => `Reference group of ${column}`,
  remove: 'Remove',
  removeColumn: (column: string) => `Remove ${column}`,
} as const;

export const BINS = {
  label: (column: string) => `Bins of ${column}`,
  parts: (column: string) => `Number of parts of ${column}`,
  edges: (column: string) => `Edges of ${column}`,
  presets: {
    none: 'as its values stand',
    decades: 'by decades',
    forty: 'under 40, and 40 and over',
    quartiles: 'by quarters of the rows',
    quantiles: 'in parts of equally many rows:',
    own: 'cut at',
  },
} as const;

export const MERGE = {
  label: (column: string) => `Merge groups of ${column}`,
  none: 'Merge groups',
  some: (count: number) => `Merged groups (${formatCount(count)})`,
  holds: (levels: readonly string[]) => `{name} holds ${listWords(levels)}`,
  apart: 'Take apart',
  takeApart: (name: string) => `Take ${name} apart`,
  mayBeMissing: (levels: readonly string[]) => `${listWords(levels)} may all mean that it is not known.`,
  notKnown: 'not known',
  mergeMissing: 'Merge them into “not known”',
  legend: 'Tick the groups to count as one',
  level: (name: string, perhapsMissing: boolean) => (perhapsMissing ? `${name}, perhaps missing` : name),
  mostFrequent: (shown: number, all: number) => `The ${formatCount(shown)} most frequent of ${formatCount(all)}.`,
  proposal: (levels: readonly string[]) => listWords(levels, 'or'),
  nameLabel: 'Name of the merged group',
  merge: 'Merge',
  clash: (name: string) => `Another group is called “${name}”. Choose a different name, or tick that group as well.`,
  find: 'Find a group by name',
  noMatch: (typed: string) => `No group has “${typed}” in its name.`,
  moreGroups: (count: number) => `${formatCount(count)} more; type a part of the name to find one.`,
} as const;
