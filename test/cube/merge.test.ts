import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cubeToJson } from '../../src/cube/cube-json.ts';
import type { AuditCube } from '../../src/cube/cube.ts';
import { mergeCubes } from '../../src/cube/merge.ts';
import { tallyTable } from '../../src/cube/tally.ts';
import type { Table } from '../../src/data/table.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { expectSame } from '../support/first-difference.ts';
import { planOf } from '../support/plan-of.ts';
import { tableOf } from '../support/table-of.ts';

interface Row {
  readonly group: string;
  readonly sex: string;
  readonly region: string;
  readonly label: string;
  readonly prediction: string;
  readonly weight: number;
  readonly score: number;
  readonly y: number;
  readonly guess: number;
}

/** Rows of any numbers, or of such as add up without rounding. */
const rowOf = (number: fc.Arbitrary<number>, share: fc.Arbitrary<number>): fc.Arbitrary<Row> =>
  fc.record({
    group: fc.constantFrom('a', 'b', 'c', ''),
    sex: fc.constantFrom('F', 'M'),
    region: fc.constantFrom('north', 'south', ''),
    label: fc.constantFrom('0', '1', '2', ''),
    prediction: fc.constantFrom('0', '1', '2', 'NA'),
    weight: share.map((each) => each * 4 + 0.25),
    score: fc.oneof(share, fc.constantFrom(0.125, 0.5, 0.75, NaN)),
    y: fc.oneof(number, fc.constant(NaN)),
    guess: number,
  });

const anyRow = rowOf(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
const dyadicRow = rowOf(
  fc.integer({ min: -200, max: 200 }).map((n) => n / 4),
  fc.integer({ min: 0, max: 64 }).map((n) => n / 64),
);

/** One of every group, so that a plan can be resolved whatever is drawn. */
const fixed: readonly Row[] = (['a', 'b'] as const).flatMap((group) =>
  (['F', 'M'] as const).map((sex, i) => ({
    group,
    sex,
    region: 'north',
    label: i === 0 ? '1' : '0',
    prediction: i === 0 ? '0' : '1',
    weight: 1,
    score: 0.25 + i / 2,
    y: i,
    guess: 1 - i,
  })),
);

const roles: Partial<AuditPlan> = {
  sensitiveFeatures: [{ column: 'group' }, { column: 'sex' }],
  classes: ['0', '1', '2'],
  controlFeature: 'region',
  sampleWeight: 'weight',
  score: { column: 'score', threshold: null, comparison: 'atLeast' },
  numericTarget: { column: 'y', prediction: 'guess' },
  minimumGroupSize: 1,
};

function table(rows: readonly Row[]): Table {
  const column = <K extends keyof Row>(of: K) => rows.map((each) => each[of]);
  return tableOf({
    group: column('group'),
    sex: column('sex'),
    region: column('region'),
    label: column('label'),
    prediction: column('prediction'),
    weight: column('weight'),
    score: column('score'),
    y: column('y'),
    guess: column('guess'),
  });
}

const TOLERANCE = 1e-11;

/** Only what is counted in whole rows. */
function countsOf(cube: AuditCube): unknown {
  return cube.combinations.map(({ groups, cells, classes }) => [
    groups,
    cells.n,
    cells.scoreN,
    cells.calibration?.n,
    cells.target?.n,
    cells.histogram && [cells.histogram.offsets, cells.histogram.bins, cells.histogram.n],
    classes?.n,
  ]);
}

const splits = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 4 });

function parts(rows: readonly Row[], cuts: readonly number[]): Row[][] {
  const at = [0, ...cuts.map((cut) => cut % rows.length).sort((a, b) => a - b), rows.length];
  return at.slice(1).flatMap((to, i) => (to > at[i] ? [rows.slice(at[i], to)] : []));
}

describe('mergeCubes', () => {
  it('gives what one tally of all rows gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 60 }), splits, async (drawn, cuts) => {
        const rows = [...fixed, ...drawn];
        const plan = resolvePlan(planOf(roles), table(rows));
        const counted = await tallyTable(table(rows), plan, 0);
        const merged = mergeCubes(await Promise.all(parts(rows, cuts).map((part) => tallyTable(table(part), plan, 0))));
        expect(countsOf(merged)).toEqual(countsOf(counted));
        expectSame(cubeToJson(merged), cubeToJson(counted), TOLERANCE);
      }),
    );
  });

  it('gives the same assessment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(dyadicRow, { maxLength: 60 }), splits, async (drawn, cuts) => {
        const rows = [...fixed, ...drawn];
        const whole = table(rows);
        const plan = resolvePlan(planOf(roles), whole);
        const counted = await tallyTable(whole, plan, 0);
        const cubes = await Promise.all(parts(rows, cuts).map((part) => tallyTable(table(part), plan, 0)));
        const merged = mergeCubes(cubes);
        expectSame(assessCube(merged, plan), assessCube(counted, plan), TOLERANCE);
      }),
      { numRuns: 6 },
    );
  });

  it('gives the same assessment in whatever order the cubes come', async () => {
    const rows = fc.sample(dyadicRow, { numRuns: 80, seed: 3 });
    const whole = table([...fixed, ...rows]);
    const plan = resolvePlan(planOf(roles), whole);
    const cubes = await Promise.all(
      [fixed, rows.slice(0, 30), rows.slice(30)].map((part) => tallyTable(table(part), plan, 0)),
    );
    expectSame(
      assessCube(mergeCubes([cubes[2], cubes[0], cubes[1]]), plan),
      assessCube(mergeCubes(cubes), plan),
      TOLERANCE,
    );
  });

  it('adds up counts on a grid, and the account of rows', async () => {
    const grid = { start: 0, stop: 1, bins: 4, extraEdges: [] };
    const plan = resolvePlan(
      planOf({ score: { column: 'score', threshold: 0.5, comparison: 'atLeast', grid }, prediction: null }),
      table(fixed),
    );
    const cube = await tallyTable(table(fixed), plan, 3);
    const merged = mergeCubes([cube, cube]);
    expect(merged.rows).toEqual({ tallied: 8, setAside: 6, weightMissing: 0, scoreMissing: 0, scoreOutsideUnit: 0 });
    expect([...merged.combinations[0].cells.histogram!.n]).toEqual(
      [...cube.combinations[0].cells.histogram!.n].map((n) => 2 * n),
    );
  });

  it('unites classes and strata that only some cubes have', async () => {
    const [first, second] = [
      fixed.map((each) => ({ ...each, region: 'west' })),
      fixed.map((each) => ({ ...each, label: each.label === '1' ? '1' : '7' })),
    ];
    const cubes = await Promise.all(
      [first, second].map((rows) =>
        tallyTable(table(rows), resolvePlan(planOf({ classes: [], controlFeature: 'region' }), table(rows)), 0),
      ),
    );
    expect(cubes.map(({ classes }) => classes)).toEqual([
      ['0', '1'],
      ['1', '0', '7'],
    ]);
    const merged = mergeCubes(cubes);
    expect(merged.classes).toEqual(['0', '1', '7']);
    expect(merged.strata).toEqual(['west', 'north']);
    expect(merged.combinations[0].classes!.n.reduce((a, b) => a + b)).toBe(8);
  });

  it.each<[string, Partial<AuditPlan>]>([
    ['weights', { sampleWeight: null }],
    ['classes', { classes: null }],
    ['score', { score: null }],
    ['numeric target', { numericTarget: null }],
    ['prediction of the numeric target', { numericTarget: { column: 'y', prediction: null, origin: 0 } }],
    ['origin of the numeric target', { numericTarget: { column: 'y', prediction: 'guess', origin: 5 } }],
    ['prediction', { prediction: null }],
    ['calibration bins', { calibrationBins: 7 }],
    ['combinations of features', { sensitiveFeatures: [{ column: 'sex' }] }],
  ])('refuses cubes that differ in: %s', async (what, changes) => {
    const cubeOf = async (plan: AuditPlan) => tallyTable(table(fixed), resolvePlan(plan, table(fixed)), 0);
    const cubes = [
      await cubeOf(planOf({ ...roles, numericTarget: { column: 'y', prediction: 'guess', origin: 0 } })),
      await cubeOf(planOf({ ...roles, numericTarget: { column: 'y', prediction: 'guess', origin: 0 }, ...changes })),
    ];
    expect(() => mergeCubes(cubes)).toThrow(
      expect.objectContaining({ code: 'cube/cannot-merge', details: { what } }) as Error,
    );
  });

  it('refuses grids with other edges, and no cubes at all', async () => {
    const cubeOn = async (bins: number) => {
      const grid = { start: 0, stop: 1, bins, extraEdges: [] };
      const plan = planOf({ score: { column: 'score', threshold: null, comparison: 'atLeast', grid } });
      return tallyTable(table(fixed), resolvePlan(plan, table(fixed)), 0);
    };
    const cubes = [await cubeOn(4), await cubeOn(5)];
    expect(() => mergeCubes(cubes)).toThrow(
      expect.objectContaining({ details: { what: 'grid of the score' } }) as Error,
    );
    expect(() => mergeCubes([])).toThrow(expect.objectContaining({ code: 'cube/cannot-merge' }) as Error);
  });
});
