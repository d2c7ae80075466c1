import type { Weights, WeightType } from '../../models.ts';

/** What the library puts behind the name of a file for each type of weights. */
const SUFFIXES: Readonly<Record<WeightType, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

/** How the library is told which file holds the weights. */
export interface WeightsFile {
  readonly dtype: WeightType;
  readonly subfolder?: string;
  readonly model_file_name?: string;
  readonly use_external_data_format?: boolean;
  readonly session_options?: {
    readonly externalData: readonly { readonly path: string; readonly data: string }[];
  };
}

/** Tells the library which of a model's files to load; the first where no type was chosen. */
export function weightsFile(
  all: readonly Weights[],
  type: WeightType | null,
  files: ReadonlyMap<string, Blob>,
): WeightsFile {
  const chosen = all.find((weights) => weights.type === type) ?? all.at(0);
  if (!chosen) return { dtype: type ?? 'fp32' };
  const { path } = chosen;
  const folderEnd = path.lastIndexOf('/');
  const name = path.slice(folderEnd + 1).replace(/\.onnx$/, '');
  const suffix = SUFFIXES[chosen.type];
  const named = suffix !== '' && name.endsWith(suffix);
  return {
    dtype: named ? chosen.type : 'fp32',
    subfolder: folderEnd < 0 ? '' : path.slice(0, folderEnd),
    model_file_name: named ? name.slice(0, -suffix.length) : name,
    ...externalData(chosen, files),
  };
}

/** Where weights stand in files beside: as the network names them, where that is known, else as the library expects them. */
function externalData({ path, beside = [] }: Weights, files: ReadonlyMap<string, Blob>): Partial<WeightsFile> {
  if (beside.length === 0) return files.has(`${path}_data`) ? { use_external_data_format: true } : {};
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return { session_options: { externalData: beside.map((data) => ({ path: data.slice(folder.length), data })) } };
}
