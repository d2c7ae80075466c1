import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../src/fairness/criteria.ts';
import type { Criterion } from '../../src/fairness/criteria.ts';
import { rateEstimate, undefinedFor } from '../../src/fairness/estimate.ts';
import type { Estimated } from '../../src/fairness/estimate.ts';
import { eachMetric } from '../../src/fairness/metrics.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { RateTests } from '../../src/fairness/pair-tests.ts';
import type { CandidateGroup } from '../../src/fairness/pair-tests.ts';
import { judge } from '../../src/fairness/verdict.ts';
import { effectiveSize } from '../../src/stats/proportion.ts';
import { binomialProbabilities, binomialSampler, seededRandom } from '../stats/prng.ts';
import { planOf } from './cube-of.ts';

const ALPHA = 0.05;
const RUNS = Number(process.env.EVENHAND_SIMULATION_RUNS ?? 300);
const plan = planOf({ group: '0' }, { alpha: ALPHA });
const random = seededRandom(20);

function criterion(id: string): Criterion {
  const found = CRITERIA.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
}

/** Draws data at true rates (one list for each metric of the criterion) and counts verdicts. */
function verdicts(of: Criterion, sizes: readonly number[], rates: readonly (readonly number[])[], runs: number) {
  const samplers = of.metrics.map((_, m) => sizes.map((n, g) => binomialSampler(n, rates[m][g], random)));
  const counts = { shown: 0, ruledOut: 0, notEnoughData: 0 };
  for (let run = 0; run < runs; run++) {
    const groups: CandidateGroup[] = sizes.map((n, g) => ({
      key: [`${g}`],
      rows: n,
      belowMinimum: false,
      estimates: eachMetric((id: MetricId): Estimated => {
        const m = of.metrics.indexOf(id);
        if (m < 0) return undefinedFor('no-rows', 0);
        const count = samplers[m][g]();
        return rateEstimate(count / n, { n, count, weight: n, effective: n });
      }),
    }));
    counts[judge(of, groups, 0, (id, margin) => new RateTests(groups, id, margin, ALPHA), plan).verdict]++;
  }
  return counts;
}

/** Most false verdicts in `runs` that a rule of real size α would give, with 99 % probability. */
function mostFalse(runs: number): number {
  const probabilities = binomialProbabilities(runs, ALPHA);
  let sum = 0;
  for (let k = 0; k <= runs; k++) {
    sum += probabilities[k];
    if (sum >= 0.99) return k;
  }
  return runs;
}

/** Groups at the two ends of a gap exactly as wide as the tolerance. */
function boundary(scale: 'difference' | 'ratio', p: number, count: number): number[] {
  const other = scale === 'difference' ? p + plan.tolerances.difference : p * plan.tolerances.ratio;
  return Array.from({ length: count }, (_, g) => (g % 2 === 0 ? p : other));
}

const rates = [0.05, 0.1, 0.3, 0.5, 0.8];
const sizes = [20, 50, 200, 1000];

describe('at a gap exactly as wide as the tolerance, both sure verdicts are rarer than α', () => {
  const settings = (['difference', 'ratio'] as const).flatMap((scale) => sizes.map((n) => [scale, n] as const));

  it.each(settings)('%s, groups of %d', (scale, n) => {
    const of = criterion(scale === 'difference' ? 'demographicParityDifference' : 'demographicParityRatio');
    for (const p of rates) {
      for (const count of [2, 3, 5]) {
        const found = verdicts(of, Array<number>(count).fill(n), [boundary(scale, p, count)], RUNS);
        expect(found.shown, `shown, p ${p}, ${count} groups`).toBeLessThanOrEqual(mostFalse(RUNS));
        expect(found.ruledOut, `ruled out, p ${p}, ${count} groups`).toBeLessThanOrEqual(mostFalse(RUNS));
      }
    }
  });

  it.each(['difference', 'ratio'] as const)('%s, groups of unequal size', (scale) => {
    const of = criterion(scale === 'difference' ? 'demographicParityDifference' : 'demographicParityRatio');
    for (const p of rates) {
      for (const unequal of [
        [20, 1000],
        [1000, 20],
        [1000, 50, 20, 200],
      ]) {
        const found = verdicts(of, unequal, [boundary(scale, p, unequal.length)], RUNS);
        expect(found.shown).toBeLessThanOrEqual(mostFalse(RUNS));
        expect(found.ruledOut).toBeLessThanOrEqual(mostFalse(RUNS));
      }
    }
  });

  it('equalized odds, both rates at the boundary', () => {
    for (const p of rates) {
      const at = boundary('difference', p, 4);
      const found = verdicts(criterion('equalizedOddsDifference'), [100, 100, 100, 100], [at, at], RUNS);
      expect(found.shown).toBeLessThanOrEqual(mostFalse(RUNS));
      expect(found.ruledOut).toBeLessThanOrEqual(mostFalse(RUNS));
    }
  });
});

describe('under weights that have nothing to do with the outcome', () => {
  it.each([
    [60, 0.4, 0.3],
    [200, 0.15, 0.05],
  ])('groups of %d, rates %d and %d', (n, p, q) => {
    const found = { shown: 0, ruledOut: 0, notEnoughData: 0 };
    for (let run = 0; run < RUNS; run++) {
      const groups = [p, q].map((rate, g): CandidateGroup => {
        const rows = Array.from({ length: n }, () => ({ positive: random() < rate, weight: Math.exp(2 * random()) }));
        const sum = (weigh: (weight: number, positive: boolean) => number) =>
          rows.reduce((total, row) => total + weigh(row.weight, row.positive), 0);
        const weight = sum((w) => w);
        const estimate = rateEstimate(sum((w, positive) => (positive ? w : 0)) / weight, {
          n,
          count: sum((_, positive) => (positive ? 1 : 0)),
          weight,
          effective: effectiveSize(
            weight,
            sum((w) => w * w),
          ),
        });
        return { key: [`${g}`], rows: n, belowMinimum: false, estimates: eachMetric((): Estimated => estimate) };
      });
      const of = criterion('demographicParityDifference');
      found[judge(of, groups, 0, (id, margin) => new RateTests(groups, id, margin, ALPHA), plan).verdict]++;
    }
    expect(found.shown).toBeLessThanOrEqual(mostFalse(RUNS));
    expect(found.ruledOut).toBeLessThanOrEqual(mostFalse(RUNS));
  });
});

describe('with enough data the sure verdicts come', () => {
  it('shown, for a gap far beyond the tolerance', () => {
    const found = verdicts(criterion('demographicParityDifference'), [400, 400], [[0.3, 0.55]], 100);
    expect(found.shown).toBeGreaterThan(95);
  });

  it('ruled out, without a gap', () => {
    const found = verdicts(criterion('demographicParityRatio'), [3000, 3000, 3000], [[0.5, 0.5, 0.5]], 100);
    expect(found.ruledOut).toBeGreaterThan(95);
    expect(found.shown).toBe(0);
  });
});
