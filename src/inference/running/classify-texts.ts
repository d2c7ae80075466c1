import { AppError } from '../../errors.ts';
import type { RunProgress } from '../../models.ts';
import { DistinctTexts, NO_TEXT } from './distinct-texts.ts';
import type { Keeping } from './keeping.ts';
import type { Pause } from './pause.ts';
import type { RunnerPool } from './pool.ts';
import type { TextItems } from './ports.ts';
import { RunClock } from './run-clock.ts';
import { ScoreBlock } from './score-block.ts';
import { ScoreBoard } from './score-board.ts';
import { sizeOf, type Waiting } from './task-queue.ts';
import { TaskSize } from './task-size.ts';

/** What a run needs beside its texts. */
export interface RunHooks {
  readonly pool: RunnerPool;
  readonly keeping: Keeping;
  readonly labels: number;
  readonly pause: Pause;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RunProgress) => void;
  readonly now?: () => number;
}

/** Every item with a text scored. */
export interface RunOutcome {
  /** By item: the number of its text, or {@link NO_TEXT}. */
  readonly textOf: Uint32Array;
  /** Distinct texts. */
  readonly texts: number;
  /** Of these, those whose scores were known before. */
  readonly known: number;
  /** texts × labels, NaN where a text failed. */
  readonly scores: Float32Array;
  /** By text, 1 where it was cut. */
  readonly truncated: Uint8Array;
  /** Why texts failed, by their number. */
  readonly failed: ReadonlyMap<number, string>;
  /** Milliseconds of the run without pauses. */
  readonly elapsed: number;
  /** Milliseconds that threads were loading the model, added up. */
  readonly loading: number;
  /** The same of their work, and those of it inside the runtime; null where nobody told. */
  readonly busy: number;
  readonly inRuntime: number | null;
}

/**
 * Scores every distinct text once, block by block. Whatever order threads answer in, the outcome is the same; what is done is
 * kept as it comes, so that a run that was called off goes on where it was when it is started again.
 *
 * @throws AppError `job/cancelled` at once when the signal fires; `model/not-loaded`, `model/keeps-failing`, and what reading
 * the texts throws
 */
export async function classifyTexts(items: TextItems, hooks: RunHooks): Promise<RunOutcome> {
  const { signal, pool, keeping } = hooks;
  let stop = (): void => {};
  const cancelled = new Promise<never>((_, reject) => {
    stop = () => reject(new AppError('job/cancelled'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([runBlocks(items, hooks), cancelled]);
  } finally {
    signal.removeEventListener('abort', stop);
    pool.close();
    void keeping.flush();
  }
}

async function runBlocks(items: TextItems, hooks: RunHooks): Promise<RunOutcome> {
  const { keeping, signal, labels } = hooks;
  const clock = new RunClock(hooks.onProgress, hooks.now);
  const distinct = new DistinctTexts();
  const textOf = new Uint32Array(items.count).fill(NO_TEXT);
  const board = new ScoreBoard(labels);
  const taskSize = new TaskSize();
  const totals = { known: 0, scored: 0, characters: 0, loading: 0, busy: 0, inRuntime: 0, timed: true };
  let item = 0;
  clock.start();
  for await (const texts of items.blocks()) {
    if (signal.aborted) break;
    const found: { number: number; text: string }[] = [];
    for (const text of texts) {
      const before = distinct.count;
      const number = text.trim() === '' ? NO_TEXT : distinct.numberOf(text);
      if (number === before) found.push({ number, text });
      textOf[item++] = number;
    }
    board.reserve(distinct.count);
    const keys = await keeping.keysOf(found.map(({ text }) => text));
    const known = await keeping.lookUp(keys);
    const waiting: Waiting[] = [];
    found.forEach(({ number, text }, at) => {
      const prediction = known.get(at);
      if (prediction?.scores.length === labels) board.set(number, prediction.scores, prediction.truncated);
      else waiting.push({ number, text, key: keys[at] });
    });
    totals.known += found.length - waiting.length;
    // Texts to come are thought to be as often new, and as long, as those before.
    const expected = item === 0 ? 0 : ((items.count - item) * distinct.count) / item;
    const size = sizeOf(waiting);
    const charactersToCome = waiting.length === 0 ? 0 : (expected * size) / waiting.length;
    const block = new ScoreBlock(waiting, { ...hooks, clock, board, taskSize, totals });
    await block.run((left) => ({
      done: distinct.count - left.texts,
      total: distinct.count + Math.round(expected),
      failed: board.failed.size,
      scored: totals.scored,
      characters: totals.characters,
      charactersLeft: left.characters + charactersToCome,
    }));
  }
  await keeping.flush();
  clock.stop();
  const { loading, busy, known, inRuntime, timed } = totals;
  const elapsed = clock.elapsed;
  return {
    textOf,
    texts: distinct.count,
    known,
    ...board.of(distinct.count),
    failed: board.failed,
    elapsed,
    loading,
    busy,
    inRuntime: timed && busy > 0 ? inRuntime : null,
  };
}
