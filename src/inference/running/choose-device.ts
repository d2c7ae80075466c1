import type {
  Backend,
  DeviceFacts,
  ModelDescription,
  NoGraphics,
  RunDevice,
  RunSettings,
  WeightType,
} from '../../models.ts';

/** Types of weights by how well they suit, best first. On the processor quantised ones are faster, on the card those of 16 bits. */
const SUITED: Readonly<Record<'wasm' | 'webgpu', readonly WeightType[]>> = {
  wasm: ['q8', 'int8', 'uint8', 'fp32', 'q4', 'bnb4', 'fp16', 'q4f16'],
  webgpu: ['fp16', 'fp32', 'q4f16', 'q4', 'q8', 'int8', 'uint8', 'bnb4'],
};
const OF_16_BITS = new Set<WeightType>(['fp16', 'q4f16']);

const MOST_THREADS = 8;
/** Share of the memory that all threads together may take, and the memory of a machine that does not tell. */
const SHARE_OF_MEMORY = 0.25;
const MEMORY = 4 * 2 ** 30;
/** A thread takes its weights twice while it loads, and so many bytes beside. */
const COPIES = 2;
const BYTES_A_THREAD = 64 * 2 ** 20;

/**
 * Where to run a model: on a graphics card where there is one, else on the processor, with the model loaded in as many threads
 * as there are cores and memory for. Several threads of one session each are faster than one session of several.
 *
 * @param refused why not on the graphics card, where that is known from trying
 */
export function chooseDevice(
  description: Pick<ModelDescription, 'engine' | 'weights' | 'bytes'>,
  settings: RunSettings,
  facts: DeviceFacts,
  refused: NoGraphics | null = null,
): RunDevice {
  if (description.engine === 'linear') {
    return {
      backend: 'script',
      weights: null,
      noGraphics: 'not-for-this-model',
      threads: threadsFor(description.bytes, facts),
    };
  }
  const noGraphics = whyNot(description, settings.backend, facts) ?? refused;
  const backend = noGraphics === null ? 'webgpu' : 'wasm';
  const suited = SUITED[backend].filter((type) => backend === 'wasm' || facts.halfPrecision || !OF_16_BITS.has(type));
  const offered = description.weights.map(({ type }) => type);
  const asked = settings.weights;
  const weights = asked && offered.includes(asked) && suited.includes(asked) ? asked : firstOf(suited, offered);
  const bytes = description.weights.find(({ type }) => type === weights)?.bytes ?? description.bytes;
  return { backend, weights, noGraphics, threads: backend === 'webgpu' ? 1 : threadsFor(bytes, facts) };
}

function whyNot(
  { engine }: Pick<ModelDescription, 'engine'>,
  asked: Backend | null,
  facts: DeviceFacts,
): NoGraphics | null {
  if (engine !== 'transformers') return 'not-for-this-model';
  if (asked !== null && asked !== 'webgpu') return 'not-asked';
  return facts.noGraphics;
}

function firstOf(suited: readonly WeightType[], offered: readonly WeightType[]): WeightType | null {
  return suited.find((type) => offered.includes(type)) ?? offered.at(0) ?? null;
}

function threadsFor(bytes: number, { cores, memory }: DeviceFacts): number {
  const fitting = Math.floor(((memory ?? MEMORY) * SHARE_OF_MEMORY) / (bytes * COPIES + BYTES_A_THREAD));
  // On a machine of many cores one is left to the page.
  const free = cores > 4 ? cores - 1 : cores;
  return Math.max(1, Math.min(fitting, free, MOST_THREADS));
}
