import { beforeAll, describe, expect, it } from 'vitest';
import type { CombinationAssessment, GroupAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { Proportion } from '../../src/stats/proportion.ts';
import { groupsByOutcome } from '../../src/stats/chi-squared.ts';
import { chiSquaredUpperTail } from '../../src/stats/distributions.ts';
import { differenceScore } from '../../src/stats/gap-tests.ts';
import { HolmCorrection } from '../../src/stats/holm.ts';
import { HAS_REFERENCE, type GoldenFeatures } from '../support/reference.ts';
import { agree, close, disparityOf, groupOf } from './agree.ts';
import { expectsEmptyDenominators, NOT_COMPUTED, passesOverGroupOfOne } from './differences.ts';
import { describeGoldens, goldenAudit, goldenKey } from './golden-audit.ts';
import { METRICS } from './peer-names.ts';

const LIMIT_TOLERANCE = 1e-7;
const P_TOLERANCE = 1e-6;

/** Fields compared here, or facts of the comparison. */
const OURS = new Set([
  ...['k', 'n', 'rate', 'wilson95'],
  ...['difference', 'ratio', 'z_pooled', 'z_p_two_sided', 'z_p_holm', 'chi2', 'min_expected_cell'],
  ...['difference_ci95_newcombe', 'p', 'dof', 'min_expected'],
]);

const LEAST_EXPECTED = 5;

type Pair = readonly [number, number];

interface ReferenceRate {
  readonly k: number;
  readonly n: number;
  readonly rate: number;
  readonly wilson95: Pair | null;
}

interface ReferenceTest {
  readonly k: Pair;
  readonly n: Pair;
  readonly difference: number;
  readonly ratio: number | null;
  readonly z_pooled?: number | null;
  readonly z_p_two_sided?: number | null;
  readonly z_p_holm?: number | null;
  readonly chi2?: { readonly statistic: number; readonly p: number; readonly dof: number } | null;
  readonly min_expected_cell: number;
  readonly difference_ci95_newcombe: Pair | null;
}

interface ReferenceOmnibus {
  readonly chi2: number;
  readonly p: number;
  readonly dof: number;
  readonly min_expected: number;
}

type ByMetric<T> = Readonly<Record<string, T>>;

interface Statistics {
  readonly intervals: ByMetric<Readonly<Record<string, ReferenceRate | null>>>;
  readonly tests_vs_reference: ByMetric<Readonly<Record<string, ReferenceTest | null>>>;
  readonly omnibus: ByMetric<ReferenceOmnibus | null>;
}

type Tested = GoldenFeatures & { readonly statistics?: Statistics };

const FLOORS = {
  wilson: 742,
  newcombe: 436,
  score: 538,
  chiSquared: 538,
  omnibus: 159,
  smallOmnibus: 49,
  p: 318,
  holm: 215,
  means: 84,
};
const compared = Object.fromEntries(Object.keys(FLOORS).map((what) => [what, 0])) as Record<
  keyof typeof FLOORS,
  number
>;

function sameP(value: number, reference: number, what: string): void {
  // scipy gives up below the smallest double; ours is 0 there too
  expect(Math.abs(value - reference), `${what}: ${value}, not ${reference}`).toBeLessThanOrEqual(
    P_TOLERANCE * reference,
  );
}

/** An interval with these limits; no value, or none with an interval, where there are no limits. */
function sameLimits(value: MetricValue | undefined, reference: Pair | null, what: string): number {
  const interval = value?.kind === 'defined' ? value.interval : null;
  if (!reference) {
    expect(interval, what).toBeNull();
    return 0;
  }
  if (!interval) return expect.fail(`${what}: no interval, not ${reference.join(' … ')}`);
  close(interval.low, reference[0], LIMIT_TOLERANCE, `${what}, low`);
  close(interval.high, reference[1], LIMIT_TOLERANCE, `${what}, high`);
  return 1;
}

/** Of every golden file: Wilson’s and Newcombe’s intervals, pooled scores, Pearson’s tests, Holm’s correction. */
export function statisticsSuite(): void {
  describe.skipIf(!HAS_REFERENCE)(
    'intervals and tests of rates, and means of gaps, beside independent reference values',
    () => {
      describeGoldens<Tested>((golden) => {
        const { config, features } = golden;
        const { statistics } = features;
        let combination: CombinationAssessment;
        beforeAll(async () => {
          combination = (await goldenAudit(golden)).assessment.combinations.at(-1)!;
        });
        const group = (name: string): GroupAssessment => groupOf(combination, goldenKey(config, name));

        if (statistics) {
          it('rates have Wilson’s intervals', () => {
            for (const [theirs, groups] of Object.entries(statistics.intervals)) {
              for (const [name, reference] of Object.entries(groups)) {
                const value = group(name).metrics[METRICS[theirs]];
                const what = `${theirs} of ${name}`;
                agree(value, reference && reference.rate, what);
                if (reference && value.kind === 'defined')
                  expect([value.count, value.n]).toEqual([reference.k, reference.n]);
                compared.wilson += sameLimits(value, reference?.wilson95 ?? null, what);
              }
            }
          });

          it('differences to the reference group have Newcombe’s, and pooled scores', () => {
            for (const [theirs, tests] of Object.entries(statistics.tests_vs_reference)) {
              for (const [name, reference] of Object.entries(tests)) {
                const comparison = group(name).toReference[METRICS[theirs]];
                const what = `${theirs} of ${name}`;
                agree(comparison?.difference, reference && reference.difference, what);
                agree(comparison?.ratio, reference && reference.ratio, what);
                compared.newcombe += sameLimits(
                  comparison?.difference,
                  reference?.difference_ci95_newcombe ?? null,
                  what,
                );
                if (!reference) continue;
                const [a, b] = reference.k.map((k, side): Proportion => ({
                  rate: k / reference.n[side],
                  n: reference.n[side],
                }));
                const score = differenceScore(a, b, 0);
                if (reference.z_pooled == null) expect(score, what).toBeNaN();
                else {
                  close(score, reference.z_pooled, LIMIT_TOLERANCE, what);
                  compared.score++;
                }
                const table = groupsByOutcome([a, b]);
                if (!reference.chi2) expect(table, what).toBeNull();
                else {
                  close(table!.statistic, reference.chi2.statistic, LIMIT_TOLERANCE, what);
                  expect(table!.degreesOfFreedom).toBe(reference.chi2.dof);
                  sameP(chiSquaredUpperTail(table!.statistic, 1), reference.chi2.p, what);
                  compared.chiSquared++;
                }
              }
            }
          });

          it('the omnibus test is Pearson’s', () => {
            for (const [theirs, test] of Object.entries(statistics.omnibus)) {
              const omnibus = combination.tests[METRICS[theirs]]?.omnibus;
              if (!test) {
                expect(omnibus?.kind ?? 'undefined', theirs).toBe('undefined');
                continue;
              }
              if (omnibus?.kind !== 'tested') return expect.fail(`no omnibus test of ${theirs}`);
              expect(omnibus.degreesOfFreedom, theirs).toBe(test.dof);
              expect(Math.abs(omnibus.statistic / test.chi2 - 1), theirs).toBeLessThan(LIMIT_TOLERANCE);
              expect(omnibus.minimumExpected, theirs).toBeCloseTo(test.min_expected, 7);
              const isSmall = test.min_expected < LEAST_EXPECTED;
              expect(omnibus.method, theirs).toBe(isSmall ? 'chi-squared-moments' : 'chi-squared');
              if (isSmall) compared.smallOmnibus++;
              else sameP(omnibus.p, test.p, `omnibus of ${theirs}`);
              compared.omnibus++;
            }
          });

          it('the tests against the reference group are the pooled ones, with Holm’s correction', () => {
            for (const [theirs, tests] of Object.entries(statistics.tests_vs_reference)) {
              const known = Object.entries(tests).flatMap(([name, test]) => {
                const { z_p_two_sided: p, z_p_holm: holm, min_expected_cell: least } = test ?? { min_expected_cell: 0 };
                return p != null && holm != null ? [{ name, p, holm, least }] : [];
              });
              const correction = new HolmCorrection(Float64Array.from(known, ({ p }) => p));
              for (const { name, p, holm, least } of known) {
                const what = `${theirs} of ${name}`;
                sameP(correction.adjusted(p), holm, `Holm, ${what}`);
                const test = group(name).toReference[METRICS[theirs]]?.test;
                if (!test) return expect.fail(`no test of ${what}`);
                if (least < LEAST_EXPECTED) continue;
                sameP(test.p, p, what);
                compared.p++;
                if (known.some((each) => each.least < LEAST_EXPECTED)) continue;
                sameP(test.adjustedP, holm, `adjusted, ${what}`);
                compared.holm++;
              }
              const untested = Object.keys(tests).filter((name) => !known.some((each) => each.name === name));
              for (const name of untested) expect(group(name).toReference[METRICS[theirs]]?.test).toBeUndefined();
            }
          });

          it('every field of the reference is compared or named as not ours', () => {
            const rows = [
              ...Object.values(statistics.intervals).flatMap((groups) => Object.values(groups)),
              ...Object.values(statistics.tests_vs_reference).flatMap((groups) => Object.values(groups)),
              ...Object.values(statistics.omnibus),
            ];
            const fields = new Set(rows.flatMap((row) => Object.keys(row ?? {})));
            expect([...fields].filter((field) => !OURS.has(field) && !(field in NOT_COMPUTED))).toEqual([]);
          });
        }

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
            if (!scale) continue;
            const id = scale === 'difference' ? 'equalizedOddsMeanDifference' : 'equalizedOddsMeanRatio';
            const method = toOverall ? 'toOverall' : 'betweenGroups';
            agree(disparityOf(combination, id, method), value, theirs);
            compared.means++;
          }
        });
      });

      it('compares hundreds of numbers', () => {
        for (const [what, floor] of Object.entries(FLOORS)) {
          expect(compared[what as keyof typeof compared], what).toBeGreaterThanOrEqual(floor);
        }
      });
    },
  );
}
