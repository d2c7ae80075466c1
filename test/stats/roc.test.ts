import { describe, expect, it } from 'vitest';
import { aucFromCounts } from '../../src/stats/auc.ts';
import { divergenceLimits, jsDivergence, klDivergence } from '../../src/stats/divergence.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';
import { wilsonLimits } from '../../src/stats/wilson.ts';
import { areaBetweenLimits, areaErrors } from '../../src/stats/roc-gap.ts';
import { areaBetween, rocCurve } from '../../src/stats/roc.ts';
import { seededRandom } from './prng.ts';

const random = seededRandom(61);
const counts = (bins: number, most: number) =>
  Float64Array.from({ length: bins }, () => Math.floor(random() * (most + 1)));
const scores = (bins = 12, most = 5) => {
  const [positives, negatives] = [counts(bins, most), counts(bins, most)];
  positives[bins - 1]++;
  negatives[0]++;
  return { positives, negatives };
};
const flat = { falsePositive: Float64Array.of(0, 1), truePositive: Float64Array.of(0, 1) };
const nothing = { falsePositive: Float64Array.of(0, 1, 1), truePositive: Float64Array.of(0, 0, 1) };

describe('ROC curves', () => {
  it('enclose the area under the curve with the floor, and |AUC − ½| or more with the diagonal', () => {
    for (let trial = 0; trial < 50; trial++) {
      const sample = scores();
      const auc = aucFromCounts(sample)!.value;
      expect(areaBetween(rocCurve(sample)!, nothing)).toBeCloseTo(auc, 12);
      expect(areaBetween(rocCurve(sample)!, flat)).toBeGreaterThanOrEqual(Math.abs(auc - 0.5) - 1e-12);
    }
  });

  it('are apart by a metric', () => {
    for (let trial = 0; trial < 50; trial++) {
      const [a, b, c] = [scores(), scores(), scores()].map((sample) => rocCurve(sample)!);
      expect(areaBetween(a, a)).toBe(0);
      expect(areaBetween(a, b)).toBeCloseTo(areaBetween(b, a), 12);
      expect(areaBetween(a, c)).toBeLessThanOrEqual(areaBetween(a, b) + areaBetween(b, c) + 1e-12);
    }
  });

  it('crossing once, enclose two triangles', () => {
    const a = { falsePositive: Float64Array.of(0, 0, 1), truePositive: Float64Array.of(0, 0.5, 1) };
    const b = { falsePositive: Float64Array.of(0, 0.5, 1), truePositive: Float64Array.of(0, 0.5, 1) };
    expect(areaBetween(a, b)).toBeCloseTo(0.25, 12);
    const c = { falsePositive: Float64Array.of(0, 1, 1), truePositive: Float64Array.of(0, 0.5, 1) };
    expect(areaBetween(a, c)).toBeCloseTo(0.5, 12);
    const crossing = { falsePositive: Float64Array.of(0, 0.5, 0.5, 1), truePositive: Float64Array.of(0, 0, 1, 1) };
    expect(areaBetween(crossing, flat)).toBeCloseTo(0.25, 12);
  });

  it('have limits around the area, wider for fewer rows, 0 for curves alike', () => {
    for (let trial = 0; trial < 30; trial++) {
      const [a, b] = [rocCurve(scores())!, rocCurve(scores())!];
      const area = areaBetween(a, b);
      const limits = [20, 200].map((n) => {
        const [own, other] = [a, b].map((curve) => ({ curve, positives: n, negatives: n }));
        return areaBetweenLimits({ value: area, ...areaErrors(own, other) }, 1.96);
      });
      expect(limits[0][0]).toBeLessThanOrEqual(limits[1][0]);
      expect(limits[0][1]).toBeGreaterThan(limits[1][1]);
      expect(limits[1][0]).toBeLessThanOrEqual(area);
      expect(limits[1][1]).toBeGreaterThan(area);
      const same = { curve: a, positives: 50, negatives: 50 };
      const [low, high] = areaBetweenLimits({ value: 0, ...areaErrors(same, same) }, 1.96);
      expect(low).toBe(0);
      expect(high).toBeGreaterThan(0.02);
    }
  });
});

describe('divergences of two rates', () => {
  it('have limits that reach 0 exactly where Newcombe’s do', () => {
    for (let x = 0; x <= 20; x++) {
      for (let y = 0; y <= 30; y += 3) {
        const [p, q] = [
          { rate: x / 20, n: 20 },
          { rate: y / 30, n: 30 },
        ];
        const [low, high] = newcombeLimits(p, q, 1.96);
        for (const divergence of [klDivergence, jsDivergence]) {
          const limits = divergenceLimits(divergence, [p.rate, q.rate], wilsonLimits(p, 1.96), wilsonLimits(q, 1.96));
          expect(limits[0] === 0).toBe(low <= 0 && 0 <= high);
          const value = divergence(p.rate, q.rate);
          expect(limits[0]).toBeLessThanOrEqual(value);
          expect(limits[1]).toBeGreaterThanOrEqual(value);
          expect(limits[1]).toBeGreaterThan(0);
        }
      }
    }
  });

  it('are finite for Jensen and Shannon, up to ln 2', () => {
    expect(jsDivergence(0, 1)).toBeCloseTo(Math.log(2), 12);
    expect(klDivergence(0.5, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(klDivergence(0, 0.5)).toBeCloseTo(Math.log(2), 12);
    expect(klDivergence(1, 1)).toBe(0);
  });
});
