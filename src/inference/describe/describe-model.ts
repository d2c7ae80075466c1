import { AppError } from '../../errors.ts';
import type { DescribedModel, ModelDescription, ModelFiles } from '../../models.ts';
import { isRecord } from '../engines/calibration.ts';
import { proposeReading } from '../labels/propose-reading.ts';
import { cardOf } from './card.ts';
import { bytesOf, contentId } from './content-id.ts';
import type { EngineEntry, Findings } from './engine-entry.ts';
import { ENSEMBLE_MODEL } from './ensemble-model.ts';
import { LINEAR_MODEL } from './linear-model.ts';
import { mostWeightBytes } from './memory.ts';
import { ONNX_MODEL } from './onnx-model.ts';
import { otherFormat, pointerFile } from './other-formats.ts';
import { Problems } from './problems.ts';
import { TRANSFORMERS_MODEL } from './transformers-model.ts';

/** The kinds of models, in the order in which they are tried. */
const ENGINES: readonly EngineEntry[] = [ENSEMBLE_MODEL, LINEAR_MODEL, TRANSFORMERS_MODEL, ONNX_MODEL];

/** What is known of the machine. */
export interface MachineFacts {
  /** Bytes of its memory; null where the browser does not say. */
  readonly memory: number | null;
}

/**
 * What a model's files tell of it, or everything that speaks against it. Nothing is run, and weights are not read but for the
 * hash of their bytes, which is what the model is named by.
 */
export async function describeModel(
  model: ModelFiles,
  machine: MachineFacts = { memory: null },
): Promise<DescribedModel> {
  const problems = new Problems();
  const findings = await examine(model, machine, problems);
  if (!findings || problems.list.length > 0) return { usable: false, problems: problems.list };
  const { notes, thresholds, origin = '', ...facts } = findings;
  const { name, files } = model;
  const description: ModelDescription = {
    ...facts,
    id: await contentId(files),
    name,
    bytes: bytesOf(files),
  };
  return {
    usable: true,
    description,
    notes,
    card: await cardOf(files),
    reading: proposeReading({ labels: facts.labels, name: `${name} ${origin}`, thresholds }),
  };
}

async function examine(model: ModelFiles, machine: MachineFacts, problems: Problems): Promise<Findings | null> {
  const { name, files } = model;
  if (files.size === 0) {
    problems.add('model/empty');
    return null;
  }
  const pointer = await pointerFile(files);
  if (pointer !== null) {
    problems.add('model/pointer', { path: pointer });
    return null;
  }
  const before = problems.list.length;
  const config = await problems.attempt(() => configIn(files));
  if (problems.list.length > before) return null;
  const examination = {
    name,
    files,
    config,
    problems,
    mostWeightBytes: mostWeightBytes(machine.memory),
    describe: (member: ModelFiles) => examine(member, machine, problems),
  };
  const entry = ENGINES.find((engine) => engine.recognises(examination));
  if (entry) return entry.describe(examination);
  await problems.attempt(async () => {
    throw (await otherFormat(files)) ?? noModel(files);
  });
  return null;
}

/** Models of a hub in several folders are several; else there is none. */
function noModel(files: ReadonlyMap<string, Blob>): AppError {
  const inFolders = [...files.keys()].filter((path) => path.endsWith('/config.json'));
  if (inFolders.length > 1) {
    return new AppError('model/several', {
      names: inFolders.slice(0, 5).map((path) => path.replace(/\/config\.json$/, '')),
    });
  }
  return new AppError('model/no-config', { names: [...files.keys()].slice(0, 5) });
}

/** @throws AppError `model/damaged-config` */
async function configIn(files: ReadonlyMap<string, Blob>): Promise<Record<string, unknown> | null> {
  const blob = files.get('config.json');
  if (!blob) return null;
  try {
    const config: unknown = JSON.parse(await blob.text());
    if (isRecord(config)) return config;
  } catch (cause) {
    throw new AppError('model/damaged-config', { path: 'config.json' }, { cause });
  }
  throw new AppError('model/damaged-config', { path: 'config.json' });
}
