import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { Store } from '../../src/storage/store.ts';

it('keeps models whole, lists the latest first, and gives their files back', async () => {
  const store = new Store(() => {}, 'models');
  const files = new Map([['config.json', new Blob(['{}'])]]);
  await store.models.keep({ id: 'a', title: 'A', bytes: 2 }, files, 1);
  await store.models.keep({ id: 'b', title: 'B', bytes: 2 }, files, 2);
  expect((await store.models.list()).map(({ id }) => id)).toEqual(['b', 'a']);
  expect([...(await store.models.open('a')).keys()]).toEqual(['config.json']);
  expect(await store.isEmpty()).toBe(false);
  await store.models.forget('a');
  await store.models.forget('b');
  expect(await store.isEmpty()).toBe(true);
  await expect(store.models.open('a')).rejects.toMatchObject({ code: 'models/unavailable' });
});
