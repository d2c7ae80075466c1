import type { OnnxFile, OnnxOperator } from './onnx-file.ts';
import { RUNTIME_OPERATORS } from './runtime-operators.ts';

/** Operators of a model that the shipped runtime does not compute. */
export function unsupportedOperators({ operators }: Pick<OnnxFile, 'operators'>): readonly OnnxOperator[] {
  return operators.filter(
    ({ domain, name }) => !Object.hasOwn(RUNTIME_OPERATORS, domain) || !RUNTIME_OPERATORS[domain].has(name),
  );
}
