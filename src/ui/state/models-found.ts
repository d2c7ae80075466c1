import type { App } from './app.svelte.ts';
import type { FolderFile, FoundFiles } from './folder-files.ts';

/** Names that only files of models have. */
const WEIGHTS = /\.(?:onnx|onnx_data|safetensors|gguf|ort|pt|pth|pkl|joblib|h5|msgpack|tflite)$/i;
const CONFIG = /(?:^|\/)(?:config|tokenizer|tokenizer_config)\.json$/i;

/** Whether files that were dropped are those of a model. @param orZip whether an archive is one too */
export function areOfModel(found: readonly FolderFile[], orZip: boolean): boolean {
  return found.some(
    ({ path }) => WEIGHTS.test(path) || (path.includes('/') && CONFIG.test(path)) || (orZip && /\.zip$/i.test(path)),
  );
}

/** What a person calls a model: the folder that its files lie in, or the name of its one file without the ending. */
export function modelName(found: readonly FolderFile[]): string {
  const [{ path }] = found;
  const folder = path.slice(0, path.indexOf('/'));
  if (path.includes('/') && found.every((each) => each.path.startsWith(`${folder}/`))) return folder;
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:zip|onnx)$/i, '');
}

/** The files of a folder that was chosen, by their paths with the folder's own name. */
export function filesWithPaths(files: readonly File[]): FolderFile[] {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** What a drop is taken for: a model where it is one and a table is open, else data. */
export async function takeDropped(
  app: Pick<App, 'dataset' | 'navigation' | 'models' | 'opening'>,
  tree: Promise<readonly FolderFile[]>,
  found: Promise<FoundFiles>,
): Promise<void> {
  if (app.dataset.current) {
    const files = await tree.catch(() => []);
    if (areOfModel(files, app.navigation.screen === 'model')) {
      app.navigation.go('model');
      return app.models.take(files);
    }
  }
  await app.opening.openDropped(found);
}
