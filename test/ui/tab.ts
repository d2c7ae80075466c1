import { expect, vi } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { App } from '../../src/ui/state/app.svelte.ts';
import { peopleFile } from '../storage/an-audit.ts';
import { FakeClient, openedTable, silentLog } from './fixtures.ts';
import { until } from '../support/until.ts';

export interface Tab {
  readonly app: App;
  readonly client: FakeClient;
}

/** Stands in for the browser around a tab; gives back what its session storage holds. */
export function stubBrowser(): Map<string, string> {
  const storage = new Map<string, string>();
  const area = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  };
  vi.stubGlobal('sessionStorage', area);
  vi.stubGlobal('localStorage', { ...area, getItem: () => null });
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
  vi.stubGlobal('history', { pushState: vi.fn(), replaceState: vi.fn(), state: null });
  vi.stubGlobal('window', { scrollTo: vi.fn(), addEventListener: vi.fn(), removeEventListener: vi.fn() });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  vi.stubGlobal('document', { body: null, documentElement: { dataset: {} } });
  vi.stubGlobal('navigator', { language: 'en', storage: { persist: async () => false } });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  return storage;
}

export async function deleteStore(): Promise<void> {
  await new Promise((resolve) => (indexedDB.deleteDatabase('evenhand').onsuccess = resolve));
}

/** Opens the page, in a new tab or in one that was reloaded. */
export async function openTab(): Promise<Tab> {
  const client = new FakeClient();
  const app = new App({ client, requestLog: silentLog() });
  await app.session.start();
  return { app, client };
}

/** The same with an audit of forty people, whose file is open. */
export async function tabWith(audit: Audit): Promise<Tab> {
  const tab = await openTab();
  await openIn(tab);
  tab.app.audit.resume(audit, { plan: audit.plan, suggested: false, tableId: 1 });
  tab.app.navigation.go('audit');
  return tab;
}

/** Opens a file in a tab. */
export function openIn({ app, client }: Tab, file = peopleFile(), tableId = 1): Promise<void> {
  return reading({ app, client }, () => app.openFiles([file]), file, tableId);
}

/** Does what reads a file, and has it read. */
export async function reading({ client }: Tab, work: () => Promise<void>, file: File, tableId: number): Promise<void> {
  const calls = client.calls.length;
  const working = work();
  await until(() => expect(client.calls.length).toBe(calls + 1));
  const opened = openedTable(file.name, tableId);
  client.calls[calls].settle.resolve({ ...opened, profile: { ...opened.profile, fileSize: file.size } });
  await working;
}

/** Saves the work of a tab as it stands. */
export async function saved(app: App): Promise<void> {
  app.session.notice();
  await until(() => expect(app.session.status.kind).toBe('saved'));
}
