import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { Interval } from '../../src/fairness/assessment.ts';
import { rateEstimate } from '../../src/fairness/estimate.ts';
import { overallDifferenceLimits, overallRatioLimits, ratioToOverall } from '../../src/fairness/to-overall.ts';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';
import { binomialSampler, seededRandom } from '../stats/prng.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import { defined, groupOf } from './lookup.ts';

const z = twoSidedZ(0.95);
const rate = (count: number, n: number) => rateEstimate(count / n, { n, count, weight: n, effective: n });

/** A rate, looked at as a metric of which only the limits are known. */
const opaque = (count: number, n: number) => ({ ...rate(count, n), proportion: null, weight: Number.NaN });

describe('limits of a group against all groups together', () => {
  it('of a rate are those against the rest, scaled by the rest’s share', () => {
    const [low, high] = newcombeLimits({ rate: 0.5, n: 40 }, { rate: 0.3, n: 160 }, z);
    const limits = overallDifferenceLimits(rate(20, 40), rate(68, 200), rate(48, 160), z)!;
    expect(limits[0]).toBeCloseTo(0.8 * low, 12);
    expect(limits[1]).toBeCloseTo(0.8 * high, 12);
    expect(ratioToOverall(0.5 / 0.3, 0.2)).toBeCloseTo(0.5 / 0.34, 12);
  });

  it('from part and whole alone are close to them', () => {
    for (const [k, m, l, n] of [
      [20, 40, 80, 160],
      [50, 100, 120, 300],
      [35, 50, 400, 950],
    ]) {
      const exact = overallDifferenceLimits(rate(k, m), rate(k + l, m + n), rate(l, n), z)!;
      const near = overallDifferenceLimits(opaque(k, m), opaque(k + l, m + n), null, z)!;
      const ratios = overallRatioLimits(rate(k, m), rate(k + l, m + n), rate(l, n), z, 'closed')!;
      const nearRatios = overallRatioLimits(opaque(k, m), opaque(k + l, m + n), null, z, 'closed')!;
      const width = exact[1] - exact[0];
      for (const end of [0, 1] as const) {
        expect(Math.abs(near[end] - exact[end])).toBeLessThan(0.05 * width);
        expect(Math.abs(nearRatios[end] / ratios[end] - 1)).toBeLessThan(0.05);
      }
    }
  });

  it('are none for a group that is all there is', () => {
    expect(overallDifferenceLimits(opaque(5, 20), opaque(5, 20), null, z)).toBeNull();
    expect(
      overallDifferenceLimits(rate(5, 20), rate(5, 20), { kind: 'undefined', reason: 'no-rows', n: 0 }, z),
    ).toBeNull();
  });
});

describe('the interval of a group against overall', () => {
  // true and false positive rates, and base rates, of a small and a large group
  const groups = [
    { key: 'a', n: 80, base: 0.3, found: 0.6, wrong: 0.2 },
    { key: 'b', n: 220, base: 0.45, found: 0.75, wrong: 0.1 },
  ];
  const confusion = ({ n, base, found, wrong }: (typeof groups)[number]) =>
    [base * found, (1 - base) * wrong, base * (1 - found), (1 - base) * (1 - wrong)].map((share) => share * n);
  const truth = assessCube(
    cubeOf(
      groups.flatMap((group) => confusionRows([group.key], ...(confusion(group) as [number, number, number, number]))),
    ),
    planOf({ group: 'b' }),
  ).combinations[0];
  const metrics = ['f1', 'matthewsCorrelation', 'balancedAccuracy', 'precision'] as const;

  it.each(metrics)('covers the true one: %s', (metric) => {
    const random = seededRandom(44);
    const runs = 250;
    const expected = groupOf(truth, 'a').toOverall[metric]!;
    const covered = { difference: 0, ratio: 0 };
    const holds = (interval: Interval, value: number): boolean => interval.low <= value && value <= interval.high;
    for (let run = 0; run < runs; run++) {
      const rows = groups.flatMap(({ key, n, base, found, wrong }) => {
        const positives = binomialSampler(n, base, random)();
        const tp = binomialSampler(positives, found, random)();
        const fp = binomialSampler(n - positives, wrong, random)();
        return confusionRows([key], tp, fp, positives - tp, n - positives - fp);
      });
      const combination = assessCube(cubeOf(rows), planOf({ group: 'b' })).combinations[0];
      const compared = groupOf(combination, 'a').toOverall[metric]!;
      for (const scale of ['difference', 'ratio'] as const) {
        const { interval } = defined(compared[scale]);
        if (!interval || holds(interval, defined(expected[scale]).value)) covered[scale]++;
      }
    }
    for (const scale of ['difference', 'ratio'] as const) {
      expect(covered[scale] / runs, scale).toBeGreaterThanOrEqual(0.95 - 2.576 * Math.sqrt((0.95 * 0.05) / runs));
    }
  });
});
