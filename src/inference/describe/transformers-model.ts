import { AppError } from '../../errors.ts';
import type { ModelTask } from '../../models.ts';
import type { OnnxFile } from '../onnx/onnx-file.ts';
import { architectureOfType, KNOWN_TYPES, taskOfArchitecture } from './architectures.ts';
import { activationOf, labelsOfConfig, numberedLabels } from './config-labels.ts';
import type { EngineEntry, Examination, Findings } from './engine-entry.ts';
import { examineWeights } from './examine-weights.ts';
import { otherFormat } from './other-formats.ts';
import { tokenLimit } from './tokenizer.ts';
import { weightsIn } from './weights.ts';

type Config = Readonly<Record<string, unknown>>;

/** The number of labels that the library means where a configuration names none. */
const USUAL_LABELS = 2;

/** Models in the layout of a hub: a configuration, a tokenizer, and a network in ONNX. */
export const TRANSFORMERS_MODEL: EngineEntry = {
  engine: 'transformers',
  recognises: ({ config }) => config !== null,
  describe: describeTransformers,
};

async function describeTransformers(examination: Examination): Promise<Findings | null> {
  const { name, files, problems, mostWeightBytes } = examination;
  const config = examination.config ?? {};
  const task = await problems.attempt(() => taskOf(config));
  const maxTokens = await problems.attempt(() => tokenLimit(files, config));
  const examined = await problems.attempt(async () => {
    const all = weightsIn(files);
    if (all.length === 0) throw (await otherFormat(files)) ?? new AppError('model/no-weights', {});
    return examineWeights(all, files, mostWeightBytes);
  });
  if (!task || !examined) return null;
  const { weights, graph, notes } = examined;
  const limitNote = maxTokens === null ? [{ kind: 'no-token-limit' } as const] : [];
  const { _name_or_path: written } = config;
  const origin = typeof written === 'string' ? written : '';
  const shared = {
    engine: 'transformers',
    weights: weights.map(({ folder: _folder, base: _base, ...own }) => own),
    maxTokens,
    origin,
  } as const;
  if (task === 'feature-extraction') {
    return { ...shared, task, labels: [], activation: null, notes: [...notes, ...limitNote] };
  }
  const labels = await problems.attempt(() => checkedLabels(config, graph));
  if (!labels) return null;
  const { activation, notes: ofLabels } = activationOf(config, labels, `${name} ${origin}`);
  return {
    ...shared,
    task: task === 'text-classification' && judgesEntailment(labels) ? 'zero-shot-classification' : task,
    labels,
    activation: task === 'token-classification' ? 'softmax' : activation,
    notes: [...notes, ...limitNote, ...(task === 'token-classification' ? [] : ofLabels)],
  };
}

/** @throws AppError `model/other-task`, `model/unknown-architecture`, `model/damaged-config` */
function taskOf(config: Config): ModelTask {
  const { architectures, model_type: type } = config;
  const named = Array.isArray(architectures) ? architectures.find((name) => typeof name === 'string') : undefined;
  const architecture = named ?? architectureOfType(type);
  if (!architecture && typeof type !== 'string') throw new AppError('model/damaged-config', { path: 'config.json' });
  const task = architecture ? taskOfArchitecture(architecture) : null;
  if (task === 'other') throw new AppError('model/other-task', { architecture });
  if (task === null) {
    throw new AppError('model/unknown-architecture', {
      architecture: architecture ?? String(type),
      known: KNOWN_TYPES,
    });
  }
  return task;
}

/** @throws AppError `model/label-count`, `model/other-task` where the network gives no logits */
function checkedLabels(config: Config, { outputs }: OnnxFile): readonly string[] {
  const logits = outputs.find(({ name }) => name === 'logits');
  if (!logits) {
    const named = outputs.map(({ name }) => name);
    throw new AppError('model/other-task', { architecture: `its outputs: ${named.join(', ')}` });
  }
  const width = logits.shape?.at(-1) ?? null;
  const labels = labelsOfConfig(config) ?? numberedLabels(width ?? USUAL_LABELS);
  if (width !== null && width !== labels.length) {
    throw new AppError('model/label-count', { labels: labels.length, outputs: width });
  }
  return labels;
}

/** Whether labels are those of natural language inference, by which any other labels can be judged. */
function judgesEntailment(labels: readonly string[]): boolean {
  const plain = labels.map((label) => label.toLowerCase());
  return plain.includes('entailment') && plain.some((label) => label === 'contradiction' || label === 'not_entailment');
}
