import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { cubeSql } from '../../src/warehouse/cube-sql.ts';
import { dialectOf } from '../../src/warehouse/dialects.ts';
import { planOf } from '../support/plan-of.ts';
import { DuckDb } from '../support/engines/duckdb.ts';
import { tableStatements } from '../support/engines/sql-table.ts';
import {
  auditOfResult,
  cubeOfFile,
  cubeOfResult,
  cubeOfRows,
  expectSameAudit,
  expectSameCube,
  fileOf,
} from './counts-of.ts';
import { people, PLANS } from './people.ts';
import { smallCases, type SmallTable } from './small-tables.ts';

const OPTIONS = { dialect: 'duckdb', table: 'people' } as const;
let duckdb: DuckDb;
beforeAll(async () => void (duckdb = await DuckDb.open()));
afterAll(() => duckdb.close());

async function fill(table: SmallTable, type = 'VARCHAR'): Promise<void> {
  await duckdb.run('DROP TABLE IF EXISTS people');
  for (const statement of tableStatements(table, dialectOf('duckdb'), { table: 'people', type })) {
    await duckdb.run(statement);
  }
}

describe('counts made by DuckDB', () => {
  it('are those of the rows, whatever the plan and the cells, as CSV and as Parquet', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(smallCases, async ({ table, plan }) => {
        const rows = await cubeOfRows(table, plan);
        if (typeof rows === 'string') return;
        await fill(table);
        const sql = cubeSql(rows.plan, OPTIONS);
        expectSameCube(await cubeOfResult(await duckdb.exported(sql, 'csv')), rows);
        expectSameCube(await cubeOfResult(await duckdb.exported(sql, 'parquet')), rows);
        compared++;
      }),
      { numRuns: 10, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(5);
  });

  it.each(Object.entries(PLANS))('give the same audit: %s', async (_, plan) => {
    const table = people();
    const rows = await auditFile(fileOf(table), plan);
    await fill(table);
    const result = await duckdb.exported(cubeSql(rows.plan, OPTIONS), 'csv');
    expectSameAudit(await auditOfResult(result), rows);
  });

  it('are those of the CSV export of a table whose columns have types', async () => {
    await duckdb.run('DROP TABLE IF EXISTS people');
    await duckdb.run(`CREATE TABLE people AS SELECT
      CASE WHEN i % 3 = 0 THEN NULL ELSE i % 3 = 1 END AS member,
      CAST(i % 4 AS DOUBLE) AS rank, CAST(i % 5 AS DECIMAL(4, 2)) AS grade, DATE '2026-01-01' + CAST(i % 2 AS INTEGER) AS day,
      CAST(i % 7 < 3 AS INTEGER) AS label, i % 5 < 2 AS prediction, CAST((i * 37 % 101) / 101 AS FLOAT) AS score,
      CASE WHEN i % 11 = 0 THEN 'NaN'::DOUBLE WHEN i % 13 = 0 THEN 'inf'::DOUBLE ELSE i % 3 + 0.1 END AS weight
      FROM range(300) AS r(i)`);
    const exported = await duckdb.exported('SELECT * FROM people', 'csv');
    const plan = planOf({
      sensitiveFeatures: [
        { column: 'member' },
        { column: 'rank', reference: '1.0' },
        { column: 'grade' },
        { column: 'day' },
      ],
      prediction: { column: 'prediction', positive: { values: ['true'] } },
      score: { column: 'score', threshold: null, comparison: 'atLeast' },
      sampleWeight: 'weight',
      intersectionDepth: 1,
    });
    const rows = await cubeOfFile(exported, plan);
    if (typeof rows === 'string') throw new Error(rows);
    const counted = await cubeOfResult(await duckdb.exported(cubeSql(rows.plan, OPTIONS), 'csv'));
    expectSameCube(counted, rows);
    const levels = counted.cube.combinations.map(({ groups }) => groups.flat().sort());
    expect(levels[0]).toEqual(['', 'false', 'true']);
    expect(levels[1]).toEqual(['0.0', '1.0', '2.0', '3.0']);
    expect(levels[2]).toEqual(['0.00', '1.00', '2.00', '3.00', '4.00']);
  });
});
