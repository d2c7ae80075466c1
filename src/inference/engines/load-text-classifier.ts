import { AppError } from '../../errors.ts';
import type { LoadSettings, LoadTextClassifier, ModelEngine, ModelTask } from '../../models.ts';
import { RUNTIME_FILES, type RuntimeFiles } from '../runtime-files.ts';

/** Addresses of the builds of the runtime, by what they run on. */
export type RuntimeBuilds = Readonly<Record<'wasm' | 'webgpu', RuntimeFiles>>;

/** How texts are scored by a transformer of each task. */
const TASKS: Partial<Record<ModelTask, () => Promise<LoadTextClassifier>>> = {
  'text-classification': async () => (await import('./transformer.ts')).loadTransformer,
  'token-classification': async () => (await import('./token-classifier.ts')).loadTokenClassifier,
  'zero-shot-classification': async () => (await import('./zero-shot.ts')).loadZeroShot,
};

/** How the loader of each engine that scores texts is fetched, when a model of it is first loaded in a thread. */
const ENGINES: Partial<
  Record<ModelEngine, (settings: LoadSettings, builds: RuntimeBuilds) => Promise<LoadTextClassifier>>
> = {
  transformers: async ({ backend }, builds) => {
    const { settleRuntime } = await import('../runtime.ts');
    settleRuntime(builds[backend === 'webgpu' ? 'webgpu' : 'wasm']);
    return async (files, description, settings) => {
      const fetch = TASKS[description.task];
      if (!fetch) throw new AppError('model/not-loaded', { model: files.name, reason: description.task });
      return (await fetch())(files, description, settings);
    };
  },
  linear: async () => (await import('./linear.ts')).loadLinear,
  ensemble: async (_settings, builds) => {
    const { loadEnsemble } = await import('./ensemble.ts');
    return (files, description, settings) => loadEnsemble(files, description, settings, textClassifierLoader(builds));
  },
};

/** A loader of text classifiers of every engine, over builds of the runtime; those of the site where none are given. */
export function textClassifierLoader(builds: RuntimeBuilds = RUNTIME_FILES): LoadTextClassifier {
  return async (files, description, settings) => {
    const engine = ENGINES[description.engine];
    if (!engine) throw new AppError('model/not-loaded', { model: files.name, reason: description.engine });
    const load = await engine(settings, builds);
    return load(files, description, settings);
  };
}
