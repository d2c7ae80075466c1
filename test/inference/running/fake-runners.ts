import type { TextScores } from '../../../src/models.ts';
import { Keeping } from '../../../src/inference/running/keeping.ts';
import { MemoryPredictions } from '../../../src/inference/running/memory-predictions.ts';
import type { PredictionStore, Runner, TextItems } from '../../../src/inference/running/ports.ts';
import { RunnerPool } from '../../../src/inference/running/pool.ts';
import { newTextKey } from '../../../src/inference/running/text-keys.ts';

export const LABELS = 2;

/** What the fake model says of a text: its length, and whether it holds an exclamation. */
export const scoresOf = (text: string): [number, number] => [
  Math.fround(1 / (1 + text.length)),
  text.includes('!') ? 1 : 0,
];

export interface FakeModel {
  /** Texts in the order in which they were scored, one entry for each time. */
  readonly scored: string[];
  /** Threads that were started, and those that are open. */
  started: number;
  open: number;
  start(): Promise<Runner>;
}

export interface FakeFaults {
  /** Texts at which the model fails, and takes its thread with it. */
  readonly fails?: (text: string, times: number) => boolean;
  /** Whether the thread of a number, from 1, starts. */
  readonly starts?: (thread: number) => boolean;
  /** Awaited before each answer. */
  readonly wait?: () => Promise<void>;
}

/** A model of script, one runner to a thread; a runner that has failed fails for ever, as real ones do. */
export function fakeModel({
  fails = () => false,
  starts = () => true,
  wait = () => Promise.resolve(),
}: FakeFaults = {}): FakeModel {
  const tries = new Map<string, number>();
  const model: FakeModel = {
    scored: [],
    started: 0,
    open: 0,
    start: () => {
      if (!starts(++model.started)) return Promise.reject(new Error('no memory'));
      model.open++;
      let poisoned = false;
      let closed = false;
      const classify = async (texts: readonly string[]): Promise<TextScores> => {
        await wait();
        for (const text of texts) tries.set(text, (tries.get(text) ?? 0) + 1);
        poisoned ||= texts.some((text) => fails(text, tries.get(text)!));
        if (poisoned || closed) throw new Error('out of range');
        model.scored.push(...texts);
        return {
          scores: Float32Array.from(texts.flatMap(scoresOf)),
          tokens: Uint32Array.from(texts, (text) => text.length),
          truncated: Uint8Array.from(texts, (text) => (text.length > 40 ? 1 : 0)),
          inRuntime: 0,
        };
      };
      const close = (): void => {
        if (!closed) model.open--;
        closed = true;
      };
      return Promise.resolve({ classify, close });
    },
  };
  return model;
}

/** A pool of threads on the processor. */
export function poolOf(start: () => Promise<Runner>, threads: number): RunnerPool {
  const device = { backend: 'wasm', weights: null, noGraphics: 'not-asked', threads } as const;
  return new RunnerPool({ device, start, fallback: () => device });
}

/** Texts in blocks of a size. */
export function itemsOf(texts: readonly string[], block = 7): TextItems {
  return {
    count: texts.length,
    blocks: async function* () {
      for (let from = 0; from < texts.length; from += block)
        yield await Promise.resolve(texts.slice(from, from + block));
    },
  };
}

export async function keepingIn(
  memory: PredictionStore = new MemoryPredictions(),
  browser: PredictionStore | null = null,
) {
  key ??= await newTextKey();
  return new Keeping({ key, memory, browser });
}

let key: CryptoKey | undefined;
