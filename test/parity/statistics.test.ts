import { beforeAll, describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import type { CombinationAssessment, GroupAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { HolmCorrection } from '../../src/stats/holm.ts';
import { golden, HAS_REFERENCE, type GoldenFeatures } from '../support/reference.ts';
import { PARITY_CONFIGS, type ParityConfig } from './configs.ts';
import { expectsEmptyDenominators, NOT_COMPUTED, passesOverGroupOfOne } from './differences.ts';
import { prepare } from './prepared.ts';

const METRICS: Readonly<Record<string, MetricId>> = {
  selection_rate: 'selectionRate',
  base_rate: 'baseRate',
  true_positive_rate: 'truePositiveRate',
  false_positive_rate: 'falsePositiveRate',
  accuracy: 'accuracy',
  precision: 'precision',
};

const P_TOLERANCE = 1e-6;

/** Fields compared here or in the other parity tests, or facts of the comparison. */
const OURS = new Set([
  ...['k', 'n', 'rate', 'wilson95'],
  ...['difference', 'ratio', 'z_pooled', 'z_p_two_sided', 'z_p_holm', 'chi2', 'min_expected_cell'],
  ...['difference_ci95_newcombe', 'p', 'dof', 'min_expected'],
]);

const LEAST_EXPECTED = 5;

interface ReferenceTest {
  readonly z_p_two_sided?: number | null;
  readonly z_p_holm?: number | null;
  readonly min_expected_cell: number;
}

interface ReferenceOmnibus {
  readonly chi2: number;
  readonly p: number;
  readonly dof: number;
  readonly min_expected: number;
}

interface Statistics {
  readonly intervals: Readonly<Record<string, Readonly<Record<string, object | null>>>>;
  readonly tests_vs_reference: Readonly<Record<string, Readonly<Record<string, ReferenceTest | null>>>>;
  readonly omnibus: Readonly<Record<string, ReferenceOmnibus | null>>;
}

async function combinationOf(config: ParityConfig, features: GoldenFeatures): Promise<CombinationAssessment> {
  const references = features.reference.split(' | ').map((group) => config.groupNames?.[group] ?? group);
  const audit = await auditFile(await prepare(config), {
    ...emptyPlan(),
    ...config.roles,
    minimumGroupSize: 1,
    intersectionDepth: features.columns.length,
    sensitiveFeatures: features.columns.map((name, i) => ({
      ...(config.features?.[name] ?? { column: name }),
      reference: references[i],
    })),
  });
  return audit.assessment.combinations.at(-1)!;
}

function sameP(value: number, reference: number, what: string): void {
  // scipy gives up below the smallest double; ours is 0 there too
  expect(Math.abs(value - reference), `${what}: ${value}, not ${reference}`).toBeLessThanOrEqual(
    P_TOLERANCE * reference,
  );
}

function close(value: MetricValue, reference: number, what: string): void {
  if (value.kind === 'undefined') expect.fail(`${what}: undefined (${value.reason}), not ${reference}`);
  else expect(Math.abs(value.value - reference), `${what}: ${value.value}, not ${reference}`).toBeLessThan(1e-9);
}

describe.skipIf(!HAS_REFERENCE)('tests and means of gaps, beside independent reference values', () => {
  const compared = { omnibus: 0, smallOmnibus: 0, p: 0, holm: 0, means: 0 };

  for (const config of PARITY_CONFIGS) {
    const reference = HAS_REFERENCE
      ? golden(config.dataset).configs.find(({ config: name }) => name === config.config)!
      : { sensitive: [] };
    for (const features of reference.sensitive) {
      describe(`${config.dataset}, ${config.config}, ${features.columns.join(' × ')}`, () => {
        const statistics = features.statistics as Statistics | undefined;
        const itHas = (name: string, test: () => void): void => {
          if (statistics) it(name, test);
        };
        let combination: CombinationAssessment;
        beforeAll(async () => {
          combination = await combinationOf(config, features);
        });
        const groupOf = (name: string): GroupAssessment => {
          const key = name.split(' | ').map((level) => config.groupNames?.[level] ?? level);
          return combination.groups.find((group) => JSON.stringify(group.key) === JSON.stringify(key))!;
        };

        itHas('the omnibus test is Pearson’s', () => {
          for (const [theirs, test] of Object.entries(statistics!.omnibus)) {
            const omnibus = combination.tests[METRICS[theirs]]?.omnibus;
            if (!test) continue;
            if (omnibus?.kind !== 'tested') return expect.fail(`no omnibus test of ${theirs}`);
            expect(omnibus.degreesOfFreedom, theirs).toBe(test.dof);
            expect(Math.abs(omnibus.statistic / test.chi2 - 1), theirs).toBeLessThan(1e-7);
            expect(omnibus.minimumExpected, theirs).toBeCloseTo(test.min_expected, 7);
            const isSmall = test.min_expected < LEAST_EXPECTED;
            expect(omnibus.method, theirs).toBe(isSmall ? 'chi-squared-moments' : 'chi-squared');
            if (isSmall) compared.smallOmnibus++;
            else sameP(omnibus.p, test.p, `omnibus of ${theirs}`);
            compared.omnibus++;
          }
        });

        itHas('the tests against the reference group are the pooled ones, with Holm’s correction', () => {
          for (const [theirs, tests] of Object.entries(statistics!.tests_vs_reference)) {
            const known = Object.entries(tests).flatMap(([name, test]) => {
              const { z_p_two_sided: p, z_p_holm: holm, min_expected_cell: least } = test ?? { min_expected_cell: 0 };
              return p != null && holm != null ? [{ name, p, holm, least }] : [];
            });
            const correction = new HolmCorrection(Float64Array.from(known, ({ p }) => p));
            for (const { name, p, holm, least } of known) {
              const what = `${theirs} of ${name}`;
              sameP(correction.adjusted(p), holm, `Holm, ${what}`);
              const test = groupOf(name).toReference[METRICS[theirs]]?.test;
              if (!test) return expect.fail(`no test of ${what}`);
              if (least < LEAST_EXPECTED) continue;
              sameP(test.p, p, what);
              compared.p++;
              if (known.some((each) => each.least < LEAST_EXPECTED)) continue;
              sameP(test.adjustedP, holm, `adjusted, ${what}`);
              compared.holm++;
            }
            const untested = Object.keys(tests).filter((name) => !known.some((each) => each.name === name));
            for (const name of untested) expect(groupOf(name).toReference[METRICS[theirs]]?.test).toBeUndefined();
          }
        });

        itHas('every field of the reference is compared or named as not ours', () => {
          const rows = [
            ...Object.values(statistics!.intervals).flatMap((groups) => Object.values(groups)),
            ...Object.values(statistics!.tests_vs_reference).flatMap((groups) => Object.values(groups)),
            ...Object.values(statistics!.omnibus),
          ];
          const fields = new Set(rows.flatMap((row) => Object.keys(row ?? {})));
          expect([...fields].filter((field) => !OURS.has(field) && !(field in NOT_COMPUTED))).toEqual([]);
        });

        it('the mean of the gaps in true and false positive rates is Fairlearn’s', () => {
          const { by_group, aggregates, disparities } = features.fairlearn;
          const contradicted = (['true_positive_rate', 'false_positive_rate'] as const).some(
            (theirs) =>
              passesOverGroupOfOne(aggregates[theirs]) ||
              by_group.some((row) => row.count > 0 && expectsEmptyDenominators(row, METRICS[theirs])),
          );
          if (contradicted) return;
          for (const [theirs, value] of Object.entries(disparities ?? {})) {
            const [, scale, toOverall] = /^equalized_odds_(difference|ratio)_mean(_to_overall)?$/.exec(theirs) ?? [];
            if (!scale || value === null) continue;
            const id = scale === 'difference' ? 'equalizedOddsMeanDifference' : 'equalizedOddsMeanRatio';
            const method = toOverall ? 'toOverall' : 'betweenGroups';
            const ours = combination.disparities.find((each) => each.id === id && each.method === method);
            close(ours!.value, value, theirs);
            compared.means++;
          }
        });
      });
    }
  }

  it('compares hundreds of numbers', () => {
    expect(compared.omnibus).toBeGreaterThan(100);
    expect(compared.smallOmnibus).toBeGreaterThan(20);
    expect(compared.p).toBeGreaterThan(150);
    expect(compared.holm).toBeGreaterThan(80);
    expect(compared.means).toBeGreaterThan(40);
  });
});
