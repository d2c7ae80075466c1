import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src/errors.ts';
import { errorMessage, noticeWords } from '../../src/messages.ts';

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
  });
});
