import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAudits } from '../../../src/audit/merge-audits.ts';
import { reviseFromCube } from '../../../src/audit/run-audit.ts';
import { gridEdges } from '../../../src/plan/score-grid.ts';
import { expectSame } from '../../support/first-difference.ts';
import { planOf } from '../../support/plan-of.ts';
import { byName, countsOf } from './compare.ts';
import { anyPlan, anyRow, auditOf, countedOf, fixed, planForAll, type Row } from './random-audits.ts';

const TOLERANCE = 1e-12;
const sets = fc.array(fc.array(anyRow, { maxLength: 30 }), { minLength: 2, maxLength: 4 });
const withFixed = (drawn: readonly (readonly Row[])[]): Row[][] => drawn.map((rows) => [...fixed, ...rows]);
const sample = (length: number, seed: number): Row[] => [...fixed, ...fc.sample(anyRow, { numRuns: length, seed })];

/** What is said of the files, and not of their rows. */
const ABOUT_FILES = new Set(['notices']);

describe('mergeAudits', () => {
  it('gives what one audit of all rows gives, whatever the plan and the parts', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, sets, async (asked, drawn) => {
        const parts = withFixed(drawn);
        const plan = planForAll(asked, parts.flat());
        const whole = await auditOf('all.csv', parts.flat(), plan);
        const merged = mergeAudits(await Promise.all(parts.map((rows, i) => countedOf(`${i}.csv`, rows, plan))));
        expect(countsOf(merged.cube)).toEqual(countsOf(whole.cube));
        expect(merged.cube.rows).toEqual(whole.cube.rows);
        expectSame(byName(merged.plan), byName(whole.plan), 0);
        expectSame(byName(merged.assessment), byName(whole.assessment), TOLERANCE, ABOUT_FILES);
      }),
      { numRuns: 6 },
    );
  });

  it('counts the same in whatever order and steps the audits come', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPlan,
        fc.tuple(...[1, 2, 3].map(() => fc.array(anyRow, { maxLength: 12 }))),
        async (plan, drawn) => {
          const asked = planForAll(plan, withFixed(drawn).flat());
          const audits = await Promise.all(withFixed(drawn).map((rows, i) => countedOf(`${i}.csv`, rows, asked)));
          const [a, b, c] = audits;
          const atOnce = mergeAudits([a, b, c]);
          for (const other of [mergeAudits([c, a, b]), mergeAudits([mergeAudits([a, b]), c])]) {
            expect(countsOf(other.cube)).toEqual(countsOf(atOnce.cube));
            expectSame(byName(other.assessment), byName(atOnce.assessment), TOLERANCE, ABOUT_FILES);
            expect([...other.file.parts!].sort((x, y) => (x.name < y.name ? -1 : 1))).toEqual(atOnce.file.parts);
          }
        },
      ),
      { numRuns: 3 },
    );
  });

  it('names its parts, adds up what is known of their files, and says that it was merged', async () => {
    const plan = planOf({ minimumGroupSize: 1 });
    const audits = [await countedOf('2023.csv', sample(20, 1), plan), await countedOf('2024.csv', sample(30, 2), plan)];
    const badRows = {
      count: 3,
      setAside: 1,
      blankLines: 2,
      first: [{ line: 4, kind: 'too-many-cells', cells: 9 }],
    } as const;
    const merged = mergeAudits([audits[0], { ...audits[1], file: { ...audits[1].file, badRows } }]);
    expect(merged.file).toMatchObject({
      name: '2023.csv + 2024.csv',
      sha256: null,
      rows: 66,
      size: 66 * 40,
      badRows: { count: 3, setAside: 1, blankLines: 2, first: [] },
    });
    expect(merged.file.parts).toEqual(
      audits.map(({ file: { name, size, sha256, rows } }) => ({ name, size, sha256, rows })),
    );
    expect(merged.assessment.notices).toContainEqual({ code: 'merged', facts: { files: 2 } });
  });

  it('takes settings from the audit that leads, and says which', async () => {
    const strict = planOf({ tolerances: { difference: 0.05, ratio: 0.9 }, minimumGroupSize: 1 });
    const usual = planOf({ minimumGroupSize: 2, sensitiveFeatures: [{ column: 'group', reference: 'b' }] });
    const audits = [await countedOf('a.csv', sample(40, 3), strict), await countedOf('b.csv', sample(40, 4), usual)];
    const [first, second] = [mergeAudits(audits), mergeAudits(audits, 1)];
    expect(first.plan.tolerances.difference).toBe(0.05);
    expect(first.plan.sensitiveFeatures[0].referenceBySize).toBe(true);
    expect(second.plan).toMatchObject({ minimumGroupSize: 2, sensitiveFeatures: [{ reference: 'b' }] });
    expect(second.plan.sensitiveFeatures[0].referenceBySize).toBeUndefined();
    expect(second.assessment.notices).toContainEqual({
      code: 'merged-settings',
      facts: {
        file: 'b.csv',
        settings: ['tolerances', 'minimumGroupSize', 'reference'],
        columns: ['', '', 'group'],
      },
    });
  });

  it('chooses a reference by size again from all rows', async () => {
    const rows = (group: string, n: number): Row[] => Array.from({ length: n }, () => ({ ...fixed[0], group }));
    const plan = planOf({ minimumGroupSize: 1 });
    const audits = [
      await countedOf('a.csv', [...fixed, ...rows('a', 5)], plan),
      await countedOf('b.csv', [...fixed, ...rows('b', 9)], plan),
    ];
    expect(audits.map((each) => each.plan.sensitiveFeatures[0].reference)).toEqual(['a', 'b']);
    expect(mergeAudits(audits).plan.sensitiveFeatures[0].reference).toBe('b');
  });

  it('crosses features no deeper than all of them did, in the order of the audit that leads', async () => {
    const features = [{ column: 'group' }, { column: 'sex' }];
    const plan = planOf({ sensitiveFeatures: features, intersectionDepth: 2, minimumGroupSize: 1 });
    const crossed = await countedOf('a.csv', sample(20, 5), plan);
    const turned = await countedOf('b.csv', sample(20, 6), { ...plan, sensitiveFeatures: [...features].reverse() });
    const single = await countedOf('c.csv', sample(20, 7), { ...plan, intersectionDepth: 1 });
    const merged = mergeAudits([crossed, turned]);
    expect(merged.cube.combinations.map((table) => table.features)).toEqual([['group'], ['sex'], ['group', 'sex']]);
    expect(mergeAudits([crossed, turned], 1).cube.combinations[2].features).toEqual(['sex', 'group']);
    expect(countsOf(merged.cube)).toEqual(
      countsOf((await countedOf('all.csv', [...sample(20, 5), ...sample(20, 6)], plan)).cube),
    );
    const shallow = mergeAudits([crossed, single]);
    expect(shallow.plan.intersectionDepth).toBe(1);
    expect(shallow.cube.combinations).toHaveLength(2);
    expect(shallow.assessment.notices).toContainEqual({ code: 'merged-depth', facts: { depth: 1 } });
  });

  it('moves sums of a numeric target to one origin', async () => {
    const parts = [sample(60, 8), sample(60, 9)];
    const at = (origin: number) =>
      planOf({ numericTarget: { column: 'y', prediction: 'guess', origin }, minimumGroupSize: 1 });
    const merged = mergeAudits([
      await countedOf('a.csv', parts[0], at(2)),
      await countedOf('b.csv', parts[1], at(-3.5)),
    ]);
    const whole = await auditOf('all.csv', parts.flat(), at(2));
    expect(merged.cube.targetOrigin).toBe(2);
    expectSame(byName(merged.assessment), byName(whole.assessment), 1e-10, ABOUT_FILES);
  });

  it('unites classes that are all a file has, those that spell one number as one', async () => {
    const plan = planOf({ classes: [], minimumGroupSize: 1 });
    const decimal = (rows: readonly Row[]) => rows.map((row) => ({ ...row, label: row.label && `${row.label}.0` }));
    const merged = mergeAudits([
      await countedOf('a.csv', sample(30, 10), plan),
      await countedOf(
        'b.csv',
        decimal(sample(30, 11)),
        planOf({ ...plan, label: { column: 'label', positive: { atLeast: 1 } } }),
      ).then((audit) => ({
        ...audit,
        plan: { ...audit.plan, label: { column: 'label', positive: { values: ['1'] } } },
      })),
    ]);
    expect([...merged.plan.classes!].sort()).toEqual(['0', '1', '2']);
    expect(merged.plan.allClasses).toBe(true);
  });

  it('is read like a kept audit: its controls are answered from its counts', async () => {
    const plan = planOf({
      score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
      prediction: null,
      minimumGroupSize: 1,
    });
    const parts = [sample(30, 12), sample(30, 13)];
    const merged = mergeAudits(await Promise.all(parts.map((rows, i) => countedOf(`${i}.csv`, rows, plan))));
    const moved = { ...plan, score: { column: 'score', threshold: 0.75, comparison: 'atLeast' as const } };
    const revised = reviseFromCube(merged, { ...merged.plan, score: moved.score });
    const whole = await auditOf('all.csv', parts.flat(), moved);
    expectSame(byName(revised.assessment), byName(whole.assessment), TOLERANCE, ABOUT_FILES);
    expect(revised.assessment.notices).toContainEqual({ code: 'merged', facts: { files: 2 } });
    expect(revised.file.parts).toHaveLength(2);
  });
});

describe('the scores of merged audits', () => {
  /** Rows with scores of their own. */
  const scored = (length: number, scoreOf: (i: number) => number): Row[] =>
    Array.from({ length }, (_, i) => ({ ...fixed[i % fixed.length], score: scoreOf(i) }));
  const plan = planOf({
    score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
    prediction: null,
    minimumGroupSize: 1,
  });

  it('go on the grid of one file of all rows where they are too many together', async () => {
    const parts = [scored(40_000, (i) => (2 * i) / 80_001), scored(40_000, (i) => (2 * i + 1) / 80_001)];
    const merged = mergeAudits(await Promise.all(parts.map((rows, i) => countedOf(`${i}.csv`, rows, plan))));
    const whole = await countedOf('all.csv', parts.flat(), plan);
    expect(merged.plan.score).toEqual(whole.plan.score);
    expect(merged.cube.score).toEqual(whole.cube.score);
    expect(countsOf(merged.cube)).toEqual(countsOf(whole.cube));
  });

  it('keep the edges that all grids have, exact ones among them', async () => {
    const grid = (extraEdges: number[]) => ({ start: 0, stop: 1, bins: 8, extraEdges });
    const on = (extraEdges: number[]) => ({ ...plan, score: { ...plan.score!, grid: grid(extraEdges) } });
    const parts = [sample(50, 14), sample(50, 15), sample(50, 16)];
    const merged = mergeAudits([
      await countedOf('a.csv', parts[0], on([0.3, 0.55])),
      await countedOf('b.csv', parts[1], on([0.55, 0.6])),
      await countedOf('c.csv', parts[2], plan),
    ]);
    const whole = await countedOf('all.csv', parts.flat(), on([0.55]));
    expect(gridEdges(merged.plan.score!.grid!)).toEqual(gridEdges(grid([0.55])));
    expect(merged.cube.score).toEqual(whole.cube.score);
    expect(countsOf(merged.cube)).toEqual(countsOf(whole.cube));
  });
});
