import type { Weights, WeightType } from '../../models.ts';

/** What stands behind the name of a file of each type of weights. */
const TYPES: Readonly<Record<string, WeightType>> = {
  _fp16: 'fp16',
  _quantized: 'q8',
  _int8: 'int8',
  _uint8: 'uint8',
  _q4: 'q4',
  _q4f16: 'q4f16',
  _bnb4: 'bnb4',
};
const ONNX = /^(?:(.*)\/)?([^/]+?)(_fp16|_quantized|_int8|_uint8|_q4|_q4f16|_bnb4)?\.onnx$/;

/** A file of weights, and what its path is made of. */
export type WeightsFile = Weights & { readonly folder: string; readonly base: string };

/**
 * The weights of a model of texts, one of each type: those in `onnx/` as hubs lay them out, else those beside `config.json`, else
 * those of any one name. Files beside it that hold a part of them are known only once it has been read.
 */
export function weightsIn(files: ReadonlyMap<string, Blob>): readonly WeightsFile[] {
  const all = [...files].flatMap(([path, blob]): WeightsFile[] => {
    const [, folder = '', base = '', suffix = ''] = ONNX.exec(path) ?? [];
    if (base === '') return [];
    return [{ path, bytes: blob.size, folder, base, type: TYPES[suffix] ?? 'fp32' }];
  });
  const rank = ({ folder, base }: WeightsFile): number =>
    (base === 'model' ? 0 : 4) + (folder === 'onnx' ? 0 : folder === '' ? 1 : 2);
  const [best] = all.toSorted((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
  return best ? all.filter(({ folder, base }) => folder === best.folder && base === best.base) : [];
}
