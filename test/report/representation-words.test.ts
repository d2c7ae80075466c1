import { expect, it } from 'vitest';
import type { OmnibusTest } from '../../src/fairness/assessment.ts';
import { missingnessOf } from '../../src/fairness/representation/missingness-of.ts';
import { representationOf } from '../../src/fairness/representation/representation-of.ts';
import {
  leftOutSentence,
  populationNotes,
  populationSummary,
  testWords,
  underRepresented,
} from '../../src/report/representation-words.ts';
import { cubeOf, planOf } from '../fairness/cube-of.ts';
import type { Row } from '../fairness/cube-of.ts';

const plain = (text: string): string => text.replaceAll('\u202f', ' ');
const rows: Row[] = [
  { key: ['a'], label: 1, prediction: 1, times: 700 },
  { key: ['b'], label: 1, prediction: 1, times: 90 },
  { key: ['b'], prediction: 1, times: 60 },
  { key: ['x'], label: 1, prediction: 1, times: 100 },
  { key: [''], label: 1, prediction: 1, times: 50 },
];
const plan = {
  ...planOf({}),
  sensitiveFeatures: [{ column: 'group', reference: 'a', population: { a: 0.5, b: 0.35, gone: 0.05 } }],
};
const representation = representationOf(cubeOf(rows), plan, ['group'])!;

it('says who is under-represented, of how many, and how sure', () => {
  expect(underRepresented(representation, 5).map(plain)).toEqual([
    'The b group is 15.8 % of the rows compared (150 of 950) and 35.0 % of the population: 0.45 times, 95 % interval 0.39 to 0.52; under-representation shown.',
    'The gone group is 0.0 % of the rows compared (0 of 950) and 5.0 % of the population: 0.00 times, 95 % interval 0.00 to 0.08; under-representation shown.',
  ]);
  expect(underRepresented(representation, 1).map(plain)[1]).toBe(
    'Under-representation is shown for 1 more group, which the table names.',
  );
});

it('says what is left out of the comparison, and what is taken together', () => {
  expect(populationNotes(representation).map(plain)).toEqual([
    '50 rows whose group is not known are left out: 950 rows are compared.',
    'Groups without a share (x) are taken together: they are 10.5 % of the rows compared, and the shares given leave 10.0 % of the population for them (1.05 times, 95 % interval 0.87 to 1.26; under-representation ruled out).',
    'Not in the file, though they have a share: gone.',
  ]);
  expect(plain(populationSummary(representation, 0.05))).toMatch(
    /^As a whole, the shares of group differ from those of the population by more than chance explains \(χ² = \d+, 3 degrees of freedom, p < 0\.001\)\.$/,
  );
});

it('says whose rows are left out', () => {
  const missing = missingnessOf(cubeOf(rows), plan, ['group'])!;
  expect(plain(leftOutSentence(missing, 0.05))).toMatch(
    /^60 of 1,000 rows \(6\.0 %\) are left out of every rate, because their label or decision is not known\. They are not left out equally often by group \(.*\): more often in the b group than in the a group, by 40\.0 points \(simultaneous interval \d+\.\d to \d+\.\d\)\.$/,
  );
  const whole = missingnessOf(cubeOf(rows.filter(({ label }) => label !== undefined)), plan, ['group'])!;
  expect(leftOutSentence(whole, 0.05)).toBe('No row is left out: what is needed is known in all 940 rows.');
});

it('sets one sign before each number of a test', () => {
  const test = { statistic: 80.13, degreesOfFreedom: 2, p: 1e-9, kind: 'chi-square' } as unknown as OmnibusTest;
  expect(plain(testWords(test))).toBe('χ² = 80.1, 2 degrees of freedom, p < 0.001');
  expect(plain(testWords({ ...test, statistic: 0.0002, degreesOfFreedom: 1, p: 0.989 }))).toBe(
    'χ² < 0.001, 1 degree of freedom, p = 0.989',
  );
});
