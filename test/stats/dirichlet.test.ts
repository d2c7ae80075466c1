import { describe, expect, it } from 'vitest';
import { dirichletReplicates, effectiveCounts, replicatedValues } from '../../src/stats/dirichlet-bootstrap.ts';
import type { ShareFunction } from '../../src/stats/dirichlet-bootstrap.ts';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { fillGamma } from '../../src/stats/gamma-draws.ts';
import { FISHER, percentileLimits } from '../../src/stats/percentile-limits.ts';
import type { Scale } from '../../src/stats/percentile-limits.ts';
import { SeededRandom } from '../../src/stats/seeded-random.ts';
import { seededRandom } from './prng.ts';

const LOGIT: Scale = { to: (value) => Math.log(value / (1 - value)), from: (value) => 1 / (1 + Math.exp(-value)) };

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('gamma draws', () => {
  it.each([0.2, 0.5, 0.9, 1, 3.5, 40])('have the moments of shape %d', (shape) => {
    const draws = new Float64Array(200_000);
    fillGamma(draws, 0, 1, shape, new SeededRandom(7));
    const average = mean(draws);
    const error = Math.sqrt(shape / draws.length);
    expect(Math.abs(average - shape)).toBeLessThan(4 * error);
    const variance = mean(draws.map((draw) => (draw - average) ** 2));
    expect(variance / shape).toBeGreaterThan(0.96);
    expect(variance / shape).toBeLessThan(1.04);
    const third = mean(draws.map((draw) => (draw - average) ** 3));
    expect(third / (2 * shape)).toBeGreaterThan(0.85);
    expect(third / (2 * shape)).toBeLessThan(1.15);
    expect(Math.min(...draws.subarray(0, 10_000))).toBeGreaterThan(0);
  });

  it('depend on nothing but the seed', () => {
    const drawn = [7, 7, 8].map((seed) => {
      const draws = new Float64Array(50);
      fillGamma(draws, 0, 1, 2.5, new SeededRandom(seed));
      return draws;
    });
    expect(drawn[0]).toEqual(drawn[1]);
    expect(drawn[0]).not.toEqual(drawn[2]);
  });
});

describe('Dirichlet replicates', () => {
  it('have shares with the mean and variance of their distribution', () => {
    const counts = Float64Array.of(0, 3, 12, 25);
    const shares = dirichletReplicates(counts);
    const total = 42;
    counts.forEach((count, cell) => {
      const own = replicatedValues(shares, 4, (all, at) => all[at + cell]);
      const expected = (count + 0.5) / total;
      const variance = (expected * (1 - expected)) / (total + 1);
      expect(Math.abs(mean(own) - expected)).toBeLessThan(4 * Math.sqrt(variance / own.length));
      const seen = mean(own.map((share) => (share - expected) ** 2));
      expect(seen / variance).toBeGreaterThan(0.9);
      expect(seen / variance).toBeLessThan(1.1);
    });
    expect(shares[0] + shares[1] + shares[2] + shares[3]).toBeCloseTo(1, 12);
  });

  it('leave out what is defined in no replicate', () => {
    const shares = dirichletReplicates(Float64Array.of(3, 4), 100);
    expect(replicatedValues(shares, 2, () => Number.NaN)).toHaveLength(0);
    expect(replicatedValues(shares, 2, (all, at) => all[at])).toHaveLength(100);
  });

  it('scale weights to Kish’s effective size', () => {
    const counts = effectiveCounts(Float64Array.of(2, 6), 10);
    expect(counts).toEqual(Float64Array.of(1.6, 4.8));
    expect(counts[0] + counts[1]).toBeCloseTo(64 / 10, 12);
    expect(effectiveCounts(Float64Array.of(0, 0), 0)).toEqual(Float64Array.of(0, 0));
  });
});

describe('percentile limits', () => {
  const normal = Float64Array.from({ length: 10_000 }, () => 0);
  const random = new SeededRandom(3);
  for (let i = 0; i < normal.length; i++) normal[i] = 0.3 * random.normal();
  normal.sort();

  it('are quantiles where the replicates resolve them', () => {
    const [low, high] = percentileLimits(normal, 0.95, FISHER);
    expect(normal.filter((value) => value < low)).toHaveLength(250);
    expect(normal.filter((value) => value > high)).toHaveLength(250);
  });

  it('go on beyond the outermost replicates as the scale’s normal would', () => {
    const [low, high] = percentileLimits(normal.map(Math.tanh), 1 - 1e-7, FISHER);
    expect(Math.atanh(high)).toBeCloseTo(0.3 * twoSidedZ(1 - 1e-7), 0);
    expect(Math.abs(Math.atanh(low) + 0.3 * twoSidedZ(1 - 1e-7))).toBeLessThan(0.1);
  });

  it('grow with the level without a jump where extrapolation begins', () => {
    const shares = normal.map((value) => LOGIT.from(value));
    let last = 0;
    for (const level of [0.9, 0.99, 0.9945, 0.9949, 0.9951, 0.9955, 0.999, 0.9999, 1 - 1e-9]) {
      const [low, high] = percentileLimits(shares, level, LOGIT);
      expect(high - low).toBeGreaterThanOrEqual(last);
      expect(low).toBeGreaterThan(0);
      expect(high).toBeLessThan(1);
      if (last > 0 && level < 0.996 && level > 0.994) expect(high - low - last).toBeLessThan(0.05);
      last = high - low;
    }
  });
});

const f1: ShareFunction = (p, at) => (2 * p[at]) / (2 * p[at] + p[at + 1] + p[at + 2]);
const mcc: ShareFunction = (p, at) => {
  const [tp, fp, fn, tn] = [p[at], p[at + 1], p[at + 2], p[at + 3]];
  return (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
};

describe('coverage of 95 % limits at n = 40', () => {
  const models = [
    [0.1, 0.1, 0.1, 0.7],
    [0.05, 0.1, 0.05, 0.8],
    [0.35, 0.15, 0.1, 0.4],
  ];
  it.each([
    ['F1', f1, LOGIT],
    ['MCC', mcc, FISHER],
  ] as const)('%s', (_, value, scale) => {
    const random = seededRandom(11);
    const runs = 150;
    let covered = 0;
    for (const model of models) {
      const truth = value(Float64Array.from(model), 0);
      for (let run = 0; run < runs; run++) {
        const counts = new Float64Array(4);
        for (let row = 0; row < 40; row++) {
          let u = random();
          let cell = 0;
          while (cell < 3 && u >= model[cell]) u -= model[cell++];
          counts[cell]++;
        }
        const values = replicatedValues(dirichletReplicates(counts, 1000), 4, value).sort();
        const [low, high] = percentileLimits(values, 0.95, scale);
        if (low <= truth && truth <= high) covered++;
      }
    }
    const share = covered / (runs * models.length);
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.98);
  });
});
