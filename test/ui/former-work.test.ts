import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import type { Audit } from '../../src/audit/audit.ts';
import { makeLink } from '../../src/report/share/share-link.ts';
import { anAudit, peopleFile } from '../storage/an-audit.ts';
import { deleteStore, openIn, openTab, reading, saved, stubBrowser, tabWith, type Tab } from './tab.ts';
import { until } from '../support/until.ts';

let audit: Audit;
let fragment: string;
beforeAll(async () => {
  audit = await anAudit();
  const facts = { name: true, sha256: false };
  const many = new File([(await peopleFile().text()).repeat(20)], 'people.csv');
  const received = await auditFile(many, audit.plan);
  fragment = (await makeLink(received, { content: 'planAndCube', minimum: 5, facts })).fragment;
});
beforeEach(() => {
  stubBrowser();
});
afterEach(deleteStore);

const other = () => new File(['sex,predicted\nMale,1\n'], 'other.csv');
const changed = (alpha: number): Audit => ({ ...audit, plan: { ...audit.plan, alpha } });

/** Opens the link in a tab, by a new navigation or on the way back to it. */
async function followLink({ app, client }: Tab, shown?: string): Promise<boolean> {
  const calls = client.calls.length;
  vi.stubGlobal('location', { pathname: '/', search: '', hash: fragment });
  vi.stubGlobal('history', { ...history, state: shown === undefined ? null : { shown } });
  app.followAddress();
  if (app.shared.status.kind !== 'opening') return false;
  await until(() => expect(client.calls.length).toBe(calls + 1));
  client.calls[calls].settle.resolve(changed(0.33));
  await until(() => expect(app.shared.status.kind).toBe('audit'));
  return true;
}

describe('a link opened over an unsaved audit', () => {
  it('leaves a way back to it, with its rows', async () => {
    const tab = await tabWith(audit);
    const { app } = tab;
    await followLink(tab);
    expect(app.audit.detached).toBe('shared');
    expect(app.former.work?.fileName).toBe('people.csv');
    expect(app.former.atStake).toBe(true);
    await app.former.back();
    expect(app.audit.current).toBe(audit);
    expect(app.audit.asked?.tableId).toBe(1);
    expect(app.former.work).toBeNull();
  });

  it('gives way again when the browser goes back, and opens again when it goes forward', async () => {
    const tab = await tabWith(audit);
    const { app } = tab;
    const entry = app.navigation.lastEntry;
    await followLink(tab);
    vi.stubGlobal('location', { pathname: '/', search: '', hash: '#audit' });
    vi.stubGlobal('history', { ...history, state: { entry } });
    app.followAddress();
    await until(() => expect(app.audit.current).toBe(audit));
    await until(() => expect(app.shared.status.kind).toBe('idle'));
    expect(app.former.work).toBeNull();
    expect(await followLink(tab, 'audit')).toBe(true);
    expect(app.audit.detached).toBe('shared');
    expect(app.former.work?.audit).toBe(audit);
  });

  it('holds nothing where the audit is kept as it is', async () => {
    const tab = await tabWith(audit);
    await tab.app.kept.keep(audit, 'People');
    await followLink(tab);
    expect(tab.app.former.work).toBeNull();
  });

  it('leaves the saved work alone, and what was saved goes only once it is saved again', async () => {
    const tab = await tabWith(audit);
    const { app } = tab;
    await app.session.choose('work');
    await saved(app);
    await followLink(tab);
    expect(app.former.atStake).toBe(false);
    app.session.notice();
    await app.session.flush();
    await until(() => expect(app.session.others.map(({ file }) => file?.name)).toEqual(['people.csv']));
    await app.former.back();
    expect(app.session.others).toEqual([]);
    await saved(app);
    await until(async () => expect((await openTab()).app.session.waiting.file?.file.name).toBe('people.csv'));
  });

  it('opens the same link again when it is called again, and not on the way back to it', async () => {
    const tab = await openTab();
    expect(await followLink(tab)).toBe(true);
    expect(await followLink(tab, 'audit')).toBe(false);
    expect(await followLink(tab)).toBe(true);
    expect(tab.app.navigation.screen).toBe('audit');
  });
});

it('a kept audit that is opened leaves a way back to the unsaved one', async () => {
  const { app } = await tabWith(audit);
  await app.kept.keep(audit, 'People');
  app.audit.resume(changed(0.2), { plan: changed(0.2).plan, suggested: false, tableId: 1 });
  await app.openKept(app.kept.list[0].id);
  expect(app.audit.current?.plan.alpha).toBe(audit.plan.alpha);
  await app.former.back();
  expect(app.audit.current?.plan.alpha).toBe(0.2);
  expect(app.audit.asked?.tableId).toBe(1);
  expect(app.former.work).toBeNull();
});

describe('another file in place of the one that work waits for', () => {
  async function waiting(): Promise<Tab> {
    const first = await tabWith(audit);
    await first.app.session.choose('work');
    first.app.plan.change({ alpha: 0.01 });
    await saved(first.app);
    return openTab();
  }

  it('leaves that work in the list and a way back to it', async () => {
    const tab = await waiting();
    const { app } = tab;
    await openIn(tab, other(), 2);
    expect(app.session.waiting.found?.same).toBe(false);
    expect(app.former.work?.awaited?.plan.alpha).toBe(0.01);
    await saved(app);
    await until(() => expect(app.session.others.map(({ file }) => file?.name)).toEqual(['people.csv']));

    await app.former.back();
    expect(app.dataset.current).toBeNull();
    expect(app.session.waiting.file).toMatchObject({ file: { name: 'people.csv' }, plan: { alpha: 0.01 } });
    expect(app.former.work?.awaited?.atHand?.[0].name).toBe('other.csv');
    await openIn(tab, peopleFile(), 3);
    expect(app.plan.current.alpha).toBe(0.01);
    expect(app.audit.asked?.tableId).toBe(3);
  });

  it('is left for the work when nothing is saved either', async () => {
    const tab = await tabWith(audit);
    const { app, client } = tab;
    app.plan.change({ alpha: 0.01 });
    client.crash();
    await openIn(tab, other(), 2);
    await app.former.back();
    await reading(tab, () => app.opening.openAgain(), peopleFile(), 3);
    expect(app.plan.current.alpha).toBe(0.01);
    expect(app.audit.current).toBe(audit);
    expect(app.audit.detached).toBeNull();
  });

  it('is itself left with a way back when other unfinished work is continued', async () => {
    const tab = await waiting();
    const { app } = tab;
    await openIn(tab, other(), 2);
    await until(() => expect(app.session.others).toHaveLength(1));
    await app.former.continueDraft(app.session.others[0].id);
    expect(app.dataset.current).toBeNull();
    expect(app.session.waiting.file?.file.name).toBe('people.csv');
    await app.former.back();
    expect(app.session.waiting.file?.atHand?.[0].name).toBe('other.csv');
  });
});

describe('an audit kept in two tabs', () => {
  it('is not replaced by the one that did not know of the other', async () => {
    const first = await tabWith(audit);
    await first.app.kept.keep(audit, 'People');
    const { id } = first.app.kept.list[0];
    const second = await openTab();
    await second.app.openKept(id);
    await second.app.kept.update(changed(0.02));
    await until(() => expect(first.app.kept.keptAnew).toBe(true));
    expect(first.app.kept.isKept(audit)).toBe(false);
    await first.app.kept.update(changed(0.03));
    expect(first.app.kept.status).toMatchObject({ kind: 'failed', error: { code: 'storage/kept-anew' } });
    expect((await second.app.kept.open(id))?.audit.plan.alpha).toBe(0.02);
    await first.app.kept.keep(changed(0.03), 'People');
    expect(first.app.kept.list.map(({ title }) => title).sort()).toEqual(['People', 'People (2)']);
    expect(first.app.kept.keptAnew).toBe(false);
  });
});
