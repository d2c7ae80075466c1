import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { keysOfTexts, newTextKey } from '../../src/inference/running/text-keys.ts';
import { Database } from '../../src/storage/database.ts';
import { Store } from '../../src/storage/store.ts';
import { Predictions } from '../../src/storage/predictions.ts';
import { storedVersion } from '../../src/storage/stored-version.ts';

const kept = (score: number) => ({ scores: Float32Array.of(score, 1 - score), truncated: score > 0.5 });

let name: string;
let database: Database;
let predictions: Predictions;
let count = 0;
beforeEach(() => {
  name = `predictions-${count++}`;
  database = new Database(name);
  predictions = new Predictions(database);
});

describe('predictions that are kept', () => {
  it('come back by model and text', async () => {
    await database.preferences.put({ key: 'keep', value: 'work' });
    const one = predictions.of('one');
    expect(
      await one.put(
        new Map([
          ['a', kept(0.25)],
          ['b', kept(0.75)],
        ]),
      ),
    ).toBe(true);
    expect(await one.put(new Map([['a', kept(0.5)]]))).toBe(true);
    const [a, missing, b] = await one.get(['a', 'z', 'b']);
    expect(a).toMatchObject(kept(0.5));
    expect(missing).toBeUndefined();
    expect(b).toMatchObject(kept(0.75));
    expect(await predictions.of('other').get(['a'])).toEqual([undefined]);
  });

  it('are kept only where a person chose that, and asking makes no store', async () => {
    expect(await predictions.mayKeep()).toBe(false);
    expect(await storedVersion(name)).toBe(0);
    await database.preferences.put({ key: 'keep', value: 'work' });
    expect(await predictions.mayKeep()).toBe(true);
    await database.preferences.put({ key: 'keep', value: 'nothing' });
    expect(await predictions.mayKeep()).toBe(false);
    expect(await predictions.of('one').put(new Map([['a', kept(0.25)]]))).toBe(false);
    expect(await database.predictions.count()).toBe(0);
  });

  it('hold a key of each text that only this browser can make, the same in two tabs', async () => {
    const other = new Predictions(new Database(name));
    const [mine, theirs] = await Promise.all([newTextKey(), newTextKey()]);
    const [first, second] = await Promise.all([predictions.textKey(mine), other.textKey(theirs)]);
    const texts = ['a text', 'another', 'ä 😀'];
    const keys = await keysOfTexts(texts, first);
    expect(await keysOfTexts(texts, second)).toEqual(keys);
    expect(new Set(keys).size).toBe(3);
    expect(keys.every((key) => key.length === 16)).toBe(true);
    expect(await keysOfTexts(texts, await newTextKey())).not.toEqual(keys);
    expect(first.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', first)).rejects.toThrow();
  });

  it('go when nothing is to be kept any more, with their key', async () => {
    const store = new Store(() => {}, name);
    await store.choose('work');
    await store.predictions.textKey(await newTextKey());
    await store.predictions.of('one').put(new Map([['a', kept(0.25)]]));
    await store.choose('file');
    expect(await store.predictions.of('one').get(['a'])).toMatchObject([kept(0.25)]);
    await store.choose('nothing');
    expect(await store.predictions.of('one').get(['a'])).toEqual([undefined]);
    expect(await database.keys.count()).toBe(0);
  });
});
