import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { planOf } from '../support/plan-of.ts';
import { tableOf } from '../support/table-of.ts';

const table = tableOf({
  group: ['a', 'b', 'b', '', '', '', 'c'],
  label: ['1', '0', '1', '0', '', '1', '0'],
  prediction: ['yes', 'no', 'yes', 'no', 'no', 'yes', 'no'],
  age: [25, 61, 30, NaN, 40, 24, 60],
  same: ['1', '1', '1', '', '1', '1', '1'],
});

const base = planOf({ prediction: { column: 'prediction', positive: { values: ['yes'] } } });
const failing = (changes: Partial<AuditPlan>): AppError => {
  try {
    resolvePlan({ ...base, ...changes }, table);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the plan was accepted');
};

describe('resolvePlan', () => {
  it('takes the largest group that is not perhaps missing as the reference', () => {
    expect(resolvePlan(base, table).sensitiveFeatures).toEqual([
      { column: 'group', reference: 'b', referenceBySize: true },
    ]);
  });

  it('takes the largest after bins and merges, and sorts the edges', () => {
    const feature = {
      column: 'age',
      bins: { edges: [61, 25, 25] },
      merge: [{ name: 'working age', levels: ['25 to under 61'] }],
    };
    const [resolved] = resolvePlan({ ...base, sensitiveFeatures: [feature] }, table).sensitiveFeatures;
    expect(resolved).toMatchObject({ bins: { edges: [25, 61] }, reference: 'working age' });
  });

  it('keeps a named reference', () => {
    const plan = { ...base, sensitiveFeatures: [{ column: 'group', reference: 'c' }] };
    expect(resolvePlan(plan, table).sensitiveFeatures).toEqual([{ column: 'group', reference: 'c' }]);
  });

  it('keeps saying that a reference was chosen by size when a resolved plan is resolved again', () => {
    const once = resolvePlan(base, table);
    expect(resolvePlan(once, table)).toEqual(once);
  });

  it.each([
    ['takes the name of a group it leaves out', [{ name: 'c', levels: ['a', 'b'] }]],
    [
      'has the name of another merge',
      [
        { name: 'x', levels: ['a', 'b'] },
        { name: 'x', levels: ['c', ''] },
      ],
    ],
    [
      'claims a level of another merge',
      [
        { name: 'x', levels: ['a', 'b'] },
        { name: 'y', levels: ['b', 'c'] },
      ],
    ],
  ])('refuses a merge that %s', (_, merge) => {
    expect(failing({ sensitiveFeatures: [{ column: 'group', merge }] }).code).toBe('plan/merge-name-taken');
  });

  it('refuses a feature that merges make one group of', () => {
    const merge = [{ name: 'all', levels: ['a', 'b', 'c', ''] }];
    expect(failing({ sensitiveFeatures: [{ column: 'group', merge }] }).code).toBe('plan/one-group');
  });

  it.each([
    ['plan/nothing-to-audit', { label: null, prediction: null }, {}],
    ['plan/no-sensitive-feature', { sensitiveFeatures: [] }, {}],
    ['plan/unknown-column', { sensitiveFeatures: [{ column: 'race' }] }, { column: 'race' }],
    ['plan/unknown-column', { label: { column: '__proto__', positive: { values: ['1'] } } }, { column: '__proto__' }],
    ['plan/needs-bins', { sensitiveFeatures: [{ column: 'age' }] }, { column: 'age' }],
    ['plan/not-numeric', { sensitiveFeatures: [{ column: 'group', bins: { edges: [1] } }] }, { column: 'group' }],
    ['plan/not-numeric', { score: { column: 'group', threshold: 1, comparison: 'atLeast' } }, { column: 'group' }],
    ['plan/same-column-twice', { sensitiveFeatures: [{ column: 'group' }, { column: 'group' }] }, { column: 'group' }],
    ['plan/same-column-twice', { sensitiveFeatures: [{ column: 'label' }] }, { column: 'label' }],
    ['plan/label-one-value', { label: { column: 'same', positive: { values: ['1'] } } }, { column: 'same', rows: 6 }],
    ['plan/prediction-one-value', { prediction: { column: 'same', positive: { values: ['1'] } } }, { column: 'same' }],
    ['plan/positive-not-found', { label: { column: 'label', positive: { values: ['2'] } } }, { positive: '2' }],
    [
      'plan/prediction-equals-label',
      { prediction: { column: 'label', positive: { values: ['1'] } } },
      { column: 'label' },
    ],
    ['plan/reference-not-found', { sensitiveFeatures: [{ column: 'group', reference: 'z' }] }, { reference: 'z' }],
  ] as [string, Partial<AuditPlan>, object][])('refuses with %s', (code, changes, details) => {
    const error = failing(changes);
    expect(error.code).toBe(code);
    expect(error.details).toMatchObject(details);
  });

  it('refuses a feature with more groups than can be read', () => {
    const many = tableOf({
      group: Array.from({ length: 501 }, (_, i) => `g${i}`),
      label: ['1', ...Array<string>(500).fill('0')],
    });
    const plan = { ...base, prediction: null };
    expect(() => resolvePlan(plan, many)).toThrow(expect.objectContaining({ code: 'plan/too-many-groups' }) as Error);
  });
});
