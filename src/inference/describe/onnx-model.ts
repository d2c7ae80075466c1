import { AppError } from '../../errors.ts';
import { tabularInputs } from '../onnx/tabular-inputs.ts';
import { tabularOutputs } from '../onnx/tabular-outputs.ts';
import type { OnnxFile } from '../onnx/onnx-file.ts';
import type { EngineEntry, Examination, Findings } from './engine-entry.ts';
import { examineOnnx } from './examine-weights.ts';

/** Networks of texts give themselves away by what they take in. */
const TOKENS = 'input_ids';

/** Models for tables: one ONNX file, as converters of scikit-learn, XGBoost and LightGBM write it. */
export const ONNX_MODEL: EngineEntry = {
  engine: 'onnx',
  recognises: ({ files }) => onnxPaths(files).length > 0,
  describe: (examination) => examination.problems.attempt(() => describeOnnx(examination)),
};

async function describeOnnx({ files, mostWeightBytes }: Examination): Promise<Findings> {
  const paths = onnxPaths(files);
  if (paths.length > 1) throw new AppError('model/several', { names: paths.slice(0, 5) });
  const graph = await examineOnnx(paths[0], files, mostWeightBytes);
  if (graph.inputs.some(({ name }) => name === TOKENS)) throw new AppError('model/no-config', { names: paths });
  const inputs = tabularInputs(graph);
  const outputs = outputsOf(graph);
  const isRegression = outputs.value !== null;
  return {
    engine: 'onnx',
    task: isRegression ? 'tabular-regression' : 'tabular-classification',
    labels: outputs.classes,
    activation: isRegression ? null : 'softmax',
    weights: [],
    maxTokens: null,
    inputs,
    notes: outputs.unnamed ? [{ kind: 'labels-unnamed' }] : [],
  };
}

/** @throws AppError `model/no-prediction`, `model/no-labels` */
function outputsOf(graph: OnnxFile) {
  const outputs = tabularOutputs(graph);
  if (outputs) return outputs;
  const hasLabel = graph.outputs.some(({ type }) => type === 'string' || type === 'int64');
  throw new AppError(hasLabel ? 'model/no-labels' : 'model/no-prediction', {});
}

const onnxPaths = (files: ReadonlyMap<string, Blob>): string[] =>
  [...files.keys()].filter((path) => path.toLowerCase().endsWith('.onnx'));
