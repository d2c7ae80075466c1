import { expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { FolderFile } from '../../src/ui/state/folder-files.ts';
import { areOfModel, modelName } from '../../src/ui/state/models-found.ts';
import type { KeptModels } from '../../src/ui/state/models-kept.ts';
import type { ShippedModels } from '../../src/ui/state/models-shipped.ts';
import { ModelsState } from '../../src/ui/state/models.svelte.ts';
import { until } from '../support/until.ts';
import { FakeClient } from './fixtures.ts';
import { openedModel } from './model-fixtures.ts';

const found = (...paths: string[]): FolderFile[] => paths.map((path) => ({ path, file: new File(['x'], path) }));

const SHIPPED = { name: 'risk', title: 'Text risk', files: [{ path: 'a', from: 'risk/a', bytes: 10, sha256: '' }] };

function models(shipped: Partial<ShippedModels> = {}) {
  const client = new FakeClient();
  const store = new Map<string, { title: string; bytes: number; files: ReadonlyMap<string, Blob> }>();
  const kept: KeptModels = {
    list: async () => [...store].map(([id, { title, bytes }]) => ({ id, title, bytes, keptAt: 0 })),
    open: async (id) => new Map(store.get(id)!.files),
    keep: async ({ id, title, bytes }, files) => void store.set(id, { title, bytes, files }),
    forget: async (id) => void store.delete(id),
  };
  const none: ShippedModels = { list: async () => null, fetch: () => Promise.reject(new Error()) };
  return { client, store, state: new ModelsState(client, { ...none, ...shipped }, kept) };
}

it('lists the models of the site once, and says calmly where there are none', async () => {
  const { state } = models();
  await state.enter();
  expect(state.shippedStatus).toBe('none');
  expect(state.list).toEqual([]);

  let asked = 0;
  const { state: other } = models({ list: async () => (asked++, [SHIPPED]) });
  await other.enter();
  await other.enter();
  expect(asked).toBe(1);
  expect(other.list).toMatchObject([{ title: 'Text risk', origin: 'shipped', bytes: 10, state: { kind: 'listed' } }]);
});

it('fetches a model when it is chosen, tells how far it is, and can be stopped', async () => {
  let give: (files: Map<string, Blob>) => void = () => {};
  let progress: (bytes: number) => void = () => {};
  const { state, client } = models({
    list: async () => [SHIPPED],
    fetch: (_, onBytes, signal) =>
      new Promise((resolve, reject) => {
        [give, progress] = [resolve, onBytes];
        signal.addEventListener('abort', () => reject(new AppError('job/cancelled')));
      }),
  });
  await state.enter();
  const first = state.choose('shipped risk');
  progress(4);
  expect(state.chosen?.state).toEqual({ kind: 'fetching', bytes: 4 });
  state.cancel('shipped risk');
  await first;
  expect(state.chosen).toBeNull();
  expect(state.list[0].state.kind).toBe('listed');

  const second = state.choose('shipped risk');
  await until(() => expect(state.chosen?.state.kind).toBe('fetching'));
  give(new Map([['config.json', new Blob(['{}'])]]));
  await until(() => expect(client.calls).toHaveLength(1));
  expect(client.calls[0].found?.map(({ path }) => path)).toEqual(['risk/config.json']);
  expect(state.usable).toBeNull();
  client.calls[0].settle.resolve(openedModel());
  await second;
  expect(state.usable?.description.labels).toEqual(['toxicity', 'threat']);
});

it('takes dropped files, shows what is wrong with them, and tries a failure again', async () => {
  const { state, client } = models();
  const taking = state.take(found('tiny/config.json', 'tiny/onnx/model.onnx'));
  await until(() => expect(client.calls).toHaveLength(1));
  expect(state.chosen).toMatchObject({ title: 'tiny', origin: 'dropped', state: { kind: 'looking' } });
  const problems = [{ code: 'model/no-tokenizer', details: { missing: 'tokenizer.json' } }] as const;
  client.calls[0].settle.resolve({ ...openedModel(), described: { usable: false, problems } });
  await taking;
  expect(state.chosen?.state).toEqual({ kind: 'unusable', problems });

  const another = state.take(found('broken.zip'));
  await until(() => expect(client.calls).toHaveLength(2));
  client.calls[1].settle.reject(new AppError('model/nested'));
  await another;
  expect(state.chosen?.state).toMatchObject({ kind: 'failed', error: { code: 'model/nested' } });
  const again = state.choose(state.chosen!.key);
  await until(() => expect(client.calls).toHaveLength(3));
  client.calls[2].settle.resolve(openedModel());
  await again;
  expect(state.usable).not.toBeNull();
  expect(state.list).toHaveLength(2);
});

it('keeps a model only when it is asked to, and forgets it again', async () => {
  const { state, client, store } = models();
  const taking = state.take(found('tiny.zip'));
  await until(() => expect(client.calls).toHaveLength(1));
  client.calls[0].settle.resolve(openedModel());
  await taking;
  expect(store.size).toBe(0);
  await state.keep(state.chosen!.key);
  expect([...store.keys()]).toEqual(['abc']);
  expect(state.chosen?.origin).toBe('kept');
  await state.forget(state.chosen!.key);
  expect(store.size).toBe(0);
  expect(state.usable).not.toBeNull();
});

it('tells models from data by their files, and a ZIP file by where it is dropped', () => {
  expect(areOfModel(found('tiny/config.json', 'tiny/tokenizer.json'), false)).toBe(true);
  expect(areOfModel(found('trees.onnx'), false)).toBe(true);
  expect(areOfModel(found('rows.zip'), false)).toBe(false);
  expect(areOfModel(found('rows.zip'), true)).toBe(true);
  expect(areOfModel(found('config.json'), true)).toBe(false);
  expect(areOfModel(found('2026/jan.csv', '2026/feb.csv'), true)).toBe(false);
  expect([found('a/b/c.json', 'a/d.onnx'), found('trees.onnx'), found('x.zip')].map(modelName)).toEqual([
    'a',
    'trees',
    'x',
  ]);
});
