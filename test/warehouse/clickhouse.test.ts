import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { cubeSql } from '../../src/warehouse/cube-sql.ts';
import { dialectOf } from '../../src/warehouse/dialects.ts';
import { ClickHouse, HAS_CLICKHOUSE } from '../support/engines/clickhouse.ts';
import { tableStatements } from '../support/engines/sql-table.ts';
import {
  auditOfResult,
  cubeOfResult,
  cubeOfRows,
  expectSameAudit,
  expectSameCube,
  fileOf,
  readResult,
} from './counts-of.ts';
import { people, PLANS } from './people.ts';
import { smallCases, type SmallTable } from './small-tables.ts';

const CLICKHOUSE = dialectOf('clickhouse-18');
const OPTIONS = { dialect: 'clickhouse-18', table: 'everyone' } as const;
const SHARDS = [1, 2];

describe.skipIf(!HAS_CLICKHOUSE)('counts made by ClickHouse over the shards of a Distributed table', () => {
  let clickhouse: ClickHouse;
  beforeAll(async () => void (clickhouse = await ClickHouse.start()));
  afterAll(() => clickhouse.stop());

  /** Puts every other row on each shard. */
  async function fill(table: SmallTable): Promise<void> {
    for (const shard of SHARDS) {
      const half = { ...table, rows: table.rows.filter((_, i) => i % SHARDS.length === shard - 1) };
      const how = { table: 'people', type: 'Nullable(String)', ending: ' ENGINE = Memory' };
      await clickhouse.run('DROP TABLE IF EXISTS people', shard);
      for (const statement of tableStatements(half, CLICKHOUSE, how)) await clickhouse.run(statement, shard);
    }
    await clickhouse.run('DROP TABLE IF EXISTS everyone');
    await clickhouse.run('CREATE TABLE everyone AS people ENGINE = Distributed(shards, default, people)');
  }

  it('are those of the rows, whatever the plan and the cells', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(smallCases, async ({ table, plan }) => {
        const rows = await cubeOfRows(table, plan);
        if (typeof rows === 'string') return;
        await fill(table);
        expectSameCube(await cubeOfResult(await clickhouse.exported(cubeSql(rows.plan, OPTIONS))), rows);
        compared++;
      }),
      { numRuns: 5, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(2);
  });

  it('give the same audit', async () => {
    const table = people();
    const rows = await auditFile(fileOf(table), PLANS['scores on a grid']);
    await fill(table);
    expectSameAudit(await auditOfResult(await clickhouse.exported(cubeSql(rows.plan, OPTIONS))), rows);
  });

  it('are grouped on the shards: what crosses between them is groups, not rows', async () => {
    const table = people(4000);
    const rows = await auditFile(fileOf(table), PLANS['decisions, weighted']);
    await fill(table);
    const groups = (await readResult(await clickhouse.exported(cubeSql(rows.plan, OPTIONS)))).table.rowCount;
    const sent = await clickhouse.rowsSent(cubeSql(rows.plan, OPTIONS));
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(SHARDS.length * groups);
  });
});
