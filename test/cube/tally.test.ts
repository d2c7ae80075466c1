import { describe, expect, it } from 'vitest';
import { cubeToJson } from '../../src/cube/cube-json.ts';
import { cellIndex, classIndex, NEGATIVE, POSITIVE, UNKNOWN } from '../../src/cube/cube.ts';
import { mapSums } from '../../src/cube/sums.ts';
import { tallyTable } from '../../src/cube/tally.ts';
import type { Table } from '../../src/data/table.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { planOf } from '../support/plan-of.ts';
import { tableOf } from '../support/table-of.ts';

const tally = async (table: Table, plan: AuditPlan) => tallyTable(table, resolvePlan(plan, table), 0);

const SMALL = {
  group: ['a', 'a', 'b', 'b', '', 'b'],
  sex: ['F', 'M', 'F', 'M', 'F', 'F'],
  label: ['1', '0', '1', '', '0', '0'],
  prediction: ['1', '1', '0', '1', 'NA', '0'],
  weight: [1, 2, 0.5, 4, 1, 1],
  score: [0.9, 0.5, 0.1, NaN, 1, 0],
};

describe('tallyTable', () => {
  it('counts rows by group, label and prediction, with unknown as a state and blanks as a group', async () => {
    const cube = await tally(tableOf(SMALL), planOf());
    const [table] = cube.combinations;
    expect(table.groups).toEqual([['a'], ['b'], ['']]);
    const n = (g: number, l: 0 | 1 | 2, p: 0 | 1 | 2) => table.cells.n[cellIndex(g, 0, 1, l, p)];
    expect(n(0, POSITIVE, POSITIVE)).toBe(1);
    expect(n(0, NEGATIVE, POSITIVE)).toBe(1);
    expect(n(1, POSITIVE, NEGATIVE)).toBe(1);
    expect(n(1, UNKNOWN, POSITIVE)).toBe(1);
    expect(n(1, NEGATIVE, NEGATIVE)).toBe(1);
    expect(n(2, NEGATIVE, UNKNOWN)).toBe(1);
    expect(cube.rows).toMatchObject({ tallied: 6, setAside: 0, weightMissing: 0, scoreMissing: null });
  });

  it('sums weights and their squares, and leaves rows without a weight out by name', async () => {
    const table = tableOf({ ...SMALL, weight: [1, 2, 0.5, 4, NaN, 1] });
    const cube = await tally(table, planOf({ sampleWeight: 'weight' }));
    const { cells } = cube.combinations[0];
    expect([...cells.w].reduce((a, b) => a + b)).toBe(8.5);
    expect([...cells.w2].reduce((a, b) => a + b)).toBe(1 + 4 + 0.25 + 16 + 1);
    expect(cube.rows).toMatchObject({ tallied: 5, weightMissing: 1 });
  });

  it('makes one table per combination up to the depth, each with all rows', async () => {
    const plan = planOf({ sensitiveFeatures: [{ column: 'group' }, { column: 'sex' }], intersectionDepth: 2 });
    const cube = await tally(tableOf(SMALL), plan);
    expect(cube.combinations.map(({ features }) => features)).toEqual([['group'], ['sex'], ['group', 'sex']]);
    for (const { cells } of cube.combinations) expect([...cells.n].reduce((a, b) => a + b)).toBe(6);
    expect(cube.combinations[2].groups).toEqual([
      ['a', 'F'],
      ['a', 'M'],
      ['b', 'F'],
      ['b', 'M'],
      ['', 'F'],
    ]);
  });

  it('keeps score, moments, logarithms and calibration of the rows that have a score', async () => {
    const cube = await tally(
      tableOf(SMALL),
      planOf({ score: { column: 'score', threshold: null, comparison: 'atLeast' } }),
    );
    const { cells } = cube.combinations[0];
    const total = (sums: Float64Array) => [...sums].reduce((a, b) => a + b, 0);
    expect(cube.score).toEqual({ kind: 'exact', values: Float64Array.of(0, 0.1, 0.5, 0.9, 1) });
    expect(total(cells.scoreN)).toBe(5);
    expect(total(cells.ws)).toBeCloseTo(2.5, 12);
    expect(total(cells.ws2)).toBeCloseTo(0.81 + 0.25 + 0.01 + 1, 12);
    const clip = 2 ** -52;
    expect(total(cells.wLogScore)).toBeCloseTo(
      -[0.9, 0.5, 0.1, 1 - clip, clip].reduce((sum, s) => sum + Math.log(s), 0),
      9,
    );
    expect(total(cells.calibration!.n)).toBe(5);
    const perBin = Array.from({ length: 10 }, (_, bin) =>
      [...cells.calibration!.n].filter((_, i) => i % 10 === bin).reduce((a, b) => a + b, 0),
    );
    expect(perBin).toEqual([2, 0, 0, 0, 1, 0, 0, 0, 1, 1]);
    expect(cube.rows).toMatchObject({ scoreMissing: 1, scoreOutsideUnit: 0 });
  });

  it('counts scores outside 0…1 and keeps them out of logarithms and calibration, not out of the histogram', async () => {
    const table = tableOf({ ...SMALL, score: [-1, 2, 0.5, 0.5, 7, 0.5] });
    const cube = await tally(table, planOf({ score: { column: 'score', threshold: null, comparison: 'atLeast' } }));
    const { cells } = cube.combinations[0];
    expect(cube.rows.scoreOutsideUnit).toBe(3);
    expect([...cells.calibration!.n].reduce((a, b) => a + b)).toBe(3);
    expect([...cells.histogram!.n].reduce((a, b) => a + b)).toBe(6);
    expect([...cells.ws].reduce((a, b) => a + b)).toBeCloseTo(9.5, 12);
  });

  it('counts by stratum when a control feature is named', async () => {
    const cube = await tally(tableOf(SMALL), planOf({ controlFeature: 'sex' }));
    expect(cube.strata).toEqual(['F', 'M']);
    expect(cube.combinations[0].cells.n[cellIndex(0, 1, 2, NEGATIVE, POSITIVE)]).toBe(1);
  });

  it('sums powers of a numeric target, measured from its origin, and of its errors', async () => {
    const table = tableOf({ ...SMALL, y: [1, 2, 3, NaN, 5, 6], guess: [2, 2, 1, 4, 5, 8] });
    const numericTarget = { column: 'y', prediction: 'guess', origin: 2 };
    const cube = await tally(table, planOf({ numericTarget, sampleWeight: 'weight' }));
    const target = cube.combinations[0].cells.target!;
    expect(cube).toMatchObject({ hasTarget: true, hasTargetPrediction: true });
    const total = (sums: Float64Array) => [...sums].reduce((a, b) => a + b, 0);
    // Rows with all known, as weight · power: y − 2 is −1, 0, 1, 3, 4; errors are 1, 0, −2, 0, 2.
    expect(mapSums(target, total)).toEqual({
      n: 5,
      w: 5.5,
      w2: 1 + 4 + 0.25 + 1 + 1,
      wy: -1 + 0.5 + 3 + 4,
      wy2: 1 + 0.5 + 9 + 16,
      wy3: -1 + 0.5 + 27 + 64,
      wy4: 1 + 0.5 + 81 + 256,
      we: 1 - 1 + 2,
      we2: 1 + 2 + 4,
      we4: 1 + 8 + 16,
      wAbsE: 1 + 1 + 2,
      we2y: -1 + 2 + 16,
      we2y2: 1 + 2 + 64,
    });
  });

  it('sums a numeric target alone over every row that has it', async () => {
    const table = tableOf({ ...SMALL, y: [1, 2, 3, NaN, 5, 6] });
    const cube = await tally(table, planOf({ numericTarget: { column: 'y', prediction: null, origin: 0 } }));
    const target = cube.combinations[0].cells.target!;
    const total = (sums: Float64Array) => [...sums].reduce((a, b) => a + b, 0);
    expect(cube).toMatchObject({ hasTarget: true, hasTargetPrediction: false });
    const { n, w, w2, wy, wy2, ...others } = mapSums(target, total);
    expect([n, w, w2, wy, wy2]).toEqual([5, 5, 5, 17, 75]);
    expect([others.we, others.we2, others.we4, others.wAbsE, others.we2y, others.we2y2]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('counts by class of label and prediction, what is missing or none of them apart', async () => {
    const table = tableOf({
      ...SMALL,
      label: ['1', '0', '2.0', '', '2', '9'],
      prediction: ['1', '2', '2', '1', 'NA', '0'],
      sex: ['F', 'M', 'F', 'M', 'F', 'F'],
    });
    const plan = planOf({ classes: ['0', '1', '2'], controlFeature: 'sex', sampleWeight: 'weight' });
    const cube = await tally(table, plan);
    expect(cube.classes).toEqual(['0', '1', '2']);
    const { classes } = cube.combinations[0];
    const at = (group: number, stratum: number, label: number, prediction: number) => {
      const index = classIndex(group, stratum, 2, label, prediction, 3);
      return [classes!.n[index], classes!.w[index], classes!.w2[index]];
    };
    expect(at(0, 0, 1, 1)).toEqual([1, 1, 1]);
    expect(at(0, 1, 0, 2)).toEqual([1, 2, 4]);
    expect(at(1, 0, 2, 2)).toEqual([1, 0.5, 0.25]);
    expect(at(1, 1, 3, 1)).toEqual([1, 4, 16]);
    expect(at(1, 0, 3, 0)).toEqual([1, 1, 1]);
    expect(at(2, 0, 2, 3)).toEqual([1, 1, 1]);
    expect(classes!.n.reduce((a, b) => a + b)).toBe(6);
    expect(cubeToJson(cube).combinations[0].classCells).toContainEqual({
      group: 1,
      stratum: 1,
      label: null,
      prediction: '1',
      n: 1,
      w: 4,
      w2: 16,
    });
  });

  it('has the classes and targets of smaller combinations as if they had been counted', async () => {
    const table = tableOf({ ...SMALL, y: [1, 2, 3, NaN, 5, 6], guess: [2, 2, 1, 4, 5, 8] });
    const roles = { classes: ['0', '1'], numericTarget: { column: 'y', prediction: 'guess', origin: 3 } };
    const alone = await tally(table, planOf({ ...roles, sensitiveFeatures: [{ column: 'sex' }] }));
    const both = await tally(table, planOf({ ...roles, sensitiveFeatures: [{ column: 'group' }, { column: 'sex' }] }));
    expect(both.combinations[1].classes).toEqual(alone.combinations[0].classes);
    expect(both.combinations[1].cells.target).toEqual(alone.combinations[0].cells.target);
  });

  it('treats groups called __proto__ and constructor as any other', async () => {
    const table = tableOf({ ...SMALL, group: ['__proto__', 'constructor', '__proto__', 'toString', 'a', 'a'] });
    const cube = await tally(table, planOf());
    expect(cube.combinations[0].groups).toEqual([['__proto__'], ['constructor'], ['toString'], ['a']]);
  });

  it('refuses negative weights with the column, the first row and their number', async () => {
    const table = tableOf({ ...SMALL, weight: [1, 2, -0.5, 4, -1, 1] });
    await expect(tally(table, planOf({ sampleWeight: 'weight' }))).rejects.toMatchObject({
      code: 'weights/negative',
      details: { column: 'weight', row: 3, rows: 2 },
    });
  });

  it('refuses weights that are all zero or missing', async () => {
    const table = tableOf({ ...SMALL, weight: [0, 0, 0, NaN, 0, 0] });
    await expect(tally(table, planOf({ sampleWeight: 'weight' }))).rejects.toMatchObject({ code: 'weights/none' });
  });

  it('stops when cancelled', async () => {
    const table = tableOf(SMALL);
    const controller = new AbortController();
    controller.abort();
    const plan = resolvePlan(planOf(), table);
    await expect(tallyTable(table, plan, 0, { signal: controller.signal })).rejects.toMatchObject({
      code: 'job/cancelled',
    });
  });
});
