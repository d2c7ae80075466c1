import { beforeAll, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { AppError } from '../../src/errors.ts';
import { MergingState } from '../../src/ui/state/merging.svelte.ts';
import { countedOf, fixed } from '../audit/merging/random-audits.ts';
import { planOf } from '../support/plan-of.ts';
import { until } from '../support/until.ts';
import { FakeClient } from './fixtures.ts';

let audits: readonly Audit[];
beforeAll(async () => {
  audits = [
    await countedOf('a.csv', fixed, planOf({ minimumGroupSize: 1 })),
    await countedOf('b.csv', fixed, planOf({ minimumGroupSize: 2 })),
    await countedOf('c.csv', fixed, planOf({ minimumGroupSize: 1, sensitiveFeatures: [{ column: 'sex' }] })),
  ];
});

const files = (...names: string[]) => names.map((name) => new File(['{}'], name));

function begun() {
  const client = new FakeClient();
  const shown: [Audit, string][] = [];
  const state = new MergingState(client, {
    openKept: async (id) => (id === 'gone' ? null : { title: id, audit: audits[Number(id)] }),
    show: async (audit, why) => void shown.push([audit, why]),
  });
  return { client, shown, state };
}

/** Answers what is asked of the worker, one after the other. */
async function answer(client: FakeClient, ...results: unknown[]): Promise<void> {
  for (const result of results) {
    const open = client.calls.length;
    await until(() => expect(client.calls.length).toBeGreaterThan(0));
    const call = client.calls[open - 1] ?? client.calls[0];
    if (result instanceof Error) call.settle.reject(result);
    else call.settle.resolve(result);
    await Promise.resolve();
  }
}

it('shows a single audit at once', async () => {
  const { client, shown, state } = begun();
  const opening = state.openFiles(files('a.audit.json'));
  await answer(client, audits[0]);
  await opening;
  expect(shown).toEqual([[audits[0], 'opened']]);
  expect(state.status.kind).toBe('idle');
});

it('offers several for merging, takes the settings of the one that is chosen, and shows the result', async () => {
  const { client, shown, state } = begun();
  await state.openKept(['0', '1']);
  expect(state.status).toMatchObject({
    kind: 'choosing',
    leading: 0,
    check: { differences: [], settings: [{ setting: 'minimumGroupSize' }] },
  });
  await state.lead(1);
  const merging = state.merge();
  expect(state.status.kind).toBe('merging');
  expect(client.calls[0]).toMatchObject({ kind: 'mergeAudits', leading: 1 });
  await answer(client, audits[1]);
  await merging;
  expect(shown).toEqual([[audits[1], 'merged']]);
  expect(state.status.kind).toBe('idle');
});

it('says why audits cannot be merged, and still opens one of them', async () => {
  const { shown, state } = begun();
  await state.openKept(['0', '2']);
  expect(state.status).toMatchObject({ kind: 'choosing', check: { differences: [{ kind: 'features' }] } });
  await state.showAlone(1);
  expect(shown).toEqual([[audits[2], 'opened']]);
});

it('keeps the choice where merging fails, and forgets it when it is closed', async () => {
  const { client, shown, state } = begun();
  await state.openKept(['0', '1']);
  const merging = state.merge();
  await answer(client, new AppError('audit/all-groups-small'));
  await merging;
  expect(state.status).toMatchObject({ kind: 'choosing', error: { code: 'audit/all-groups-small' } });
  const again = state.merge();
  state.close();
  client.calls[1].settle.resolve(audits[0]);
  await again;
  expect(shown).toEqual([]);
  expect(state.status.kind).toBe('idle');
  expect(client.calls[1].job.signal?.aborted).toBe(true);
});

it('names the file that is no audit, and goes back to nothing where a kept one is gone', async () => {
  const { client, state } = begun();
  const opening = state.openFiles(files('broken.json'));
  await answer(client, new AppError('audit/not-whole', { file: 'broken.json' }));
  await opening;
  expect(state.status).toMatchObject({ kind: 'failed', name: 'broken.json', error: { code: 'audit/not-whole' } });
  await state.openKept(['0', 'gone']);
  expect(state.status.kind).toBe('idle');
});

it('is not disturbed by the late failure of what was superseded', async () => {
  const { client, state } = begun();
  const old = state.openFiles(files('old.json'));
  void state.openFiles(files('new.json'));
  client.calls[0].settle.reject(new AppError('audit/not-whole', { file: 'old.json' }));
  await old;
  expect(state.status).toEqual({ kind: 'opening', names: ['new.json'] });
});

it('stays closed when it is closed while a choice is checked', async () => {
  const { state } = begun();
  await state.openKept(['0', '1']);
  const leading = state.lead(1);
  state.close();
  await leading;
  expect(state.status.kind).toBe('idle');
});

it('passes on why a result cannot be shown', async () => {
  const client = new FakeClient();
  const state = new MergingState(client, {
    openKept: async (id) => ({ title: id, audit: audits[Number(id)] }),
    show: () => Promise.reject(new Error('storage')),
  });
  await expect(state.openKept(['0'])).rejects.toThrow('storage');
  await state.openKept(['0', '1']);
  const merging = state.merge();
  await answer(client, audits[0]);
  await expect(merging).rejects.toThrow('storage');
  expect(state.status.kind).toBe('idle');
});
