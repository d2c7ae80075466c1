import { expect, it } from 'vitest';
import { MISSING } from '../../../src/messages/representation.ts';

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replaceAll('\u202f', ' ');

it('says what is known in every row, and no more than that', () => {
  expect(MISSING.known({ label: true, prediction: true, score: false })).toBe(
    'In every row, the label and the decision are known.',
  );
  expect(MISSING.known({ label: true, prediction: false, score: false })).toBe('In every row, the label is known.');
  expect(MISSING.known({ label: false, prediction: false, score: false })).toContain('neither label nor decision');
});

it('says how many rows have no value of the feature', () => {
  expect(plain(MISSING.feature(['race_ethnicity'], 56, 4000))).toBe(
    '56 of 4,000 rows (1.4 %) have no known value of race_ethnicity.',
  );
  expect(plain(MISSING.feature(['sex', 'race'], 1, 4000))).toContain('has no known value of sex or race.');
  expect(plain(MISSING.feature(['sex'], 0, 4000))).toBe('Every row has a value of sex.');
});
