import { describe, expect, it } from 'vitest';
import { needsTally } from '../../src/audit/needs-tally.ts';
import { AppError } from '../../src/errors.ts';
import { errorMessage } from '../../src/messages.ts';
import { checkPlan } from '../../src/plan/check-plan.ts';
import type { AuditPlan, ResolvedPlan, SensitiveFeature } from '../../src/plan/plan.ts';
import { planProblems } from '../../src/plan/plan-problems.ts';
import { populationShares, withPopulation } from '../../src/plan/population.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { planOf } from '../support/plan-of.ts';
import { tableOf } from '../support/table-of.ts';
import { recidivismProfile } from '../ui/fixtures.ts';

const table = tableOf({ group: ['a', 'a', 'b', 'c'], label: ['1', '0', '1', '0'], prediction: ['1', '0', '0', '1'] });
const planWith = (feature: Partial<SensitiveFeature>): AuditPlan =>
  planOf({ sensitiveFeatures: [{ column: 'group', ...feature }] });

const failing = (work: () => unknown): AppError => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
  }
  throw new Error('nothing was refused');
};

describe('population shares in a plan', () => {
  it('are part of its format, within limits', () => {
    const plan = planWith({ population: { a: 0.5, b: 0.3 }, populationSource: 'census 2021' });
    expect(checkPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    for (const population of [{ a: 0 }, { a: -0.1 }, { a: 1.1 }, { a: 'half' }, { a: Number.NaN }]) {
      expect(() => checkPlan(planWith({ population: population as never })), JSON.stringify(population)).toThrow(
        AppError,
      );
    }
    expect(() => checkPlan(planWith({ populationSource: 'x'.repeat(201) }))).toThrow(AppError);
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`g${i}`, 0.001]));
    expect(() => checkPlan(planWith({ population: many }))).toThrow(AppError);
  });

  it('are kept when the plan is resolved, those of groups that are not in the file too', () => {
    const [feature] = resolvePlan(planWith({ population: { a: 0.5, gone: 0.2 } }), table).sensitiveFeatures;
    expect(feature.population).toEqual({ a: 0.5, gone: 0.2 });
  });

  it('may add up to 1 but for rounding, and no further', () => {
    const thirds = { a: 1 / 3, b: 1 / 3, c: 1 / 3 + 1e-12 };
    expect(() => resolvePlan(planWith({ population: thirds }), table)).not.toThrow();
    const { code, details } = failing(() => resolvePlan(planWith({ population: { a: 0.8, b: 0.3 } }), table));
    expect(code).toBe('plan/population-above-one');
    expect(errorMessage(code, details).what).toBe(
      'The population shares of the column “group” add up to 1.1. All groups together are 1, which is 100\u202f%.',
    );
  });

  it('are refused before an audit is run where they add up to more', () => {
    const plan = planOf({
      label: { column: 'two_year_recid', positive: { values: ['1'] } },
      prediction: { column: 'predicted', positive: { values: ['1'] } },
      sensitiveFeatures: [{ column: 'race', population: { Caucasian: 0.8, Other: 0.3 } }],
    });
    expect(planProblems(plan, recidivismProfile())).toMatchObject([
      { code: 'plan/population-above-one', column: 'race' },
    ]);
  });

  it('never ask for the rows again', () => {
    const counted = resolvePlan(planWith({}), table);
    const wanted = planWith({ population: { a: 0.5 }, populationSource: 'a guess' });
    expect(needsTally(counted, wanted)).toBe(false);
    expect(needsTally(resolvePlan(wanted, table) as ResolvedPlan, planWith({}))).toBe(false);
  });
});

describe('shares by group', () => {
  it('add up where levels are merged, however they are named', () => {
    const population = { a: 0.5, b: 0.3, B: 0.1, gone: 0.1 };
    const merge = [{ name: 'b', levels: ['b', 'B'] }];
    const shares = populationShares({ column: 'group', population, merge })!;
    expect([...shares]).toEqual([
      ['a', 0.5],
      ['b', 0.4],
      ['gone', 0.1],
    ]);
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('are none where none are given', () => {
    expect(populationShares({ column: 'group' })).toBeNull();
    expect(populationShares({ column: 'group', population: {} })).toBeNull();
  });

  it('are replaced with their source, and leave nothing when they are taken out', () => {
    const feature: SensitiveFeature = { column: 'group', reference: 'a' };
    const given = withPopulation(feature, new Map([['a', 0.4]]), '  census ');
    expect(given).toEqual({ ...feature, population: { a: 0.4 }, populationSource: 'census' });
    expect(withPopulation(given, new Map(), 'census')).toEqual(feature);
  });
});
