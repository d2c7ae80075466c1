import { describe, expect, it } from 'vitest';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { errorMessage } from '../../src/messages.ts';
import { roleIn, withoutRole } from '../../src/ui/state/one-role.ts';
import { oneValuedColumns } from '../../src/ui/state/one-valued.ts';
import { roleProblems } from '../../src/ui/state/role-problems.ts';
import { carryOver, samePlan } from '../../src/ui/state/same-plan.ts';
import { recidivismProfile } from './fixtures.ts';

const profile = recidivismProfile();
const plan: AuditPlan = {
  ...emptyPlan(),
  prediction: { column: 'predicted', positive: { values: ['1'] } },
  sensitiveFeatures: [{ column: 'sex' }],
};
const only = [{ value: 'Male', count: 7214, perhapsMissing: false }];
const ofOneSex = {
  ...profile,
  columns: profile.columns.map((column) => (column.name === 'sex' ? { ...column, levels: only, distinct: 1 } : column)),
};

describe('problems of roles', () => {
  it('are none for a plan that can be audited', () => expect(roleProblems(plan, profile)).toEqual([]));

  it('stand beside a feature of one group', () => {
    expect(roleProblems(plan, ofOneSex)).toMatchObject([
      { field: 'sensitiveFeatures', column: 'sex', code: 'plan/one-group' },
    ]);
    expect(oneValuedColumns(ofOneSex, 'sensitiveFeatures')).toEqual(['sex']);
  });

  it('stand beside edges that cannot be read', () => {
    const binned = { ...plan, sensitiveFeatures: [{ column: 'age', bins: { edges: [40] } }] };
    expect(roleProblems(binned, profile, ['age'])).toMatchObject([{ column: 'age', code: 'plan/unreadable-edges' }]);
  });

  it('say of texts alone that their decisions have to be brought along', () => {
    const comments = profile.columns.map((column) =>
      column.name === 'age' ? { ...column, type: 'text' as const } : column,
    );
    const [problem] = roleProblems({ ...plan, prediction: null }, { ...profile, columns: comments });
    expect(errorMessage(problem.code, problem.details).next).toMatch(
      /on the texts of “age”, run a classifier over them/,
    );
  });

  it('stand beside a score that wants a threshold', () => {
    const scored: AuditPlan = {
      ...plan,
      prediction: null,
      score: { column: 'age', threshold: null, comparison: 'atLeast' },
    };
    const [problem] = roleProblems(scored, profile);
    expect(problem).toMatchObject({ field: 'score', code: 'plan/nothing-to-audit' });
    expect(errorMessage(problem.code, problem.details).next).toMatch(/^Say from which score on it is positive/);
  });
});

it('takes a column from the role it had', () => {
  const full: AuditPlan = { ...plan, label: { column: 'sex', positive: { values: ['Male'] } }, sampleWeight: 'age' };
  expect(withoutRole(full, 'sex')).toEqual({ ...full, label: null, sensitiveFeatures: [] });
  expect(withoutRole(full, 'age')).toEqual({ ...full, sampleWeight: null });
});

it('names the role a column has in the plan, whatever was suggested', () => {
  const given: AuditPlan = { ...plan, label: { column: 'age', positive: { atLeast: 40 } }, sampleWeight: 'note' };
  expect(roleIn(given, 'age', 'sensitiveFeature')).toBe('label');
  expect(roleIn(given, 'note', 'text')).toBe('sampleWeight');
  expect(roleIn(plan, 'note', 'text')).toBe('text');
  expect(roleIn({ ...plan, label: null }, 'two_year_recid', 'label')).toBe('none');
});

describe('plans', () => {
  it('are the same whatever is left to be chosen and however the file is read', () => {
    const spelled: AuditPlan = {
      ...plan,
      reading: { delimiter: ';' },
      sensitiveFeatures: [{ reference: null, column: 'sex' }],
    };
    expect(samePlan(plan, spelled)).toBe(true);
    expect(samePlan(plan, { ...plan, alpha: 0.01 })).toBe(false);
  });

  it('take over of a change what is about the same', () => {
    const changes = {
      tolerances: { difference: 0.2, ratio: 0.7 },
      score: { column: 'age', threshold: 5, comparison: 'atLeast' as const },
      sensitiveFeatures: [{ column: 'sex', reference: 'Male' }],
    };
    expect(carryOver(changes, plan)).toEqual({
      tolerances: changes.tolerances,
      sensitiveFeatures: changes.sensitiveFeatures,
    });
    const other = { ...plan, sensitiveFeatures: [{ column: 'race' }] };
    expect(carryOver(changes, other).sensitiveFeatures).toEqual([{ column: 'race' }]);
  });
});
