import { describe, expect, it } from 'vitest';
import type { CubeTable, TargetSums } from '../../src/cube/cube.ts';
import { mapSums } from '../../src/cube/sums.ts';
import { TargetTally } from '../../src/cube/target-tally.ts';
import { mergedTable } from '../../src/fairness/merged-table.ts';
import { cubeOf } from './cube-of.ts';

const cube = cubeOf(
  [
    { key: ['x', 'f'], label: 1, prediction: 1, score: 0.2, weight: 2 },
    { key: ['y', 'f'], label: 1, prediction: 1, score: 0.2, weight: 1 },
    { key: ['y', 'm'], label: 0, prediction: 1, score: 0.7, weight: 4 },
    { key: ['z', 'f'], label: 1, prediction: 1, score: 0.1, weight: 3 },
  ],
  { features: ['race', 'sex'] },
);
const shape = { strata: 1, calibrationBins: 10, classes: 0 };
const merge = [{ name: 'x or y', levels: ['x', 'y'] }];
const merged = mergedTable(cube.combinations[0], [{ column: 'race', merge }, { column: 'sex' }], shape);

describe('merging levels', () => {
  it('keeps the table when nothing merges', () => {
    expect(mergedTable(cube.combinations[0], [{ column: 'race' }], shape)).toBe(cube.combinations[0]);
  });

  it('adds up groups whose keys become equal', () => {
    expect(merged.groups).toEqual([
      ['x or y', 'f'],
      ['x or y', 'm'],
      ['z', 'f'],
    ]);
    expect(merged.cells.n[4]).toBe(2);
    expect(merged.cells.w[4]).toBe(3);
    expect(merged.cells.w2[4]).toBe(5);
    expect(merged.cells.ws[4]).toBeCloseTo(0.6, 12);
    expect(merged.cells.n.reduce((a, b) => a + b)).toBe(4);
  });

  it('adds up histograms, bins increasing', () => {
    const { offsets, bins, n, w } = merged.cells.histogram!;
    expect([...bins.slice(offsets[4], offsets[5])]).toEqual([1]);
    expect([...n.slice(offsets[4], offsets[5])]).toEqual([2]);
    expect([...w.slice(offsets[4], offsets[5])]).toEqual([3]);
    expect(offsets[offsets.length - 1]).toBe(3);
  });

  it('adds up calibration and target sums', () => {
    const { cells } = cube.combinations[0];
    const binned = new Float64Array(cells.n.length * 10).map((_, i) => i);
    const calibration = {
      n: binned,
      w: binned,
      w2: binned,
      ws: binned,
      ws2: binned,
      wLogScore: binned,
      wLogComplement: binned,
    };
    const plain = cells.n.map((_, i) => i);
    const target: TargetSums = mapSums(new TargetTally(true).finish(plain.length), () => plain);
    const table: CubeTable = { ...cube.combinations[0], cells: { ...cells, calibration, target } };
    const sums = mergedTable(table, [{ column: 'race', merge }], shape).cells;
    expect(sums.target?.wy[4]).toBe(4 + 13);
    expect(sums.calibration?.ws[47]).toBe(47 + 137);
    expect(sums.calibration?.ws).toHaveLength(3 * 9 * 10);
  });
});
