import { beforeEach, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import type { Progress } from '../../src/workers/data.contract.ts';
import { DataService } from '../../src/workers/data.service.ts';
import { planOf } from '../support/plan-of.ts';
import { reassessed } from './reassessed.ts';

const SEALED = {
  policyInForce: () => Promise.resolve(true),
  offOriginRequests: () => 0,
  deviceMemoryBytes: () => undefined,
};
const nobody = (): void => undefined;

function csv(rows: number, name = 'people.csv', score = (i: number): number => (i % 97) / 97): File {
  const lines = Array.from(
    { length: rows },
    (_, i) => `Person ${i},${'abc'[i % 3]},${i % 2},${i % 5 === 0 ? 1 : 0},${score(i)}`,
  );
  return new File([`name,group,label,prediction,score\n${lines.join('\n')}\n`], name);
}

const byScore = (changes: Partial<AuditPlan> = {}): AuditPlan =>
  planOf({ prediction: null, score: { column: 'score', threshold: 0.5, comparison: 'atLeast' }, ...changes });

let service: DataService;
let jobs = 0;
beforeEach(() => {
  service = new DataService(SEALED);
});
const open = async (file: File): Promise<number> =>
  (await service.read(`${jobs++}`, [file], { options: {} }, nobody)).tableId;
const audit = (table: number, plan: AuditPlan): Promise<Audit> => service.audit(`${jobs++}`, table, plan, nobody);
const reassess = (table: number, plan: AuditPlan): Promise<Audit> => reassessed(service, table, plan);

describe('DataService', () => {
  it('refuses data where no policy binds the worker', async () => {
    service = new DataService({ ...SEALED, policyInForce: () => Promise.resolve(false) });
    await expect(open(csv(10))).rejects.toMatchObject({ code: 'worker/not-sealed' });
  });

  it('reads and audits, with progress that names its stage', async () => {
    const stages = new Set<Progress['stage']>();
    const { tableId, profile } = await service.read('1', [csv(300)], { options: {} }, ({ stage }) => stages.add(stage));
    const result = await service.audit('2', tableId, planOf(), ({ stage }) => stages.add(stage));
    expect(profile.rowCount).toBe(300);
    expect(result.file).toMatchObject({ name: 'people.csv', rows: 300, sha256: profile.sha256 });
    expect(result.assessment.combinations[0].overall.n).toBe(300);
    expect([...stages]).toEqual(['reading', 'profiling', 'tallying', 'assessing']);
  });

  it('gives nothing of a row to the page: no value of a column that may name a person', async () => {
    const { tableId, profile } = await service.read('1', [csv(300)], { options: {} }, nobody);
    expect(JSON.stringify([profile, await audit(tableId, planOf())])).not.toContain('Person ');
  });

  it('gives the first rows when they are asked for, and only of a table that is open', async () => {
    const table = await open(csv(300));
    const { rows } = await service.preview(table, 10);
    expect(rows).toHaveLength(10);
    expect(rows[2][0]).toBe('Person 2');
    await expect(service.preview(table + 1, 10)).rejects.toMatchObject({ code: 'worker/table-gone' });
  });

  it('makes what is passed on, and gives it up when that is cancelled', async () => {
    const made = await audit(await open(csv(300)), planOf());
    const gated = await service.gate('gate', made, 10);
    expect(gated.cube.gate?.minimum).toBe(10);
    const options = { content: 'planAndCube', minimum: 10, facts: { name: true, sha256: false } } as const;
    const link = await service.share('share', made, options);
    expect(link.gated).toEqual(gated);
    expect(link.fragment).toMatch(/^#s=1\.[\w-]+$/);
    const given = service.gate('given up', made, 10);
    await service.cancel('given up');
    await expect(given).rejects.toMatchObject({ code: 'job/cancelled' });
  });

  it('counts again when roles change', async () => {
    const table = await open(csv(600));
    const first = await audit(table, planOf());
    const revised = await reassess(table, planOf({ label: null }));
    expect(revised.cube).not.toBe(first.cube);
    expect(revised.assessment.combinations[0].overall.metrics.baseRate.kind).toBe('undefined');
  });

  it('says which group sizes stand in the way when all are below the minimum', async () => {
    const table = await open(csv(30));
    await expect(audit(table, planOf({ minimumGroupSize: 11 }))).rejects.toMatchObject({
      code: 'audit/all-groups-small',
      details: { minimum: 11, largest: 10, groups: 3 },
    });
  });
});

describe('a revised audit', () => {
  const changed = byScore({
    score: { column: 'score', threshold: 0.25, comparison: 'above' },
    tolerances: { difference: 0.02, ratio: 0.9 },
    sensitiveFeatures: [{ column: 'group', merge: [{ name: 'a or b', levels: ['a', 'b'] }], reference: 'c' }],
  });

  it('is read from the cube for a changed threshold, reference, tolerance and merge, and equals a new tally', async () => {
    const table = await open(csv(600));
    const first = await audit(table, byScore());
    const revised = await reassess(table, changed);
    expect(revised.cube).toBe(first.cube);
    expect(revised.assessment).toEqual((await audit(table, changed)).assessment);
    expect(revised.assessment.combinations[0].groups.map(({ key }) => key)).toEqual([['a or b'], ['c']]);
  });

  it('takes the largest group for a reference that nobody names, after a merge too', async () => {
    const table = await open(csv(600));
    await audit(table, byScore());
    const revised = await reassess(
      table,
      byScore({ sensitiveFeatures: [{ column: 'group', merge: [{ name: 'b or c', levels: ['b', 'c'] }] }] }),
    );
    expect(revised.plan.sensitiveFeatures[0].reference).toBe('b or c');
  });

  it('counts again for a threshold between the edges of a grid, and keeps the cube for one on an edge', async () => {
    const table = await open(csv(70_000, 'many.csv', (i) => i / 70_000));
    const first = await audit(table, byScore());
    expect(first.cube.score?.kind).toBe('grid');
    const score = (threshold: number): AuditPlan['score'] => ({ column: 'score', threshold, comparison: 'atLeast' });
    const onEdge = await reassess(table, byScore({ score: score(0.25) }));
    expect(onEdge.cube).toBe(first.cube);
    const between = await reassess(table, byScore({ score: score(0.123456) }));
    expect(between.cube).not.toBe(first.cube);
    const { selectionRate } = between.assessment.combinations[0].overall.metrics;
    const above = Array.from({ length: 70_000 }, (_, i) => i / 70_000).filter((s) => s >= 0.123456).length;
    expect(selectionRate).toMatchObject({ kind: 'defined', count: above });
  });

  it('of a plan that carries its grid is exact at a threshold off the grid', async () => {
    const table = await open(csv(70_000, 'many.csv', (i) => i / 70_000));
    const { plan } = await audit(table, byScore());
    const moved = { ...plan, score: { ...plan.score!, threshold: 0.123456 } };
    const { assessment } = await audit(table, moved);
    expect(assessment.notices.find(({ code }) => code === 'score-grid')?.facts).not.toHaveProperty('used');
  });
});

describe('tables', () => {
  it('stay when a later file cannot be read, or its reading is cancelled', async () => {
    const table = await open(csv(300));
    await expect(open(new File([''], 'empty.csv'))).rejects.toMatchObject({ code: 'file/empty' });
    const reading = service.read('late', [csv(200_000, 'large.csv')], { options: {} }, nobody);
    await service.cancel('late');
    await expect(reading).rejects.toMatchObject({ code: 'job/cancelled' });
    expect((await audit(table, planOf())).file.name).toBe('people.csv');
  });

  it('are asked for by number: a read that its caller gave up changes nothing', async () => {
    const table = await open(csv(300));
    await open(csv(500, 'unwanted.csv'));
    expect((await audit(table, planOf())).file.name).toBe('people.csv');
    const wanted = await open(csv(400, 'wanted.csv'));
    expect((await audit(wanted, planOf())).file.rows).toBe(400);
  });

  it('are gone when they are let go of, and only they', async () => {
    const [table, later] = [await open(csv(300)), await open(csv(400, 'later.csv'))];
    await service.letGo(table);
    const gone = { code: 'worker/table-gone' };
    await expect(audit(table, planOf())).rejects.toMatchObject(gone);
    await expect(reassess(table, planOf())).rejects.toMatchObject(gone);
    await expect(service.preview(table, 1)).rejects.toMatchObject(gone);
    expect((await audit(later, planOf())).file.rows).toBe(400);
  });

  it('each keep their own last audit, so a revision never mixes two files', async () => {
    const first = await open(csv(300));
    const slow = audit(first, planOf());
    const second = await open(csv(500, 'second.csv'));
    await slow;
    expect((await reassess(second, planOf())).assessment.combinations[0].overall.n).toBe(500);
  });

  it('stay ready after a plan that cannot be audited', async () => {
    const table = await open(csv(300));
    const wrong = planOf({ sensitiveFeatures: [{ column: 'nowhere' }] });
    await expect(audit(table, wrong)).rejects.toMatchObject({ code: 'plan/unknown-column' });
    expect((await audit(table, planOf())).assessment.combinations).toHaveLength(1);
  });
});

describe('what a person says about missing values', () => {
  const rows = ['a,1,1,0.5', 'b,-9,1,0.4', 'a,0,unknown,-9', 'b,1,0,0.3', 'a,0,0,NA', 'b,0,1,0.9'];
  const file = new File([`group,label,prediction,score\n${Array(20).fill(rows.join('\n')).join('\n')}\n`], 'x.csv');
  const missing = { label: ['-9'], prediction: ['unknown'], score: ['-9', 'NA'] };

  it('counts for label, prediction and score, and is written into the plan', async () => {
    const { tableId } = await service.read('m', [file], { options: { missing } }, nobody);
    const plan = planOf({ score: { column: 'score', threshold: null, comparison: 'atLeast' } });
    const result = await audit(tableId, plan);
    expect(result.assessment.combinations[0].overall.n).toBe(80);
    expect(result.cube.rows.scoreMissing).toBe(40);
    expect(result.plan.reading).toEqual({
      columns: [
        { column: 'label', missing: ['-9'] },
        { column: 'prediction', missing: ['unknown'] },
        { column: 'score', missing: ['-9', 'NA'] },
      ],
    });
  });

  it('can also be that nothing is missing', async () => {
    const { tableId } = await service.read(
      'm',
      [file],
      { options: { missing: { label: [], prediction: [] } } },
      nobody,
    );
    const result = await audit(tableId, planOf());
    expect(result.assessment.combinations[0].overall.n).toBe(120);
  });
});
