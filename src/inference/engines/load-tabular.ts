import type { LoadTabularModel } from '../../models.ts';
import { RUNTIME_FILES } from '../runtime-files.ts';
import type { RuntimeBuilds } from './load-text-classifier.ts';

/** The loader of models for tables, over builds of the runtime; those of the site where none are given. */
export async function tabularLoader(builds: RuntimeBuilds = RUNTIME_FILES): Promise<LoadTabularModel> {
  const [{ settleRuntime }, { loadTabular }] = await Promise.all([import('../runtime.ts'), import('./tabular.ts')]);
  settleRuntime(builds.wasm);
  return loadTabular;
}
