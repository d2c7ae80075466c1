import { env, LogLevel } from '@huggingface/transformers';
import type { RuntimeFiles } from './runtime-files.ts';

/** Where the library looks for files; nothing is there, since all are handed over. */
const NOWHERE = '/model/';

/**
 * Settles the runtime of this thread, before its first model: the build of it, the number of threads, and that it neither
 * asks anybody for files, nor stores or logs anything (a failed run would log its inputs).
 */
export function settleRuntime(files: RuntimeFiles, threads = 1): void {
  env.logLevel = LogLevel.NONE;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = NOWHERE;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.useFS = false;
  env.useFSCache = false;
  env.fetch = () => Promise.resolve(new Response(null, { status: 404 }));
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new Error('the runtime has no WebAssembly backend');
  wasm.wasmPaths = files;
  wasm.numThreads = threads;
}

/**
 * Lets the library find a model's files under its id, and nothing else. An id is to be used once for one set of files, since
 * the library remembers which files it did not find.
 */
export function serveModel(id: string, files: ReadonlyMap<string, Blob>): void {
  const root = `${NOWHERE}${id}/`;
  env.fetch = (address) => {
    const path = String(address);
    const file = path.startsWith(root) ? files.get(decodeURIComponent(path.slice(root.length))) : undefined;
    if (!file) return Promise.resolve(new Response(null, { status: 404 }));
    return Promise.resolve(new Response(file, { headers: { 'content-length': String(file.size) } }));
  };
}
