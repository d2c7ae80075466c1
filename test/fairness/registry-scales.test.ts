import { describe, expect, it } from 'vitest';
import type { CombinationAssessment, Disparity } from '../../src/fairness/assessment.ts';
import { METRIC_CATALOGUE } from '../../src/fairness/catalogue/metric-catalogue.ts';
import { METRIC_IDS, type MetricId } from '../../src/fairness/metrics.ts';
import { differences, expectSame, numbersIn } from '../support/first-difference.ts';
import { Claims, metricPlaces, type Change } from './claims.ts';
import type { Row } from './cube-of.ts';
import { assessRows, randomCases } from './random-rows.ts';

/** What the catalogues promise of each number when weights are scaled, or a numeric target is shifted or scaled. */

const cases = randomCases(8);
const SCALED = METRIC_IDS.filter((id) => METRIC_CATALOGUE[id].weightsScaled === 'scaled');
const OF_TARGET = METRIC_IDS.filter((id) => METRIC_CATALOGUE[id].targetChanged);

/** What is named after a tie, and a number of rows rounded up, can be others when sums are rounded otherwise. */
const TIES = ['need', 'limiting', 'highest', 'lowest', 'higher', 'lower', 'smallest', 'pairs', 'leading', 'shown'];

/** An assessment without the metrics that are scaled themselves. */
function without(assessed: CombinationAssessment, scaled: readonly MetricId[]): CombinationAssessment {
  const kept = (list: readonly Disparity[]): Disparity[] =>
    list.filter(({ metrics }) => !scaled.some((id) => metrics.includes(id)));
  const { strata, multiclass } = assessed;
  return {
    ...assessed,
    disparities: kept(assessed.disparities),
    strata: strata && {
      ...strata,
      strata: strata.strata.map((each) => ({ ...each, disparities: kept(each.disparities) })),
      pooled: strata.pooled.filter(({ metric }) => !scaled.includes(metric)),
    },
    multiclass: multiclass && {
      ...multiclass,
      oneAgainstRest: multiclass.oneAgainstRest.map((each) => ({ ...each, disparities: kept(each.disparities) })),
    },
  };
}

interface Changed {
  readonly before: CombinationAssessment;
  readonly after: CombinationAssessment;
}

function changed(change: (rows: readonly Row[]) => readonly Row[], origin?: number): Changed[] {
  const numericTarget = { column: 'target', prediction: 'targetPrediction', origin };
  return cases.map(({ rows, before }) => ({
    before,
    after: assessRows(change(rows), { numericTarget }, { origin }),
  }));
}

/** Each metric, in each place, became what is claimed of it. */
function expectClaims(pairs: readonly Changed[], claimOf: (id: MetricId) => Change): void {
  const claims = new Claims();
  for (const { before, after } of pairs) {
    const there = metricPlaces(after);
    for (const [place, metrics] of metricPlaces(before)) {
      for (const id of METRIC_IDS) claims.keeps(id, metrics[id], there.get(place)![id], claimOf(id), place);
    }
  }
  claims.settle(METRIC_IDS);
}

/** Rounding may decide what lies on an edge, such as a sign at 0 or a count of just five: in one number of a thousand. */
function expectNearlyAllSame(pairs: readonly Changed[], ids: readonly MetricId[]): void {
  const except = new Set<string>([...ids, ...TIES]);
  let numbers = 0;
  const found = pairs.flatMap(({ before, after }) => {
    numbers += numbersIn(before);
    return [...differences(without(after, ids), without(before, ids), 1e-5, except)];
  });
  expect(found.length, found.slice(0, 5).join('; ')).toBeLessThan(numbers / 1000);
}

function expectRestSame(pairs: readonly Changed[], ids: readonly MetricId[], except: readonly string[]): void {
  for (const { before, after } of pairs) {
    expectSame(without(after, ids), without(before, ids), 1e-5, new Set([...ids, ...except]));
  }
}

describe.each([0.25, 8, 3, 0.1])('when all weights are multiplied by %d', (factor) => {
  const isExact = Number.isInteger(Math.log2(factor));
  const pairs = changed((rows) => rows.map((row) => ({ ...row, weight: factor * row.weight! })));

  it('each metric becomes what the catalogue says', () => {
    expect(SCALED).not.toEqual([]);
    expectClaims(pairs, (id) => (SCALED.includes(id) ? (x) => factor * x : (x) => x));
  });

  it('everything else is the same', () => {
    if (isExact) expectRestSame(pairs, SCALED, []);
    else expectNearlyAllSame(pairs, SCALED);
  });
});

/** Far from 0, a plan has the target measured from elsewhere. */
const CHANGES = [
  ['shifted by 7', (x: number) => x + 7, 'shifted', 0],
  ['shifted by −10⁶', (x: number) => x - 1e6, 'shifted', -1e6],
  ['multiplied by 3', (x: number) => 3 * x, 'scaled', 0],
  ['multiplied by 0.01', (x: number) => 0.01 * x, 'scaled', 0],
] as const;

describe.each(CHANGES)('when a numeric target and its prediction are %s', (_, change, kind, origin) => {
  const other = (x: number | undefined): number | undefined => (x === undefined ? undefined : change(x));
  const pairs = changed(
    (rows) => rows.map((row) => ({ ...row, target: other(row.target), targetPrediction: other(row.targetPrediction) })),
    origin,
  );

  it('each metric becomes what the catalogue says', () => {
    const becomes = (id: MetricId) => METRIC_CATALOGUE[id].targetChanged?.[kind];
    expect(METRIC_IDS.filter((id) => becomes(id) === kind)).not.toEqual([]);
    expectClaims(pairs, (id) => (becomes(id) === kind ? change : (x) => x));
  });

  it('everything else is the same', () => expectRestSame(pairs, OF_TARGET, TIES));
});
