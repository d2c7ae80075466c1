import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  deleteStoredModels,
  listStoredModels,
  listUnfinishedModels,
  ModelStore,
  openStoredModel,
  type UnfinishedModel,
} from '../../src/storage/models.ts';
import { storedVersion } from '../../src/storage/stored-version.ts';

let name: string;
let count = 0;
beforeEach(() => (name = `models-${count++}`));

const model = (id: string, ...contents: string[]): UnfinishedModel => ({
  id,
  repo: id,
  commit: '1',
  hub: 'https://hub.example/',
  licence: null,
  languages: [],
  task: null,
  madeFrom: [],
  startedAt: 1,
  files: contents.map((content) => ({ path: `${content}.bin`, bytes: 4, content, verified: 'sha-256' })),
});

async function withStore<T>(work: (store: ModelStore) => Promise<T>): Promise<T> {
  const store = new ModelStore(name);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

async function store(id: string, ...contents: string[]): Promise<void> {
  await withStore(async (shelf) => {
    await shelf.begin(model(id, ...contents));
    for (const content of contents) {
      await shelf.append(content, 2, new Blob(['cd']));
      await shelf.append(content, 0, new Blob(['ab']));
    }
    await shelf.finish(model(id, ...contents));
  });
}

const textOf = async (id: string, path: string): Promise<string | undefined> =>
  (await openStoredModel(id, name))?.files.get(path)?.text();

describe('stored models', () => {
  it('are looked for without a store being made', async () => {
    expect(await listStoredModels(name)).toEqual([]);
    expect(await openStoredModel('a', name)).toBeNull();
    await deleteStoredModels(name);
    expect(await storedVersion(name)).toBe(0);
  });

  it('are listed only once they are finished, and open as whole files', async () => {
    await withStore(async (shelf) => {
      await shelf.begin(model('a', 'x'));
      await shelf.append('x', 0, new Blob(['ab']));
      expect(await shelf.bytesOf('x')).toBe(2);
    });
    expect(await listStoredModels(name)).toEqual([]);
    expect(await openStoredModel('a', name)).toBeNull();
    expect((await listUnfinishedModels(name)).map(({ id }) => id)).toEqual(['a']);
    await store('a', 'x');
    expect((await listStoredModels(name)).map(({ id }) => id)).toEqual(['a']);
    expect(await listUnfinishedModels(name)).toEqual([]);
    expect(await textOf('a', 'x.bin')).toBe('abcd');
  });

  it('keep what they have in common when one of them goes', async () => {
    await store('a', 'x', 'y');
    await store('b', 'y');
    await withStore((shelf) => shelf.delete('a'));
    expect(await textOf('b', 'y.bin')).toBe('abcd');
    await withStore(async (shelf) => expect(await shelf.bytesOf('x')).toBe(0));
    await withStore((shelf) => shelf.delete('b'));
    await withStore(async (shelf) => expect(await shelf.bytesOf('y')).toBe(0));
  });

  it('gain other weights without losing those they had', async () => {
    await store('a', 'x');
    await store('a', 'y');
    expect([...(await openStoredModel('a', name))!.files.keys()].sort()).toEqual(['x.bin', 'y.bin']);
  });

  it('are not touched when a download that broke off is given up', async () => {
    await store('a', 'x');
    await withStore(async (shelf) => {
      await shelf.begin(model('b', 'x', 'z'));
      await shelf.append('z', 0, new Blob(['ab']));
      await shelf.giveUp('b');
      expect(await shelf.bytesOf('z')).toBe(0);
    });
    expect(await textOf('a', 'x.bin')).toBe('abcd');
  });

  it('are gone with everything, and what was writing stops', async () => {
    await store('a', 'x');
    await withStore(async (shelf) => {
      await shelf.list();
      await deleteStoredModels(name);
      await expect(shelf.append('x', 0, new Blob(['ab']))).rejects.toMatchObject({ code: 'storage/gone' });
    });
    expect(await storedVersion(name)).toBe(0);
  });
});
