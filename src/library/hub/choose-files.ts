import type { WeightType } from '../../models.ts';
import type { HubFile } from './hub-model.ts';

/** Weights of a model, with the files that they stand in. */
export interface WeightChoice {
  readonly type: WeightType;
  /** The `.onnx` file. */
  readonly path: string;
  readonly files: readonly HubFile[];
  readonly bytes: number;
}

/** Names of weights by their endings; the first that a model has is suggested: the smallest that every machine computes well with. */
const TYPES: readonly (readonly [ending: string, type: WeightType])[] = [
  ['_quantized', 'q8'],
  ['_int8', 'int8'],
  ['_uint8', 'uint8'],
  ['', 'fp32'],
  ['_fp16', 'fp16'],
  ['_q4', 'q4'],
  ['_q4f16', 'q4f16'],
  ['_bnb4', 'bnb4'],
];

/** What a transformer needs besides its weights. */
const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
/** What is taken along where it is there: the model's card, its licence, and words that some tokenizers look up. */
const WELCOME = /^(README\.md|LICEN[CS]E[^/]*|special_tokens_map\.json|added_tokens\.json)$/;

/** The weights that can be chosen from, the suggested ones first. */
export function weightsOf(files: readonly HubFile[]): WeightChoice[] {
  return TYPES.flatMap(([ending, type]) => {
    const names = [`onnx/model${ending}.onnx`, `model${ending}.onnx`];
    const main = names.flatMap((name) => files.find(({ path }) => path === name) ?? []).at(0);
    if (!main) return [];
    const parts = [
      main,
      ...files.filter(({ path }) => /^_data(_\d+)?$/.test(path.slice(main.path.length)) && path.startsWith(main.path)),
    ];
    return { type, path: main.path, files: parts, bytes: total(parts) };
  });
}

/** All files that are fetched for a choice of weights. */
export function filesFor(files: readonly HubFile[], weights: WeightChoice): HubFile[] {
  const besides = files.filter(({ path }) => NEEDED.includes(path) || WELCOME.test(path));
  return [...besides, ...weights.files];
}

/** What the audit will miss, so that the model cannot be used as it is. */
export function missingFrom(files: readonly HubFile[]): string[] {
  return NEEDED.filter((name) => files.every(({ path }) => path !== name));
}

export function total(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
