import { beforeAll, describe, expect, it } from 'vitest';
import { readOnnx } from '../../../src/inference/onnx/read-onnx.ts';
import { tabularInputs } from '../../../src/inference/onnx/tabular-inputs.ts';
import type {
  LoadTabularModel,
  ModelColumn,
  ModelDescription,
  TabularInput,
  TabularModel,
} from '../../../src/models.ts';
import { importAsBrowser, NODE_RUNTIME } from '../../support/models/load-in-node.ts';
import { writeOnnx, type OnnxModel } from '../../support/models/onnx-writer.ts';
import { fixtureBlob, fixtureExpected, type FixtureCell } from '../../support/models/tabular-fixtures.ts';

let load: LoadTabularModel;

beforeAll(async () => {
  const [{ settleRuntime }, { loadTabular }] = await importAsBrowser(() =>
    Promise.all([import('../../../src/inference/runtime.ts'), import('../../../src/inference/engines/tabular.ts')]),
  );
  settleRuntime(NODE_RUNTIME);
  load = loadTabular;
});

async function opened(blob: Blob, labels: readonly string[]): Promise<TabularModel> {
  const description: ModelDescription = {
    id: 'table',
    name: 'table',
    task: labels.length > 0 ? 'tabular-classification' : 'tabular-regression',
    engine: 'onnx',
    labels,
    activation: null,
    weights: [],
    maxTokens: null,
    bytes: blob.size,
    inputs: tabularInputs(await readOnnx(blob)),
  };
  return load({ name: 'table', files: new Map([['model.onnx', blob]]) }, description);
}

const columnOf = (name: string, cells: readonly FixtureCell[], kind: TabularInput['kind']): ModelColumn =>
  kind === 'text'
    ? { kind: 'texts', name, values: cells.map((cell) => String(cell ?? '')) }
    : { kind: 'numbers', name, values: Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell))) };

/** Columns to inputs by name, or all of them to the one input that takes a matrix. */
function mapped(inputs: readonly TabularInput[], rows: Readonly<Record<string, readonly FixtureCell[]>>) {
  const [first] = inputs;
  if (inputs.length === 1 && first.width !== 1) {
    return new Map([[first.name, Object.entries(rows).map(([name, cells]) => columnOf(name, cells, first.kind))]]);
  }
  return new Map(inputs.map(({ name, kind }) => [name, [columnOf(name, rows[name], kind)]]));
}

describe('models for tables, as their own libraries predict', () => {
  it.each([
    'sklearn-logistic-zipmap',
    'sklearn-forest',
    'sklearn-forest-zipmap',
    'sklearn-forest-columns',
    'sklearn-svm',
    'sklearn-integers',
    'sklearn-text',
    'xgboost-binary',
    'xgboost-classes',
    'lightgbm-zipmap',
    'lightgbm-classes',
  ])('%s', async (name) => {
    const { rows, labels = [], probabilities = [], predicted = [] } = fixtureExpected(name);
    const model = await opened(fixtureBlob(name), labels);
    const found = await model.predict(mapped(model.inputs, rows));
    expect(Array.from(found.predicted ?? [], (at) => labels[at])).toEqual(predicted);
    const expected = probabilities.flat();
    expect(found.scores).toHaveLength(expected.length);
    found.scores?.forEach((score, at) => expect(score).toBeCloseTo(expected[at], 5));
    await model.close();
  });

  it('sklearn-regressor', async () => {
    const { rows, values = [] } = fixtureExpected('sklearn-regressor');
    const model = await opened(fixtureBlob('sklearn-regressor'), []);
    const found = await model.predict(mapped(model.inputs, rows));
    expect(found.predicted).toBeNull();
    expect(found.scores).toBeNull();
    expect(found.values).toHaveLength(values.length);
    found.values?.forEach((value, at) => expect(value).toBeCloseTo(values[at], 4));
  });
});

const PAIR = { name: 'x', type: 'float', shape: ['n', 2] } as const;
const linear: OnnxModel = {
  domains: { 'ai.onnx.ml': 1 },
  nodes: [
    {
      op: 'LinearClassifier',
      domain: 'ai.onnx.ml',
      inputs: ['x'],
      outputs: ['label', 'p'],
      attributes: {
        classlabels_strings: ['no', 'yes'],
        coefficients: [-1, 0, 1, 0],
        intercepts: [0, 0],
        post_transform: 'SOFTMAX',
      },
    },
    {
      op: 'ZipMap',
      domain: 'ai.onnx.ml',
      inputs: ['p'],
      outputs: ['maps'],
      attributes: { classlabels_strings: ['no', 'yes'] },
    },
  ],
  inputs: [PAIR],
  outputs: [
    { name: 'label', type: 'string', shape: ['n'] },
    { name: 'maps', type: 'sequence-of-maps', shape: [] },
  ],
};

describe('rows that a model cannot judge', () => {
  const numbers = (name: string, ...values: number[]): ModelColumn => ({
    kind: 'numbers',
    name,
    values: Float64Array.from(values),
  });

  it('have neither label nor score, and leave the others alone', async () => {
    const model = await opened(new Blob([writeOnnx(linear)]), ['no', 'yes']);
    const { predicted, scores } = await model.predict(
      new Map([['x', [numbers('a', 1, NaN, -1), numbers('b', 0, 0, 0)]]]),
    );
    expect([...(predicted ?? [])]).toEqual([1, -1, 0]);
    const high = 1 / (1 + Math.exp(-2));
    expect(scores?.[1]).toBeCloseTo(high, 6);
    expect([scores?.[2], scores?.[3]]).toEqual([NaN, NaN]);
    expect(scores?.[4]).toBeCloseTo(high, 6);
  });

  it('are those with a gap where the model takes whole numbers', async () => {
    const { rows, labels = [], probabilities = [] } = fixtureExpected('sklearn-integers');
    const model = await opened(fixtureBlob('sklearn-integers'), labels);
    const columns = Object.entries(rows).map(([name, cells]) => columnOf(name, [...cells], 'number'));
    (columns[1].values as Float64Array)[3] = NaN;
    const { predicted, scores } = await model.predict(new Map([['X', columns]]));
    expect(predicted?.[3]).toBe(-1);
    expect(scores?.[6]).toBeNaN();
    expect(scores?.[8]).toBeCloseTo(probabilities[4][0], 5);
  });

  it('goes on over blocks of rows, and judges none where there are none', async () => {
    const model = await opened(new Blob([writeOnnx(linear)]), ['no', 'yes']);
    const many = Float64Array.from({ length: 10_001 }, (_, row) => (row % 3 === 0 ? 1 : -1));
    const none = new Float64Array(10_001);
    const columns = (values: Float64Array): ModelColumn => ({ kind: 'numbers', name: 'c', values });
    const { predicted } = await model.predict(new Map([['x', [columns(many), columns(none)]]]));
    expect(predicted?.every((at, row) => at === (row % 3 === 0 ? 1 : 0))).toBe(true);
    const empty = await model.predict(new Map([['x', [numbers('a'), numbers('b')]]]));
    expect(empty.predicted).toHaveLength(0);
  });

  it('says which input lacks a column, and which column holds no numbers', async () => {
    const model = await opened(new Blob([writeOnnx(linear)]), ['no', 'yes']);
    await expect(model.predict(new Map([['x', [numbers('a', 1)]]]))).rejects.toMatchObject({
      code: 'model/no-column',
      details: { inputs: ['x'] },
    });
    const words: ModelColumn = { kind: 'texts', name: 'b', values: ['one'] };
    await expect(model.predict(new Map([['x', [numbers('a', 1), words]]]))).rejects.toMatchObject({
      code: 'model/other-column',
      details: { column: 'b', input: 'x' },
    });
  });
});

describe('inputs of other shapes', () => {
  const columnsOf = (...names: string[]) =>
    new Map(names.map((name, at) => [name, [columnOf(name, [1 + at, 2 + at, 3 + at], 'number')]]));

  it('are one number of each row without a second dimension', async () => {
    const bytes = writeOnnx({
      nodes: [{ op: 'Add', inputs: ['a', 'b'], outputs: ['sum'] }],
      inputs: ['a', 'b'].map((name) => ({ name, type: 'float', shape: ['n'] }) as const),
      outputs: [{ name: 'sum', type: 'float', shape: ['n'] }],
    });
    const model = await opened(new Blob([bytes]), []);
    expect(model.inputs.map(({ width }) => width)).toEqual([1, 1]);
    expect([...((await model.predict(columnsOf('a', 'b'))).values ?? [])]).toEqual([3, 5, 7]);
  });

  it('are one row at a time where the model was exported so', async () => {
    const bytes = writeOnnx({
      nodes: [{ op: 'Neg', inputs: ['a'], outputs: ['y'] }],
      inputs: [{ name: 'a', type: 'float', shape: [1, 1] }],
      outputs: [{ name: 'y', type: 'float', shape: [1, 1] }],
    });
    const model = await opened(new Blob([bytes]), []);
    expect([...((await model.predict(columnsOf('a'))).values ?? [])]).toEqual([-1, -2, -3]);
  });
});
