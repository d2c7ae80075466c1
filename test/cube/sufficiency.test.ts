import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellIndex, type AuditCube } from '../../src/cube/cube.ts';
import { tallyTable } from '../../src/cube/tally.ts';
import { calibrationBinOf, LOG_CLIP } from '../../src/cube/score-moments-tally.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { planOf } from '../support/plan-of.ts';
import { tableOf } from '../support/table-of.ts';

interface Row {
  readonly group: string;
  readonly label: string;
  readonly prediction: string;
  readonly weight: number;
  readonly score: number;
}

const row: fc.Arbitrary<Row> = fc.record({
  group: fc.constantFrom('a', 'b', 'c'),
  label: fc.constantFrom('0', '1', ''),
  prediction: fc.constantFrom('0', '1', 'NA'),
  weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
  score: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.1, 0.3, 0.5, 0.7, 1)),
});

const fixed: readonly Row[] = [
  { group: 'a', label: '0', prediction: '1', weight: 1, score: 0.5 },
  { group: 'b', label: '1', prediction: '0', weight: 1, score: 0.5 },
];

async function cubeOf(rows: readonly Row[]): Promise<AuditCube> {
  const table = tableOf({
    group: rows.map(({ group }) => group),
    label: rows.map(({ label }) => label),
    prediction: rows.map(({ prediction }) => prediction),
    weight: rows.map(({ weight }) => weight),
    score: rows.map(({ score }) => score),
  });
  const plan = planOf({
    sampleWeight: 'weight',
    score: { column: 'score', threshold: null, comparison: 'atLeast' },
  });
  return tallyTable(table, resolvePlan(plan, table), 0);
}

/** Sums a cube's array over the cells of a group, optionally of one label. */
function sum(cube: AuditCube, sums: Float64Array, group: string, labels: readonly (0 | 1 | 2)[]): number {
  const g = cube.combinations[0].groups.findIndex(([level]) => level === group);
  let total = 0;
  for (const label of labels) {
    for (const prediction of [0, 1, 2] as const) total += sums[cellIndex(g, 0, 1, label, prediction)];
  }
  return total;
}

describe('the cube is sufficient', () => {
  it('gives mean score, Brier, log loss and calibration as the rows do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (random) => {
        const rows = [...fixed, ...random];
        const cube = await cubeOf(rows);
        const { cells } = cube.combinations[0];
        for (const group of new Set(rows.map((r) => r.group))) {
          const known = rows.filter((r) => r.group === group && r.label !== '');
          const over = (f: (r: Row) => number) => known.reduce((total, r) => total + r.weight * f(r), 0);
          const clip = (s: number) => Math.min(Math.max(s, LOG_CLIP), 1 - LOG_CLIP);
          expect(sum(cube, cells.ws, group, [0, 1])).toBeCloseTo(
            over((r) => r.score),
            9,
          );
          // Σw(s − y)² = Σws² − 2Σ(y=1)ws + Σ(y=1)w
          const brier =
            sum(cube, cells.ws2, group, [0, 1]) - 2 * sum(cube, cells.ws, group, [1]) + sum(cube, cells.w, group, [1]);
          expect(brier).toBeCloseTo(
            over((r) => (r.score - Number(r.label)) ** 2),
            9,
          );
          const logLoss = sum(cube, cells.wLogScore, group, [1]) + sum(cube, cells.wLogComplement, group, [0]);
          const direct = over((r) => -Math.log(r.label === '1' ? clip(r.score) : 1 - clip(r.score)));
          expect(logLoss / Math.max(1, direct)).toBeCloseTo(direct / Math.max(1, direct), 9);
        }
        const bins = new Float64Array(10);
        for (const r of rows) bins[calibrationBinOf(r.score, 10)] += r.weight;
        const counted = new Float64Array(10);
        cells.calibration!.w.forEach((w, i) => (counted[i % 10] += w));
        counted.forEach((w, bin) => expect(w).toBeCloseTo(bins[bin], 9));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the histogram of every cell, so every threshold, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (random, t) => {
          const rows = [...fixed, ...random];
          const cube = await cubeOf(rows);
          const histogram = cube.combinations[0].cells.histogram!;
          const axis = cube.score!;
          if (axis.kind !== 'exact') throw new Error('expected an exact axis');
          for (const group of new Set(rows.map((r) => r.group))) {
            const g = cube.combinations[0].groups.findIndex(([level]) => level === group);
            let [n, w] = [0, 0];
            for (let cell = g * 9; cell < g * 9 + 9; cell++) {
              for (let entry = histogram.offsets[cell]; entry < histogram.offsets[cell + 1]; entry++) {
                if (axis.values[histogram.bins[entry]] < t) continue;
                n += histogram.n[entry];
                w += histogram.w[entry];
              }
            }
            const above = rows.filter((r) => r.group === group && r.score >= t);
            expect(n).toBe(above.length);
            expect(w).toBeCloseTo(
              above.reduce((total, r) => total + r.weight, 0),
              9,
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
