import { expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { DatasetState } from '../../src/ui/state/dataset.svelte.ts';
import { FakeClient, openedTable } from './fixtures.ts';
import { until } from '../support/until.ts';

const file = (name: string) => new File(['a,b\n1,2\n'], name);

async function opened(): Promise<{ client: FakeClient; state: DatasetState }> {
  const client = new FakeClient();
  const state = new DatasetState(client);
  const opening = state.open([file('scores.csv')]);
  await until(() => expect(client.calls).toHaveLength(1));
  client.calls[0].settle.resolve(openedTable());
  await opening;
  return { client, state };
}

it('reads a file, telling its progress', async () => {
  const client = new FakeClient();
  const state = new DatasetState(client);
  const opening = state.open([file('scores.csv')]);
  await until(() => expect(client.calls).toHaveLength(1));
  const progress = { stage: 'reading', done: 1, total: 2, rows: 1, left: null, pace: null } as const;
  client.calls[0].job.onProgress?.(progress);
  expect(state.status).toMatchObject({ kind: 'reading', fileName: 'scores.csv', progress });
  client.calls[0].settle.resolve(openedTable());
  expect((await opening)?.dataset.profile.rowCount).toBe(7214);
  expect(state.status.kind).toBe('idle');
  expect(state.current?.suggestion.plan.label?.column).toBe('two_year_recid');
});

it('keeps the former table when another file cannot be read', async () => {
  const { client, state } = await opened();
  const second = state.open([file('empty.csv')]);
  await until(() => expect(client.calls).toHaveLength(2));
  client.calls[1].settle.reject(new AppError('file/empty'));
  expect(await second).toBeNull();
  expect(state.status).toMatchObject({ kind: 'failed', fileName: 'empty.csv', error: { code: 'file/empty' } });
  expect(state.current?.profile.fileName).toBe('scores.csv');
});

it('gives up the reading that a newer file supersedes', async () => {
  const client = new FakeClient();
  const state = new DatasetState(client);
  const first = state.open([file('first.csv')]);
  await until(() => expect(client.calls).toHaveLength(1));
  const second = state.open([file('second.csv')]);
  await until(() => expect(client.calls).toHaveLength(2));
  expect(client.calls[0].job.signal?.aborted).toBe(true);
  client.calls[1].settle.resolve(openedTable('second.csv'));
  client.calls[0].settle.resolve(openedTable('first.csv'));
  expect(await first).toBeNull();
  expect((await second)?.dataset.profile.fileName).toBe('second.csv');
  expect(state.current?.profile.fileName).toBe('second.csv');
});

it('is as before once cancelled', async () => {
  const { client, state } = await opened();
  const second = state.open([file('second.csv')]);
  await until(() => expect(client.calls).toHaveLength(2));
  state.cancel();
  client.calls[1].settle.reject(new AppError('job/cancelled'));
  expect(await second).toBeNull();
  expect(state.status.kind).toBe('idle');
  expect(state.current?.profile.fileName).toBe('scores.csv');
});

it('says that the rows are gone when the worker dies', async () => {
  const { client, state } = await opened();
  client.crash();
  expect(state.current).toBeNull();
  expect(state.status).toMatchObject({ kind: 'failed', error: { code: 'worker/crashed' } });
});

it('says nothing of progress that arrives after the result', async () => {
  const { client, state } = await opened();
  client.calls[0].job.onProgress?.({ stage: 'profiling', done: 0, total: 2, rows: 1, left: null, pace: null });
  expect(state.status.kind).toBe('idle');
});

it('holds one table however often it is read: the former one is let go of when the new one is taken', async () => {
  const { client, state } = await opened();
  for (let tableId = 2; tableId <= 5; tableId++) {
    const reading = state.open([file('scores.csv')], { options: { types: { age: 'category' } } });
    await until(() => expect(client.calls).toHaveLength(tableId));
    expect(client.gone).toHaveLength(tableId - 2);
    client.calls[tableId - 1].settle.resolve(openedTable('scores.csv', tableId));
    await reading;
    expect(client.gone.at(-1)).toBe(tableId - 1);
  }
  state.close();
  expect(client.gone).toEqual([1, 2, 3, 4, 5]);
});

it('lets go of a table that came too late, and keeps the one that is shown', async () => {
  const { client, state } = await opened();
  const second = state.open([file('second.csv')]);
  await until(() => expect(client.calls).toHaveLength(2));
  state.cancel();
  client.calls[1].settle.resolve(openedTable('second.csv', 2));
  expect(await second).toBeNull();
  expect(client.gone).toEqual([2]);
  expect(state.current?.tableId).toBe(1);
});

it('says that a file is read a second time', async () => {
  const client = new FakeClient();
  const state = new DatasetState(client);
  void state.open([file('scores.csv')], { options: {} }, true);
  expect(state.status).toMatchObject({ kind: 'reading', again: true });
});
