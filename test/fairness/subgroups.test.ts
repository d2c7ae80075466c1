import { describe, expect, it } from 'vitest';
import type { MetricValue } from '../../src/fairness/assessment.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { partLessWhole, subgroupsOf } from '../../src/fairness/subgroups.ts';
import { beyondSentence, multiplicityWords, worstSentence } from '../../src/report/subgroup-words.ts';
import { confusionRows, cubeOf, planOf, type Row } from './cube-of.ts';

/** Selected of 200: M in A 120, M in B 120, F in A 110, F in B 40; of 6 of X in A all. */
const CELLS: readonly [key: readonly string[], selected: number, n: number][] = [
  [['M', 'A'], 120, 200],
  [['M', 'B'], 120, 200],
  [['F', 'A'], 110, 200],
  [['F', 'B'], 40, 200],
  [['X', 'A'], 6, 6],
];
const rows = (keyOf: (key: readonly string[]) => readonly string[]): Row[] =>
  CELLS.flatMap(([key, selected, n]) => confusionRows(keyOf(key), selected, 0, n - selected, 0));
const tables = [
  cubeOf(
    rows(([sex]) => [sex]),
    { features: ['sex'] },
  ),
  cubeOf(
    rows(([, place]) => [place]),
    { features: ['place'] },
  ),
  cubeOf(
    rows((key) => key),
    { features: ['sex', 'place'] },
  ),
];
const plan = planOf(
  { sex: 'M', place: 'A' },
  {
    criteria: ['demographicParityDifference'],
    prediction: { column: 'p', positive: { values: ['1'] }, words: 'were hired' },
  },
);
const assessment = assessCube({ ...tables[0], combinations: tables.map(({ combinations }) => combinations[0]) }, plan);
const crossed = assessment.combinations.find(({ features }) => features.length === 2)!;
const subgroups = subgroupsOf(assessment, crossed, 'selectionRate', crossed.verdicts);
const named = (name: string) => subgroups.find(({ group }) => group.key.join('') === name)!;

describe('groups where features meet', () => {
  it('come farthest from the reference group first, small ones last', () => {
    expect(subgroups.map(({ group }) => group.key.join(''))).toEqual(['FB', 'FA', 'MB', 'MA', 'XA']);
    expect(subgroups.map(({ state }) => state)).toEqual([
      'shown',
      'shownToOthers',
      'shownToOthers',
      'reference',
      'small',
    ]);
  });

  it('are set beside everybody with the same value of each feature', () => {
    const [sex, place] = named('FB').alone;
    expect(sex).toMatchObject({ feature: 'sex', level: 'F', value: { value: 150 / 400 } });
    expect(sex.difference).toMatchObject({ value: 40 / 200 - 150 / 400, n: 400 });
    expect(place.difference).toMatchObject({ value: 40 / 200 - 160 / 400 });
    expect(named('FB').beyond).toBe('surely');
    expect(named('MB').beyond).toBe('no');
  });

  it('make a sentence of the worst, its interval, and what its features alone say', () => {
    const question = {
      plan,
      features: crossed.features,
      reference: crossed.reference,
      metric: 'selectionRate' as const,
    };
    expect(worstSentence(subgroups, question)).toMatch(
      /^Of 5 groups by sex and place, the F × B group lies farthest from the M × A group: 20\.0\u202f% were hired, 40\.0 points fewer, 95\u202f% interval 30\.\d to 48\.\d\.$/,
    );
    expect(beyondSentence(named('FB'))).toBe(
      'That is farther than sex F or place B alone says, by more than chance explains.',
    );
    expect(worstSentence(subgroups.slice(3), question)).toBe(
      'No group by sex and place that is large enough to be judged differs from the M × A group.',
    );
    expect(multiplicityWords(5, 1)).toMatch(/^5 groups make 10 pairs\. .* 1 of the groups is too small/);
  });
});

describe('a part less the whole that contains it', () => {
  const rate = (count: number, n: number): MetricValue => ({
    kind: 'defined',
    value: count / n,
    count,
    n,
    interval: { low: count / n - 0.05, high: count / n + 0.05, level: 0.95, method: 'wilson' },
  });

  it('has the interval of part less rest, scaled by the share of the rest', () => {
    const whole = partLessWhole(rate(40, 200), rate(150, 400));
    // the rest are 110 of 200: a difference of −0.35, of which half is left
    expect(whole).toMatchObject({ kind: 'defined', value: -0.175, interval: { method: 'newcombe', level: 0.95 } });
    if (whole.kind !== 'defined' || !whole.interval) throw new Error('no interval');
    expect(whole.interval.low).toBeLessThan(-0.175);
    expect(whole.interval.high).toBeGreaterThan(-0.175);
    expect(whole.interval.high - whole.interval.low).toBeLessThan(0.1);
  });

  it('is 0 without an interval where the part is all there is, and undefined with its reason where either is', () => {
    expect(partLessWhole(rate(40, 200), rate(40, 200))).toMatchObject({ value: 0, interval: null });
    const none: MetricValue = { kind: 'undefined', reason: 'no-rows', n: 0 };
    expect(partLessWhole(none, rate(1, 2))).toBe(none);
    expect(partLessWhole(rate(1, 2), none)).toBe(none);
  });
});
