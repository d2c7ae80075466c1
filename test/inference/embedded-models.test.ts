import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeModel } from '../../src/inference/describe/describe-model.ts';
import type { LoadTextClassifier, ModelFiles } from '../../src/models.ts';
import { importAsBrowser, NODE_RUNTIME } from '../support/models/load-in-node.ts';

const FOLDER = new URL('../../public/models/', import.meta.url);
const LINEAR = 'evenhand-text-risk-linear';
const NETWORK = 'evenhand-text-risk';

/** Sentences of the trainer's own with the logits that it computes. */
interface Sentence {
  readonly text: string;
  readonly linear: readonly number[];
  readonly transformer: readonly number[];
  readonly ensemble: readonly number[];
}
const { sentences }: { sentences: readonly Sentence[] } = JSON.parse(
  readFileSync(new URL('../fixtures/embedded-models.json', import.meta.url), 'utf8'),
);
const texts = sentences.map(({ text }) => text);

/** The files of a folder of `public/models`, or of all of it. */
function filesOf(name: string): ModelFiles {
  const root = join(fileURLToPath(FOLDER), name);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return { name, files: new Map(paths.map((path) => [relative(root, path), new Blob([readFileSync(path)])])) };
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
const calibration = (written: { slope: Record<string, number>; intercept: Record<string, number> }) => ({
  of: (logits: readonly number[], labels: readonly string[]): number[] =>
    labels.map((label, at) => sigmoid(written.slope[label] * logits[at] + written.intercept[label])),
});
const read = (path: string) => JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8'));

describe('the embedded classifiers', () => {
  let load: LoadTextClassifier;

  beforeAll(async () => {
    const [{ textClassifierLoader }] = await importAsBrowser(() =>
      Promise.all([
        import('../../src/inference/engines/load-text-classifier.ts'),
        import('../../src/inference/engines/transformer.ts'),
      ]),
    );
    load = textClassifierLoader({ wasm: NODE_RUNTIME, webgpu: NODE_RUNTIME });
  });

  /** Described and run like any other model; by text, the probability of each label. */
  async function scoresOf(name: string) {
    const files = filesOf(name);
    const described = await describeModel(files, { memory: 2 ** 31 });
    if (!described.usable) throw new Error(JSON.stringify(described.problems));
    expect(described.notes).toEqual([]);
    expect(described.reading.mapping).toBe('text-risk');
    const { description } = described;
    const weights = description.weights.at(0)?.type ?? null;
    const model = await load(files, description, { backend: weights ? 'wasm' : 'script', weights });
    const { scores } = await model.classify(texts);
    await model.close();
    const width = description.labels.length;
    return { labels: description.labels, of: (text: number) => [...scores.subarray(text * width, (text + 1) * width)] };
  }

  it('score with the linear model as its trainer does', async () => {
    const found = await scoresOf(LINEAR);
    const { of } = calibration(read(`${LINEAR}/config.json`).calibration);
    sentences.forEach(({ linear }, at) => {
      const expected = of(linear, found.labels);
      found.of(at).forEach((score, label) => expect(score).toBeCloseTo(expected[label], 5));
    });
  });

  it('score with both together as their trainer does, but for the rounding of activations', async () => {
    const found = await scoresOf('');
    const { of } = calibration(read('ensemble.json').ensemble);
    sentences.forEach(({ ensemble }, at) => {
      const expected = of(ensemble, found.labels);
      found.of(at).forEach((score, label) => expect(Math.abs(score - expected[label])).toBeLessThan(0.02));
    });
  });

  it('score with the network as its trainer does, but for the rounding of activations', async () => {
    const found = await scoresOf(NETWORK);
    sentences.forEach(({ transformer }, at) => {
      found.of(at).forEach((score, label) => expect(Math.abs(score - sigmoid(transformer[label]))).toBeLessThan(0.03));
    });
  });
});
