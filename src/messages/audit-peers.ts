import { formatCounted } from '../report/numbers.ts';

/** Words around the numbers as other tools define them. */
export const PEERS = {
  lead: 'Definitions:',
  whose: 'Whose definitions',
  own: 'Evenhand’s own',
  summary: (by: string): string => `How many numbers by ${by} come out as they do here`,
  tool: 'Tool',
  same: 'The same',
  different: 'Different',
  onlyTheirs: 'Only theirs',
  how: 'How it compares groups',
  show: 'Show',
  of: 'of',
  where: ', where',
  whichNumbers: 'Which numbers',
  all: 'every number',
  differing: 'only what differs',
  whichGroup: 'Group',
  allTogether: 'all groups together',
  whichFavourable: 'Which outcome is favourable',
  positive: 'positive is favourable',
  negative: 'negative is favourable',
  caption: (tool: string, group: string, count: number): string =>
    `${tool}, ${group}: ${formatCounted(count, 'number', 'numbers')}`,
  theirName: 'Their name',
  theirValue: 'Their value',
  ours: 'Ours',
  why: 'Why they differ',
  besideOurs: (ours: string): string => `Beside ours: ${ours}.`,
  together: 'all together',
} as const;
