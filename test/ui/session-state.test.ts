import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { AppError } from '../../src/errors.ts';
import { App } from '../../src/ui/state/app.svelte.ts';
import { anAudit, peopleFile } from '../storage/an-audit.ts';
import { FakeClient, openedTable, silentLog } from './fixtures.ts';
import { deleteStore, openIn, openTab, reading, saved, stubBrowser, tabWith } from './tab.ts';
import { until } from '../support/until.ts';

let audit: Audit;
/** The session storage of the tab that is being opened. */
let storage: Map<string, string>;

beforeAll(async () => {
  audit = await anAudit();
});
beforeEach(() => {
  storage = stubBrowser();
});
afterEach(deleteStore);

const withWork = () => tabWith(audit);
const open = (app: App, client: FakeClient, file?: File) => openIn({ app, client }, file);
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

  it('a link wins over saved work, which stays in the list, and is not saved itself', async () => {
    const first = await withWork();
    await first.app.session.choose('work');
    await saved(first.app);

    const app = new App({ client: new FakeClient(), requestLog: silentLog() });
    await app.session.start(true);
    expect(app.session.restoring).toBe(false);
    expect(app.audit.current).toBeNull();
    await until(() => expect(app.session.others.map(({ file }) => file?.name)).toEqual(['people.csv']));
    const drafts = app.session.others;

    const received = { ...audit, file: { ...audit.file, name: 'received.csv', size: 0 } };
    app.audit.show(received, 'shared');
    app.session.notice();
    await app.session.flush();
    expect(app.session.status.kind).toBe('idle');
    expect(app.session.others).toEqual(drafts);

    await app.kept.keep(received, 'Received');
    await saved(app);
  });

  it('reads the file again after a reload where that is kept too', async () => {
    const first = await withWork();
    await first.app.session.choose('file');
    await saved(first.app);
    const client = new FakeClient();
    const app = new App({ client, requestLog: silentLog() });
    const starting = app.session.start();
    expect(app.session.restoring).toBe(true);
    await until(() => expect(client.calls).toHaveLength(1));
    expect(client.calls[0].file?.name).toBe('people.csv');
    client.calls[0].settle.resolve(openedTable('people.csv', 7));
    await starting;
    expect(app.session.restoring).toBe(false);
    expect(app.audit.asked?.tableId).toBe(7);
    expect(app.audit.detached).toBeNull();
  });

  it('keeps all files of a table, and reads them again after a reload', async () => {
    const { app, client } = await openTab();
    const files = [peopleFile(), new File([await peopleFile().text()], 'people-2.csv')];
    const opening = app.openFiles(files);
    await until(() => expect(client.calls).toHaveLength(1));
    const parts = client.calls[0].files?.map(({ name, size }) => ({ name, size, sha256: null, rows: 40 }));
    client.calls[0].settle.resolve(openedTable('people-2.csv + people.csv', 1, { parts }));
    await opening;
    await app.session.choose('file');
    await saved(app);
    const again = new FakeClient();
    const reloaded = new App({ client: again, requestLog: silentLog() });
    const starting = reloaded.session.start();
    await until(() => expect(again.calls).toHaveLength(1));
    expect(again.calls[0].files?.map(({ name }) => name)).toEqual(['people-2.csv', 'people.csv']);
    again.calls[0].settle.resolve(openedTable('people-2.csv + people.csv', 9));
    await starting;
    expect(reloaded.dataset.current?.files).toHaveLength(2);
  });

  it('keeps the work without files that the browser has no room for, and copies none of them', async () => {
    const { app } = await withWork();
    vi.stubGlobal('navigator', {
      ...navigator,
      storage: { persist: async () => false, estimate: async () => ({ quota: 10 }) },
    });
    await app.session.choose('file');
    await saved(app);
    expect(app.session.status).toMatchObject({ fileLeftOut: true });
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

  it('saves the plan that waits for its file as it was, through more than one reload', async () => {
    const first = await withWork();
    await first.app.session.choose('work');
    first.app.plan.change({ alpha: 0.01 });
    await saved(first.app);
    const { app: second } = await openTab();
    await saved(second);
    const { app } = await openTab();
    expect(app.session.waiting.file).toMatchObject({ plan: { alpha: 0.01 }, origin: 'changed', live: true });
  });

  it('brings back what can be undone, with the rows and without them', async () => {
    const first = await tabWith({ ...audit, file: { ...audit.file, sha256: null } });
    await first.app.session.choose('work');
    const { alpha, intersectionDepth } = first.app.plan.current;
    first.app.plan.change({ alpha: 0.01 });
    first.app.plan.change({ intersectionDepth: 1 });
    await saved(first.app);
    const tab = await openTab();
    const { app } = tab;
    expect(app.undo.undoable).toEqual({ what: 'intersectionDepth', column: null });
    await app.undo.undo();
    await open(app, tab.client);
    expect(app.plan.current).toMatchObject({ alpha: 0.01, intersectionDepth });
    expect(app.undo.redoable).toEqual({ what: 'intersectionDepth', column: null });
    await app.undo.undo();
    expect(app.plan.current.alpha).toBe(alpha);
  });

  it('keeps the file that was to be kept when the worker dies, and reads it again with one click', async () => {
    const tab = await withWork();
    const { app, client } = tab;
    await app.session.choose('file');
    await saved(app);
    client.crash();
    expect(app.dataset.current).toBeNull();
    expect(app.session.waiting.file).toMatchObject({ file: { name: 'people.csv' }, live: true });
    expect(app.whyNot('columns')).toBeNull();
    await saved(app);
    const again = new FakeClient();
    const reloaded = new App({ client: again, requestLog: silentLog() });
    const starting = reloaded.session.start();
    await until(() => expect(again.calls).toHaveLength(1));
    again.calls[0].settle.reject(new AppError('worker/crashed'));
    await starting;
    expect(reloaded.session.waiting.file?.atHand?.[0].name).toBe('people.csv');

    await reading(tab, () => app.opening.openAgain(), peopleFile(), 5);
    expect(client.calls.at(-1)?.file?.name).toBe('people.csv');
    expect(app.session.waiting.found?.same).toBe(true);
    expect(app.audit.asked?.tableId).toBe(5);
    expect(app.audit.detached).toBeNull();
  });

  it('says that the file would be lost with the page, as long as it is at hand', async () => {
    const { app, client } = await openTab();
    await open(app, client);
    client.crash();
    expect(app.session.atStake).toBe(true);
    expect(app.session.waiting.file?.atHand?.[0].name).toBe('people.csv');
  });

  it('is found again after a newer version has taken the store, whose list stays shown', async () => {
    const { app } = await withWork();
    await app.kept.keep(audit, 'People');
    await app.session.choose('work');
    await saved(app);
    const left = storage.get('evenhand-tab');
    const newer = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('evenhand', 990);
      request.onsuccess = () => resolve(request.result);
    });
    newer.close();
    expect(app.session.status).toMatchObject({ kind: 'failed', error: { details: { why: 'newer-version' } } });
    expect(storage.get('evenhand-tab')).toBe(left);
    expect(app.session.choice).toBe('work');
    expect(app.kept.list).toHaveLength(1);
    app.plan.change({ alpha: 0.2 });
    app.session.notice();
    await app.session.flush();
    expect(app.session.status).toMatchObject({ kind: 'failed', error: { code: 'storage/gone' } });
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
    await until(() => expect(app.session.others).toHaveLength(1));
    await app.session.continueDraft(app.session.others[0].id);
    expect(app.audit.current).toEqual(audit);
    expect(app.navigation.screen).toBe('audit');
    await saved(app);
    await until(() => expect(app.session.others).toEqual([]));
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
