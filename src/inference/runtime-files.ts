import cpuGlue from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import cpuModule from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import gpuGlue from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import gpuModule from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';

/** Addresses of a build of the runtime: its script and its WebAssembly. */
export interface RuntimeFiles {
  readonly mjs: string;
  readonly wasm: string;
}

/**
 * The builds of the runtime that the site ships. The one for graphics cards needs the browser to suspend WebAssembly (JSPI);
 * the build for browsers that cannot is 27 MB, and they run models on the processor instead.
 */
export const RUNTIME_FILES: Readonly<Record<'wasm' | 'webgpu', RuntimeFiles>> = {
  wasm: { mjs: cpuGlue, wasm: cpuModule },
  webgpu: { mjs: gpuGlue, wasm: gpuModule },
};
