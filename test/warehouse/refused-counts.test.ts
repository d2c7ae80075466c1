import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../src/data/read-table.ts';
import type { AppError } from '../../src/errors.ts';
import { errorMessage } from '../../src/messages/errors.ts';
import type { AuditPlan, ResolvedPlan } from '../../src/plan/plan.ts';
import { cubeSql } from '../../src/warehouse/cube-sql.ts';
import { dialectOf } from '../../src/warehouse/dialects.ts';
import { looksLikeCounts } from '../../src/warehouse/counts-file.ts';
import { countsScoresOneByOne, withScoreBins } from '../../src/warehouse/wide-scores.ts';
import { DuckDb } from '../support/engines/duckdb.ts';
import { tableStatements } from '../support/engines/sql-table.ts';
import { planOf } from '../support/plan-of.ts';
import { auditOfResult, cubeOfRows, cubeOfResult, expectSameCube } from './counts-of.ts';
import { people } from './people.ts';
import type { SmallTable } from './small-tables.ts';

const PLAN = planOf({ sensitiveFeatures: [{ column: 'sex' }], sampleWeight: 'weight' });
let duckdb: DuckDb;
let good: string;
beforeAll(async () => {
  duckdb = await DuckDb.open();
  good = await resultOf(people(), PLAN).then((file) => file.text());
});
afterAll(() => duckdb.close());

/** The result of a plan that was resolved on one table, counted in another. */
async function resultOf(table: SmallTable, plan: AuditPlan, counted = table): Promise<File> {
  const rows = await cubeOfRows(table, plan);
  if (typeof rows === 'string') throw new Error(rows);
  return countedBy(rows.plan, counted);
}

async function countedBy(plan: ResolvedPlan, table: SmallTable): Promise<File> {
  await duckdb.run('DROP TABLE IF EXISTS people');
  for (const statement of tableStatements(table, dialectOf('duckdb'), { table: 'people', type: 'VARCHAR' })) {
    await duckdb.run(statement);
  }
  return duckdb.exported(cubeSql(plan, { dialect: 'duckdb', table: 'people' }), 'csv');
}

const refused = (file: File): Promise<AppError> =>
  auditOfResult(file).then(
    () => expect.fail('was not refused'),
    (error: AppError) => error,
  );
const edited = (change: (lines: string[]) => string[]): File =>
  new File([`${change(good.trimEnd().split('\n')).join('\n')}\n`], 'counts.csv');
const without = (line: RegExp) => edited((lines) => lines.filter((each) => !line.test(each)));

/** Changes cells of a column by name. */
function withColumn(name: string, change: (line: string) => boolean, value: string): File {
  return edited(([head, ...lines]) => {
    const at = head.split(',').indexOf(name);
    const changed = lines.map((line) =>
      change(line)
        ? line
            .split(',')
            .map((cell, i) => (i === at ? value : cell))
            .join(',')
        : line,
    );
    return [head, ...changed];
  });
}

const isGroup = (line: string): boolean => /^1,1,/.test(line);

describe('a result that is not as it was made is refused in words', () => {
  const cases: [string, () => File, string, Record<string, unknown>][] = [
    ['without its last row', () => edited((lines) => lines.slice(0, -1)), 'counts/damaged', { what: 'sum' }],
    ['cut in the middle of a row', () => new File([good.slice(0, -30)], 'counts.csv'), 'counts/damaged', {}],
    ['with a row twice', () => edited((lines) => [...lines, lines.find(isGroup)!]), 'counts/damaged', { what: 'sum' }],
    ['without the plan', () => without(/^1,plan,/), 'counts/damaged', { what: 'plan' }],
    ['without the account', () => without(/^1,rows,/), 'counts/damaged', { what: 'rows' }],
    [
      'with a part of another plan',
      () => edited((l) => [...l, l.find(isGroup)!.replace('1,1,', '1,7,')]),
      'counts/damaged',
      { what: 'sum', part: '7' },
    ],
    [
      'with a number that is none',
      () => withColumn('label', isGroup, '3'),
      'counts/damaged',
      { what: 'number', name: 'label' },
    ],
    ['with half a row counted', () => withColumn('n', isGroup, '0.5'), 'counts/damaged', { what: 'number', name: 'n' }],
    ['of a newer format', () => withColumn('evenhand_counts', () => true, '2'), 'counts/newer-version', { version: 2 }],
    [
      'with a row of no format',
      () => withColumn('evenhand_counts', isGroup, ''),
      'counts/damaged',
      { what: 'version' },
    ],
  ];
  it.each(cases)('%s', async (_, file, code, details) => {
    const error = await refused(file());
    expect(error.code).toBe(code);
    expect(error.details).toMatchObject(details);
    const { what, next } = errorMessage(error.code, error.details);
    expect(`${what} ${next}`).not.toMatch(/undefined|\?/);
  });

  it('and one without a column of counts is no result at all', async () => {
    const file = new File([good.replace('without_weight', 'without')], 'counts.csv');
    expect(looksLikeCounts((await readTable(file, {})).table)).toBe(false);
    expect(looksLikeCounts((await readTable(new File([good], 'counts.csv'), {})).table)).toBe(true);
  });
});

describe('counts of rows that the plan does not fit are refused as the rows would be', () => {
  const rowsWith = (name: string, cell: (row: number) => string): SmallTable => {
    const { names, rows } = people();
    const at = names.indexOf(name);
    return { names, rows: rows.map((row, r) => row.map((each, i) => (i === at ? cell(r) : each))) };
  };
  it.each<[string, string, (row: number) => string, string]>([
    ['weights below zero', 'weight', (r) => (r === 7 ? '-1' : '1'), 'weights/negative'],
    ['no weight', 'weight', () => '0', 'weights/none'],
    ['no positive label', 'label', () => '0', 'plan/positive-not-found'],
    ['no negative label', 'label', () => '1', 'plan/label-one-value'],
    ['no negative decision', 'prediction', () => '1', 'plan/prediction-one-value'],
    ['one group', 'sex', () => 'F', 'plan/one-group'],
    ['too many groups', 'sex', (r) => `g${r}`, 'plan/too-many-groups'],
  ])('%s', async (_, column, cell, code) => {
    const table = rowsWith(column, cell);
    const wide =
      code === 'plan/too-many-groups'
        ? { ...table, rows: [...table.rows, ...table.rows.map((r, i) => r.map((c, at) => (at === 0 ? `h${i}` : c)))] }
        : table;
    expect(await cubeOfRows(wide, PLAN)).toBe(code);
    expect((await refused(await resultOf(people(), PLAN, wide))).code).toBe(code);
  });

  it('and a reference that nobody is in', async () => {
    const named = { ...PLAN, sensitiveFeatures: [{ column: 'sex', reference: 'F' }] };
    const error = await refused(
      await resultOf(
        people(),
        named,
        rowsWith('sex', (r) => 'MX'[r % 2]),
      ),
    );
    expect(error.code).toBe('plan/reference-not-found');
  });

  it('and no rows at all', async () => {
    const rows = await cubeOfRows(people(), PLAN);
    if (typeof rows === 'string') throw new Error(rows);
    await duckdb.run('DROP TABLE IF EXISTS people');
    const [create] = tableStatements(people(), dialectOf('duckdb'), { table: 'people', type: 'VARCHAR' });
    await duckdb.run(create);
    const file = await duckdb.exported(cubeSql(rows.plan, { dialect: 'duckdb', table: 'people' }), 'csv');
    expect((await refused(file)).code).toBe('audit/no-complete-rows');
  });
});

describe('a score with more values than are kept one by one', () => {
  const scored = planOf({
    sensitiveFeatures: [{ column: 'sex' }],
    score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
  });
  const many = (rows: number): SmallTable => ({
    names: ['sex', 'label', 'prediction', 'score'],
    rows: Array.from({ length: rows }, (_, i) => [
      'FM'[i % 2],
      String(i % 3 === 0 ? 1 : 0),
      String(i % 5 === 0 ? 1 : 0),
      String(((i * 7919) % 70_001) / 70_001),
    ]),
  });

  it('is refused where it was counted by value, and fits in bins', async () => {
    const plan = { ...scored, prediction: null } satisfies AuditPlan;
    const rows = await cubeOfRows(many(300), plan);
    if (typeof rows === 'string') throw new Error(rows);
    await duckdb.run('DROP TABLE IF EXISTS people');
    await duckdb.run(`CREATE TABLE people AS SELECT CASE WHEN i % 2 = 0 THEN 'F' ELSE 'M' END AS sex,
      CAST(i % 3 = 0 AS INTEGER) AS label, ((i * 7919) % 70001) / 70001 AS score FROM range(65600) AS r(i)`);
    const sqlOf = (of: ResolvedPlan): string => cubeSql(of, { dialect: 'duckdb', table: 'people' });
    const error = await refused(await duckdb.exported(sqlOf(rows.plan), 'parquet'));
    expect(error.code).toBe('counts/too-many-scores');
    expect(error.details).toMatchObject({ scores: 65_600, most: 65_536 });
    expect(countsScoresOneByOne(rows.plan)).toBe(true);
    const binned = withScoreBins(rows.plan);
    expect(countsScoresOneByOne(binned)).toBe(false);
    const counted = await cubeOfResult(await duckdb.exported(sqlOf(binned), 'parquet'));
    expect(counted.cube.rows.tallied).toBe(65_600);
    const same = await cubeOfRows(many(300), binned);
    if (typeof same === 'string') throw new Error(same);
    expectSameCube(await cubeOfResult(await countedBy(binned, many(300))), same);
  });

  it('cannot be asked for in bins narrower than doubles', () => {
    const grid = { start: 1e9, stop: 1e9 + 1e-6, bins: 1000, extraEdges: [] };
    const plan: ResolvedPlan = {
      ...planOf({ score: { column: 'score', threshold: null, comparison: 'atLeast', grid } }),
      sensitiveFeatures: [{ column: 'sex', reference: 'F' }],
    };
    expect(() => cubeSql(plan, { dialect: 'duckdb', table: 'people' })).toThrow(
      expect.objectContaining({ code: 'counts/cannot-print' }),
    );
  });
});
