import { AppError } from '../../errors.ts';

/** Formats that cannot be run here, by the names of their files. */
const BY_NAME: readonly (readonly [format: string, name: RegExp])[] = [
  ['gguf', /\.(gguf|ggml)$/i],
  ['safetensors', /\.safetensors(\.index\.json)?$/i],
  ['pickle', /\.(pkl|pickle|joblib|dill)$/i],
  ['flax', /\.msgpack$/i],
  ['tensorflow', /(\.(h5|keras|tflite|pb)|^tf_model.*|variables\.index)$/i],
  ['openvino', /openvino_model\.(xml|bin)$/i],
  ['catboost', /\.cbm$/i],
  ['xgboost', /\.(ubj|bst|xgb)$/i],
  ['ort-format', /\.ort$/i],
  ['pytorch', /(\.(pt|pth|ckpt)|pytorch_model.*\.bin(\.index\.json)?)$/i],
];

/** The first bytes of a file, for those that tell more by content than by name. */
const HEAD = 4096;

/** That a model is in a format that does not run here; null where none is recognised. */
export async function otherFormat(files: ReadonlyMap<string, Blob>): Promise<AppError | null> {
  for (const [format, pattern] of BY_NAME) {
    const path = [...files.keys()].find((name) => pattern.test(name.slice(name.lastIndexOf('/') + 1)));
    if (path !== undefined) return new AppError('model/other-format', { format, path });
  }
  for (const [path, blob] of files) {
    const format = formatOf(await blob.slice(0, HEAD).text());
    if (format) return new AppError('model/other-format', { format, path });
  }
  return null;
}

function formatOf(head: string): string | null {
  if (head.startsWith('GGUF')) return 'gguf';
  if (/^tree\r?\nversion=/.test(head)) return 'lightgbm';
  if (/^\s*\{"(learner|version)":/.test(head) && head.includes('"learner"')) return 'xgboost';
  return null;
}

const POINTER = 'version https://git-lfs.github.com/spec/';
const MOST_POINTER_BYTES = 1024;

/** The first file that only stands for the real one, as a checkout without Git LFS leaves them. */
export async function pointerFile(files: ReadonlyMap<string, Blob>): Promise<string | null> {
  for (const [path, blob] of files) {
    if (blob.size > 0 && blob.size <= MOST_POINTER_BYTES && (await blob.text()).startsWith(POINTER)) return path;
  }
  return null;
}
