import type { MethodWords } from './method-words.ts';

export const REPRESENTATION_RATIO: MethodWords = {
  id: 'representationRatio',
  name: 'representation ratio',
  meaning:
    'A group’s share among the rows, divided by its share of the population. 1 means as many as there should be; below the tolerance the group counts as under-represented. Rows whose group is not known are left out of it. The population’s shares are taken as exact, so the interval is that of the share in the file.',
  formula: 'share in the file / share of the population',
};

export const INDEPENDENCE_RATIO: MethodWords = {
  id: 'independenceRatio',
  name: 'ratio to independence',
  meaning:
    'How large a group is where two features meet, against what it would be if they had nothing to do with each other: the product of the shares of each. A low ratio is no wrong in itself; it says which groups the file holds few of for their parts.',
  formula: 'share of the group / (share of its first part × share of its second part)',
};

export const SHARE_OF_FILE: MethodWords = {
  id: 'shareOfFile',
  name: 'share of the file',
  meaning:
    'Of the rows whose group is known, how many are in the group, whether or not their label and decision are known. Where some groups cannot be held against the population, it is of the rows that can, as the ratio is. The interval says how sure the share is if the rows are a sample of something larger.',
};
