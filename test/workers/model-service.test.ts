import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadTextClassifier } from '../../src/models.ts';
import { ModelService, type ModelServiceHost } from '../../src/workers/model.service.ts';
import { importAsBrowser, NODE_RUNTIME } from '../support/models/load-in-node.ts';
import { tinyDescription, tinyTextModel } from '../support/models/tiny-text-model.ts';

const description = tinyDescription();
const settings = { backend: 'wasm', weights: 'fp32' } as const;

describe('a model worker', () => {
  let load: LoadTextClassifier;
  beforeAll(async () => {
    const { textClassifierLoader } = await importAsBrowser(async () => {
      await import('../../src/inference/engines/transformer.ts');
      return import('../../src/inference/engines/load-text-classifier.ts');
    });
    load = textClassifierLoader({ wasm: NODE_RUNTIME, webgpu: NODE_RUNTIME });
  });
  const serviceOn = (host: Partial<ModelServiceHost> = {}): ModelService =>
    new ModelService({
      policyInForce: () => Promise.resolve(true),
      load,
      loadTable: () => Promise.reject(new Error('no table')),
      ...host,
    });

  it('scores texts with the model that it was given', async () => {
    const service = serviceOn();
    await service.load({ name: 'tiny', files: tinyTextModel() }, description, settings);
    const { scores, inRuntime } = await service.classify(['you fool']);
    expect(scores[0]).toBeCloseTo(1 / (1 + Math.exp(-3)), 5);
    expect(inRuntime).toBeGreaterThan(0);
  });

  it('takes no model where no policy binds it', async () => {
    const service = serviceOn({ policyInForce: () => Promise.resolve(false) });
    const loading = service.load({ name: 'tiny', files: tinyTextModel() }, description, settings);
    await expect(loading).rejects.toMatchObject({ code: 'worker/not-sealed' });
  });

  it('says which model cannot be loaded, and why', async () => {
    const files = tinyTextModel();
    files.set('onnx/model.onnx', files.get('onnx/model.onnx')!.slice(0, 200));
    const error = await serviceOn()
      .load({ name: 'cut-off', files }, description, settings)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'model/not-loaded', details: { model: 'cut-off' } });
    expect((error as { details: { reason: string } }).details.reason).not.toBe('');
  });

  it('answers nothing before it has a model', () => {
    expect(() => serviceOn().classify(['you'])).toThrow(expect.objectContaining({ code: 'model/not-loaded' }));
    expect(() => serviceOn().predict(new Map())).toThrow(expect.objectContaining({ code: 'model/not-loaded' }));
  });
});
