import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { readOnnx } from '../../../src/inference/onnx/read-onnx.ts';
import { unsupportedOperators } from '../../../src/inference/onnx/unsupported-operators.ts';
import { writeOnnx } from '../../support/models/onnx-writer.ts';
import { fixtureBlob, fixtureBytes } from '../../support/models/tabular-fixtures.ts';
import { tinyTextModel } from '../../support/models/tiny-text-model.ts';

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'read',
    (thrown: unknown) => (thrown instanceof AppError ? thrown.code : String(thrown)),
  );

describe('readOnnx', () => {
  it('reads inputs, outputs, classes and operators of a scikit-learn pipeline', async () => {
    const file = await readOnnx(fixtureBlob('sklearn-logistic-zipmap'));
    expect(file.producer).toBe('skl2onnx');
    expect(file.inputs).toEqual([
      { name: 'age', type: 'float32', shape: [null, 1] },
      { name: 'hours', type: 'float32', shape: [null, 1] },
      { name: 'gain', type: 'float32', shape: [null, 1] },
      { name: 'education', type: 'string', shape: [null, 1] },
      { name: 'region', type: 'string', shape: [null, 1] },
    ]);
    expect(file.outputs.map(({ name, type }) => [name, type])).toEqual([
      ['output_label', 'int64'],
      ['output_probability', 'maps'],
    ]);
    expect(file.classes).toEqual(['0', '1']);
    expect(file.operators).toContainEqual({ domain: 'ai.onnx.ml', name: 'ZipMap' });
    expect(file.operators).toContainEqual({ domain: 'ai.onnx', name: 'Concat' });
    expect(unsupportedOperators(file)).toEqual([]);
  });

  it.each([
    ['sklearn-forest', ['high', 'low', 'middle']],
    ['sklearn-forest-columns', ['high', 'low', 'middle']],
    ['lightgbm-classes', ['high', 'low', 'middle']],
    ['lightgbm-zipmap', ['0', '1']],
    ['xgboost-classes', ['0', '1', '2']],
    ['sklearn-svm', ['0', '1']],
    ['sklearn-integers', ['0', '1']],
    ['sklearn-regressor', null],
  ])('finds the classes of %s', async (name, classes) => {
    expect((await readOnnx(fixtureBlob(name))).classes).toEqual(classes);
  });

  it('takes weights for no inputs', async () => {
    const model = tinyTextModel().get('onnx/model.onnx');
    const { inputs, outputs } = await readOnnx(model ?? new Blob());
    expect(inputs.map(({ name }) => name)).toEqual(['input_ids', 'attention_mask']);
    expect(outputs).toEqual([{ name: 'logits', type: 'float32', shape: [null, 2] }]);
  });

  it('names operators that the runtime does not have', async () => {
    const node = { inputs: ['x'], outputs: ['y'] };
    const bytes = writeOnnx({
      nodes: [
        { op: 'Relu', ...node },
        { op: 'PackedAttention', domain: 'com.microsoft', ...node },
        { op: 'Frobnicate', domain: '__proto__', ...node },
      ],
      inputs: [{ name: 'x', type: 'float', shape: ['n'] }],
      outputs: [{ name: 'y', type: 'float', shape: ['n'] }],
    });
    expect(unsupportedOperators(await readOnnx(new Blob([bytes])))).toEqual([
      { domain: 'com.microsoft', name: 'PackedAttention' },
      { domain: '__proto__', name: 'Frobnicate' },
    ]);
  });

  it('finds the classes of a classifier that is made of several operators', async () => {
    const bytes = writeOnnx({
      nodes: [
        { op: 'ArgMax', inputs: ['p'], outputs: ['at'] },
        { op: 'ArrayFeatureExtractor', domain: 'ai.onnx.ml', inputs: ['classes', 'at'], outputs: ['label'] },
      ],
      initializers: [{ name: 'classes', dims: [2], values: BigInt64Array.of(-1n, 1n) }],
      inputs: [{ name: 'p', type: 'float', shape: ['n', 2] }],
      outputs: [{ name: 'label', type: 'int64', shape: ['n'] }],
    });
    expect((await readOnnx(new Blob([bytes]))).classes).toEqual(['-1', '1']);
  });

  it('reads the graph of large weights without reading the weights', async () => {
    const values = new Float32Array(4_000_000);
    const bytes = writeOnnx({
      nodes: [{ op: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] }],
      initializers: [{ name: 'w', dims: [2000, 2000], values }],
      inputs: [{ name: 'x', type: 'float', shape: ['n', 2000] }],
      outputs: [{ name: 'y', type: 'float', shape: ['n', 2000] }],
    });
    let read = 0;
    const counting = new Proxy(new Blob([bytes]), {
      get: (blob, key) => {
        if (key === 'size') return blob.size;
        return (from: number, to: number) => {
          const slice = blob.slice(from, to);
          read += slice.size;
          return slice;
        };
      },
    });
    const { inputs, operators } = await readOnnx(counting);
    expect(inputs).toHaveLength(1);
    expect(operators).toEqual([{ domain: 'ai.onnx', name: 'MatMul' }]);
    expect(bytes.length).toBeGreaterThan(15_000_000);
    expect(read).toBeLessThan(1_000_000);
  });

  it('says where a file breaks off, and that other files are none', async () => {
    const bytes = fixtureBytes('sklearn-forest');
    expect(await codeOf(readOnnx(new Blob([bytes.subarray(0, 3000)])))).toBe('model/truncated');
    expect(await codeOf(readOnnx(new Blob([])))).toBe('model/damaged');
    expect(await codeOf(readOnnx(new Blob(['<!doctype html><title>Not found</title>'])))).toMatch(/^model/);
  });

  it('ends with a file or an error for any bytes', async () => {
    const whole = fixtureBytes('sklearn-logistic-zipmap');
    const edits = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        expect(await codeOf(readOnnx(new Blob([bytes])))).toMatch(/^(read|model\/(damaged|truncated))$/);
      }),
      { numRuns: 150 },
    );
  });
});
