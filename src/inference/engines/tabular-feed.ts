import { Tensor } from 'onnxruntime-web/webgpu';
import type { ModelColumn } from '../../models.ts';
import type { OnnxValue } from '../onnx/onnx-file.ts';

/**
 * The tensor rows × columns of one input, of the type that the model asks for.
 *
 * A missing number stays NaN where the type has it; whole numbers and truth values have no such value, so those rows are
 * marked in `unreadable` and their prediction is not to be used. A missing text is empty, as converters of scikit-learn
 * pipelines expect; a number becomes a text as it is printed.
 */
export function feedOf(
  columns: readonly ModelColumn[],
  { type, shape: declared }: OnnxValue,
  { from, to }: { readonly from: number; readonly to: number },
  unreadable: Uint8Array,
): Tensor {
  const shape = declared?.length === 1 ? [to - from] : [to - from, columns.length];
  if (type === 'string') return new Tensor('string', textsOf(columns, from, to), shape);
  const numbers = new Float64Array((to - from) * columns.length);
  columns.forEach(({ kind, values }, at) => {
    for (let row = from; row < to; row++) {
      const value = values[row];
      numbers[(row - from) * columns.length + at] = kind === 'numbers' ? Number(value) : NaN;
    }
  });
  if (type === 'float64') return new Tensor('float64', numbers, shape);
  if (type === 'float32') return new Tensor('float32', Float32Array.from(numbers), shape);
  const whole = numbers.map((value, at) => {
    if (Number.isFinite(value)) return Math.round(value);
    unreadable[Math.floor(at / columns.length)] = 1;
    return 0;
  });
  if (type === 'int64') return new Tensor('int64', BigInt64Array.from(whole, BigInt), shape);
  if (type === 'bool')
    return new Tensor(
      'bool',
      Uint8Array.from(whole, (value) => (value === 0 ? 0 : 1)),
      shape,
    );
  return new Tensor('int32', Int32Array.from(whole), shape);
}

function textsOf(columns: readonly ModelColumn[], from: number, to: number): string[] {
  const texts: string[] = [];
  for (let row = from; row < to; row++) {
    for (const { kind, values } of columns) {
      const value = values[row];
      texts.push(kind === 'numbers' ? (Number.isNaN(value) ? '' : String(value)) : String(value));
    }
  }
  return texts;
}
