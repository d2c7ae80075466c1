import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AppError, ErrorCode } from '../../src/errors.ts';
import { momentWords } from '../../src/messages/keeping.ts';
import { errorMessage, noticeWords, speaks, typeReasonWords } from '../../src/messages.ts';
import { checkPlan } from '../../src/plan/check-plan.ts';
import { emptyPlan } from '../../src/plan/plan.ts';

const source = readFileSync(new URL('../../src/errors.ts', import.meta.url), 'utf8');
const codes = [...source.slice(source.indexOf('export type ErrorCode')).matchAll(/\| '([a-z/-]+)'/g)].map(
  (m) => m[1] as ErrorCode,
);

describe('error messages', () => {
  it.each(codes)('%s says what happened and what to do', (code) => {
    const { what, next } = errorMessage(code, {});
    expect(what).toMatch(/^[A-Z].*\.$/);
    expect(next).toMatch(/^[A-Z].*\.$/);
    expect(what + next).not.toMatch(/undefined|null|NaN|!|\[object/);
  });

  it('names the place', () => {
    expect(errorMessage('csv/unclosed-quote', { line: 1402, column: 3 }).where).toBe('Line 1,402, column 3');
    expect(errorMessage('plan/invalid', { path: 'label.positive', reason: 'x' }).where).toBe('Label.positive');
    expect(errorMessage('file/empty', {}).where).toBe('');
  });

  it('says in plain words what is wrong with a plan', () => {
    const said = (plan: object): string => {
      try {
        checkPlan({ ...emptyPlan(), ...plan });
        return '';
      } catch (thrown) {
        const { code, details } = thrown as AppError;
        const { what, where } = errorMessage(code, details);
        return `${where}: ${what}`;
      }
    };
    expect(said({ alpha: 'x' })).toBe(
      'Alpha: The plan does not follow the format of audit plans: “x” stands where a number should.',
    );
    expect(said({ alpha: 0.9 })).toContain(': 0.9 stands where a number at most 0.5 should.');
    expect(said({ colour: 1 })).toContain(': “colour” is not part of the format.');
    expect(said({ label: {} })).toContain(': “column” is missing.');
    expect(said({ sensitiveFeatures: 'sex' })).toContain(': “sex” stands where a list should.');
  });

  it('tells columns that are empty, and those with two roles of a kind, apart', () => {
    const said = (code: ErrorCode, details: object) => Object.values(errorMessage(code, { column: 't', ...details }));
    expect(said('plan/not-numeric', { empty: true })).toEqual([
      'Every cell of “t” is empty.',
      '',
      'Choose another column.',
    ]);
    expect(said('plan/not-numeric', {})[0]).toBe('The column “t” does not hold numbers, which this role needs.');
    expect(said('plan/same-column-twice', { within: true })).toEqual([
      '“t” is both a group to compare and the column compared within.',
      '',
      'Choose another for one of them.',
    ]);
  });

  it('uses the facts', () => {
    expect(errorMessage('file/not-text', { looksLike: 'png' }).what).toContain('it looks like a PNG picture');
    expect(errorMessage('audit/all-groups-small', { minimum: 10, largest: 7 }).what).toContain('minimum of 10');
    expect(errorMessage('weights/negative', { column: 'w', rows: 3 }).what).toBe(
      'The column “w” has weights below zero in 3 of its rows.',
    );
  });
});

describe('notices', () => {
  it('name groups, features and numbers', () => {
    const facts = { features: ['race', 'sex'], groups: 2, names: ['Asian, Female', '(empty), Male'], minimum: 10 };
    expect(noticeWords({ code: 'groups-below-minimum', facts })).toBe(
      '2 groups of race and sex have fewer rows than the minimum of 10: Asian, Female and (empty), Male. They are shown, but no verdict rests on them.',
    );
    expect(noticeWords({ code: 'perhaps-missing-levels', facts: { feature: 'race', levels: ['?', ''] } })).toContain(
      'race has ? and (empty)',
    );
    expect(noticeWords({ code: 'perhaps-missing-levels', facts: { feature: 'race', levels: [''] } })).toBe(
      'race has (empty), which may mean “not known”. It is a group of its own.',
    );
  });

  it('agree in number, name what the plan has, and end with one full stop', () => {
    expect(
      noticeWords({ code: 'rows-left-out', facts: { rows: 1, labelUnknown: 1, predictionUnknown: 0, both: 0 } }),
    ).toMatch(/^1 row was left out because the label is not known\./);
    const facts = { features: ['firm'], groups: 1, names: ['A Inc.'], minimum: 10 };
    expect(noticeWords({ code: 'groups-below-minimum', facts })).toBe(
      '1 group of firm has fewer rows than the minimum of 10: A Inc. It is shown, but no verdict rests on it.',
    );
  });

  it('tell of values that nothing can equal, of parts left out and of numbers made anew', () => {
    expect(noticeWords({ code: 'no-value-shared', facts: { label: 'k', prediction: 'kp' } })).toContain(
      'No value of kp ever occurs as a value of k',
    );
    expect(noticeWords({ code: 'fewer-parts', facts: { feature: 'a', parts: 3, asked: 10 } })).toBe(
      'a was cut into 3 parts instead of 10, because many rows have the same value.',
    );
    expect(noticeWords({ code: 'earlier-format', facts: { madeBy: 'Evenhand 0.1.0' } })).toContain('computed anew');
    expect(noticeWords({ code: 'score-grid', facts: { bins: 4096 } })).toMatch(
      /ROC curve, average precision and ABROCA/,
    );
  });

  it('are silent on a score of another scale', () => {
    expect(speaks({ code: 'score-outside-unit', facts: { rows: 990, tallied: 1000 } })).toBe(false);
    expect(speaks({ code: 'score-outside-unit', facts: { rows: 9, tallied: 1000 } })).toBe(true);
  });
});

it('says how many cells kept a column from being all numbers', () => {
  expect(typeReasonWords({ code: 'nearly-all-numbers', facts: { numbers: 98, others: 2 } })).toBe(
    'numbers, but for 2 that are not',
  );
  expect(typeReasonWords({ code: 'few-values', facts: { distinct: 1 } })).toBe('one value only');
});

describe('moments', () => {
  const moment = new Date(2026, 2, 4, 15, 7).getTime();
  it.each([
    ['en-US', '3:07 PM', 'Mar 4, 2026, 3:07 PM'],
    ['de-DE', '15:07', '04.03.2026, 15:07'],
    ['fr-FR', '15:07', '4 mars 2026, 15:07'],
  ])('are written as numbers are (%s), without the day while it is today', (locale, today, later) => {
    const words = (after: number) => momentWords(moment, locale, moment + after).replaceAll(/\s/g, ' ');
    expect(words(1000)).toBe(today);
    expect(words(7 * 86_400_000)).toBe(later);
  });
});
