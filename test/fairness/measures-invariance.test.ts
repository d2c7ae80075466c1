import { describe, expect, it } from 'vitest';
import type { Defined, MetricValue } from '../../src/fairness/assessment.ts';
import { MEASURE_CATALOGUE, MEASURE_ENTRIES } from '../../src/fairness/catalogue/measure-catalogue.ts';
import type { Exchanged } from '../../src/fairness/catalogue/entry.ts';
import type { StratumCounts } from '../../src/fairness/strata/count-strata.ts';
import { seededRandom } from '../stats/prng.ts';
import { defined } from './lookup.ts';
import { measure } from './measure-of.ts';
import { scoredCounts, scoredOverall } from './scored-counts.ts';
import type { ScoredRow } from './scored-counts.ts';

const random = seededRandom(17);
const count = (most: number): number => Math.floor(random() * most);

function randomRows(n: number): ScoredRow[] {
  return Array.from({ length: n }, () => ({
    score: (1 + count(9)) / 10,
    label: random() < 0.45 ? 1 : 0,
    prediction: random() < 0.4 ? 1 : 0,
    target: count(40),
  }));
}

function exchanged(value: number, as: Exchanged): number {
  return { same: value, complement: 1 - value, negated: -value, reciprocal: 1 / value }[as];
}

function near(value: MetricValue, expected: number, what: string): void {
  expect(value.kind, what).toBe('defined');
  expect((value as Defined).value, what).toBeCloseTo(expected, 9);
}

/** Two groups in three strata, and the same with positive and negative exchanged. */
function randomTwoGroups() {
  const rows = ['a', 'd'].map((name) => [name, [0, 1, 2].map(() => randomRows(12 + count(20)))] as const);
  const flip = (row: ScoredRow): ScoredRow => ({
    ...row,
    score: 1 - row.score!,
    label: row.label === 1 ? 0 : 1,
    prediction: row.prediction === 1 ? 0 : 1,
  });
  const make = (change: (row: ScoredRow) => ScoredRow, order: readonly number[]) => {
    const ordered = order.map((i) => rows[i]);
    const groups = scoredCounts(ordered.map(([name, strata]) => [name, strata.flat().map(change)] as const));
    const strata = [0, 1, 2].map((s): StratumCounts => {
      const within = scoredCounts(ordered.map(([name, parts]) => [name, parts[s].map(change)] as const));
      return { stratum: String(s), groups: within, overall: scoredOverall(within) };
    });
    return { groups, strata };
  };
  const plain = (row: ScoredRow): ScoredRow => row;
  return { original: make(plain, [0, 1]), swapped: make(plain, [1, 0]), flipped: make(flip, [0, 1]) };
}

describe('invariances that the catalogue claims', () => {
  const trials = Array.from({ length: 12 }, randomTwoGroups);
  it.each(MEASURE_ENTRIES.map(({ id }) => id))('%s', (id) => {
    const { groupsExchanged, positiveExchanged, nonNegative } = MEASURE_CATALOGUE[id];
    for (const { original, swapped, flipped } of trials) {
      const value = defined(measure(id, original.groups, 1, 'rest', original.strata));
      const other = measure(id, swapped.groups, 1, 'rest', swapped.strata);
      if (groupsExchanged) near(other, exchanged(value.value, groupsExchanged), `${id} groups exchanged`);
      const opposite = measure(id, flipped.groups, 1, 'rest', flipped.strata);
      if (positiveExchanged) near(opposite, exchanged(value.value, positiveExchanged), `${id} positive exchanged`);
      if (nonNegative) expect(value.value).toBeGreaterThanOrEqual(0);
      expect(value.interval!.low).toBeLessThanOrEqual(value.value);
      expect(value.interval!.high).toBeGreaterThanOrEqual(value.value);
      if (nonNegative) expect(value.interval!.low).toBeGreaterThanOrEqual(0);
    }
    // what is said to be another number is one
    const changes = (exchange: 'swapped' | 'flipped') =>
      trials.some(({ original, [exchange]: changed }) => {
        const value = defined(measure(id, original.groups, 1, 'rest', original.strata)).value;
        const after = defined(measure(id, changed.groups, 1, 'rest', changed.strata)).value;
        return (['same', 'negated', 'reciprocal', 'complement'] as const).every(
          (as) => Math.abs(exchanged(value, as) - after) > 1e-9,
        );
      });
    if (!groupsExchanged) expect(changes('swapped')).toBe(true);
    if (!positiveExchanged) expect(changes('flipped')).toBe(true);
  });
});
