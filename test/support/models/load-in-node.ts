import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import type { RuntimeFiles } from '../../../src/inference/runtime-files.ts';

const dist = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));

/** The runtime of models for processors, as the packages hold it. */
export const NODE_RUNTIME: RuntimeFiles = {
  mjs: pathToFileURL(join(dist, 'ort-wasm-simd-threaded.mjs')).href,
  wasm: pathToFileURL(join(dist, 'ort-wasm-simd-threaded.wasm')).href,
};

/**
 * Imports a module that brings in the library of models, as a browser would: the library asks once, when it is imported,
 * whether it runs in Node, and then takes other ways.
 */
export async function importAsBrowser<T>(load: () => Promise<T>): Promise<T> {
  const asWorker = {
    get: (process: object, name: string) => (name === 'release' ? { name: 'worker' } : Reflect.get(process, name)),
  };
  vi.stubGlobal('process', new Proxy(process, asWorker));
  try {
    return await load();
  } finally {
    vi.unstubAllGlobals();
  }
}
