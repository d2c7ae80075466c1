import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { classifyTexts, type RunHooks, type RunOutcome } from '../../../src/inference/running/classify-texts.ts';
import { NO_TEXT } from '../../../src/inference/running/distinct-texts.ts';
import { MemoryPredictions } from '../../../src/inference/running/memory-predictions.ts';
import { Pause } from '../../../src/inference/running/pause.ts';
import type { Prediction, PredictionStore } from '../../../src/inference/running/ports.ts';
import type { RunProgress } from '../../../src/models.ts';
import { fakeModel, itemsOf, keepingIn, LABELS, poolOf, scoresOf, type FakeModel } from './fake-runners.ts';

const text = fc.oneof(
  fc.constantFrom('', '  ', 'same', 'same ', 'Same'),
  fc.string({ maxLength: 60 }),
  fc.string({ minLength: 200, maxLength: 3000 }),
);

async function run(
  texts: readonly string[],
  model: FakeModel,
  { threads = 3, block = 7, ...hooks }: Partial<RunHooks> & { threads?: number; block?: number } = {},
): Promise<RunOutcome> {
  return classifyTexts(itemsOf(texts, block), {
    pool: poolOf(model.start, threads),
    keeping: await keepingIn(),
    labels: LABELS,
    pause: new Pause(),
    signal: new AbortController().signal,
    onProgress: () => {},
    ...hooks,
  });
}

const rowsOf = ({ textOf, scores }: RunOutcome): (number[] | null)[] =>
  Array.from(textOf, (at) => (at === NO_TEXT ? null : [...scores.subarray(at * LABELS, (at + 1) * LABELS)]));

describe('a run over texts', () => {
  it('scores each distinct text once, and gives every row that of its own text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 30 }),
        async (texts, threads, block) => {
          const model = fakeModel();
          // By this clock a task takes seconds, so that every thread is worth its while.
          const outcome = await run(texts, model, { threads, block, now: ticking() });
          expect(rowsOf(outcome)).toEqual(texts.map((one) => (one.trim() === '' ? null : scoresOf(one))));
          const distinct = new Set(texts.filter((one) => one.trim() !== ''));
          expect(model.scored.toSorted()).toEqual([...distinct].toSorted());
          expect(outcome.texts).toBe(distinct.size);
          expect(model.open).toBe(0);
        },
      ),
    );
  });

  it('finds the texts that fail and scores all others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.string({ minLength: 1, maxLength: 50 }).filter((one) => one.trim() !== ''),
          { minLength: 1, maxLength: 40 },
        ),
        fc.array(fc.nat(1000), { maxLength: 4 }),
        async (texts, picks) => {
          const bad = new Set(picks.map((pick) => texts[pick % texts.length]));
          if (bad.size === texts.length) return;
          const model = fakeModel({ fails: (one) => bad.has(one) });
          const outcome = await run(texts, model, { block: 40, now: ticking() });
          expect([...outcome.failed.keys()].map((at) => texts[at]).toSorted()).toEqual([...bad].toSorted());
          expect([...outcome.failed.values()].every((reason) => reason === 'out of range')).toBe(true);
          texts.forEach((one, at) => expect(rowsOf(outcome)[at]).toEqual(bad.has(one) ? [NaN, NaN] : scoresOf(one)));
          expect(model.scored.toSorted()).toEqual(texts.filter((one) => !bad.has(one)).toSorted());
        },
      ),
    );
  });

  it('tries once more what failed by chance', async () => {
    const model = fakeModel({ fails: (one, times) => one === 'b' && times === 1 });
    const outcome = await run(['a', 'b', 'c'], model, { threads: 1 });
    expect(outcome.failed.size).toBe(0);
    expect(model.started).toBe(2);
  });

  it('gives up a model that works for no text, and says what it said', async () => {
    const texts = Array.from({ length: 400 }, (_, at) => `text ${at}`);
    const model = fakeModel({ fails: () => true });
    const error = await run(texts, model, { threads: 1, block: 400 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'model/keeps-failing', details: { reason: 'out of range' } });
    expect(model.started).toBeLessThan(60);
    expect(model.open).toBe(0);
  });

  it('goes on with a model that fails at the longest texts alone', async () => {
    const texts = Array.from({ length: 40 }, (_, at) => 'x'.repeat(at + 1));
    const model = fakeModel({ fails: (one) => one.length > 30 });
    const outcome = await run(texts, model, { threads: 1, block: 40 });
    expect([...outcome.failed.keys()].toSorted((one, other) => one - other)).toEqual([
      30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
    ]);
    expect(model.scored).toHaveLength(30);
  });

  it('counts a text whose scores are no numbers as failed', async () => {
    const model = fakeModel();
    const start = async () => {
      const runner = await model.start();
      return {
        ...runner,
        classify: async (texts: readonly string[]) => ({
          ...(await runner.classify(texts)),
          scores: Float32Array.of(NaN, 1),
        }),
      };
    };
    const outcome = await run(['a'], model, { pool: poolOf(start, 1) });
    expect([...outcome.failed]).toEqual([[0, 'its scores are no numbers']]);
  });

  it('goes on with the threads that started, and ends where none did', async () => {
    const texts = Array.from({ length: 50 }, (_, at) => `text ${at}`);
    const outcome = await run(texts, fakeModel({ starts: (thread) => thread === 1 }), { threads: 4, now: ticking() });
    expect(rowsOf(outcome)).toEqual(texts.map(scoresOf));
    await expect(run(texts, fakeModel({ starts: () => false }), { threads: 4 })).rejects.toThrow('no memory');
  });

  it('loads a thread more only where that pays', async () => {
    const texts = Array.from({ length: 400 }, (_, at) => `text ${at} ${'x'.repeat(100)}`);
    const quick = fakeModel();
    await run(texts, quick, { threads: 4, block: 400, now: () => 0 });
    expect(quick.started).toBe(1);
    const slow = fakeModel();
    await run(texts, slow, { threads: 4, block: 400, now: ticking() });
    expect(slow.started).toBe(4);
  });

  it('is instant the second time, and goes on where it was called off', async () => {
    const memory = new MemoryPredictions();
    const texts = Array.from({ length: 300 }, (_, at) => `text ${at}`.repeat((at % 9) + 1));
    const control = new AbortController();
    const first = fakeModel({ wait: async () => void (await new Promise((resolve) => setTimeout(resolve))) });
    const keeping = await keepingIn(memory);
    const onProgress = (): void => {
      if (first.scored.length > 40) control.abort();
    };
    const cancelled = run(texts, first, { keeping, signal: control.signal, onProgress, block: 20, now: ticking() });
    await expect(cancelled).rejects.toMatchObject({ code: 'job/cancelled' });
    await keeping.flush();
    expect(first.open).toBe(0);

    const second = fakeModel();
    const outcome = await run(texts, second, { keeping: await keepingIn(memory), block: 300 });
    expect(outcome.known).toBeGreaterThan(40);
    expect(second.scored.length + outcome.known).toBe(300);
    expect(rowsOf(outcome)).toEqual(texts.map(scoresOf));

    const third = fakeModel();
    const again = await run(texts, third, { keeping: await keepingIn(memory) });
    expect(again).toMatchObject({ known: 300, texts: 300, busy: 0 });
    expect(third.started).toBe(0);
    expect(again.scores).toEqual(outcome.scores);
    expect(again.truncated).toEqual(outcome.truncated);
  });

  it('rejects at once when it is called off, whatever its threads are doing', async () => {
    const control = new AbortController();
    const model = fakeModel({ wait: () => new Promise(() => {}) });
    const running = run(['a', 'b'], model, { signal: control.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    control.abort();
    await expect(running).rejects.toMatchObject({ code: 'job/cancelled' });
    expect(model.open).toBe(0);
  });

  it('starts nothing while it is paused, and goes on after', async () => {
    const pause = new Pause();
    const seen: RunProgress[] = [];
    const model = fakeModel();
    const texts = Array.from({ length: 100 }, (_, at) => 'x'.repeat(at + 1));
    pause.pause();
    const running = run(texts, model, { pause, onProgress: (progress) => seen.push(progress), block: 100 });
    while (seen.at(-1)?.stage !== 'paused') await new Promise((resolve) => setTimeout(resolve));
    expect(model.scored).toEqual([]);
    pause.resume();
    expect(rowsOf(await running)).toEqual(texts.map(scoresOf));
    expect(seen.at(-1)).toMatchObject({ stage: 'running', done: 100, total: 100, left: 0 });
  });

  it('goes on without the store when that is full, and says so', async () => {
    const full: PredictionStore = {
      get: (keys) => Promise.resolve(keys.map(() => undefined)),
      put: () => Promise.reject(new AppError('storage/full')),
    };
    const memory = new MemoryPredictions();
    const keeping = await keepingIn(memory, full);
    expect(keeping.place).toBe('browser');
    const outcome = await run(['a', 'b'], fakeModel(), { keeping });
    expect(outcome.failed.size).toBe(0);
    expect(keeping.place).toBe('browser-full');
    expect((await run(['a', 'b'], fakeModel(), { keeping: await keepingIn(memory) })).known).toBe(2);
  });

  it('keeps no more in memory than its share', async () => {
    const memory = new MemoryPredictions(10 * 208);
    const entries = new Map<string, Prediction>();
    for (let at = 0; at < 30; at++) entries.set(String(at), { scores: new Float32Array(2), truncated: false });
    await memory.put(entries);
    const found = await memory.get([...entries.keys()]);
    expect(found.map((one) => one !== undefined)).toEqual(found.map((_, at) => at >= 20));
  });
});

/** A clock that moves a second each time it is looked at, so that every report passes. */
function ticking(): () => number {
  let time = 0;
  return () => (time += 1000);
}
