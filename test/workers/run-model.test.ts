import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Runner } from '../../src/inference/running/ports.ts';
import type { ModelColumn, ModelDescription, RunProgress, TabularScores } from '../../src/models.ts';
import { Store } from '../../src/storage/store.ts';
import type { ModelRun, ModelRunResult, TableModelRun } from '../../src/workers/data.contract.ts';
import { DataService, type DataServiceHost } from '../../src/workers/data.service.ts';
import { KeptPredictions } from '../../src/workers/kept-predictions.ts';
import { fakeModel, scoresOf, type FakeModel } from '../inference/running/fake-runners.ts';
import { planOf } from '../support/plan-of.ts';

const description: ModelDescription = {
  id: 'ab12',
  name: 'fake',
  task: 'text-classification',
  engine: 'transformers',
  labels: ['short', 'loud'],
  activation: 'sigmoid',
  weights: [{ type: 'q8', path: 'onnx/model_quantized.onnx', bytes: 10 }],
  maxTokens: 40,
  bytes: 30,
};

const run: ModelRun = {
  files: { name: 'fake', files: new Map() },
  description,
  settings: { backend: null, weights: null },
  column: 'text',
  outputs: { label: true, scores: ['loud', 'short'] },
};

const SEALED = {
  policyInForce: () => Promise.resolve(true),
  offOriginRequests: () => 0,
  deviceMemoryBytes: () => undefined,
};
const nobody = (): void => undefined;
/** So few bytes of memory that rows are not held. */
const SMALL = { ...SEALED, deviceMemoryBytes: () => 2 ** 13 };

const textOf = (row: number): string =>
  row % 10 === 9 ? '' : `"${['a', 'loud!', `a text, with ""quotes"" ${row % 50}`, 'x'.repeat(60)][row % 4]}"`;
function csv(rows: number): File {
  const lines = Array.from({ length: rows }, (_, row) => `${textOf(row)},${'abc'[row % 3]},${row % 2}`);
  return new File([`text,group,label\n${lines.join('\n')}\n`], 'texts.csv');
}
/** The text that a row has, quotes resolved. */
const cellOf = (row: number): string => textOf(row).replace(/^"|"$/g, '').replaceAll('""', '"');

let model: FakeModel;
let jobs = 0;
let stores = 0;
let store: string;
beforeEach(() => {
  model = fakeModel();
  store = `run-model-${stores++}`;
});

function serviceWith(runner: () => Promise<Runner> = () => model.start(), host: DataServiceHost = SEALED): DataService {
  return new DataService(host, () =>
    Promise.resolve({
      device: () => Promise.resolve({ noGraphics: 'no-adapter', halfPrecision: false, cores: 2, memory: null }),
      startRunner: async () => ({ ...(await runner()), predict: judge }),
      predictions: new KeptPredictions(store),
    }),
  );
}

const opened = async (service: DataService, file: File, streamed = false): Promise<number> =>
  (await service.read(`read-${jobs++}`, [file], { options: {}, streamed }, nobody)).tableId;
const runIn = (service: DataService, table: number, own: Partial<ModelRun> = {}): Promise<ModelRunResult> =>
  service.runModel(`run-${jobs++}`, table, { ...run, ...own }, nobody);

/** A model for tables: rows of a group `b` are approved, those without a label cannot be judged. */
const judge = (columns: ReadonlyMap<string, readonly ModelColumn[]>): Promise<TabularScores> => {
  const groups: ArrayLike<unknown> = columns.get('group')![0].values;
  const labels: ArrayLike<unknown> = columns.get('numbers')![0].values;
  const unjudged = Array.from(labels, (label) => Number.isNaN(label));
  const approved = Array.from(groups, (group) => (group === 'b' ? 1 : 0));
  return Promise.resolve({
    predicted: Int32Array.from(approved, (label, row) => (unjudged[row] ? -1 : label)),
    scores: Float32Array.from(
      approved.flatMap((label, row) => (unjudged[row] ? [NaN, NaN] : [1 - label / 2, label / 2])),
    ),
    values: null,
  });
};

describe('a model for tables', () => {
  const approval: ModelDescription = {
    ...description,
    name: 'approval',
    task: 'tabular-classification',
    engine: 'onnx',
    labels: ['refused', 'approved'],
    inputs: [
      { name: 'group', kind: 'text', width: 1 },
      { name: 'numbers', kind: 'number', width: 1 },
    ],
  };
  const asked: TableModelRun = {
    files: run.files,
    description: approval,
    inputs: { group: ['group'], numbers: ['label'] },
    outputs: { label: true, scores: ['approved'] },
  };
  const rows = Array.from({ length: 40_000 }, (_, row) => `x,${'abc'[row % 3]},${row % 50 === 7 ? '' : row % 2}`);
  const file = (): File => new File([`text,group,label\n${rows.join('\n')}\n`], 'rows.csv');

  it('judges every row from the columns of its inputs', async () => {
    const service = serviceWith();
    const table = await opened(service, file());
    const seen: RunProgress[] = [];
    const { added, report, profile } = await service.runModel('judge', table, asked, (told) => seen.push(told));
    expect(added).toEqual(['label (approval)', 'approved (approval)']);
    expect(profile.columns.at(-1)?.madeBy?.from).toEqual(['group', 'label']);
    expect(report).toMatchObject({ rows: 40_000, failedRows: 800, kept: 'nowhere' });
    expect(seen.at(-1)).toMatchObject({ stage: 'running', done: 40_000, total: 40_000, failed: 800 });
    const preview = await service.preview(table, 9);
    expect(preview.rows.map((cells) => cells.slice(3))).toEqual(
      Array.from({ length: 9 }, (_, row) =>
        row === 7 ? ['', null] : row % 3 === 1 ? ['approved', 0.5] : ['refused', 0],
      ),
    );
  });

  it('leaves the table as it was where a column is not there', async () => {
    const service = serviceWith();
    const table = await opened(service, file());
    const elsewhere = { ...asked, inputs: { group: ['nowhere'], numbers: ['label'] } };
    await expect(service.runModel('judge', table, elsewhere, nobody)).rejects.toMatchObject({
      code: 'plan/unknown-column',
    });
    expect((await service.preview(table, 1)).rows[0]).toHaveLength(3);
  });
});

describe('a model run over a table', () => {
  it('puts labels and scores behind the columns, and tells where they are from', async () => {
    const service = serviceWith();
    const table = await opened(service, csv(300));
    const { tableId, profile, added, report } = await runIn(service, table);
    expect(tableId).toBe(table);
    expect(added).toEqual(['label (fake)', 'loud (fake)', 'short (fake)']);
    expect(profile.columns.map(({ name }) => name)).toEqual(['text', 'group', 'label', ...added]);
    expect(profile.columns.at(-1)?.madeBy).toEqual({
      model: { id: 'ab12', name: 'fake' },
      from: ['text'],
      holds: { kind: 'score', label: 'short' },
    });
    expect(profile.columns[3].type).toBe('category');
    expect(profile.columns.slice(4).map(({ type }) => type)).toEqual(['number', 'number']);
    const { rows } = await service.preview(table, 20);
    rows.forEach((cells, row) => {
      const text = cellOf(row);
      const [short, loud] = scoresOf(text);
      expect(cells[0]).toBe(text);
      if (text === '') expect(cells.slice(3)).toEqual(['', null, null]);
      else {
        const rounded = Math.round(short * 1e6) / 1e6;
        expect(cells.slice(3)).toEqual([loud === 1 ? 'loud' : short >= 0.5 ? 'short' : 'none', loud, rounded]);
      }
    });
    const filled = Array.from({ length: 300 }, (_, row) => cellOf(row)).filter((text) => text !== '');
    const distinct = new Set(filled);
    expect(report).toMatchObject({
      rows: 300,
      blank: 300 - filled.length,
      texts: distinct.size,
      known: 0,
      failedRows: 0,
      truncatedRows: filled.filter((text) => text.length > 40).length,
      device: { backend: 'wasm', weights: 'q8', noGraphics: 'no-adapter', threads: 1 },
      modelBytes: 10,
      kept: 'memory',
    });
    expect(model.scored).toHaveLength(distinct.size);
  });

  it('is audited with what was added, and a second model beside it', async () => {
    const service = serviceWith();
    const table = await opened(service, csv(300));
    await runIn(service, table);
    const { added } = await runIn(service, table, { description: { ...description, id: 'cd34' } });
    expect(added).toEqual(['label (fake).1', 'loud (fake).1', 'short (fake).1']);
    const scored = planOf({
      prediction: null,
      score: { column: 'loud (fake)', threshold: 0.5, comparison: 'atLeast' },
    });
    const audit = await service.audit('audit', table, scored, nobody);
    expect(audit.assessment.combinations[0].overall.n).toBe(270);
  });

  it('gives the score of several labels together, and labels from thresholds of their own', async () => {
    const service = serviceWith();
    const table = await opened(service, csv(40));
    const together = { name: 'either', labels: ['short', 'loud'] };
    const outputs = { label: true, scores: [], together, thresholds: { short: 0.1, loud: 1.1 } };
    const { added, profile } = await runIn(service, table, { outputs });
    expect(added).toEqual(['label (fake)', 'either (fake)']);
    expect(profile.columns.at(-1)?.madeBy?.holds).toEqual({ kind: 'score-of-several', labels: together.labels });
    const { rows } = await service.preview(table, 4);
    expect(rows.map((cells) => cells[3])).toEqual(['short', 'short', 'none', 'none']);
    expect(rows.map((cells) => cells[4])).toEqual([
      0.5,
      1,
      ...[2, 3].map((row) => Math.round(1e6 * scoresOf(cellOf(row))[0]) / 1e6),
    ]);
  });

  it('names the rows of texts that fail, and leaves them empty', async () => {
    model = fakeModel({ fails: (text) => text === 'loud!' });
    const service = serviceWith();
    const table = await opened(service, csv(300));
    const { report } = await runIn(service, table);
    const rows = Array.from({ length: 300 }, (_, row) => row).filter((row) => cellOf(row) === 'loud!');
    expect(report.failed).toEqual([{ row: 1, rows: rows.length, reason: 'out of range' }]);
    expect(report.failedRows).toBe(rows.length);
    expect((await service.preview(table, 2)).rows[1].slice(3)).toEqual(['', null, null]);
  });

  it('leaves the table as it was when it is called off, and goes on where it was', async () => {
    const service = serviceWith();
    const table = await opened(service, csv(300));
    const control = { id: 'called-off' };
    model = fakeModel({ wait: () => service.cancel(control.id) });
    await expect(service.runModel(control.id, table, run, nobody)).rejects.toMatchObject({ code: 'job/cancelled' });
    expect((await service.preview(table, 1)).rows[0]).toHaveLength(3);
    model = fakeModel();
    expect((await runIn(service, table)).added).toHaveLength(3);
  });

  it('is held up and goes on', async () => {
    const seen: RunProgress['stage'][] = [];
    const service = serviceWith();
    const table = await opened(service, csv(300));
    model = fakeModel({ wait: () => service.pauseRun('held-up') });
    const onProgress = ({ stage }: RunProgress): void => {
      if (stage === 'paused' && seen.at(-1) !== 'paused') setTimeout(() => void service.resumeRun('held-up'));
      seen.push(stage);
    };
    const { report } = await service.runModel('held-up', table, run, onProgress);
    expect(report.failedRows).toBe(0);
    expect(seen).toContain('paused');
  });

  it('is instant after a reload where a person chose that work be kept, and only there', async () => {
    const kept = new Store(() => {}, store);
    await kept.choose('work');
    const before = serviceWith();
    expect((await runIn(before, await opened(before, csv(300)))).report.kept).toBe('browser');
    model = fakeModel();
    const after = serviceWith();
    const { report } = await runIn(after, await opened(after, csv(300)));
    expect(report.known).toBe(report.texts);
    expect(model.started).toBe(0);

    await kept.choose('nothing');
    const third = serviceWith();
    expect((await runIn(third, await opened(third, csv(300)))).report).toMatchObject({ known: 0, kept: 'memory' });
  });

  it('goes well in two tabs at once, and a third has nothing left to do', async () => {
    await new Store(() => {}, store).choose('work');
    const tabs = [serviceWith(), serviceWith()];
    const results = await Promise.all(
      tabs.map(async (tab) => {
        const table = await opened(tab, csv(300));
        const { report } = await runIn(tab, table);
        return { report, rows: (await tab.preview(table, 50)).rows };
      }),
    );
    expect(results.map(({ report }) => report.kept)).toEqual(['browser', 'browser']);
    expect(results[0].rows).toEqual(results[1].rows);
    const third = serviceWith();
    const { report } = await runIn(third, await opened(third, csv(300)));
    expect(report.known).toBe(report.texts);
  });

  it('runs over a sample of rows that are not held, as a table of its own that says so', async () => {
    const service = serviceWith(() => model.start(), SMALL);
    const count = 101_000;
    const table = await opened(service, csv(count));
    const { tableId, profile, report, rows } = await runIn(service, table, { outputs: { label: true, scores: [] } });
    expect(tableId).not.toBe(table);
    expect(profile).toMatchObject({ sampleOf: count, rowCount: 100_000 });
    expect(report).toMatchObject({ rows: 100_000, failedRows: 0 });
    expect(rows.kind).toBe('held');
    const levels = profile.columns.find(({ name }) => name === 'group')?.levels;
    expect(levels?.reduce((sum, level) => sum + level.count, 0)).toBe(100_000);
    const labelled = planOf({ prediction: { column: 'label (fake)', positive: { values: ['loud'] } } });
    const audit = await service.audit('of-the-sample', tableId, labelled, nobody);
    expect(audit.file).toMatchObject({ rows: 100_000, sampleOf: count });
  });

  it('says so where there is no such column, no text, or no way to load the model', async () => {
    const service = serviceWith();
    const table = await opened(service, csv(50));
    await expect(runIn(service, table, { column: 'nowhere' })).rejects.toMatchObject({ code: 'plan/unknown-column' });
    const empty = await opened(service, new File([`text,group\n${',a\n'.repeat(40)}`], 'empty.csv'));
    await expect(runIn(service, empty)).rejects.toMatchObject({ code: 'model/no-texts' });
    const broken = serviceWith(() => Promise.reject(new Error('no memory')));
    await expect(runIn(broken, await opened(broken, csv(50)))).rejects.toThrow('no memory');
  });
});
