import { expect, it } from 'vitest';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
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
  ['a weight of words', { sampleWeight: 'race' }, ['plan/not-numeric']],
])('finds %s', (_what, changes, expected) => expect(codes(changes)).toEqual(expected));

it('takes bins for a number', () =>
  expect(codes({ sensitiveFeatures: [{ column: 'age', bins: { edges: [40] } }] })).toEqual([]));
