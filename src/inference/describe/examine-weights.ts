import { AppError } from '../../errors.ts';
import type { ModelNote } from '../../models.ts';
import type { OnnxFile } from '../onnx/onnx-file.ts';
import { readOnnx } from '../onnx/read-onnx.ts';
import { unsupportedOperators } from '../onnx/unsupported-operators.ts';
import { COPIES } from './memory.ts';
import { problemOf } from './problems.ts';
import type { WeightsFile } from './weights.ts';

/** Operators by which weights in bytes are told where the file's name does not say. */
const BYTE_OPERATORS = new Set(['DynamicQuantizeLinear', 'MatMulInteger', 'QLinearMatMul', 'DynamicQuantizeMatMul']);

export interface ExaminedWeights {
  readonly weights: readonly WeightsFile[];
  /** The graph of the first of them. */
  readonly graph: OnnxFile;
  readonly notes: readonly ModelNote[];
}

/**
 * Reads the graph of each file of weights and leaves out those that cannot be run.
 * @throws AppError of the first where none can.
 */
export async function examineWeights(
  all: readonly WeightsFile[],
  files: ReadonlyMap<string, Blob>,
  mostBytes: number,
): Promise<ExaminedWeights> {
  const weights: WeightsFile[] = [];
  const notes: ModelNote[] = [];
  const graphs: OnnxFile[] = [];
  let first: unknown = null;
  for (const file of all) {
    try {
      const graph = await examineOnnx(file.path, files, mostBytes);
      graphs.push(graph);
      weights.push(completed(file, graph, files));
    } catch (thrown) {
      first ??= thrown;
      notes.push({ kind: 'weights-left-out', path: file.path, problem: problemOf(thrown) });
    }
  }
  const [graph] = graphs;
  if (!graph) throw first ?? new AppError('model/no-weights', {});
  return { weights, graph, notes };
}

/**
 * Reads the graph of an ONNX file and checks that it can be run here.
 * @throws AppError `model/truncated`, `model/damaged`, `model/no-external-data`, `model/unsupported-operators`, `model/too-large`
 */
export async function examineOnnx(
  path: string,
  files: ReadonlyMap<string, Blob>,
  mostBytes: number,
): Promise<OnnxFile> {
  const blob = files.get(path) ?? new Blob();
  let graph: OnnxFile;
  try {
    graph = await readOnnx(blob);
  } catch (thrown) {
    const { code, details } = problemOf(thrown);
    throw new AppError(code, { ...details, path }, { cause: thrown });
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const missing = graph.externalFiles.filter((name) => !files.has(folder + name));
  if (missing.length > 0) throw new AppError('model/no-external-data', { path, missing });
  const operators = unsupportedOperators(graph).map(({ domain, name }) => `${name} (${domain})`);
  if (operators.length > 0) throw new AppError('model/unsupported-operators', { path, operators });
  const bytes = graph.externalFiles.reduce((sum, name) => sum + (files.get(folder + name)?.size ?? 0), blob.size);
  if (bytes > mostBytes) {
    throw new AppError('model/too-large', { path, bytes, needed: bytes * COPIES, limit: mostBytes * COPIES });
  }
  return graph;
}

/** What the graph tells of its weights: that they are bytes where the name of the file does not say, and where else they stand. */
function completed(
  file: WeightsFile,
  { operators, externalFiles }: OnnxFile,
  files: ReadonlyMap<string, Blob>,
): WeightsFile {
  const inBytes = file.type === 'fp32' && operators.some(({ name }) => BYTE_OPERATORS.has(name));
  const beside = externalFiles.map((name) => (file.folder === '' ? name : `${file.folder}/${name}`));
  return {
    ...file,
    ...(inBytes && { type: 'q8' }),
    ...(beside.length > 0 && { beside }),
    bytes: beside.reduce((sum, path) => sum + (files.get(path)?.size ?? 0), file.bytes),
  };
}
