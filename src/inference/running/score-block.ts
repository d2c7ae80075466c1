import { AppError } from '../../errors.ts';
import type { RunProgress, TextScores } from '../../models.ts';
import type { RunHooks } from './classify-texts.ts';
import { NotStarted } from './pool.ts';
import type { Extent, RunClock } from './run-clock.ts';
import type { ScoreBoard } from './score-board.ts';
import { sizeOf, TaskQueue, type Task, type Waiting } from './task-queue.ts';
import type { TaskSize } from './task-size.ts';

/** When a model has failed at so many texts and at every one, the shortest decides whether it works at all. */
const MOST_FAILURES_AT_FIRST = 5;

/** A thread more is loaded where one would have so many milliseconds of work left, since loading costs about as much. */
const WORTH_A_THREAD = 2000;

/** Sums over a run. */
export interface Totals {
  /** Texts that were scored, and their size. */
  scored: number;
  characters: number;
  /** Milliseconds that threads were loading, were at work, and were inside the runtime. */
  loading: number;
  busy: number;
  inRuntime: number;
  /** Whether all threads told the latter. */
  timed: boolean;
}

/** What is shared by the blocks of a run. */
export interface BlockHooks extends RunHooks {
  readonly clock: RunClock;
  readonly board: ScoreBoard;
  readonly taskSize: TaskSize;
  readonly totals: Totals;
}

/** What is left of a block. */
export interface Left {
  texts: number;
  characters: number;
}

/** Scores the texts of one block with all threads of the pool. */
export class ScoreBlock {
  readonly #hooks: BlockHooks;
  readonly #queue: TaskQueue;
  readonly #left: Left;
  #extent: (left: Left) => Extent = () => ({
    done: 0,
    total: 0,
    failed: 0,
    scored: 0,
    characters: 0,
    charactersLeft: 0,
  });
  readonly #lanes: Promise<void>[] = [];
  #open = 0;
  #error: { readonly thrown: unknown } | null = null;

  constructor(waiting: readonly Waiting[], hooks: BlockHooks) {
    this.#hooks = hooks;
    this.#queue = new TaskQueue(waiting);
    this.#left = { texts: waiting.length, characters: sizeOf(waiting) };
  }

  /** @throws AppError `model/keeps-failing`, or why the model could not be loaded in any thread */
  async run(extent: (left: Left) => Extent): Promise<void> {
    this.#extent = extent;
    if (this.#left.texts > 0) {
      this.#report('loading');
      await this.#load();
    }
    this.#report('running');
    this.#spread();
    for (let lane = this.#lanes.pop(); lane; lane = this.#lanes.pop()) await lane;
    if (this.#error) throw this.#error.thrown;
  }

  async #load(): Promise<void> {
    const { clock, pool, totals } = this.#hooks;
    const started = clock.now();
    try {
      await pool.warmUp();
      totals.loading += clock.now() - started;
    } catch (thrown) {
      throw thrown instanceof NotStarted ? thrown.cause : thrown;
    }
  }

  /** As many lanes as pay, up to the threads there may be, which are more after the graphics card has failed. */
  #spread(): void {
    const { pool, totals } = this.#hooks;
    const left = totals.characters === 0 ? 0 : (this.#left.characters * totals.busy) / totals.characters;
    const worth = Math.min(pool.size, Math.max(pool.open, 1 + Math.floor(left / WORTH_A_THREAD)));
    while (this.#open < worth && this.#left.texts > 0) {
      this.#open++;
      this.#lanes.push(this.#lane());
    }
  }

  /** Takes task after task. */
  async #lane(): Promise<void> {
    try {
      for (;;) {
        await this.#pass();
        const task = this.#isOver() ? null : this.#queue.take(this.#hooks.taskSize.size);
        if (!task || !(await this.#goesOn(task))) return;
      }
    } catch (thrown) {
      this.#error ??= { thrown };
    } finally {
      this.#open--;
    }
  }

  #isOver(): boolean {
    return this.#hooks.signal.aborted || this.#error !== null;
  }

  async #pass(): Promise<void> {
    const { pause, clock } = this.#hooks;
    if (!pause.isPaused) return;
    clock.stop();
    this.#report('paused');
    await pause.passed();
    clock.start();
  }

  /** Does a task; false when this lane can do no more and another takes what is left. */
  async #goesOn(task: Task): Promise<boolean> {
    const { pool, clock, signal, totals, taskSize } = this.#hooks;
    const asked = clock.now();
    try {
      const runner = await pool.take();
      const started = clock.now();
      totals.loading += started - asked;
      const scores = await pool.run(
        runner,
        task.texts.map(({ text }) => text),
      );
      if (signal.aborted) return false;
      const time = clock.now() - started;
      totals.busy += time;
      taskSize.observe(sizeOf(task.texts), time);
      this.#take(task.texts, scores);
      this.#spread();
    } catch (thrown) {
      if (signal.aborted) return false;
      if (thrown instanceof NotStarted) {
        this.#queue.putBack(task);
        if (pool.hasIdle) return true;
        if (this.#open === 1) throw thrown.cause;
        return false;
      }
      const given = this.#queue.failed(task);
      if (given) await this.#giveUp(given, reasonOf(thrown));
      this.#spread();
    }
    this.#report('running');
    return true;
  }

  #take(texts: readonly Waiting[], { scores, truncated, inRuntime }: TextScores): void {
    const { board, keeping, labels, totals } = this.#hooks;
    if (inRuntime === undefined) totals.timed = false;
    else totals.inRuntime += inRuntime;
    texts.forEach((waiting, at) => {
      const own = scores.slice(at * labels, (at + 1) * labels);
      if (!own.every(Number.isFinite)) return this.#fail(waiting, 'its scores are no numbers');
      const cut = truncated[at] === 1;
      board.set(waiting.number, own, cut);
      keeping.keep(waiting.key, { scores: own, truncated: cut });
      this.#count(waiting);
    });
  }

  #fail(waiting: Waiting, reason: string): void {
    this.#hooks.board.fail(waiting.number, reason);
    this.#left.texts--;
    this.#left.characters -= sizeOf([waiting]);
  }

  /** Gives a text up, and the run as well where the model works for none. */
  async #giveUp(waiting: Waiting, reason: string): Promise<void> {
    const { board, pool, totals, signal } = this.#hooks;
    this.#fail(waiting, reason);
    const shortest =
      board.failed.size < MOST_FAILURES_AT_FIRST || totals.scored > 0 ? null : this.#queue.takeShortest();
    if (!shortest) return;
    try {
      this.#take([shortest], await pool.run(await pool.take(), [shortest.text]));
    } catch (thrown) {
      if (signal.aborted) return;
      throw new AppError('model/keeps-failing', { texts: board.failed.size + 1, reason: reasonOf(thrown) });
    }
  }

  #count(waiting: Waiting): void {
    const { totals } = this.#hooks;
    const size = sizeOf([waiting]);
    totals.scored++;
    totals.characters += size;
    this.#left.texts--;
    this.#left.characters -= size;
  }

  #report(stage: RunProgress['stage']): void {
    this.#hooks.clock.report(stage, this.#extent(this.#left));
  }
}

function reasonOf(thrown: unknown): string {
  if (thrown instanceof AppError) {
    const { message, reason } = thrown.details;
    return typeof message === 'string' ? message : typeof reason === 'string' ? reason : thrown.code;
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}
