import { describe, expect, it } from 'vitest';
import { changedWords } from '../../src/messages/working.ts';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { planChange } from '../../src/ui/state/plan-change.ts';
import { readingChange } from '../../src/ui/state/reading-change.ts';

const plan: AuditPlan = {
  ...emptyPlan(),
  label: { column: 'qualified', positive: { values: ['1'] } },
  prediction: { column: 'hired', positive: { values: ['1'] } },
  score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
  sensitiveFeatures: [{ column: 'sex' }, { column: 'age', bins: { edges: [40] } }],
};
const words = (changes: Partial<AuditPlan>) => {
  const change = planChange(plan, { ...plan, ...changes });
  return change && changedWords(change);
};
const [sex, age] = plan.sensitiveFeatures;

describe('planChange', () => {
  it.each<[string, Partial<AuditPlan>]>([
    ['reference of sex', { sensitiveFeatures: [{ ...sex, reference: 'F' }, age] }],
    ['merged groups of sex', { sensitiveFeatures: [{ ...sex, merge: [{ name: 'x', levels: ['F'] }] }, age] }],
    ['bins of age', { sensitiveFeatures: [sex, { ...age, bins: { edges: [30] } }] }],
    ['population shares of sex', { sensitiveFeatures: [{ ...sex, population: { F: 0.5 } }, age] }],
    ['feature age', { sensitiveFeatures: [sex] }],
    ['feature race', { sensitiveFeatures: [sex, age, { column: 'race' }] }],
    ['label', { label: null }],
    ['what is positive in the decision', { prediction: { column: 'hired', positive: { values: ['0'] } } }],
    ['threshold', { score: { column: 'score', threshold: 0.6, comparison: 'atLeast' } }],
    ['tolerated ratio', { tolerances: { ...plan.tolerances, ratio: 0.9 } }],
    ['sample weight', { sampleWeight: 'score', score: null }],
    ['control feature', { controlFeature: 'age', sensitiveFeatures: [sex] }],
    ['what rows are called', { unit: 'people' }],
    ['several roles', { label: null, prediction: null, score: null }],
    ['several roles', { title: 'Another plan' }],
  ])('names %s', (what, changes) => expect(words(changes)).toBe(what));

  it('names nothing where nothing changed', () => expect(words({})).toBeNull());

  it('knows what is typed', () => {
    expect(planChange(plan, { ...plan, alpha: 0.01 })?.typed).toBe(true);
    expect(planChange(plan, { ...plan, intersectionDepth: 1 })?.typed).toBe(false);
  });
});

describe('readingChange', () => {
  const types = { age: 'category' } as const;
  it.each([
    ['type of age', {}, { types }],
    ['type of age', { types }, { types: {} }],
    ['spellings of missing in sex', { types }, { types, missing: { sex: ['?'] } }],
    ['delimiter', {}, { delimiter: ';' as const }],
    ['first line', {}, { hasHeader: false }],
  ])('names %s', (what, before, after) => {
    const change = readingChange(before, after);
    expect(change && changedWords(change)).toBe(what);
  });
  it('names nothing where nothing changed', () => expect(readingChange({ types }, { types: { ...types } })).toBeNull());
});
