import { expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { DatasetState } from '../../src/ui/state/dataset.svelte.ts';
import { ModelRunChoices } from '../../src/ui/state/model-run-choices.svelte.ts';
import { auditWays, rolesOf } from '../../src/ui/state/model-run-roles.ts';
import { ModelRunState } from '../../src/ui/state/model-run.svelte.ts';
import { ModelsState } from '../../src/ui/state/models.svelte.ts';
import type { ModelDescription } from '../../src/models.ts';
import { until } from '../support/until.ts';
import { FakeClient, openedTable } from './fixtures.ts';
import { description, openedModel, reading, runResult } from './model-fixtures.ts';

async function ready(of: ModelDescription = description(), labels = reading()) {
  const client = new FakeClient();
  const dataset = new DatasetState(client);
  const opening = dataset.open([new File(['a\n1\n'], 'scores.csv')]);
  await until(() => expect(client.calls).toHaveLength(1));
  client.calls[0].settle.resolve(openedTable());
  await opening;
  const kept = { list: async () => [], open: async () => new Map(), keep: async () => {}, forget: async () => {} };
  const models = new ModelsState(client, { list: async () => null, fetch: async () => new Map() }, kept);
  const taking = models.take([{ path: 'tiny.zip', file: new File([''], 'tiny.zip') }]);
  await until(() => expect(client.calls).toHaveLength(2));
  client.calls[1].settle.resolve(openedModel(of, labels));
  await taking;
  const choices = new ModelRunChoices(client, dataset, models);
  let replaced = 0;
  const parts = { client, dataset, models, choices, rowsReplaced: () => void replaced++, afterWork: () => {} };
  return { client, dataset, models, choices, run: new ModelRunState(parts), replaced: () => replaced };
}

it('suggests the text column and the labels of the model, and takes what is changed', async () => {
  const { choices, client, run } = await ready(description(), reading({ thresholds: { threat: 0.13730051 } }));
  expect(choices.current).toMatchObject({ column: 'note', scores: ['toxicity', 'threat'] });
  expect(choices.current?.reading.thresholds).toEqual({ threat: 0.14 });
  choices.change({ column: 'race', scores: ['threat'] });
  choices.changeReading({ thresholds: { threat: 0.3 } });
  choices.changeSettings({ backend: 'wasm' });
  void run.run('any');
  await until(() => expect(client.calls).toHaveLength(3));
  expect(client.calls[2]).toMatchObject({
    kind: 'runModel',
    tableId: 1,
    run: {
      column: 'race',
      settings: { backend: 'wasm', weights: null },
      outputs: {
        label: true,
        scores: ['threat'],
        together: { name: 'any', labels: ['toxicity', 'threat'] },
        thresholds: { threat: 0.3 },
      },
    },
  });
});

it('makes the columns part of the open table, tells its progress, and can be held up', async () => {
  const { client, dataset, run, replaced } = await ready();
  const running = run.run('any');
  await until(() => expect(client.calls).toHaveLength(3));
  const { runJob, settle } = client.calls[2];
  const told: string[] = [];
  runJob?.onStart?.({ pause: () => told.push('pause'), resume: () => told.push('resume') });
  const progress = { stage: 'running', done: 5, total: 10, failed: 0, pace: 2, left: 3000 } as const;
  runJob?.onProgress?.(progress);
  run.pause(true);
  expect(run.status).toMatchObject({ kind: 'running', title: 'tiny', progress, paused: true });
  run.pause(false);
  expect(told).toEqual(['pause', 'resume']);
  expect(await run.run('any')).toBeNull();
  settle.resolve(runResult());
  expect((await running)?.from).toEqual(['note']);
  expect(run.status.kind).toBe('idle');
  expect(dataset.current?.profile.columns).toHaveLength(10);
  expect(run.runs.map(({ number, title }) => `${number} ${title}`)).toEqual(['1 tiny']);
  expect(replaced()).toBe(0);
  expect(client.gone).toEqual([]);
});

it('takes a sample of rows that are not held in the place of the table, whose audit stands alone then', async () => {
  const { client, dataset, run, replaced } = await ready();
  const running = run.run('any');
  await until(() => expect(client.calls).toHaveLength(3));
  client.calls[2].settle.resolve(runResult(9));
  await running;
  expect(dataset.current?.tableId).toBe(9);
  expect(client.gone).toEqual([1]);
  expect(replaced()).toBe(1);
  expect(run.runs).toHaveLength(1);
});

it('leaves the table as it was when it is called off or fails, and forgets runs of a table that is gone', async () => {
  const { client, dataset, run } = await ready();
  const first = run.run('any');
  await until(() => expect(client.calls).toHaveLength(3));
  run.cancel();
  expect(client.calls[2].runJob?.signal?.aborted).toBe(true);
  client.calls[2].settle.reject(new AppError('job/cancelled'));
  expect(await first).toBeNull();
  expect(run.status.kind).toBe('cancelled');

  const second = run.run('any');
  await until(() => expect(client.calls).toHaveLength(4));
  client.calls[3].settle.reject(new AppError('model/no-texts', { column: 'note' }));
  expect(await second).toBeNull();
  expect(run.status).toMatchObject({ kind: 'failed', error: { code: 'model/no-texts' } });
  expect(dataset.current?.profile.columns).toHaveLength(6);

  const third = run.run('any');
  await until(() => expect(client.calls).toHaveLength(5));
  client.calls[4].settle.resolve(runResult());
  await third;
  expect(run.runs).toHaveLength(1);
  dataset.close();
  expect(run.runs).toEqual([]);
});

it('lets go of what is made of a table that another took the place of', async () => {
  const { client, dataset, run } = await ready();
  const running = run.run('any');
  await until(() => expect(client.calls).toHaveLength(3));
  dataset.close();
  client.calls[2].runJob?.onProgress?.({ stage: 'running', done: 1, total: 2, failed: 0, pace: null, left: null });
  expect(client.calls[2].runJob?.signal?.aborted).toBe(true);
  client.calls[2].settle.resolve(runResult(9));
  expect(await running).toBeNull();
  expect(client.gone).toEqual([1, 9]);
});

it('maps the inputs of a model for tables by name, and waits until each has its columns', async () => {
  const of = description({
    task: 'tabular-classification',
    engine: 'onnx',
    activation: null,
    inputs: [
      { name: 'Age', kind: 'number', width: 1 },
      { name: 'kind', kind: 'text', width: 1 },
    ],
  });
  const { choices, client, run } = await ready(of);
  expect(choices.current?.inputs).toEqual({ Age: ['age'], kind: [] });
  expect(choices.missingInputs.map(({ name }) => name)).toEqual(['kind']);
  expect(choices.ready).toBe(false);
  choices.setInput('kind', ['race']);
  expect(choices.ready).toBe(true);
  void run.run('any');
  await until(() => expect(client.calls).toHaveLength(3));
  expect(client.calls[2]).toMatchObject({
    tableRun: { inputs: { Age: ['age'], kind: ['race'] } },
  });
});

it('proposes one score where all labels hold from the same score on, and else the label with its score beside', () => {
  const [alike] = auditWays(runResult(), reading({ thresholds: { toxicity: 0.4, threat: 0.4 } }));
  expect(rolesOf(alike)).toEqual({
    score: { column: 'any (tiny)', threshold: 0.4, comparison: 'atLeast' },
    prediction: null,
  });
  const [differing, ...others] = auditWays(runResult(), reading({ thresholds: { threat: 0.2 } }));
  expect(rolesOf(differing)).toEqual({
    score: { column: 'any (tiny)', threshold: null, comparison: 'atLeast' },
    prediction: { column: 'label (tiny)', positive: { values: ['toxicity', 'threat'] } },
  });
  expect(others.map(({ column }) => column)).toEqual(['any (tiny)', 'toxicity (tiny)', 'threat (tiny)']);
  const [first] = auditWays(runResult(), reading({ positive: ['threat'] }));
  expect(first).toMatchObject({ column: 'any (tiny)' });
});
