import { describe, expect, it } from 'vitest';
import { aucFromCounts } from '../../src/stats/auc.ts';
import type { AucEstimate } from '../../src/stats/auc.ts';
import { aucLimits, aucMethod, aucScoreLimits, delongLogitLimits } from '../../src/stats/auc-interval.ts';
import { normalQuantile, twoSidedZ } from '../../src/stats/distributions.ts';
import { seededRandom } from './prng.ts';

const z = twoSidedZ(0.95);

function estimate(positives: readonly number[], negatives: readonly number[]): AucEstimate {
  const scores = [...new Set([...positives, ...negatives])].sort((a, b) => a - b);
  const count = (values: readonly number[]) =>
    Float64Array.from(scores, (score) => values.filter((value) => value === score).length);
  const auc = aucFromCounts({ positives: count(positives), negatives: count(negatives) });
  if (!auc) throw new Error('one class is empty');
  return auc;
}

/** DeLong's variance from pairs of rows, as in the paper. */
function delongByPairs(positives: readonly number[], negatives: readonly number[]): number {
  const psi = (x: number, y: number) => (x > y ? 1 : x === y ? 0.5 : 0);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const variance = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
  const v10 = positives.map((x) => mean(negatives.map((y) => psi(x, y))));
  const v01 = negatives.map((y) => mean(positives.map((x) => psi(x, y))));
  return variance(v10) / positives.length + variance(v01) / negatives.length;
}

describe('area under the ROC curve', () => {
  it('by hand: three positives, three negatives, one tie', () => {
    const auc = estimate([0.9, 0.8, 0.4], [0.7, 0.4, 0.1]);
    expect(auc.value).toBeCloseTo((3 + 3 + 1.5) / 9, 12);
    expect(auc.bounds[0]).toBeCloseTo(7 / 9, 12);
    expect(auc.bounds[1]).toBeCloseTo(8 / 9, 12);
    expect(auc.variance).toBeCloseTo(delongByPairs([0.9, 0.8, 0.4], [0.7, 0.4, 0.1]), 12);
  });

  it('has DeLong’s variance with many ties', () => {
    const random = seededRandom(3);
    const positives = Array.from({ length: 40 }, () => Math.ceil(random() * 10));
    const negatives = Array.from({ length: 25 }, () => Math.ceil(random() * 8));
    expect(estimate(positives, negatives).variance).toBeCloseTo(delongByPairs(positives, negatives), 12);
  });

  it('is unmoved by the scale of weights', () => {
    const counts = { positives: Float64Array.of(1, 2, 5), negatives: Float64Array.of(4, 2, 1) };
    const scaled = { positives: counts.positives.map((w) => 3 * w), negatives: counts.negatives.map((w) => 7 * w) };
    const a = aucFromCounts(counts);
    const b = aucFromCounts(scaled, { positives: 8, negatives: 7 });
    expect(b?.value).toBeCloseTo(a?.value ?? Number.NaN, 12);
    expect(b?.variance).toBeCloseTo(a?.variance ?? Number.NaN, 12);
  });

  it('is null without one of the classes', () => {
    expect(aucFromCounts({ positives: Float64Array.of(0), negatives: Float64Array.of(3) })).toBeNull();
  });

  it('has an interval of positive width at 0 and 1', () => {
    const perfect = estimate([3, 4], [1, 2]);
    expect(aucMethod(perfect)).toBe('auc-score');
    const [low, high] = aucLimits(perfect, z);
    expect(high).toBe(1);
    expect(low).toBeGreaterThan(0.2);
    expect(low).toBeLessThan(0.8);
    expect(aucLimits(estimate([1, 2], [3, 4]), z)[0]).toBe(0);
    expect(aucScoreLimits({ ...perfect, value: 0 }, z)[1]).toBeCloseTo(1 - low, 8);
  });

  it('logit limits by hand', () => {
    const [low, high] = delongLogitLimits(
      { value: 0.8, variance: 0.0016, positives: 90, negatives: 90, bounds: [0.8, 0.8] },
      1.96,
    );
    const half = (1.96 * 0.04) / 0.16;
    expect(Math.log(low / (1 - low))).toBeCloseTo(Math.log(4) - half, 12);
    expect(Math.log(high / (1 - high))).toBeCloseTo(Math.log(4) + half, 12);
  });
});

describe('coverage of the interval of an area (simulated, normal scores)', () => {
  const random = seededRandom(11);
  const normal = () => normalQuantile(random() || 0.5);
  const cases: [number, number, number, number][] = [
    [0.7, 1, 10, 10],
    [0.85, 1, 10, 200],
    [0.95, 1, 20, 20],
    [0.7, 2, 50, 50],
    [0.85, 2, 60, 300],
    [0.95, 2, 10, 200],
  ];
  it.each(cases)('area %d, spread %d, %d positives and %d negatives', (area, spread, m, n) => {
    const shift = normalQuantile(area) * Math.sqrt(1 + spread * spread);
    let covered = 0;
    const runs = 600;
    for (let run = 0; run < runs; run++) {
      const rows = [
        ...Array.from({ length: m }, () => [normal() * spread + shift, 1]),
        ...Array.from({ length: n }, () => [normal(), 0]),
      ].sort((a, b) => a[0] - b[0]);
      const auc = aucFromCounts({
        positives: Float64Array.from(rows, ([, label]) => label),
        negatives: Float64Array.from(rows, ([, label]) => 1 - label),
      });
      const [low, high] = auc ? aucLimits(auc, z) : [0, 0];
      if (low <= area && area <= high) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.92);
  });
});
