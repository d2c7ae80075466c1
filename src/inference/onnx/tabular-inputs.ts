import { AppError } from '../../errors.ts';
import type { TabularInput } from '../../models.ts';
import type { ElementType, OnnxFile } from './onnx-file.ts';

const KINDS: Readonly<Partial<Record<ElementType, TabularInput['kind']>>> = {
  float32: 'number',
  float64: 'number',
  int32: 'whole-number',
  int64: 'whole-number',
  bool: 'boolean',
  string: 'text',
};

/**
 * What a model for tables takes in of each row.
 * @throws AppError `model/unsupported-input` for an input that is not made of columns: a picture, a fixed number of rows.
 */
export function tabularInputs({ inputs }: Pick<OnnxFile, 'inputs'>): readonly TabularInput[] {
  return inputs.map(({ name, type, shape }) => {
    const kind = type !== null && type !== 'maps' ? KINDS[type] : undefined;
    const rows = shape?.at(0) ?? null;
    const isMatrix = shape === null || shape.length === 1 || shape.length === 2;
    if (!kind || !isMatrix || (rows !== null && rows !== 1)) {
      throw new AppError('model/unsupported-input', { input: name, type, shape });
    }
    return { name, kind, width: shape === null ? null : shape.length === 1 ? 1 : shape[1] };
  });
}
