import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { sortFiles } from '../../src/ui/state/sort-files.ts';
import { cubeSql } from '../../src/warehouse/cube-sql.ts';
import { countsColumns } from '../../src/warehouse/counts-file.ts';
import { dialectOf } from '../../src/warehouse/dialects.ts';
import { DataService } from '../../src/workers/data.service.ts';
import { DuckDb } from '../support/engines/duckdb.ts';
import { tableStatements } from '../support/engines/sql-table.ts';
import { expectSameAudit, expectSameCube, fileOf } from './counts-of.ts';
import { people, PLANS } from './people.ts';

const PLAN = PLANS['decisions, weighted'];
const service = new DataService({
  policyInForce: async () => true,
  offOriginRequests: () => 0,
  deviceMemoryBytes: () => undefined,
});
let duckdb: DuckDb;
beforeAll(async () => void (duckdb = await DuckDb.open()));
afterAll(() => duckdb.close());

async function counts(rows = people()): Promise<{ readonly csv: File; readonly parquet: File }> {
  const { plan } = await auditFile(fileOf(people()), PLAN);
  await duckdb.run('DROP TABLE IF EXISTS people');
  for (const statement of tableStatements(rows, dialectOf('duckdb'), { table: 'people', type: 'VARCHAR' })) {
    await duckdb.run(statement);
  }
  const sql = cubeSql(plan, { dialect: 'duckdb', table: 'people' });
  return { csv: await duckdb.exported(sql, 'csv'), parquet: await duckdb.exported(sql, 'parquet') };
}

describe('a dropped file of counts', () => {
  it('is told by its content, and opens as a finished audit that names the file and the rows that were counted', async () => {
    const { csv, parquet } = await counts();
    const plainCsv = new File(['evenhand_counts,part,n\n1,2,3\n'], 'other.csv');
    const sorted = await sortFiles([csv, parquet, plainCsv, fileOf(people())]);
    expect(sorted.audits.map(({ name }) => name)).toEqual([csv.name, parquet.name]);
    expect(sorted.data.map(({ name }) => name)).toEqual(['other.csv', 'rows.csv']);
    const rows = await auditFile(fileOf(people()), PLAN);
    for (const file of [csv, parquet]) {
      const audit = await service.readAudit('job', file);
      expectSameAudit(audit, rows);
      expect(audit.file).toMatchObject({ name: file.name, size: file.size, rows: 420, holds: 'counts' });
      expect(audit.file.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('is read where another engine writes names in capitals, and where it is packed', async () => {
    const text = await (await counts()).csv.text();
    const [head, ...lines] = text.split('\n');
    const capitals = new File([[head.toUpperCase(), ...lines].join('\n')], 'counts.csv');
    expect((await sortFiles([capitals])).audits).toHaveLength(1);
    const packed = new File([new Uint8Array(gzipSync(text))], 'counts.csv.gz');
    const opened = await service.read('job', [packed], { options: {} }, () => {});
    expect(countsColumns(opened.profile)).toBe(true);
    const audits = [await service.readAudit('job', capitals), await service.readAudit('job', packed)];
    expectSameCube(audits[1], audits[0]);
  });

  it('answers what its counts can tell, and says of the rest that it needs the rows', async () => {
    const audit = await service.readAudit('job', (await counts()).csv);
    const plan = { ...audit.plan, sensitiveFeatures: [{ column: 'sex', reference: 'F' }] };
    const revised = await service.reassessCube('job', audit, plan);
    expect(revised?.plan.sensitiveFeatures[0]).toEqual({ column: 'sex', reference: 'F' });
    await expect(service.reassessCube('job', audit, { ...audit.plan, sampleWeight: null })).rejects.toMatchObject({
      code: 'audit/needs-rows',
    });
  });

  it('merges with others into the audit of all rows', async () => {
    const all = people();
    const half = (part: number) => ({ ...all, rows: all.rows.filter((_, i) => i % 2 === part) });
    const audits = [];
    for (const part of [0, 1]) audits.push(await service.readAudit('job', (await counts(half(part))).csv));
    const merged = await service.mergeAudits('job', audits, 0);
    const whole = await service.readAudit('job', (await counts()).csv);
    expect(merged.cube.rows).toEqual(whole.cube.rows);
    expectSameCube({ ...merged, plan: whole.plan }, whole);
  });
});
