import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { Database } from '../../src/storage/database.ts';
import { Drafts } from '../../src/storage/drafts.ts';
import type { Work } from '../../src/storage/records.ts';
import { anAudit, peopleFile } from './an-audit.ts';

const work: Work = {
  screen: 'audit',
  file: { name: 'people.csv', size: 700, sha256: null, rows: 40 },
  options: { delimiter: ';' },
  plan: { ...emptyPlan(), alpha: 0.01 },
  origin: 'changed',
  asked: { plan: emptyPlan(), suggested: false, live: true },
  detached: null,
  keptId: null,
};

let audit: Audit;
let database: Database;
let drafts: Drafts;
let count = 0;
beforeAll(async () => {
  audit = await anAudit();
});
beforeEach(async () => {
  database = new Database(`drafts-${count++}`);
  drafts = new Drafts(database);
  await database.preferences.put({ key: 'keep', value: 'file' });
});

describe('Drafts', () => {
  it('come back as they were saved, with audit and file', async () => {
    await drafts.save('tab', { work, audit, files: [peopleFile()] }, 5);
    const stored = await drafts.load('tab');
    expect(stored?.draft).toMatchObject({ ...work, id: 'tab', savedAt: 5 });
    expect(stored?.audit).toEqual(audit);
    expect(stored?.files?.[0].name).toBe('people.csv');
    expect(await stored?.files?.[0].text()).toBe(await peopleFile().text());
  });

  it('without the file hold no row', async () => {
    await drafts.save('tab', { work, audit, files: null });
    const everything = await Promise.all(database.tables.map((table) => table.toArray()));
    expect(JSON.stringify(everything)).not.toContain('Person ');
    expect(await database.files.count()).toBe(0);
  });

  it('are saved only while a person has chosen that anything is kept', async () => {
    await database.preferences.delete('keep');
    expect(await drafts.save('tab', { work, audit, files: null })).toBe(false);
    expect(await drafts.list()).toEqual([]);
    expect(await database.bodies.count()).toBe(0);
  });

  it('write the audit and the file once, however often the work is saved', async () => {
    const files = [peopleFile()];
    await drafts.save('tab', { work, audit, files });
    const { fileId } = (await drafts.list())[0];
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await drafts.save('tab', { work: { ...work, screen: 'columns' }, audit, files });
    expect(put.mock.contexts.map((store) => (store as IDBObjectStore).name)).toEqual(['drafts']);
    put.mockRestore();
    expect((await drafts.list())[0]).toMatchObject({ screen: 'columns', fileId });
    expect(await database.files.count()).toBe(1);
  });

  it('write audit and file again where another tab removed them', async () => {
    const files = [peopleFile()];
    await drafts.save('tab', { work, audit, files });
    const other = new Drafts(new Database(database.name));
    await other.clear('files');
    await drafts.save('tab', { work, audit, files });
    expect((await drafts.load('tab'))?.files?.[0].name).toBe('people.csv');
    await other.clear('everything');
    await drafts.save('tab', { work, audit, files });
    expect(await other.load('tab')).toMatchObject({ audit: { plan: audit.plan }, files: [{ name: 'people.csv' }] });
  });

  it('hold a file in common where work goes on under another id', async () => {
    const files = [peopleFile()];
    await drafts.save('one', { work, audit, files });
    await drafts.save('two', { work, audit, files });
    expect(await database.files.count()).toBe(1);
    expect(await database.bodies.count()).toBe(2);
    await drafts.remove('one');
    expect((await drafts.load('two'))?.files?.[0].name).toBe('people.csv');
  });

  it('leave no file behind that none of them holds', async () => {
    await drafts.save('one', { work, audit: null, files: [peopleFile()] });
    await drafts.save('two', { work, audit: null, files: [peopleFile()] });
    expect(await database.files.count()).toBe(2);
    await drafts.remove('one');
    expect(await database.files.count()).toBe(1);
    await drafts.clear('files');
    expect(await database.files.count()).toBe(0);
    expect((await drafts.list()).map(({ id, fileId }) => [id, fileId])).toEqual([['two', null]]);
  });

  it('are cleared without touching kept audits', async () => {
    await database.bodies.put({ id: 'kept', audit });
    await drafts.save('tab', { work, audit, files: null });
    await drafts.clear('everything');
    expect(await database.bodies.toCollection().primaryKeys()).toEqual(['kept']);
    expect(await drafts.list()).toEqual([]);
  });
});
