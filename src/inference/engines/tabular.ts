import { InferenceSession, type Tensor } from 'onnxruntime-web/webgpu';
import { AppError } from '../../errors.ts';
import type {
  LoadTabularModel,
  ModelColumn,
  ModelDescription,
  TabularInput,
  TabularModel,
  TabularScores,
} from '../../models.ts';
import { readOnnx } from '../onnx/read-onnx.ts';
import { stripZipMap } from '../onnx/strip-zip-map.ts';
import { tabularOutputs, type TabularOutputs } from '../onnx/tabular-outputs.ts';
import type { OnnxValue } from '../onnx/onnx-file.ts';
import { feedOf } from './tabular-feed.ts';
import { TabularResult } from './tabular-result.ts';

/** Rows that are judged at once: enough to hide what a call costs, few enough for wide tables. */
const ROWS_AT_ONCE = 4096;

/** Loads a model for tables; the runtime of the thread has to be settled before. */
export const loadTabular: LoadTabularModel = async ({ files }, description) => {
  const blob = [...files].find(([name]) => name.endsWith('.onnx'))?.[1];
  if (!blob) throw new AppError('model/no-weights', {});
  const bytes = stripZipMap(new Uint8Array(await blob.arrayBuffer()));
  const { inputs, outputs } = await readOnnx(new Blob([bytes]));
  const told = tabularOutputs({ outputs, classes: description.labels.length > 0 ? description.labels : null });
  if (!told) throw new AppError('model/no-prediction', {});
  try {
    const session = await InferenceSession.create(bytes, { executionProviders: ['wasm'], logSeverityLevel: 4 });
    return new OnnxTable(session, told, inputs, description);
  } catch (cause) {
    throw new AppError('model/not-loaded', { reason: reasonOf(cause) }, { cause });
  }
};

class OnnxTable implements TabularModel {
  readonly labels: readonly string[];
  readonly inputs: readonly TabularInput[];
  readonly #session: InferenceSession;
  readonly #outputs: TabularOutputs;
  readonly #values: readonly OnnxValue[];
  readonly #rowsAtOnce: number;

  constructor(
    session: InferenceSession,
    outputs: TabularOutputs,
    values: readonly OnnxValue[],
    { labels, inputs = [] }: ModelDescription,
  ) {
    this.labels = labels;
    this.inputs = inputs;
    this.#session = session;
    this.#outputs = outputs;
    this.#values = values;
    this.#rowsAtOnce = Math.min(ROWS_AT_ONCE, ...values.map(({ shape }) => shape?.at(0) ?? ROWS_AT_ONCE));
  }

  async predict(columns: ReadonlyMap<string, readonly ModelColumn[]>): Promise<TabularScores> {
    this.#check(columns);
    const rows = columns.values().next().value?.[0].values.length ?? 0;
    const result = new TabularResult(rows, this.labels, this.#outputs);
    for (let from = 0; from < rows; from += this.#rowsAtOnce) {
      const to = Math.min(rows, from + this.#rowsAtOnce);
      const { outputs, unreadable } = await this.#run(columns, from, to);
      result.take(outputs, from, to, unreadable);
    }
    return result.scores();
  }

  async close(): Promise<void> {
    await this.#session.release();
  }

  async #run(columns: ReadonlyMap<string, readonly ModelColumn[]>, from: number, to: number) {
    const feeds: Record<string, Tensor> = {};
    const unreadable = new Uint8Array(to - from);
    for (const value of this.#values) {
      feeds[value.name] = feedOf(columns.get(value.name) ?? [], value, { from, to }, unreadable);
    }
    const { label, value, probabilities } = this.#outputs;
    const wanted = [label, value, ...probabilities].filter((name) => name !== null);
    return { outputs: await this.#session.run(feeds, wanted), unreadable };
  }

  #check(columns: ReadonlyMap<string, readonly ModelColumn[]>): void {
    const without = this.inputs.filter(({ name, width }) => {
      const given = columns.get(name)?.length ?? 0;
      return given === 0 || (width !== null && given !== width);
    });
    if (without.length > 0) throw new AppError('model/no-column', { inputs: without.map(({ name }) => name) });
    for (const { name, kind } of this.inputs) {
      const text = kind === 'text' ? undefined : columns.get(name)?.find((column) => column.kind === 'texts');
      if (text) throw new AppError('model/other-column', { input: name, column: text.name });
    }
  }
}

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
