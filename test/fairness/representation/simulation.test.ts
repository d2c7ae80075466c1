import { describe, expect, it } from 'vitest';
import { representationOf } from '../../../src/fairness/representation/representation-of.ts';
import type { Representation } from '../../../src/fairness/representation/representation-parts.ts';
import { seededRandom } from '../../stats/prng.ts';
import { cubeOf, planOf } from '../cube-of.ts';
import type { Row } from '../cube-of.ts';

/** How many of n rows fall to each share. */
function drawn(n: number, shares: readonly number[], random: () => number): number[] {
  const counts = shares.map(() => 0);
  for (let row = 0; row < n; row++) {
    let left = random();
    const at = shares.findIndex((share) => (left -= share) < 0);
    counts[at < 0 ? shares.length - 1 : at]++;
  }
  return counts;
}

const NAMES = ['a', 'b', 'c', 'd'];
const planWith = (population: readonly number[]) => ({
  ...planOf({}),
  sensitiveFeatures: [
    {
      column: 'group',
      reference: 'a',
      population: Object.fromEntries(population.map((share, i) => [NAMES[i], share])),
    },
  ],
});

function represented(
  counts: readonly number[],
  population: readonly number[],
  weights?: readonly number[],
): Representation {
  const rows = counts.flatMap((times, i): Row[] =>
    times > 0 ? [{ key: [NAMES[i]], label: 1, prediction: 1, times, ...(weights && { weight: weights[i] }) }] : [],
  );
  return representationOf(cubeOf(rows), planWith(population), ['group'])!;
}

function rate(runs: number, happens: () => boolean): number {
  let times = 0;
  for (let run = 0; run < runs; run++) if (happens()) times++;
  return times / runs;
}

const RUNS = 1500;

describe('over many samples', () => {
  it('no group is called under-represented more often than α where all lie at the tolerance or above', () => {
    const random = seededRandom(4);
    // three groups at exactly 0.8 of their population share
    const population = [0.25, 0.3, 0.25, 0.2];
    const truth = [0.4, 0.24, 0.2, 0.16];
    const shown = rate(RUNS, () => represented(drawn(300, truth, random), population).population?.verdict === 'shown');
    expect(shown).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS));
    expect(shown).toBeGreaterThan(0.005);
  });

  it('under-representation is not ruled out more often than α where a group is at the tolerance', () => {
    const random = seededRandom(5);
    const population = [0.7, 0.3];
    const truth = [0.76, 0.24];
    const ruledOut = rate(
      RUNS,
      () => represented(drawn(400, truth, random), population).population?.verdict === 'ruledOut',
    );
    expect(ruledOut).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS));
    expect(ruledOut).toBeGreaterThan(0.01);
  });

  it('all shares lie in their common intervals at least 95 times of 100, and single ones about as often', () => {
    const random = seededRandom(6);
    const truth = [0.6, 0.25, 0.1, 0.05];
    let together = 0;
    let single = 0;
    for (let run = 0; run < RUNS; run++) {
      const { groups } = represented(drawn(250, truth, random), truth);
      const holds = groups.map(({ key, together: all, share }) => {
        const value = truth[NAMES.indexOf(key[0])];
        const own = share.kind === 'defined' ? share.interval! : { low: 0, high: 0 };
        if (key[0] === 'c' && own.low <= value && value <= own.high) single++;
        return all!.low <= value && value <= all!.high;
      });
      if (holds.every(Boolean)) together++;
    }
    expect(together / RUNS).toBeGreaterThan(0.935);
    expect(single / RUNS).toBeGreaterThan(0.93);
    expect(single / RUNS).toBeLessThan(0.975);
  });

  it('the fit to the population is rejected α of the time where it is perfect, weights or none', () => {
    const random = seededRandom(7);
    const sampled = [0.4, 0.3, 0.2, 0.1];
    const weights = [1, 2, 0.5, 4];
    const whole = sampled.reduce((sum, share, i) => sum + share * weights[i], 0);
    const weighted = sampled.map((share, i) => (share * weights[i]) / whole);
    const rejects = ({ population }: Representation): boolean =>
      population?.test.kind === 'tested' && population.test.p <= 0.05;
    expect(Math.abs(rate(RUNS, () => rejects(represented(drawn(400, sampled, random), sampled))) - 0.05)).toBeLessThan(
      0.02,
    );
    const size = rate(RUNS, () => rejects(represented(drawn(400, sampled, random), weighted, weights)));
    expect(size).toBeLessThan(0.08);
    expect(size).toBeGreaterThan(0.02);
  });

  it('a weighted share lies in its interval 95 times of 100 although weights go by group', () => {
    const random = seededRandom(8);
    const sampled = [0.9, 0.1];
    const weights = [1, 10];
    const truth = 1 / 1.9;
    const held = rate(RUNS, () => {
      const { groups } = represented(drawn(300, sampled, random), [0.5, 0.5], weights);
      const { share } = groups.find(({ key }) => key[0] === 'b')!;
      return share.kind === 'defined' && share.interval!.low <= truth && truth <= share.interval!.high;
    });
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  it('the ratio to independence lies in its interval 95 times of 100', () => {
    const random = seededRandom(9);
    const joint = [0.5, 0.1, 0.25, 0.15];
    const truth = 0.15 / (0.4 * 0.25);
    const keys = [
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['b', 'y'],
    ];
    const held = rate(RUNS, () => {
      const counts = drawn(300, joint, random);
      const rows = keys.map((key, i): Row => ({ key, label: 1, prediction: 1, times: counts[i] }));
      const all = representationOf(cubeOf(rows, { features: ['f', 'g'] }), planOf({ f: 'a', g: 'x' }), ['f', 'g'])!;
      const ratio = all.groups.find(({ key }) => key.join() === 'b,y')!.against!.ratio;
      return ratio.kind === 'defined' && ratio.interval!.low <= truth && truth <= ratio.interval!.high;
    });
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.975);
  });
});
