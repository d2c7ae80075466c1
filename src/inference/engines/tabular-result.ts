import type { Tensor } from 'onnxruntime-web/webgpu';
import { AppError } from '../../errors.ts';
import type { TabularScores } from '../../models.ts';
import type { TabularOutputs } from '../onnx/tabular-outputs.ts';

/** Collects what a model puts out for blocks of rows. */
export class TabularResult {
  readonly #labels: readonly string[];
  readonly #outputs: TabularOutputs;
  readonly #places: ReadonlyMap<string, number>;
  readonly #predicted: Int32Array | null;
  readonly #scores: Float32Array | null;
  readonly #values: Float32Array | null;

  constructor(rows: number, labels: readonly string[], outputs: TabularOutputs) {
    this.#labels = labels;
    this.#outputs = outputs;
    this.#places = new Map(outputs.classes.map((name, at) => [name, at]));
    this.#values = outputs.value === null ? null : new Float32Array(rows);
    this.#scores = outputs.probabilities.length === 0 ? null : new Float32Array(rows * labels.length);
    this.#predicted = outputs.value === null ? new Int32Array(rows).fill(-1) : null;
  }

  scores(): TabularScores {
    return { predicted: this.#predicted, scores: this.#scores, values: this.#values };
  }

  /** Takes what was put out for rows from…to−1. @param unreadable 1 for each of them that could not be given whole */
  take(outputs: Readonly<Record<string, Tensor>>, from: number, to: number, unreadable: Uint8Array): void {
    const { label, value } = this.#outputs;
    const rows = to - from;
    if (this.#values && value !== null) this.#values.set(numbersOf(outputs[value], rows), from);
    if (this.#scores) this.#takeScores(outputs, from, rows);
    if (this.#predicted && label !== null) this.#takeLabels(outputs[label], from);
    else if (this.#predicted) this.#takeMostProbable(from, rows);
    for (let at = 0; at < rows; at++) if (unreadable[at] === 1) this.#blank(from + at);
  }

  #takeScores(outputs: Readonly<Record<string, Tensor>>, from: number, rows: number): void {
    const scores = this.#scores as Float32Array;
    const width = this.#labels.length;
    const { probabilities } = this.#outputs;
    if (probabilities.length === 1) {
      const tensor = outputs[probabilities[0]];
      const given = tensor.data.length / rows;
      const numbers = numbersOf(tensor, rows * given);
      if (given === width) scores.set(numbers, from * width);
      else if (given === 1 && width === 2) {
        // The probability of the second class alone.
        numbers.forEach((p, at) => scores.set([1 - p, p], (from + at) * 2));
      } else throw new AppError('model/label-count', { labels: width, outputs: given });
      return;
    }
    const columns = probabilities.map((name) => numbersOf(outputs[name], rows));
    if (columns.length !== width) throw new AppError('model/label-count', { labels: width, outputs: columns.length });
    columns.forEach((column, label) => column.forEach((p, at) => (scores[(from + at) * width + label] = p)));
  }

  #takeLabels(tensor: Tensor, from: number): void {
    const predicted = this.#predicted as Int32Array;
    const labels = tensor.data as ArrayLike<string | number | bigint>;
    for (let at = 0; at < labels.length; at++) predicted[from + at] = this.#places.get(String(labels[at])) ?? -1;
    for (let at = 0; at < labels.length; at++) if (this.#hasNoScore(from + at)) predicted[from + at] = -1;
  }

  #takeMostProbable(from: number, rows: number): void {
    const width = this.#labels.length;
    for (let row = from; row < from + rows; row++) {
      if (!this.#scores || this.#hasNoScore(row)) continue;
      const own = this.#scores.subarray(row * width, (row + 1) * width);
      (this.#predicted as Int32Array)[row] = own.indexOf(Math.max(...own));
    }
  }

  #hasNoScore(row: number): boolean {
    const width = this.#labels.length;
    return this.#scores?.subarray(row * width, (row + 1) * width).some(Number.isNaN) ?? false;
  }

  #blank(row: number): void {
    const width = this.#labels.length;
    if (this.#predicted) this.#predicted[row] = -1;
    if (this.#values) this.#values[row] = NaN;
    this.#scores?.fill(NaN, row * width, (row + 1) * width);
  }
}

/** The numbers of an output. @throws AppError `model/label-count` where there are others than one for each row */
function numbersOf(tensor: Tensor, expected: number): Float32Array {
  const data = tensor.data as Float32Array | Float64Array;
  if (data.length !== expected) throw new AppError('model/label-count', { labels: expected, outputs: data.length });
  return data instanceof Float32Array ? data : Float32Array.from(data);
}
