import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { App } from '../../src/ui/state/app.svelte.ts';
import { anAudit, peopleFile } from '../storage/an-audit.ts';
import { FakeClient, openedTable, silentLog } from './fixtures.ts';

let audit: Audit;
/** The session storage of the tab that is being opened. */
let storage: Map<string, string>;

beforeAll(async () => {
  audit = await anAudit();
});
beforeEach(() => {
  storage = new Map();
  const area = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  };
  vi.stubGlobal('sessionStorage', area);
  vi.stubGlobal('localStorage', { ...area, getItem: () => null });
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
  vi.stubGlobal('history', { pushState: vi.fn(), replaceState: vi.fn() });
  vi.stubGlobal('window', { scrollTo: vi.fn() });
  vi.stubGlobal('navigator', { language: 'en', storage: { persist: async () => false } });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(async () => {
  await new Promise((resolve) => (indexedDB.deleteDatabase('evenhand').onsuccess = resolve));
});

/** Opens the page, in a new tab or in one that was reloaded. */
async function openTab(): Promise<{ app: App; client: FakeClient }> {
  const client = new FakeClient();
  const app = new App({ client, requestLog: silentLog() });
  await app.session.start();
  return { app, client };
}

/** The same with an audit of forty people, whose file is open. */
async function withWork(): Promise<{ app: App; client: FakeClient }> {
  const { app, client } = await openTab();
  await open(app, client);
  app.audit.resume(audit, { plan: audit.plan, suggested: false, tableId: 1 });
  app.navigation.go('audit');
  return { app, client };
}

async function open(app: App, client: FakeClient, file = peopleFile()): Promise<void> {
  const calls = client.calls.length;
  const opening = app.openFiles([file]);
  await vi.waitFor(() => expect(client.calls.length).toBe(calls + 1));
  const { tableId, profile } = openedTable(file.name);
  client.calls[calls].settle.resolve({ tableId, profile: { ...profile, fileSize: file.size } });
  await opening;
}

const saved = async (app: App) => {
  app.session.notice();
  await vi.waitFor(() => expect(app.session.status.kind).toBe('saved'));
};
const names = async () => (await indexedDB.databases()).map(({ name }) => name);

describe('SessionState', () => {
  it('stores nothing before a person chose that', async () => {
    const { app } = await withWork();
    app.session.notice();
    await app.session.flush();
    expect(await names()).toEqual([]);
    expect(storage.size).toBe(0);
    expect(app.session.atStake).toBe(true);
  });

  it('comes back to the work after a reload, its audit answered from the counts', async () => {
    const first = await withWork();
    await first.app.session.choose('work');
    first.app.plan.change({ alpha: 0.01 });
    await saved(first.app);
    expect(first.app.session.atStake).toBe(false);
    expect(first.app.session.persistent).toBe(false);

    const { app, client } = await openTab();
    expect(app.audit.current).toEqual(audit);
    expect(app.audit.detached).toBe('kept');
    expect(app.session.waiting.file?.file).toMatchObject({ name: 'people.csv', size: peopleFile().size });
    expect(app.whyNot('columns')).toBeNull();
    await open(app, client);
    expect(app.session.waiting.found?.same).toBe(true);
    expect(app.plan.current.alpha).toBe(0.01);
    expect(app.audit.detached).toBeNull();
    expect(app.audit.asked?.tableId).toBe(1);
  });

  it('reads the file again after a reload where that is kept too', async () => {
    const first = await withWork();
    await first.app.session.choose('file');
    await saved(first.app);
    const client = new FakeClient();
    const app = new App({ client, requestLog: silentLog() });
    const starting = app.session.start();
    expect(app.session.restoring).toBe(true);
    await vi.waitFor(() => expect(client.calls).toHaveLength(1));
    expect(client.calls[0].file?.name).toBe('people.csv');
    client.calls[0].settle.resolve(openedTable('people.csv', 7));
    await starting;
    expect(app.session.restoring).toBe(false);
    expect(app.audit.asked?.tableId).toBe(7);
    expect(app.audit.detached).toBeNull();
  });

  it('tells another file apart, and leaves the audit as it is', async () => {
    const first = await withWork();
    await first.app.session.choose('work');
    await saved(first.app);
    const { app, client } = await openTab();
    await open(app, client, new File(['sex,predicted\nMale,1\n'], 'other.csv'));
    expect(app.session.waiting.found).toEqual({ same: false, name: 'other.csv', awaited: 'people.csv' });
    expect(app.session.waiting.file).toBeNull();
    expect(app.audit.current).toEqual(audit);
    expect(app.audit.detached).toBe('other-file');
  });

  it('keeps the work without the file where there is no room for it, and says so', async () => {
    const { app } = await withWork();
    const put = IDBObjectStore.prototype.put;
    const refusing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'files') throw new DOMException('', 'QuotaExceededError');
      return put.apply(this, args);
    });
    await app.session.choose('file');
    await saved(app);
    expect(app.session.status).toMatchObject({ fileLeftOut: true });
    refusing.mockRestore();
    const { app: again } = await openTab();
    expect(again.audit.current).toEqual(audit);
  });

  it('leaves no database when nothing is kept any more', async () => {
    const { app } = await withWork();
    await app.session.choose('work');
    await saved(app);
    expect(await names()).toEqual(['evenhand']);
    await app.session.choose('nothing');
    expect(await names()).toEqual([]);
    expect(storage.size).toBe(0);
    app.session.notice();
    await app.session.flush();
    expect(await names()).toEqual([]);
  });

  it('lists work that a closed tab left, and continues it here', async () => {
    const first = await withWork();
    await first.app.session.choose('work');
    await saved(first.app);
    storage.clear();
    const { app } = await openTab();
    await vi.waitFor(() => expect(app.session.others).toHaveLength(1));
    await app.session.continueDraft(app.session.others[0].id);
    expect(app.audit.current).toEqual(audit);
    expect(app.navigation.screen).toBe('audit');
    await saved(app);
    await vi.waitFor(() => expect(app.session.others).toEqual([]));
  });

  it('says that another tab deleted everything, and keeps the work on screen', async () => {
    const { app } = await withWork();
    await app.session.choose('work');
    await saved(app);
    storage.clear();
    const { app: other } = await openTab();
    expect(await other.session.deleteEverything()).toBe(true);
    expect(app.session.status).toMatchObject({ kind: 'failed', error: { code: 'storage/gone' } });
    expect(app.session.choice).toBe('nothing');
    expect(app.audit.current).toEqual(audit);
    app.session.notice();
    await app.session.flush();
    expect(await names()).toEqual([]);
  });
});
