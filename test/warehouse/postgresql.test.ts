import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cubeSql } from '../../src/warehouse/cube-sql.ts';
import { dialectOf } from '../../src/warehouse/dialects.ts';
import { auditFile } from '../../src/audit/audit-file.ts';
import { planOf } from '../support/plan-of.ts';
import { HAS_POSTGRESQL, PostgreSql } from '../support/engines/postgresql.ts';
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
import { smallCases } from './small-tables.ts';

const POSTGRESQL = dialectOf('postgresql');
const OPTIONS = { dialect: 'postgresql', table: 'people' } as const;

describe.skipIf(!HAS_POSTGRESQL)('counts made by PostgreSQL', () => {
  let postgresql: PostgreSql;
  beforeAll(async () => void (postgresql = await PostgreSql.start()));
  afterAll(() => postgresql.stop());

  it('are those of the rows, whatever the plan and the cells', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(smallCases, async ({ table, plan }) => {
        const rows = await cubeOfRows(table, plan);
        if (typeof rows === 'string') return;
        const filled = tableStatements(table, POSTGRESQL, { table: 'people', type: 'text' });
        await postgresql.run(`DROP TABLE IF EXISTS people;${filled.join(';')};`);
        expectSameCube(await cubeOfResult(await postgresql.exported(cubeSql(rows.plan, OPTIONS))), rows);
        compared++;
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(4);
  });

  it('give the same audit', async () => {
    const table = people();
    const rows = await auditFile(fileOf(table), PLANS['scores on a grid']);
    const filled = tableStatements(table, POSTGRESQL, { table: 'people', type: 'text' });
    await postgresql.run(`DROP TABLE IF EXISTS people;${filled.join(';')};`);
    expectSameAudit(await auditOfResult(await postgresql.exported(cubeSql(rows.plan, OPTIONS))), rows);
  });

  it('are those of what COPY writes of a table whose columns have types', async () => {
    await postgresql.run(`DROP TABLE IF EXISTS people;
      CREATE TABLE people AS SELECT
      CASE WHEN i % 3 = 0 THEN NULL ELSE i % 3 = 1 END AS member, CAST(i % 4 AS double precision) AS rank,
      CAST(i % 5 AS numeric(4, 2)) AS grade, CAST(CASE WHEN i % 2 = 0 THEN 'x' ELSE 'yes' END AS char(4)) AS padded,
      CAST(i % 7 < 3 AS integer) AS label, i % 5 < 2 AS prediction, CAST((i * 37 % 101) / 101.0 AS real) AS score,
      CASE WHEN i % 11 = 0 THEN 'NaN' WHEN i % 13 = 0 THEN 'Infinity' ELSE i % 3 + 0.1 END :: double precision AS weight
      FROM generate_series(0, 299) AS r(i);`);
    const copied = await postgresql.exported('SELECT * FROM people');
    const plan = planOf({
      sensitiveFeatures: ['member', 'rank', 'grade', 'padded'].map((column) => ({ column })),
      prediction: { column: 'prediction', positive: { values: ['t'] } },
      score: { column: 'score', threshold: null, comparison: 'atLeast' },
      sampleWeight: 'weight',
      intersectionDepth: 1,
    });
    const rows = await cubeOfFile(copied, plan);
    if (typeof rows === 'string') throw new Error(rows);
    const counted = await cubeOfResult(await postgresql.exported(cubeSql(rows.plan, OPTIONS)));
    expectSameCube(counted, rows);
    const levels = counted.cube.combinations.map(({ groups }) => groups.flat().sort());
    expect(levels[0]).toEqual(['', 'f', 't']);
    expect(levels[1]).toEqual(['0', '1', '2', '3']);
    expect(levels[3]).toEqual(['x   ', 'yes ']);
  });
});
