import type { OnnxFile, OnnxValue } from './onnx-file.ts';

/** Which outputs of a model for tables say what. */
export interface TabularOutputs {
  /** The predicted class of each row. */
  readonly label: string | null;
  /** Probabilities, one matrix of rows × classes or a list of each class: names of outputs. */
  readonly probabilities: readonly string[];
  /** A number of each row, where it is no classifier. */
  readonly value: string | null;
  /** The classes, in the order of their probabilities; none of a regression. */
  readonly classes: readonly string[];
  /** Whether the classes have no names in the file and are numbered from 0. */
  readonly unnamed: boolean;
}

const isFloat = ({ type }: OnnxValue): boolean => type === 'float32' || type === 'float64' || type === 'float16';
const isLabel = ({ type }: OnnxValue): boolean =>
  type === 'string' || type === 'int64' || type === 'int32' || type === 'bool';
/** Values of a row, as far as the shape says; null where it does not. */
const widthOf = ({ shape }: OnnxValue): number | null =>
  shape === null ? null : shape.slice(1).reduce<number | null>((size, dim) => (size && dim ? size * dim : null), 1);

/**
 * Tells the outputs of a classifier or a regression apart by their types, as converters write them: a class of each row, and
 * a matrix of probabilities or a column of them for each class. A map of probabilities counts as the matrix behind it.
 * Null where there is none of these.
 */
export function tabularOutputs({ outputs, classes }: Pick<OnnxFile, 'outputs' | 'classes'>): TabularOutputs | null {
  const label = outputs.find((output) => isLabel(output) && (widthOf(output) ?? 1) === 1)?.name ?? null;
  const floats = outputs.filter((output) => isFloat(output) || output.type === 'maps');
  const matrix = floats.find((output) => output.type === 'maps' || (widthOf(output) ?? 2) > 1);
  const columns = floats.filter((output) => widthOf(output) === 1);
  if (label === null && classes === null && !matrix && columns.length === 1) {
    return { label, probabilities: [], value: columns[0].name, classes: [], unnamed: false };
  }
  const perClass = matrix ? [matrix.name] : columns.map(({ name }) => name);
  const width = (matrix && widthOf(matrix)) ?? (columns.length > 1 ? columns.length : null);
  const numbered = width && width > 1 ? Array.from({ length: width }, (_, at) => String(at)) : null;
  const named = classes ?? numbered;
  if (named === null || (label === null && perClass.length === 0)) return null;
  return { label, probabilities: perClass, value: null, classes: named, unnamed: classes === null };
}
