import { describe, expect, it } from 'vitest';
import { classesOfLevels, classOfNumber } from '../../src/plan/classes.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { planOf } from '../support/plan-of.ts';
import { codesColumn, tableOf } from '../support/table-of.ts';

const resolved = (columns: Parameters<typeof tableOf>[0], changes: Partial<AuditPlan> = {}) => {
  const rows = (columns['label'] as ArrayLike<unknown>).length;
  const group = Array.from({ length: rows }, (_, i) => (i % 2 ? 'a' : 'b'));
  return resolvePlan(planOf({ classes: [], ...changes }), tableOf({ group, ...columns }));
};

describe('classes', () => {
  it('are all values of label and prediction, most rows first, then by name; missing ones are none', () => {
    const plan = resolved({
      label: ['1', '2', '3', '3', '', 'NA', '2', '3'],
      prediction: ['1', '1', '2', '3', '4', '0', '?', ''],
    });
    expect(plan).toMatchObject({ classes: ['3', '1', '2', '0', '4'], allClasses: true });
  });

  it('are once what is spelled as the same number', () => {
    const label = { column: 'label', positive: { values: ['1.0'] } };
    const plan = resolved({ label: ['1.0', '2.0', '3.0', '2.0'], prediction: ['1', '2', '3', '3'] }, { label });
    expect(plan.classes).toEqual(['2.0', '3.0', '1.0']);
    const numbers = resolved({ label: [1, 2, 3, 1], prediction: ['1', '2', '3', '1'] });
    expect(numbers.classes).toEqual(['1', '2', '3']);
  });

  it('stay as named, and are none without a label or a prediction', () => {
    expect(resolved({ label: ['1', '2'], prediction: ['1', '2'] }, { classes: ['2', '1', '2'] }).classes).toEqual([
      '2',
      '1',
    ]);
    const target = { label: null, prediction: null, numericTarget: { column: 'y', prediction: null } };
    expect(resolved({ label: ['1', '2'], y: [1, 2] }, target).classes).toBeNull();
    expect(resolved({ label: ['1', '0'], prediction: ['1', '0'] }, { classes: null }).classes).toBeNull();
  });

  it('may be fifty', () => {
    const label = Array.from({ length: 51 }, (_, i) => String(i));
    expect(() => resolved({ label }, { prediction: null })).toThrow(
      expect.objectContaining({
        code: 'plan/too-many-classes',
        details: { column: 'label', classes: 51, most: 50 },
      }) as Error,
    );
    expect(resolved({ label: label.slice(1) }, { prediction: null }).classes).toHaveLength(50);
  });

  it('are found by spelling first, then by number', () => {
    const column = codesColumn('label', ['a', '1', '1.0', '', 'b', '2']);
    expect(classesOfLevels(column, ['1', 'a', '2.00'])).toEqual([1, 0, 0, 3, 3, 2]);
    expect(classesOfLevels(column, ['', 'a'])).toEqual([1, 2, 2, 0, 2, 2]);
    expect([1.5, 2, NaN].map(classOfNumber({ decimalMark: ',' }, ['1,5', '2']))).toEqual([0, 1, 2]);
  });
});

describe('a numeric target', () => {
  const columns = { label: ['1', '0', '1', '0'], y: [10, NaN, 30, 20], guess: [11, 12, 13, 14] };

  it('is measured from its median unless the plan says otherwise, and can stand alone', () => {
    const alone: Partial<AuditPlan> = { label: null, prediction: null, classes: null };
    const target = { column: 'y', prediction: 'guess' };
    expect(resolved(columns, { ...alone, numericTarget: target }).numericTarget).toEqual({ ...target, origin: 20 });
    const from = { ...target, origin: 3 };
    expect(resolved(columns, { ...alone, numericTarget: from }).numericTarget).toEqual(from);
  });

  it.each([
    ['plan/not-numeric', { column: 'group', prediction: null }],
    ['plan/not-numeric', { column: 'y', prediction: 'group' }],
    ['plan/unknown-column', { column: 'z', prediction: null }],
    ['plan/same-column-twice', { column: 'y', prediction: 'y' }],
  ])('is refused with %s', (code, numericTarget) => {
    expect(() => resolved(columns, { prediction: null, numericTarget })).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });
});

describe('a control feature', () => {
  const rows = 202;
  const columns = {
    label: Array.from({ length: rows }, (_, i) => String(i % 2)),
    few: Array.from({ length: rows }, (_, i) => ['', 'x', 'y'][i % 3]),
    many: Array.from({ length: rows }, (_, i) => String(i >> 1)),
    number: Array.from({ length: rows }, (_, i) => i / 3),
  };
  const within = (controlFeature: string) => () =>
    resolved(columns, { prediction: null, classes: null, controlFeature });

  it('has few values, the empty cell among them', () => expect(within('few')().controlFeature).toBe('few'));

  it.each([
    ['plan/too-many-strata', 'many', { column: 'many', strata: 101, most: 100 }],
    ['plan/too-many-strata', 'number', { column: 'number', most: 100 }],
    ['plan/same-column-twice', 'group', { column: 'group' }],
    ['plan/unknown-column', 'nowhere', {}],
  ])('is refused with %s: %s', (code, column, details) => {
    expect(within(column)).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining(details) as object }) as Error,
    );
  });
});
