import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Store } from '../../src/storage/store.ts';
import { storedVersion } from '../../src/storage/stored-version.ts';
import { forgetLocally } from '../../src/ui/state/local-keys.ts';
import { Preferences } from '../../src/ui/state/preferences.svelte.ts';
import { StoreDoor } from '../../src/ui/state/store-door.ts';
import { anAudit } from '../storage/an-audit.ts';
import { until } from '../support/until.ts';

/** As browsers have it: what is stored shows as keys of its own. */
const areaOf = (): Record<string, unknown> =>
  Object.create({
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  }) as Record<string, unknown>;

let local: Record<string, unknown>;
const look: { theme?: string } = {};
const pages: Page[] = [];

beforeEach(() => {
  local = areaOf();
  delete look.theme;
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', areaOf());
  vi.stubGlobal('navigator', { language: 'en' });
  vi.stubGlobal('document', { documentElement: { dataset: look } });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(async () => {
  for (const { preferences, door } of pages.splice(0)) {
    await preferences.written;
    door.letGo();
  }
  await new Store().deleteEverything();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

interface Page {
  readonly preferences: Preferences;
  readonly door: StoreDoor;
}

/** Opens the page, which reads its store where there is one. */
async function openPage(): Promise<Page> {
  const door = new StoreDoor();
  const preferences = new Preferences(door);
  pages.push({ preferences, door });
  if (await door.exists()) await door.open();
  return { preferences, door };
}

const stored = () => new Store().page();

it('are kept in the store once they are chosen, and no store is made before', async () => {
  const { preferences, door } = await openPage();
  const opened = vi.spyOn(door, 'open');
  preferences.theme = 'system';
  preferences.plainShortcuts = true;
  preferences.theme = 'dark';
  preferences.numbers = 'de-DE';
  preferences.plainShortcuts = false;
  await until(async () => expect(await stored()).toEqual({ theme: 'dark', numbers: 'de-DE', shortcuts: 'off' }));
  expect(opened).toHaveBeenCalledTimes(3);
  expect(Object.keys(local)).toEqual(['evenhand-theme', 'evenhand-numbers']);
});

it('are the store’s where the copy says something else, and the copy follows', async () => {
  const store = new Store();
  await store.prefer('theme', 'dark');
  await store.prefer('shortcuts', 'off');
  local['evenhand-theme'] = 'light';
  const { preferences } = await openPage();
  expect(preferences.theme).toBe('light');
  await until(() => expect(preferences.theme).toBe('dark'));
  expect(look.theme).toBe('dark');
  expect(local['evenhand-theme']).toBe('dark');
  expect(preferences.plainShortcuts).toBe(false);
});

it('are followed in every tab, and what a damaged store says is not taken', async () => {
  const first = await openPage();
  first.preferences.theme = 'dark';
  await until(async () => expect(await stored()).toEqual({ theme: 'dark' }));
  const { preferences } = await openPage();
  first.preferences.theme = 'light';
  await until(() => expect(preferences.theme).toBe('light'));
  await new Store().prefer('theme', 'purple');
  await until(() => expect(preferences.theme).toBe('system'));
});

it('take the store with them when nothing is left in it, and leave what else is kept', async () => {
  const { preferences } = await openPage();
  preferences.theme = 'dark';
  await until(async () => expect(await stored()).toEqual({ theme: 'dark' }));
  preferences.theme = 'system';
  await until(async () => expect(await storedVersion()).toBe(0));
  expect(Object.keys(local)).toEqual([]);

  await new Store().kept.keep(await anAudit(), 'People');
  preferences.theme = 'dark';
  await until(async () => expect(await stored()).toEqual({ theme: 'dark' }));
  preferences.theme = 'system';
  await until(async () => expect(await stored()).toEqual({}));
  expect(await new Store().kept.list()).toHaveLength(1);
});

it('are gone in every tab when everything is deleted, and nothing is made anew', async () => {
  const first = await openPage();
  first.preferences.theme = 'dark';
  first.preferences.plainShortcuts = false;
  await until(async () => expect(await stored()).toEqual({ theme: 'dark', shortcuts: 'off' }));
  const { preferences } = await openPage();
  await until(() => expect(preferences.plainShortcuts).toBe(false));
  const store = await first.door.open();
  first.door.letGo();
  await store.deleteEverything();
  forgetLocally();
  first.preferences.reset();
  await until(() => expect(preferences.plainShortcuts).toBe(true));
  expect([first.preferences.theme, preferences.theme, look.theme]).toEqual(['system', 'system', undefined]);
  expect(await storedVersion()).toBe(0);
  expect(Object.keys(local)).toEqual([]);
});

it('last as long as the page where storing is forbidden', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const refuse = () => {
    throw new DOMException('', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  const { preferences } = await openPage();
  preferences.theme = 'dark';
  preferences.plainShortcuts = false;
  expect([preferences.theme, look.theme, preferences.plainShortcuts]).toEqual(['dark', 'dark', false]);
  vi.unstubAllGlobals();
});
