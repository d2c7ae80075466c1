import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { Database, type Lost } from '../../src/storage/database.ts';
import { KeptAudits } from '../../src/storage/kept-audits.ts';
import { Store } from '../../src/storage/store.ts';
import { storedVersion } from '../../src/storage/stored-version.ts';
import { anAudit } from './an-audit.ts';
import { until } from '../support/until.ts';

let audit: Audit;
let count = 0;
const nextName = () => `database-${count++}`;
beforeAll(async () => {
  audit = await anAudit();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A browser's stores without the list of them. */
function unlisting(stores: IDBFactory): IDBFactory {
  return Object.assign(Object.create(stores) as IDBFactory, { databases: undefined, open: stores.open.bind(stores) });
}

/** A connection that holds on to a database, and hears of nothing. */
function hold(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}

/** A database as the first version made it, with one audit that is whole and one that is not. */
async function firstVersion(name: string): Promise<void> {
  const first = new Dexie(name);
  first.version(1).stores({ kept: 'id, keptAt', bodies: 'id' });
  const entry = { title: 'People', fileName: 'people.csv', rows: 40 };
  await first.table('kept').bulkAdd([
    { ...entry, id: 'whole', keptAt: 1 },
    { ...entry, id: 'broken', keptAt: 2 },
  ]);
  await first.table('bodies').bulkAdd([
    { id: 'whole', audit },
    { id: 'broken', audit: { evenhandAudit: 1 } },
  ]);
  first.close();
}

describe('Database', () => {
  it('takes over what the first version kept, and tells of each what it can', async () => {
    const name = nextName();
    await firstVersion(name);
    const kept = new KeptAudits(new Database(name));
    expect(await kept.list()).toMatchObject([
      { id: 'broken', title: 'People', fileSize: null, verdicts: null },
      { id: 'whole', title: 'People', fileSize: audit.file.size, verdicts: { ruledOut: expect.any(Number) } },
    ]);
    expect((await kept.open('whole'))?.audit).toEqual(audit);
    expect(await storedVersion(name)).toBe(3);
  });

  it('leaves a newer store as it is', async () => {
    const name = nextName();
    (await hold(name, 990)).close();
    await expect(new KeptAudits(new Database(name)).list()).rejects.toMatchObject({ code: 'storage/newer-version' });
    await expect(new KeptAudits(new Database(name)).keep(audit, 'People')).rejects.toMatchObject({
      code: 'storage/newer-version',
    });
    expect(await storedVersion(name)).toBe(99);
  });

  it('says that another tab blocks it, and goes on once that has closed', async () => {
    const name = nextName();
    const holder = await hold(name, 10);
    const kept = new KeptAudits(new Database(name));
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await expect(kept.list()).rejects.toMatchObject({ code: 'storage/blocked' });
    holder.close();
    await until(async () => expect(await kept.list()).toEqual([]));
  });

  it('says that there is no room, and what was kept before stays', async () => {
    const database = new Database(nextName());
    const kept = new KeptAudits(database);
    await kept.keep(audit, 'First');
    const { IDBObjectStore } = globalThis;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await expect(kept.keep(audit, 'Second')).rejects.toMatchObject({ code: 'storage/full' });
    vi.restoreAllMocks();
    expect((await kept.list()).map(({ title }) => title)).toEqual(['First']);
  });

  it.each(['SecurityError', 'InvalidStateError'])('says that storing is forbidden (%s)', async (reason) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('', reason);
    });
    await expect(new KeptAudits(new Database(nextName())).list()).rejects.toMatchObject({
      code: 'storage/unavailable',
      details: { reason },
    });
  });

  it('gives way when it is deleted elsewhere, and does not make it anew by itself', async () => {
    const name = nextName();
    const lost: Lost[] = [];
    const kept = new KeptAudits(new Database(name, (why) => lost.push(why)));
    await kept.keep(audit, 'People');
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await new Store(() => {}, name).deleteEverything();
    expect(lost).toEqual(['deleted']);
    await expect(kept.keep(audit, 'Ghost')).rejects.toMatchObject({
      code: 'storage/gone',
      details: { why: 'deleted' },
    });
    expect(await storedVersion(name)).toBe(0);
  });

  it('gives way when a newer version opens it', async () => {
    const name = nextName();
    const lost: Lost[] = [];
    await new KeptAudits(new Database(name, (why) => lost.push(why))).list();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    (await hold(name, 990)).close();
    expect(lost).toEqual(['newer-version']);
  });

  it('is opened by name, and not made, where the browser does not list what it holds', async () => {
    const name = nextName();
    const listing = vi.spyOn(indexedDB, 'databases');
    vi.stubGlobal('indexedDB', unlisting(indexedDB));
    expect(await storedVersion(name)).toBe(0);
    expect(await storedVersion(name)).toBe(0);
    const kept = new KeptAudits(new Database(name));
    await kept.keep(audit, 'People');
    expect(await storedVersion(name)).toBe(3);
    expect((await kept.list()).map(({ title }) => title)).toEqual(['People']);
    expect(listing).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
    expect((await indexedDB.databases()).filter((database) => database.name === name)).toHaveLength(1);
    const asked = nextName();
    vi.stubGlobal('indexedDB', unlisting(indexedDB));
    await storedVersion(asked);
    vi.unstubAllGlobals();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(asked);
  });

  it('says that the browser cleared it', async () => {
    const name = nextName();
    const lost: Lost[] = [];
    const database = new Database(name, (why) => lost.push(why));
    const kept = new KeptAudits(database);
    await kept.keep(audit, 'People');
    database.close({ disableAutoOpen: false });
    indexedDB.deleteDatabase(name);
    await until(async () => expect(await storedVersion(name)).toBe(0));
    await expect(kept.list()).rejects.toMatchObject({ code: 'storage/gone', details: { why: 'cleared' } });
    expect(lost).toEqual(['cleared']);
  });
});

describe('Store', () => {
  it('tells a watcher what another connection changes', async () => {
    const name = nextName();
    const seen: number[] = [];
    const stop = new Store(() => {}, name).watch(
      ({ kept }) => seen.push(kept.length),
      (error) => {
        throw error;
      },
    );
    await until(() => expect(seen).toEqual([0]));
    const other = new Store(() => {}, name);
    const { id } = await other.kept.keep(audit, 'People');
    await until(() => expect(seen.at(-1)).toBe(1));
    await other.kept.forget(id);
    await until(() => expect(seen.at(-1)).toBe(0));
    stop();
  });

  it('removes what is no longer to be kept when less is chosen', async () => {
    const store = new Store(() => {}, nextName());
    await store.choose('file');
    expect(await store.choice()).toBe('file');
    const work = { screen: 'data', file: null, options: {}, plan: audit.plan, origin: 'file', asked: null } as const;
    const content = { work: { ...work, detached: null, keptId: null }, audit, files: [new File(['a'], 'a.csv')] };
    await store.drafts.save('tab', content);
    await store.choose('work');
    expect((await store.drafts.load('tab'))?.files).toBeNull();
    await store.choose('nothing');
    expect(await store.content()).toEqual({ kept: [], drafts: [], choice: 'nothing', page: {} });
  });
});
