import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { ModelDescription, RunSettings } from '../../src/models.ts';
import type { ModelRunResult } from '../../src/workers/data.contract.ts';
import { tinyDescription, tinyTextModel } from '../support/models/tiny-text-model.ts';
import { DIST } from './fixtures.ts';

/** A run of a model over the column `text` of a file of texts. */
export interface RunAsked {
  readonly texts: readonly string[];
  /** The files of the model by path, in base64. */
  readonly files: Readonly<Record<string, string>>;
  readonly description: ModelDescription;
  readonly settings: RunSettings;
  /** Rows to be given back. */
  readonly rows: number;
  /** Makes the worker that holds the rows believe that there is a graphics card. */
  readonly pretendGraphics?: boolean;
}

export interface RunGiven {
  readonly result: ModelRunResult;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Milliseconds of the run. */
  readonly time: number;
}

/** Puts files into a form in which they reach a page. */
export async function inBase64(files: ReadonlyMap<string, Blob>): Promise<Record<string, string>> {
  const entries = Array.from(files, async ([path, file]) => [
    path,
    Buffer.from(await file.arrayBuffer()).toString('base64'),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

/**
 * Runs a model on the built site: starts the worker that holds rows as the page does, through a blob, and speaks to it in the
 * messages of the page's own client.
 * @param workerPath of the built worker, below the page
 */
export function runModel(page: Page, workerPath: string, asked: RunAsked): Promise<RunGiven> {
  return page.evaluate(
    async ({ workerPath, asked }) => {
      const pretence = `const adapter = { features: new Set(), info: { isFallbackAdapter: false } };
        Object.defineProperty(navigator, 'gpu', { value: { requestAdapter: async () => adapter } });`;
      const start = `${asked.pretendGraphics ? pretence : ''} await import(${JSON.stringify(new URL(workerPath, location.href).href)});
        postMessage('ready');`;
      const worker = new Worker(URL.createObjectURL(new Blob([start], { type: 'text/javascript' })), {
        type: 'module',
      });
      await new Promise<void>((resolve) => {
        worker.addEventListener('message', ({ data }) => data === 'ready' && resolve());
      });
      const call = <T>(method: string, ...values: unknown[]): Promise<T> =>
        new Promise((resolve, reject) => {
          const id = crypto.randomUUID();
          const ports: MessagePort[] = [];
          const argumentList = values.map((value) => {
            if (value !== 'callback') return { type: 'RAW', value };
            const { port1, port2 } = new MessageChannel();
            port1.start();
            ports.push(port2);
            return { type: 'HANDLER', name: 'proxy', value: port2 };
          });
          worker.addEventListener('message', function answer({ data }: MessageEvent) {
            const { id: of, name, value } = data as { id?: string; name?: string; value?: unknown };
            if (of !== id) return;
            worker.removeEventListener('message', answer);
            if (name === 'throw') reject(new Error(JSON.stringify(value)));
            else resolve(value as T);
          });
          worker.postMessage({ id, type: 'APPLY', path: [method], argumentList }, ports);
        });

      const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const files = new Map(Object.entries(asked.files).map(([path, text]) => [path, new Blob([bytes(text)])]));
      const lines = asked.texts.map((text, at) => `"${text.replaceAll('"', '""')}",${at % 2 ? 'a' : 'b'}`);
      const file = new File([`text,group\n${lines.join('\n')}\n`], 'texts.csv');
      const { tableId } = await call<{ tableId: number }>('read', 'read', [file], { options: {} }, 'callback');
      const { description, settings } = asked;
      const outputs = { label: true, scores: description.labels };
      const run = { files: { name: description.name, files }, description, settings, column: 'text', outputs };
      const started = performance.now();
      const result = await call<{ tableId: number }>('runModel', 'run', tableId, run, 'callback');
      const time = performance.now() - started;
      const { rows } = await call<{ rows: (string | number | null)[][] }>('preview', result.tableId, asked.rows);
      worker.terminate();
      return { result: result as unknown as ModelRunResult, rows, time };
    },
    { workerPath, asked },
  );
}

/** A run of the tiny model. */
export const asked = async (more: Partial<RunAsked> = {}): Promise<RunAsked> => ({
  texts: Array.from({ length: 60 }, (_, row) => ['you fool', 'you are kind', 'i will hurt you'][row % 3]),
  files: await inBase64(tinyTextModel()),
  description: tinyDescription(),
  settings: { backend: null, weights: null },
  rows: 3,
  ...more,
});

/** [CLS] you fool [SEP] and the others, as the model's words weigh. */
const logits = [
  [12 / 4, 0],
  [-8 / 5, -4 / 5],
  [4 / 6, 16 / 6],
];
const expected = logits.map((row) => row.map((logit) => 1 / (1 + Math.exp(-logit))));
const scoresIn = (rows: readonly (readonly unknown[])[]): number[][] =>
  rows.map((cells) => cells.slice(-2) as number[]);

/** The built worker that holds rows. */
export const workerPath = async (): Promise<string> =>
  /assets\/data\.worker-[^`"]+\.js/.exec(await readFile(join(DIST, 'sw.js'), 'utf8'))![0];

export function expectScores(rows: readonly (readonly unknown[])[]): void {
  scoresIn(rows).forEach((scores, row) =>
    scores.forEach((score, label) => expect(score).toBeCloseTo(expected[row][label], 4)),
  );
}
