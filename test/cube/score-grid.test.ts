import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreBinner } from '../../src/cube/score-bins.ts';
import { tallyTable } from '../../src/cube/tally.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { gridEdges } from '../../src/plan/score-grid.ts';
import { Random } from '../../tools/generate/random.ts';
import { planOf } from '../support/plan-of.ts';
import { tableOf } from '../support/table-of.ts';

describe('scores with more than 65,536 distinct values', () => {
  const random = new Random(7);
  const rows = 90_000;
  const score = Float64Array.from({ length: rows }, () => random.next());
  const label = Array.from(score, (s) => (random.chance(0.2 + 0.6 * s) ? '1' : '0'));
  const group = Array.from({ length: rows }, () => (random.chance(0.5) ? 'a' : 'b'));
  const table = tableOf({ group, label, score });
  const plan = planOf({ prediction: null, score: { column: 'score', threshold: 0.123456789, comparison: 'atLeast' } });

  it('are counted on a grid that is written in the plan, with threshold and pooled median among its edges', () => {
    const { score: role } = resolvePlan(plan, table);
    const sorted = score.slice().sort();
    const median = (sorted[rows / 2 - 1] + sorted[rows / 2]) / 2;
    expect(role!.grid).toEqual({ start: 0, stop: 1, bins: 4000, extraEdges: [0.123456789, median] });
    expect([...gridEdges(role!.grid!)]).toEqual(expect.arrayContaining([0, 0.00025, 0.123456789, median, 1]));
  });

  it('give exact counts at the threshold and exact moments', async () => {
    const resolved = resolvePlan(plan, table);
    const cube = await tallyTable(table, resolved, 0);
    const axis = cube.score!;
    if (axis.kind !== 'grid') throw new Error('expected a grid');
    const { histogram, ws } = cube.combinations[0].cells;
    const first = axis.edges.indexOf(0.123456789) + 1;
    let above = 0;
    histogram!.bins.forEach((bin, entry) => (above += bin >= first ? histogram!.n[entry] : 0));
    expect(above).toBe(score.filter((s) => s >= 0.123456789).length);
    expect(ws.reduce((a, b) => a + b)).toBeCloseTo(
      score.reduce((a, b) => a + b),
      6,
    );
  });

  it('stay exact at 65,536 distinct values', () => {
    const few = tableOf({ group, label, score: score.map((_, i) => (i % 65_536) / 65_536) });
    expect(resolvePlan(plan, few).score!.grid).toBeNull();
  });
});

describe('grid bins', () => {
  const grid = { start: -1, stop: 2, bins: 7, extraEdges: [0.1, 0.5, 0.5000001] };
  const edges = gridEdges(grid);
  const anywhere = fc.oneof(fc.double({ min: -3, max: 4, noNaN: true }), fc.constantFrom(...edges));

  it.each(['atLeast', 'above'] as const)('hold the scores between their edges (%s)', (comparison) => {
    const binner = scoreBinner({ column: 's', threshold: null, comparison, grid });
    fc.assert(
      fc.property(anywhere, (score) => {
        const [bin] = binner.bins(Float64Array.of(score));
        const below = edges.filter((edge) => (comparison === 'atLeast' ? edge <= score : edge < score)).length;
        expect(bin).toBe(below);
      }),
      { numRuns: 2000 },
    );
  });
});
