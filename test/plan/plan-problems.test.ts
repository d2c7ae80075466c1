import { expect, it } from 'vitest';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { rowsWithoutNumber } from '../../src/plan/holds-numbers.ts';
import { planProblems } from '../../src/plan/plan-problems.ts';
import { recidivismProfile } from '../ui/fixtures.ts';

const sound: AuditPlan = {
  ...emptyPlan(),
  label: { column: 'two_year_recid', positive: { values: ['1'] } },
  prediction: { column: 'predicted', positive: { values: ['1'] } },
  sensitiveFeatures: [{ column: 'race' }],
};
const codes = (changes: Partial<AuditPlan>) =>
  planProblems({ ...sound, ...changes }, recidivismProfile()).map(({ code }) => code);

it('finds nothing wrong with a sound plan', () => expect(codes({})).toEqual([]));

it.each<[string, Partial<AuditPlan>, string[]]>([
  ['no outcome', { label: null, prediction: null }, ['plan/nothing-to-audit']],
  [
    'a score without a threshold',
    { label: null, prediction: null, score: { column: 'age', threshold: null, comparison: 'atLeast' } },
    ['plan/nothing-to-audit'],
  ],
  ['a score of words', { score: { column: 'race', threshold: 1, comparison: 'atLeast' } }, ['plan/not-numeric']],
  [
    'a value that does not occur',
    { label: { column: 'two_year_recid', positive: { values: ['yes'] } } },
    ['plan/positive-not-found'],
  ],
  [
    'every value positive',
    { label: { column: 'two_year_recid', positive: { values: ['0', '1'] } } },
    ['plan/label-one-value'],
  ],
  ['a prediction that is the label', { prediction: sound.label }, ['plan/prediction-equals-label']],
  ['a feature that is the label', { sensitiveFeatures: [{ column: 'two_year_recid' }] }, ['plan/same-column-twice']],
  ['no feature', { sensitiveFeatures: [] }, ['plan/no-sensitive-feature']],
  ['a number without bins', { sensitiveFeatures: [{ column: 'age' }] }, ['plan/needs-bins']],
  ['text as a feature', { sensitiveFeatures: [{ column: 'note' }] }, ['plan/too-many-values']],
  ['a column of another file', { sensitiveFeatures: [{ column: 'gender' }] }, ['plan/unknown-column']],
  ['a numeric outcome of words', { numericTarget: { column: 'race', prediction: null } }, ['plan/not-numeric']],
  ['a prediction of words', { numericTarget: { column: 'age', prediction: 'race' } }, ['plan/not-numeric']],
  [
    'an outcome that predicts itself',
    { numericTarget: { column: 'age', prediction: 'age' } },
    ['plan/same-column-twice'],
  ],
  ['strata of numbers', { controlFeature: 'age' }, ['plan/too-many-strata']],
  ['strata that are the groups', { controlFeature: 'race' }, ['plan/same-column-twice']],
  ['strata of another file', { controlFeature: 'region' }, ['plan/unknown-column']],
  ['a weight of words', { sampleWeight: 'race' }, ['plan/not-numeric']],
])('finds %s', (_what, changes, expected) => expect(codes(changes)).toEqual(expected));

it('takes a column of which some values are numbers, as the audit does', () => {
  const profile = recidivismProfile();
  const mixed = { ...profile.columns[0], name: 'mixed', levels: undefined, mixed: { numbers: 4, others: 2 } };
  const columns = [...profile.columns, mixed];
  const numericTarget = { column: 'mixed', prediction: null };
  expect(planProblems({ ...sound, numericTarget }, { ...profile, columns })).toEqual([]);
  expect(rowsWithoutNumber(mixed)).toBe(2);
});

it('tells a column without a single cell from one of words', () => {
  const profile = recidivismProfile();
  const blank = { ...profile.columns[0], name: 'blank', type: 'empty' as const, distinct: 1, levels: [] };
  const columns = [...profile.columns, blank];
  const [problem] = planProblems(
    { ...sound, numericTarget: { column: 'blank', prediction: null } },
    { ...profile, columns },
  );
  expect(problem).toMatchObject({ code: 'plan/not-numeric', details: { column: 'blank', empty: true } });
});

it('takes bins for a number', () =>
  expect(codes({ sensitiveFeatures: [{ column: 'age', bins: { edges: [40] } }] })).toEqual([]));

it('takes parts of equally many rows for a number, few values for strata, all values for classes', () =>
  expect(
    codes({
      sensitiveFeatures: [{ column: 'age', bins: { quantiles: 5 } }],
      controlFeature: 'sex',
      classes: [],
    }),
  ).toEqual([]));

it('takes a number as the only outcome', () =>
  expect(codes({ label: null, prediction: null, numericTarget: { column: 'age', prediction: null } })).toEqual([]));

it('finds more classes than are counted', () => {
  const profile = recidivismProfile();
  const levels = Array.from({ length: 51 }, (_, i) => ({ value: `g${i}`, count: 1, perhapsMissing: false }));
  const columns = profile.columns.map((column) =>
    column.name === 'two_year_recid' ? { ...column, distinct: 51, levels } : column,
  );
  const label = { column: 'two_year_recid', positive: { values: ['g1'] } };
  const problems = planProblems({ ...sound, label, prediction: null, classes: [] }, { ...profile, columns });
  expect(problems).toEqual([
    { field: 'classes', code: 'plan/too-many-classes', details: { classes: 51, most: 50 }, column: undefined },
  ]);
});
