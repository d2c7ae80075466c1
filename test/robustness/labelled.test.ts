import { beforeAll, describe, expect, it } from 'vitest';
import { assessLabelled } from '../../src/robustness/labelled/assess-labelled.ts';
import { powerMean } from '../../src/robustness/labelled/bias-aucs.ts';
import type { GroupLabelledBias, LabelledBias, LabelledScores } from '../../src/robustness/labelled/labelled-bias.ts';
import type { Measured } from '../../src/robustness/measured.ts';
import { SeededRandom } from '../../src/stats/seeded-random.ts';

const SETTINGS = { threshold: 0.5, tolerance: 0.05, level: 0.95 };

const valueOf = (one: Measured): number => (one.kind === 'defined' ? one.value : Number.NaN);

function dataOf(labels: number[], scores: number[], ...masks: number[][]): LabelledScores {
  const groups = masks.map((mask, at) => ({
    id: `g${at}`,
    name: `g${at}`,
    dimension: null,
    mask: Uint8Array.from(mask),
  }));
  return { labels: Uint8Array.from(labels), scores: Float64Array.from(scores), groups };
}

/** P(higher) + ½ P(tie), pair by pair. */
function areaByPairs(positives: readonly number[], negatives: readonly number[]): number {
  let sum = 0;
  for (const p of positives) for (const n of negatives) sum += p > n ? 1 : p === n ? 0.5 : 0;
  return sum / (positives.length * negatives.length);
}

describe('areas of a group by hand', () => {
  //           group: positives .9 .6, negatives .6 .2; others: positives .8 .3, negatives .4 .1
  const DATA = dataOf([1, 1, 0, 0, 1, 1, 0, 0], [0.9, 0.6, 0.6, 0.2, 0.8, 0.3, 0.4, 0.1], [1, 1, 1, 1, 0, 0, 0, 0]);
  let bias: LabelledBias;
  let group: GroupLabelledBias;
  beforeAll(async () => {
    bias = await assessLabelled(DATA, SETTINGS);
    [group] = bias.groups;
  });

  it('has the areas of Borkan and others', async () => {
    // .9 > .6, .9 > .2, .6 = .6, .6 > .2
    expect(valueOf(group.subgroupAuc)).toBe(3.5 / 4);
    // .8 > .6, .8 > .2, .3 < .6, .3 > .2
    expect(valueOf(group.bpsnAuc)).toBe(3 / 4);
    // all of .9 and .6 above .4 and .1
    expect(valueOf(group.bnspAuc)).toBe(1);
    // group against others: .9 > .8, .9 > .3, .6 < .8, .6 > .3; negatives .6 > .4, .6 > .1, .2 < .4, .2 > .1
    expect(valueOf(group.positiveGap)).toBe(0.25);
    expect(valueOf(group.negativeGap)).toBe(0.25);
    expect(valueOf(group.falsePositiveRate)).toBe(0.5);
    expect(valueOf(group.falseNegativeRate)).toBe(0);
  });

  it('has the final score of the challenge', async () => {
    const overall = areaByPairs([0.9, 0.6, 0.8, 0.3], [0.6, 0.2, 0.4, 0.1]);
    expect(valueOf(bias.overallAuc)).toBe(overall);
    expect(valueOf(bias.finalScore)).toBeCloseTo((overall + 3.5 / 4 + 3 / 4 + 1) / 4, 12);
  });
});

describe('aggregates', () => {
  it('take the generalised mean of power −5', async () => {
    expect(powerMean([0.5, 1])).toBeCloseTo(((0.5 ** -5 + 1) / 2) ** (-1 / 5), 12);
    expect(powerMean([0.8, 0.8, 0.8])).toBeCloseTo(0.8, 12);
    expect(powerMean([0, 1])).toBe(0);
  });

  it('name the groups that they cannot hold, and say why', async () => {
    const bias = await assessLabelled(
      dataOf([1, 0, 1, 0, 2, 0], [0.9, 0.2, 0.8, 0.1, 0.5, Number.NaN], [1, 1, 0, 0, 0, 0], [0, 1, 0, 0, 1, 1]),
      SETTINGS,
    );
    expect(bias).toMatchObject({ n: 4, leftOut: { unlabelled: 1, failed: 1 }, notInAggregates: ['g1'] });
    expect(bias.groups[1].subgroupAuc).toEqual({ kind: 'undefined', reason: 'no-positives', n: 1 });
    expect(bias.groups[1].positiveGap).toEqual({ kind: 'undefined', reason: 'no-positives', n: 2 });
    expect(valueOf(bias.biasAucs.subgroupAuc)).toBe(1);
  });

  it('are undefined without labels of both kinds', async () => {
    const bias = await assessLabelled(dataOf([0, 0], [0.1, 0.2], [1, 0]), SETTINGS);
    expect(bias.overallAuc).toMatchObject({ kind: 'undefined', reason: 'no-positives' });
    expect(bias.finalScore).toMatchObject({ kind: 'undefined', reason: 'no-groups' });
    expect(bias.groups[0].bpsnAuc).toMatchObject({ kind: 'undefined', reason: 'no-other-positives' });
    expect((await assessLabelled(dataOf([], []), SETTINGS)).overallAuc).toMatchObject({ reason: 'no-texts' });
  });
});

/** Texts of which a fifth names the group; its scores lie `lift` higher. Sentences with several versions share a part. */
function drawn(random: SeededRandom, texts: number, lift: number, versions: number): LabelledScores {
  const labels: number[] = [];
  const scores: number[] = [];
  const mask: number[] = [];
  const clusters: number[] = [];
  for (let sentence = 0; sentence < texts / versions; sentence++) {
    const label = random.uniform() < 0.4 ? 1 : 0;
    const common = versions > 1 ? random.normal() : 0;
    for (let version = 0; version < versions; version++) {
      const isIn = versions > 1 ? version === 0 : random.uniform() < 0.2;
      const own = versions > 1 ? 0.3 * random.normal() : random.normal();
      labels.push(label);
      scores.push(1.2 * label + common + own + (isIn ? lift : 0));
      mask.push(isIn ? 1 : 0);
      clusters.push(sentence);
    }
  }
  const data = dataOf(labels, scores, mask);
  return versions > 1 ? { ...data, clusters: Uint32Array.from(clusters) } : data;
}

describe('areas in random texts', () => {
  it('are those of all pairs', async () => {
    const data = drawn(new SeededRandom(3), 80, 0.5, 1);
    data.scores.forEach((score, at) => (data.scores[at] = Math.round(score * 2) / 2));
    const [group] = (await assessLabelled(data, SETTINGS)).groups;
    const own = (label: number, isIn: number): number[] =>
      [...data.scores].filter((_, at) => data.labels[at] === label && data.groups[0].mask[at] === isIn);
    expect(valueOf(group.subgroupAuc)).toBeCloseTo(areaByPairs(own(1, 1), own(0, 1)), 12);
    expect(valueOf(group.bpsnAuc)).toBeCloseTo(areaByPairs(own(1, 0), own(0, 1)), 12);
    expect(valueOf(group.bnspAuc)).toBeCloseTo(areaByPairs(own(1, 1), own(0, 0)), 12);
    expect(valueOf(group.positiveGap)).toBeCloseTo(areaByPairs(own(1, 1), own(1, 0)) - 0.5, 12);
    expect(valueOf(group.negativeGap)).toBeCloseTo(0.5 - areaByPairs(own(0, 0), own(0, 1)), 12);
  });

  it.each([
    ['independent texts', 400, 1],
    ['versions of the same sentences', 600, 5],
  ])('have intervals that hold: %s', async (_, texts, versions) => {
    const NUMBERS = ['subgroupAuc', 'bpsnAuc', 'bnspAuc'] as const;
    const truth = await assessLabelled(drawn(new SeededRandom(1), 60_000, 0.5, versions), SETTINGS);
    const random = new SeededRandom(2);
    const held = new Map<string, number>();
    const draws = 400;
    for (let draw = 0; draw < draws; draw++) {
      const bias = await assessLabelled(drawn(random, texts, 0.5, versions), SETTINGS);
      const check = (name: string, one: Measured, value: number): void => {
        if (one.kind !== 'defined' || !one.interval) return;
        if (one.interval.low <= value && value <= one.interval.high) held.set(name, (held.get(name) ?? 0) + 1);
      };
      for (const name of NUMBERS) check(name, bias.groups[0][name], valueOf(truth.groups[0][name]));
      check('gap', bias.groups[0].negativeGap, valueOf(truth.groups[0].negativeGap));
      check('final', bias.finalScore, valueOf(truth.finalScore));
    }
    for (const [name, count] of held) {
      expect([name, count / draws > 0.92]).toEqual([name, true]);
    }
    expect(held.size).toBe(5);
  });

  it('show a lift and rule none out where there is none', async () => {
    const verdict = async (lift: number): Promise<string> =>
      (await assessLabelled(drawn(new SeededRandom(9), 20_000, lift, 1), SETTINGS)).groups[0].verdict;
    expect(await verdict(0.8)).toBe('shown');
    expect(await verdict(0)).toBe('ruledOut');
  });
});
