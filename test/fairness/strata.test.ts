import { describe, expect, it } from 'vitest';
import type { AuditCube } from '../../src/cube/cube.ts';
import { assessGroups } from '../../src/fairness/assess-groups.ts';
import { countGroups, outcomeRoles, overallCounts } from '../../src/fairness/group-counts.ts';
import { ScoreCounter } from '../../src/fairness/score-counts.ts';
import { countStrata } from '../../src/fairness/strata/count-strata.ts';
import { stratified } from '../../src/fairness/strata/stratified.ts';
import { stratumTable } from '../../src/fairness/strata/stratum-table.ts';
import { shapeOf } from '../../src/cube/shape.ts';
import { seededRandom } from '../stats/prng.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';
import { defined, reasonOf } from './lookup.ts';

const random = seededRandom(41);

function randomRows(strata: readonly string[]): Row[] {
  return Array.from({ length: 400 }, () => ({
    key: [random() < 0.6 ? 'a' : random() < 0.7 ? 'b' : 'c'],
    label: random() < 0.4 ? 1 : 0,
    prediction: random() < 0.5 ? 1 : 0,
    score: Math.floor(random() * 20) / 20,
    stratum: strata[Math.floor(random() * strata.length)],
  }));
}

const plan = planOf({ group: 'a' }, { controlFeature: 'stratum' });

function counted(cube: AuditCube) {
  const counter = cube.score && new ScoreCounter(cube.score);
  const groups = countGroups(cube.combinations[0], cube, null, counter);
  return { groups, counter, keys: groups.map(({ key }) => key) };
}

function stratify(cube: AuditCube) {
  const { keys } = counted(cube);
  const reference = keys.findIndex(([name]) => name === 'a');
  return stratified(countStrata(cube.combinations[0], cube, null, keys), {
    feature: 'stratum',
    keys,
    reference,
    plan,
    weighted: cube.hasWeights,
  });
}

describe('one stratum of a table', () => {
  const rows = randomRows(['x', 'y', '']);
  const cube = cubeOf(rows);

  it('is what counting its rows alone gives', () => {
    for (const [index, stratum] of cube.strata.entries()) {
      const own = stratumTable(cube.combinations[0], index, shapeOf(cube));
      const within = { ...cube, strata: [stratum], combinations: [own] };
      const alone = cubeOf(rows.filter((row) => row.stratum === stratum));
      expect(described(within)).toEqual(described(alone));
    }
  });

  it('adds up to the whole', () => {
    const { groups, keys } = counted(cube);
    const strata = countStrata(cube.combinations[0], cube, null, keys);
    expect(strata.map(({ stratum }) => stratum).sort()).toEqual(['', 'x', 'y']);
    groups.forEach((group, g) => {
      const sum = strata.reduce((total, { groups: within }) => total + within[g].rows, 0);
      expect(sum).toBe(group.rows);
    });
  });

  it('without rows is passed over', () => {
    const empty = { ...cube, strata: [...cube.strata, 'nobody'] };
    const widened = stretched(empty, cube.strata.length);
    const { keys } = counted(cube);
    const strata = countStrata(widened.combinations[0], widened, null, keys);
    expect(strata.map(({ stratum }) => stratum).sort()).toEqual([...cube.strata].sort());
  });
});

/** Rows by outcome and by score, scores as they are. */
function described(cube: AuditCube) {
  const values = cube.score!.kind === 'exact' ? cube.score!.values : cube.score!.edges;
  return counted(cube).groups.map(({ key, rows, outcomes, scores }) => {
    const { positives, negatives } = scores!.counts;
    const byScore = [...scores!.bins].map((bin, i) => [values[bin], positives[i], negatives[i]]);
    return { key, rows, outcomes, byScore };
  });
}

/** The same table with one more stratum, in which there is nobody. */
function stretched(cube: AuditCube, strata: number): AuditCube {
  const table = cube.combinations[0];
  const block = strata * 9;
  const widen = (source: Float64Array): Float64Array => {
    const wide = new Float64Array((source.length / block) * (block + 9));
    for (let g = 0; g * block < source.length; g++)
      wide.set(source.subarray(g * block, (g + 1) * block), g * (block + 9));
    return wide;
  };
  const { n, w, w2, scoreN, ws, ws2, wLogScore, wLogComplement } = table.cells;
  const sums = { n, w, w2, scoreN, ws, ws2, wLogScore, wLogComplement };
  const wide = Object.fromEntries(Object.entries(sums).map(([name, values]) => [name, widen(values)])) as typeof sums;
  const cells = { ...wide, calibration: null, target: null, histogram: null };
  return { ...cube, score: null, combinations: [{ ...table, cells }] };
}

describe('groups compared within strata', () => {
  it('are assessed as the rows of each stratum alone would be', () => {
    const rows = randomRows(['x', 'y']);
    const cube = cubeOf(rows);
    const result = stratify(cube);
    expect(result.strata.map(({ stratum }) => stratum).sort()).toEqual([...cube.strata].sort());
    const sizes = result.strata.map(({ overall }) => overall.n);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    for (const { stratum, groups, disparities } of result.strata) {
      const alone = cubeOf(rows.filter((row) => row.stratum === stratum));
      const { groups: own, counter } = counted(alone);
      const has = outcomeRoles(alone, null);
      const overall = overallCounts(own, has, counter!.ofAll(own.map(({ scores }) => scores)));
      const reference = own.findIndex(({ key }) => key[0] === 'a');
      const expected = assessGroups({ groups: own, overall, reference, plan, weighted: false });
      for (const group of expected.groups) {
        const found = groups.find(({ key }) => key[0] === group.key[0])!;
        expect(found.metrics.truePositiveRate).toEqual(group.metrics.truePositiveRate);
        expect(found.metrics.rocAuc).toEqual(group.metrics.rocAuc);
        expect(found.toReference.selectionRate?.difference).toEqual(group.toReference.selectionRate?.difference);
      }
      const gap = (all: typeof disparities) =>
        all.find(({ id, method }) => id === 'demographicParityDifference' && method === 'betweenGroups')!.value;
      expect(gap(disparities)).toEqual(gap(expected.disparities));
    }
  });

  it('pooled over one stratum, are the plain difference with its interval', () => {
    const cube = cubeOf(randomRows(['only']));
    const { groups, counter, keys } = counted(cube);
    const overall = overallCounts(groups, outcomeRoles(cube, null), counter!.ofAll(groups.map(({ scores }) => scores)));
    const reference = keys.findIndex(([name]) => name === 'a');
    const plain = assessGroups({ groups, overall, reference, plan, weighted: false });
    for (const { metric, key, difference, p, adjustedP } of stratify(cube).pooled) {
      const own = plain.groups.find((group) => group.key[0] === key[0])!.toReference[metric]!;
      const expected = defined(own.difference);
      expect(defined(difference).value, metric).toBeCloseTo(expected.value, 12);
      expect(defined(difference).interval!.low, metric).toBeCloseTo(expected.interval!.low, 9);
      expect(defined(difference).interval!.high, metric).toBeCloseTo(expected.interval!.high, 9);
      expect(p).toBeGreaterThan(0);
      expect(adjustedP).toBeGreaterThanOrEqual(p!);
      expect(adjustedP).toBeLessThanOrEqual(2 * p! + 1e-12);
    }
  });

  it('pooled, see no difference where it is all between strata', () => {
    // d is mostly in the stratum with the higher rate: 0.25 and 0.75 in both groups
    const rows = [
      ...confusionRows(['a'], 25, 25, 75, 75).map((row) => ({ ...row, stratum: '' })),
      ...confusionRows(['a'], 15, 15, 5, 5).map((row) => ({ ...row, stratum: 'high' })),
      ...confusionRows(['d'], 5, 5, 15, 15).map((row) => ({ ...row, stratum: '' })),
      ...confusionRows(['d'], 75, 75, 25, 25).map((row) => ({ ...row, stratum: 'high' })),
    ];
    const { pooled } = stratify(cubeOf(rows));
    const selected = pooled.find(({ metric }) => metric === 'selectionRate')!;
    expect(selected.key).toEqual(['d']);
    expect(defined(selected.difference).value).toBeCloseTo(0, 12);
    expect(defined(selected.difference).n).toBe(480);
    expect(selected.p).toBeCloseTo(1, 9);
  });

  it('list a group only where it has rows, and say when no stratum can compare it', () => {
    const rows = [
      ...confusionRows(['a'], 5, 5, 5, 5).map((row) => ({ ...row, stratum: 'x' })),
      ...confusionRows(['b'], 2, 2, 2, 2).map((row) => ({ ...row, stratum: 'x' })),
      ...confusionRows(['c'], 3, 3, 3, 3).map((row) => ({ ...row, stratum: 'y' })),
    ];
    const { strata, pooled } = stratify(cubeOf(rows));
    expect(strata.map(({ groups }) => groups.map(({ key }) => key[0]))).toEqual([['a', 'b'], ['c']]);
    const apart = pooled.find(({ metric, key }) => metric === 'selectionRate' && key[0] === 'c')!;
    expect(reasonOf(apart.difference)).toBe('group-undefined');
    expect(apart.p).toBeNull();
    expect(apart.adjustedP).toBeNull();
  });

  it('take weights as they are, whatever their scale', () => {
    const rows = randomRows(['x', 'y']).map((row) => ({ ...row, weight: 0.5 + Math.floor(random() * 4) }));
    const [one, scaled] = [1, 4].map((scale) =>
      stratify(cubeOf(rows.map((row) => ({ ...row, weight: row.weight * scale })))),
    );
    one.pooled.forEach(({ difference, p }, i) => {
      expect(defined(scaled.pooled[i].difference).value).toBeCloseTo(defined(difference).value, 9);
      expect(scaled.pooled[i].p).toBeCloseTo(p!, 9);
    });
  });
});
