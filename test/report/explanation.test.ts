import { expect, it } from 'vitest';
import { definitionParts } from '../../src/report/definitions.ts';
import { familyDefinition } from '../../src/report/disparity-words.ts';
import { explainCount, explainMethod, explainP, explainValue } from '../../src/report/explanation.ts';
import * as methods from '../../src/report/method-words.ts';
import { EFFECTIVE_N_WORDS } from '../../src/report/words.ts';

const N = '\u202f';
const about = { name: 'false positive rate', of: 'Asian', formula: 'FP / (FP + TN)', definition: 'falsePositiveRate' };

it('says what a number is, of how many, with which interval and by which formula', () => {
  const interval = { low: 0.02, high: 0.26, level: 0.95, method: 'wilson' } as const;
  expect(explainValue({ kind: 'defined', value: 2 / 23, count: 2, n: 23, interval }, 'percent', about)).toEqual({
    title: 'False positive rate: Asian',
    facts: [`8.7${N}%: 2 of 23 rows`, `95${N}% interval 2.0 to 26.0: Wilson score interval`],
    formula: 'FP / (FP + TN)',
    definition: 'falsePositiveRate',
  });
  expect(explainValue({ kind: 'undefined', reason: 'no-negatives', n: 4 }, 'percent', { name: 'x' })).toEqual({
    title: 'X',
    facts: ['Undefined: no negative labels', '4 rows'],
    formula: null,
    definition: null,
  });
});

it('explains counts and p values', () => {
  expect(explainCount(1, { name: 'false positives', of: 'Asian' }).facts).toEqual(['1 row']);
  expect(explainP(0.0421, { name: 'p value' }).facts).toEqual(['p = 0.0421']);
  expect(explainP(1e-9, { name: 'p value' }).facts).toEqual([`p <${N}0.001`]);
});

it('explains what a method gives by what it is', () => {
  expect(explainMethod('12.4', methods.TEST_STATISTIC, 'precision')).toEqual({
    title: 'Test statistic: precision',
    facts: ['12.4', methods.TEST_STATISTIC.meaning],
    formula: methods.TEST_STATISTIC.formula,
    definition: 'statistic',
  });
});

it('leads to definitions that there are', () => {
  const known = new Set(definitionParts().flatMap(({ definitions }) => definitions.map(({ id }) => id)));
  const words = Object.values(methods).filter((each): each is methods.MethodWords => 'id' in each);
  const families = ['demographicParity', 'equalizedOdds', 'falsePositiveRate', 'rocAuc'].map(familyDefinition);
  for (const { id } of [...words, EFFECTIVE_N_WORDS, ...families]) expect(known, id).toContain(id);
});
