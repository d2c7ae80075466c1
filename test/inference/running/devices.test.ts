import { describe, expect, it } from 'vitest';
import { chooseDevice } from '../../../src/inference/running/choose-device.ts';
import { classifyTexts } from '../../../src/inference/running/classify-texts.ts';
import { detectDevice, type Surroundings } from '../../../src/inference/running/detect-device.ts';
import { estimateEnergy } from '../../../src/inference/running/energy.ts';
import { Pause } from '../../../src/inference/running/pause.ts';
import { RunnerPool } from '../../../src/inference/running/pool.ts';
import type { DeviceFacts, RunDevice, Weights } from '../../../src/models.ts';
import { fakeModel, itemsOf, keepingIn, LABELS, type FakeModel } from './fake-runners.ts';

const MB = 2 ** 20;
const weights: readonly Weights[] = [
  { type: 'fp32', path: 'onnx/model.onnx', bytes: 268 * MB },
  { type: 'fp16', path: 'onnx/model_fp16.onnx', bytes: 134 * MB },
  { type: 'q8', path: 'onnx/model_quantized.onnx', bytes: 67 * MB },
];
const model = { engine: 'transformers', weights, bytes: 470 * MB } as const;
const facts: DeviceFacts = { noGraphics: null, halfPrecision: true, cores: 8, memory: 8 * 2 ** 30 };
const free = { backend: null, weights: null };

describe('what a machine offers', () => {
  const adapter = (halfPrecision: boolean, isFallbackAdapter?: boolean): Surroundings => ({
    graphics: {
      requestAdapter: () =>
        Promise.resolve({ features: new Set(halfPrecision ? ['shader-f16'] : []), info: { isFallbackAdapter } }),
    },
    suspends: true,
    cores: 8,
    memory: 4 * 2 ** 30,
  });

  it.each<[string, Surroundings, Partial<DeviceFacts>]>([
    ['a graphics card', adapter(true, false), { noGraphics: null, halfPrecision: true }],
    ['one of 32 bits alone', adapter(false), { noGraphics: null, halfPrecision: false }],
    ['an adapter of software', adapter(true, true), { noGraphics: 'software-adapter', halfPrecision: false }],
    [
      'no adapter',
      { ...adapter(true), graphics: { requestAdapter: () => Promise.resolve(null) } },
      { noGraphics: 'no-adapter' },
    ],
    [
      'one that fails',
      { ...adapter(true), graphics: { requestAdapter: () => Promise.reject(new Error()) } },
      { noGraphics: 'no-adapter' },
    ],
    ['no interface', { ...adapter(true), graphics: undefined }, { noGraphics: 'no-interface' }],
    ['WebAssembly that cannot wait', { ...adapter(true), suspends: false }, { noGraphics: 'no-suspending' }],
    [
      'a browser that tells nothing',
      { ...adapter(true), cores: undefined, memory: undefined },
      { cores: 1, memory: null },
    ],
  ])('%s', async (_, surroundings, expected) => {
    expect(await detectDevice(surroundings)).toMatchObject(expected);
  });
});

describe('the choice of a device', () => {
  it.each<[string, Partial<DeviceFacts>, Parameters<typeof chooseDevice>[1], Partial<RunDevice>]>([
    [
      'the card, with weights of 16 bits',
      {},
      free,
      { backend: 'webgpu', weights: 'fp16', threads: 1, noGraphics: null },
    ],
    ['the card, with weights of 32 bits', { halfPrecision: false }, free, { backend: 'webgpu', weights: 'fp32' }],
    [
      'the card cannot take what was asked',
      { halfPrecision: false },
      { backend: null, weights: 'fp16' },
      { weights: 'fp32' },
    ],
    [
      'the processor, quantised',
      { noGraphics: 'no-adapter' },
      free,
      { backend: 'wasm', weights: 'q8', threads: 7, noGraphics: 'no-adapter' },
    ],
    [
      'the processor because it was asked',
      {},
      { backend: 'wasm', weights: 'fp32' },
      { backend: 'wasm', weights: 'fp32', threads: 3, noGraphics: 'not-asked' },
    ],
    ['two cores, both of them', { noGraphics: 'no-adapter', cores: 2 }, free, { threads: 2 }],
    ['little memory', { noGraphics: 'no-adapter', memory: 2 ** 29 }, free, { threads: 1 }],
  ])('%s', (_, own, settings, expected) => {
    expect(chooseDevice(model, settings, { ...facts, ...own })).toMatchObject(expected);
  });

  it('runs a linear model in script, whatever the machine has', () => {
    const linear = { engine: 'linear', weights: [], bytes: 2 * MB } as const;
    expect(chooseDevice(linear, free, facts)).toEqual({
      backend: 'script',
      weights: null,
      noGraphics: 'not-for-this-model',
      threads: 7,
    });
  });
});

describe('a graphics card that fails', () => {
  const run = async (model: FakeModel, start: (device: RunDevice) => ReturnType<FakeModel['start']>) => {
    const on = (reason: RunDevice['noGraphics']): RunDevice => ({
      backend: reason ? 'wasm' : 'webgpu',
      weights: null,
      noGraphics: reason,
      threads: reason ? 3 : 1,
    });
    const pool = new RunnerPool({ device: on(null), start, fallback: on });
    const texts = Array.from({ length: 60 }, (_, at) => `text ${at}`);
    const outcome = await classifyTexts(itemsOf(texts, 60), {
      pool,
      keeping: await keepingIn(),
      labels: LABELS,
      pause: new Pause(),
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    expect(outcome.failed.size).toBe(0);
    expect(model.scored.toSorted()).toEqual(texts.toSorted());
    return pool.device;
  };

  it('when the model is loaded', async () => {
    const model = fakeModel();
    const device = await run(model, ({ backend }) =>
      backend === 'webgpu' ? Promise.reject(new Error('lost')) : model.start(),
    );
    expect(device).toMatchObject({ backend: 'wasm', noGraphics: 'not-loaded' });
  });

  it('at work', async () => {
    const model = fakeModel();
    const card = fakeModel({ fails: () => true });
    const device = await run(model, ({ backend }) => (backend === 'webgpu' ? card.start() : model.start()));
    expect(device).toMatchObject({ backend: 'wasm', noGraphics: 'failed' });
    expect(card.open).toBe(0);
  });
});

it('energy is a range that says what it rests on', () => {
  expect(estimateEnergy('wasm', 3_600_000)).toEqual({
    wattHours: [3, 20],
    watts: [3, 20],
    of: 'core',
    busySeconds: 3600,
  });
  expect(estimateEnergy('webgpu', 1_800_000)).toMatchObject({ wattHours: [5, 175], of: 'graphics-card' });
});
