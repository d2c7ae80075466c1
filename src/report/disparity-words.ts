import type { Disparity, DisparityMethod } from '../fairness/assessment.ts';
import { entryNamed, familyWords } from './entries.ts';
import type { MethodWords } from './method-words.ts';
import { CONCEPT_WORDS } from './words.ts';

/** One way of making a disparity of a metric. */
export interface DisparityShape {
  /** What is put after the metric's id. */
  readonly suffix: 'Difference' | 'Ratio' | 'GroupMin' | 'GroupMax';
  readonly scale: Disparity['scale'];
  /** Null where only one method is possible. */
  readonly method: DisparityMethod | null;
  readonly name: string;
  readonly meaning: string;
  readonly formula: string;
  readonly undefinedWhen: string;
}

const TOO_FEW = 'fewer than two groups have the metric';

/** The ways in which every metric is aggregated over groups. */
export const DISPARITY_SHAPES: readonly DisparityShape[] = [
  {
    suffix: 'Difference',
    scale: 'difference',
    method: 'betweenGroups',
    name: 'difference between groups',
    meaning: 'How far apart the highest and the lowest group are.',
    formula: 'largest − smallest value of any group',
    undefinedWhen: TOO_FEW,
  },
  {
    suffix: 'Difference',
    scale: 'difference',
    method: 'toOverall',
    name: 'difference to all groups together',
    meaning: 'How far the group farthest from the whole lies from it.',
    formula: 'the largest |group − all groups together|',
    undefinedWhen: TOO_FEW,
  },
  {
    suffix: 'Difference',
    scale: 'difference',
    method: 'toReference',
    name: 'difference to the reference group',
    meaning: 'How far the group farthest from the reference group lies from it.',
    formula: 'the largest |group − reference group|',
    undefinedWhen: `${TOO_FEW}, or the reference group has no rows or lacks it`,
  },
  {
    suffix: 'Ratio',
    scale: 'ratio',
    method: 'betweenGroups',
    name: 'ratio between groups',
    meaning: 'The lowest group’s value as a share of the highest group’s; 1 is equality.',
    formula: 'smallest / largest value of any group',
    undefinedWhen: `${TOO_FEW}, all are 0, or one is below 0`,
  },
  {
    suffix: 'Ratio',
    scale: 'ratio',
    method: 'toOverall',
    name: 'ratio to all groups together',
    meaning: 'The ratio of the group that is farthest from the whole, turned over where it is above 1.',
    formula: 'the smallest of r and 1 / r, r = group / all groups together',
    undefinedWhen: `${TOO_FEW}, all are 0, or one is below 0`,
  },
  {
    suffix: 'Ratio',
    scale: 'ratio',
    method: 'toReference',
    name: 'ratio to the reference group',
    meaning: 'The ratio of the group that is farthest from the reference group, turned over where it is above 1.',
    formula: 'the smallest of r and 1 / r, r = group / reference group',
    undefinedWhen: `${TOO_FEW}, all are 0, one is below 0, or the reference group has no rows or lacks it`,
  },
  {
    suffix: 'GroupMin',
    scale: 'groupMin',
    method: null,
    name: 'smallest group value',
    meaning: 'The value of the group in which the metric is lowest.',
    formula: 'the smallest value of any group',
    undefinedWhen: 'no group has the metric',
  },
  {
    suffix: 'GroupMax',
    scale: 'groupMax',
    method: null,
    name: 'largest group value',
    meaning: 'The value of the group in which the metric is highest.',
    formula: 'the largest value of any group',
    undefinedWhen: 'no group has the metric',
  },
];

const { demographicParity, equalOpportunity, equalizedOdds } = CONCEPT_WORDS;

/** What the disparities mean that go by a name of their own, by what their ids begin with. */
export const DISPARITY_MEANINGS: Readonly<Record<string, { readonly name: string; readonly meaning: string }>> = {
  demographicParity: { name: 'demographic parity', meaning: demographicParity.definition },
  equalOpportunity: { name: 'equal opportunity', meaning: equalOpportunity.definition },
  predictiveParity: {
    name: 'predictive parity',
    meaning: 'Asks whether every group has the same precision: whether a positive prediction is right equally often.',
  },
  equalizedOdds: { name: 'equalized odds', meaning: equalizedOdds.definition },
  equalizedOddsMean: {
    name: 'equalized odds, mean',
    meaning:
      'The mean of the gaps in the true and in the false positive rate, where equalized odds takes the worse one.',
  },
  typeOneErrors: {
    name: 'type I errors',
    meaning: 'False alarms: the worse of the gaps in the false discovery rate and in the false positive rate.',
  },
  typeTwoErrors: {
    name: 'type II errors',
    meaning: 'Misses: the worse of the gaps in the false omission rate and in the false negative rate.',
  },
};

/** A family of disparities as a definition is shown: what it is called, what it means, and the metric's formula. */
export function familyDefinition(family: string): MethodWords {
  const named = Object.hasOwn(DISPARITY_MEANINGS, family) ? DISPARITY_MEANINGS[family].meaning : null;
  const entry = named === null ? entryNamed(family) : null;
  const name = familyWords(family);
  return { id: family, name, meaning: named ?? entry?.meaning ?? name, ...(entry && { formula: entry.formula }) };
}
