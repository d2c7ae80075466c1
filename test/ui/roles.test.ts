import { expect, it } from 'vitest';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import type { Suggestion } from '../../src/plan/suggestion.ts';
import { DatasetState } from '../../src/ui/state/dataset.svelte.ts';
import { roleIn, withoutRole } from '../../src/ui/state/one-role.ts';
import { PlanState } from '../../src/ui/state/plan.svelte.ts';
import { FakeClient, openedTable } from './fixtures.ts';

const full: AuditPlan = {
  ...emptyPlan(),
  label: { column: 'two_year_recid', positive: { values: ['1'] } },
  prediction: { column: 'predicted', positive: { values: ['1'] } },
  numericTarget: { column: 'age', prediction: 'guess' },
  controlFeature: 'sex',
  sensitiveFeatures: [{ column: 'race' }],
};

function planState(plan: AuditPlan): PlanState {
  const state = new PlanState(new DatasetState(new FakeClient()));
  const suggestion: Suggestion = { plan, columns: [] };
  const { audit: _, ...opened } = openedTable();
  state.start({ ...opened, files: [new File([], 'x.csv')], options: {}, suggestion });
  return state;
}

it('tells the role of every column', () => {
  const roles = ['age', 'guess', 'sex', 'race', 'predicted', 'note'].map((column) => roleIn(full, column));
  expect(roles).toEqual([
    'numericTarget',
    'targetPrediction',
    'controlFeature',
    'sensitiveFeature',
    'prediction',
    'none',
  ]);
});

it('takes any role from a column', () => {
  expect(withoutRole(full, 'age').numericTarget).toBeNull();
  expect(withoutRole(full, 'guess').numericTarget).toEqual({ column: 'age', prediction: null });
  expect(withoutRole(full, 'sex').controlFeature).toBeNull();
  expect(withoutRole(full, 'note')).toEqual(full);
});

it('moves a column from one role to another', () => {
  const state = planState(full);
  state.setControlFeature('race');
  expect(state.current).toMatchObject({ controlFeature: 'race', sensitiveFeatures: [] });
  state.setNumericTarget('guess');
  expect(state.current.numericTarget).toEqual({ column: 'guess', prediction: null });
  state.setTargetPrediction('age');
  expect(state.current.numericTarget).toEqual({ column: 'guess', prediction: 'age' });
  state.setNumericTarget(null);
  expect(state.current.numericTarget).toBeNull();
  state.setControlFeature(null);
  expect(state.current.controlFeature).toBeNull();
});

it('keeps classes to the columns they are of', () => {
  const state = planState({ ...full, classes: ['0', '1'] });
  state.setOutcome('label', { ...full.label!, positive: { values: ['0'] } });
  expect(state.current.classes).toEqual(['0', '1']);
  state.setOutcome('label', { column: 'sex', positive: { values: ['Male'] } });
  expect(state.current.classes).toEqual([]);
  state.setOutcome('label', null);
  expect(state.current.classes).toEqual([]);
  state.setOutcome('prediction', null);
  expect(state.current.classes).toBeNull();
  state.setClasses(true);
  expect(state.current.classes).toEqual([]);
});
