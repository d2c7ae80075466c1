import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctTexts } from '../../../src/inference/running/distinct-texts.ts';
import { fingerprint } from '../../../src/inference/running/fingerprint.ts';
import { RunClock } from '../../../src/inference/running/run-clock.ts';
import { TaskSize } from '../../../src/inference/running/task-size.ts';
import type { RunProgress } from '../../../src/models.ts';

describe('distinct texts', () => {
  it('are numbered in the order in which they are first seen', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (texts) => {
        const distinct = new DistinctTexts();
        const order = [...new Set(texts)];
        expect(texts.map((text) => distinct.numberOf(text))).toEqual(texts.map((text) => order.indexOf(text)));
        expect(distinct.count).toBe(order.length);
      }),
    );
  });

  it('stay apart when there are very many of them, alike as they may be', () => {
    const distinct = new DistinctTexts();
    const count = 200_000;
    let apart = 0;
    for (let at = 0; at < count; at++) if (distinct.numberOf(`row ${at}`) === at) apart++;
    expect(apart).toBe(count);
    for (let at = 0; at < count; at += 997) expect(distinct.numberOf(`row ${at}`)).toBe(at);
  });

  it('have fingerprints whose bits are as often set as not', () => {
    const set = new Float64Array(64);
    const count = 20_000;
    for (let at = 0; at < count; at++) {
      const [high, low] = fingerprint(String(at));
      for (let bit = 0; bit < 32; bit++) {
        set[bit] += (low >>> bit) & 1;
        set[32 + bit] += (high >>> bit) & 1;
      }
    }
    // Five standard deviations of a fair coin.
    for (const times of set) expect(Math.abs(times - count / 2)).toBeLessThan(5 * Math.sqrt(count / 4));
  });
});

describe('the time of a run', () => {
  const extent = { done: 10, total: 40, failed: 0, scored: 10, characters: 1000, charactersLeft: 3000 };

  it('leaves pauses out, and tells what is left by what is left to read', () => {
    let now = 0;
    const seen: RunProgress[] = [];
    const clock = new RunClock(
      (progress) => seen.push(progress),
      () => now,
    );
    clock.start();
    now = 2000;
    clock.stop();
    now = 60_000;
    clock.start();
    clock.report('running', extent);
    expect(seen).toEqual([{ stage: 'running', done: 10, total: 40, failed: 0, pace: 5, left: 6000 }]);
    clock.report('running', { ...extent, done: 11 });
    expect(seen).toHaveLength(1);
    clock.report('running', { ...extent, done: 40, charactersLeft: 0 });
    expect(seen.at(-1)).toMatchObject({ done: 40, left: 0 });
  });

  it('tells no pace before there is a steady one', () => {
    const seen: RunProgress[] = [];
    const clock = new RunClock(
      (progress) => seen.push(progress),
      () => 0,
    );
    clock.start();
    clock.report('loading', extent);
    expect(seen).toMatchObject([{ stage: 'loading', pace: null, left: null }]);
  });

  it('is cut into tasks of a quarter of a second, step by step', () => {
    const size = new TaskSize();
    const pace = 100;
    for (let task = 0; task < 12; task++) {
      const before = size.size;
      size.observe(before, before / pace);
      expect(size.size).toBeLessThanOrEqual(before * 4);
    }
    expect(size.size).toBe(25_000);
    size.observe(25_000, 10_000);
    expect(size.size).toBe(6250);
  });
});
