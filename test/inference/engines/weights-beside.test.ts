import { expect, it } from 'vitest';
import { describeModel } from '../../../src/inference/describe/describe-model.ts';
import { importAsBrowser, NODE_RUNTIME } from '../../support/models/load-in-node.ts';
import { tinyTextModel } from '../../support/models/tiny-text-model.ts';

it.each(['model.onnx_data', 'model.onnx.data', 'weights.bin'])(
  'weights in a file beside, %s, are loaded',
  async (name) => {
    const files = { name: 'beside', files: tinyTextModel(name) };
    const described = await describeModel(files);
    if (!described.usable) throw new Error(JSON.stringify(described.problems));
    expect(described.description.weights).toMatchObject([{ type: 'fp32', beside: [`onnx/${name}`] }]);
    const [{ settleRuntime }, { loadTransformer }] = await importAsBrowser(() =>
      Promise.all([
        import('../../../src/inference/runtime.ts'),
        import('../../../src/inference/engines/transformer.ts'),
      ]),
    );
    settleRuntime(NODE_RUNTIME);
    const model = await loadTransformer(files, described.description, { backend: 'wasm', weights: 'fp32' });
    const { scores } = await model.classify(['you fool']);
    // [CLS] you fool [SEP]: 12 over 4 tokens.
    expect(scores[0]).toBeCloseTo(1 / (1 + Math.exp(-12 / 4)), 5);
    await model.close();
  },
);
