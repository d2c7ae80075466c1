import type { OnnxOperator } from './onnx-file.ts';

/** Operators, each once. */
export class OperatorSet {
  readonly #met = new Map<string, OnnxOperator>();

  add(domain: string, name: string): void {
    const operator = { domain: domainOf(domain), name };
    this.#met.set(operatorKey(operator), operator);
  }

  get list(): readonly OnnxOperator[] {
    return [...this.#met.values()];
  }
}

/** The name of a domain; the default one is written as nothing. */
export const domainOf = (written: string): string => (written === '' ? 'ai.onnx' : written);

export const operatorKey = ({ domain, name }: OnnxOperator): string => `${domain}:${name}`;
