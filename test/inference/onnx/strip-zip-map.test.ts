import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { readOnnx } from '../../../src/inference/onnx/read-onnx.ts';
import { stripZipMap } from '../../../src/inference/onnx/strip-zip-map.ts';
import { writeOnnx, type OnnxModel } from '../../support/models/onnx-writer.ts';
import { fixtureBytes } from '../../support/models/tabular-fixtures.ts';

const outputsOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await readOnnx(new Blob([bytes]))).outputs.map(({ name, type }) => [name, type]);

describe('stripZipMap', () => {
  it('makes the matrix the output that was a list of maps', async () => {
    const whole = fixtureBytes('sklearn-logistic-zipmap');
    const stripped = stripZipMap(whole);
    expect(await outputsOf(stripped)).toEqual([
      ['output_label', 'int64'],
      ['probabilities', 'float32'],
    ]);
    const { operators, inputs } = await readOnnx(new Blob([stripped]));
    expect(operators.map(({ name }) => name)).not.toContain('ZipMap');
    expect(inputs).toHaveLength(5);
    expect(stripZipMap(stripped)).toBe(stripped);
  });

  it('gives a matrix once that is an output already', async () => {
    const model: OnnxModel = {
      domains: { 'ai.onnx.ml': 1 },
      nodes: [
        { op: 'Softmax', inputs: ['x'], outputs: ['p'] },
        {
          op: 'ZipMap',
          domain: 'ai.onnx.ml',
          inputs: ['p'],
          outputs: ['maps'],
          attributes: { classlabels_strings: ['a', 'b'] },
        },
      ],
      inputs: [{ name: 'x', type: 'float', shape: ['n', 2] }],
      outputs: [
        { name: 'p', type: 'float', shape: ['n', 2] },
        { name: 'maps', type: 'sequence-of-maps', shape: [] },
      ],
    };
    expect(await outputsOf(stripZipMap(writeOnnx(model)))).toEqual([['p', 'float32']]);
  });

  it('leaves other models as they are', () => {
    for (const name of ['xgboost-binary', 'sklearn-forest', 'lightgbm-classes']) {
      const bytes = fixtureBytes(name);
      expect(stripZipMap(bytes)).toBe(bytes);
    }
  });

  it('ends with bytes or an error for any bytes', () => {
    const whole = fixtureBytes('sklearn-logistic-zipmap');
    const edits = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(edits, (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        try {
          expect(stripZipMap(bytes).length).toBeLessThanOrEqual(bytes.length);
        } catch (thrown) {
          expect(thrown instanceof AppError && thrown.code).toBe('model/damaged');
        }
      }),
    );
  });
});
