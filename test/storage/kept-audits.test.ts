import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { Database } from '../../src/storage/database.ts';
import { KeptAudits } from '../../src/storage/kept-audits.ts';
import { anAudit } from './an-audit.ts';

let audit: Audit;
let database: Database;
let store: KeptAudits;
let count = 0;
beforeAll(async () => {
  audit = await anAudit();
});
beforeEach(() => {
  database = new Database(`kept-${count++}`);
  store = new KeptAudits(database);
});

describe('KeptAudits', () => {
  it('gives back what was kept, to the bit, latest first', async () => {
    const first = await store.keep(audit, 'First', 1);
    const second = await store.keep(audit, 'Second', 2);
    expect((await store.list()).map(({ id, title }) => [id, title])).toEqual([
      [second.id, 'Second'],
      [first.id, 'First'],
    ]);
    expect(await store.open(first.id)).toEqual({ entry: first, audit });
  });

  it('keeps no row: no cell of a column that plays no part', async () => {
    const { id } = await store.keep(audit, 'People');
    expect(JSON.stringify(await store.open(id))).not.toContain('Person ');
  });

  it('says of each what file it was, and how many findings of each verdict', async () => {
    const { fileName, fileSize, rows, verdicts } = await store.keep(audit, 'People');
    expect({ fileName, fileSize, rows }).toEqual({ fileName: 'people.csv', fileSize: audit.file.size, rows: 40 });
    const of = (kind: string) => audit.assessment.findings.filter(({ verdict }) => verdict === kind).length;
    expect(verdicts).toEqual({ shown: of('shown'), notEnoughData: of('notEnoughData'), ruledOut: of('ruledOut') });
    expect(audit.assessment.findings.length).toBeGreaterThan(0);
  });

  it('renames, and neither renaming nor updating brings back what was forgotten', async () => {
    const { id } = await store.keep(audit, 'People');
    await store.rename(id, 'Other people');
    expect((await store.list())[0].title).toBe('Other people');
    await store.forget(id);
    await store.rename(id, 'Ghost');
    expect(await store.update(id, audit, 1)).toBeNull();
    expect(await store.list()).toEqual([]);
    expect(await store.open(id)).toBeNull();
  });

  it('updates in place, under the title it has', async () => {
    const { id } = await store.keep(audit, 'People', 1);
    const changed = { ...audit, plan: { ...audit.plan, alpha: 0.01 } };
    expect(await store.update(id, changed, 1, 2)).toMatchObject({ id, title: 'People', keptAt: 2 });
    expect((await store.open(id))?.audit.plan.alpha).toBe(0.01);
  });

  it('lets nobody replace what another tab put there in the meantime, however fast', async () => {
    const { id } = await store.keep(audit, 'People', 5);
    const changed = (alpha: number) => ({ ...audit, plan: { ...audit.plan, alpha } });
    const other = new KeptAudits(new Database(database.name));
    expect(await other.update(id, changed(0.01), 5, 5)).toMatchObject({ keptAt: 6 });
    await expect(store.update(id, changed(0.02), 5, 5)).rejects.toMatchObject({
      code: 'storage/kept-anew',
      details: { title: 'People' },
    });
    expect((await store.open(id))?.audit.plan.alpha).toBe(0.01);
    expect(await store.update(id, changed(0.02), 6, 5)).toMatchObject({ keptAt: 7 });
  });

  it('puts back what was forgotten', async () => {
    const { id } = await store.keep(audit, 'People');
    const forgotten = await store.forget(id);
    await store.putBack(forgotten!);
    expect((await store.open(id))?.audit).toEqual(audit);
    expect(await store.list()).toHaveLength(1);
  });

  it.each([
    ['without its counts', { cube: undefined }, 'audit/damaged'],
    ['with findings that are none', { assessment: { combinations: [], findings: [{}], notices: [] } }, 'audit/damaged'],
    ['of a later format', { evenhandAudit: 99, madeBy: '9.0' }, 'audit/other-version'],
  ])('an audit %s is told of, and stays', async (_, parts, code) => {
    const { id } = await store.keep(audit, 'People');
    const stored = { ...audit, ...parts } as unknown as Audit;
    await database.bodies.put({ id, audit: stored });
    await expect(store.open(id)).rejects.toMatchObject({ code });
    expect(await store.list()).toHaveLength(1);
    expect((await database.bodies.get(id))?.audit).toEqual(stored);
  });
});
