import { describe, expect, test } from 'vitest';
import { Xxh64 } from '../../../src/data/packed/xxh64.ts';

const hashOf = (...pieces: readonly (string | Uint8Array)[]): string => {
  const hash = new Xxh64();
  for (const piece of pieces) hash.add(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
  const { high, low } = hash.digest();
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
};

describe('XXH64', () => {
  test.each([
    ['', 'ef46db3751d8e999'],
    ['a', 'd24ec4f1a98c6e5b'],
    ['abc', '44bc2cf5ad770999'],
    ['Nobody inspects the spammish repetition', 'fbcea83c8a378bf1'],
  ])('of %j is as published', (text, hash) => {
    expect(hashOf(text)).toBe(hash);
  });

  const P = [
    11400714785074694791n,
    14029467366897019727n,
    1609587929392839161n,
    9650029242287828579n,
    2870177450012600261n,
  ];
  const whole = (value: bigint): bigint => BigInt.asUintN(64, value);
  const turn = (value: bigint, by: bigint): bigint => whole((value << by) | (value >> (64n - by)));
  const round = (lane: bigint, input: bigint): bigint => whole(turn(whole(lane + input * P[1]), 31n) * P[0]);

  /** The definition, in whole numbers. */
  function defined(bytes: Uint8Array): bigint {
    const view = new DataView(bytes.buffer);
    let at = 0;
    let hash = P[4];
    if (bytes.length >= 32) {
      const lanes = [P[0] + P[1], P[1], 0n, -P[0]].map(whole);
      for (; at + 32 <= bytes.length; at += 32) {
        for (let lane = 0; lane < 4; lane++) lanes[lane] = round(lanes[lane], view.getBigUint64(at + 8 * lane, true));
      }
      hash = whole(lanes.reduce((sum, lane, index) => sum + turn(lane, [1n, 7n, 12n, 18n][index]), 0n));
      for (const lane of lanes) hash = whole((hash ^ round(0n, lane)) * P[0] + P[3]);
    }
    hash = whole(hash + BigInt(bytes.length));
    for (; at + 8 <= bytes.length; at += 8) {
      hash = whole(turn(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * P[0] + P[3]);
    }
    if (at + 4 <= bytes.length) {
      hash = whole(turn(hash ^ whole(BigInt(view.getUint32(at, true)) * P[0]), 23n) * P[1] + P[2]);
      at += 4;
    }
    for (; at < bytes.length; at++) hash = whole(turn(hash ^ whole(BigInt(bytes[at]) * P[4]), 11n) * P[0]);
    hash = whole((hash ^ (hash >> 33n)) * P[1]);
    hash = whole((hash ^ (hash >> 29n)) * P[2]);
    return hash ^ (hash >> 32n);
  }

  test('is that of its definition for every length, however the bytes are cut', () => {
    const bytes = Uint8Array.from({ length: 200 }, (_, at) => (at * 2654435761) >>> 13);
    for (let length = 0; length <= bytes.length; length++) {
      const some = bytes.slice(0, length);
      const expected = defined(some).toString(16).padStart(16, '0');
      const cut = (length * 7) % (length + 1);
      expect(hashOf(some)).toBe(expected);
      expect(hashOf(some.subarray(0, cut >> 1), some.subarray(cut >> 1, cut), some.subarray(cut))).toBe(expected);
    }
  });
});
