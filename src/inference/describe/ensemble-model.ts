import { AppError } from '../../errors.ts';
import type { ModelMember, ModelNote } from '../../models.ts';
import { ENSEMBLE_FILE, filesIn, readEnsembleFormat, type EnsembleFormat } from '../engines/ensemble-format.ts';
import { bytesOf, contentId } from './content-id.ts';
import type { EngineEntry, Examination, Findings } from './engine-entry.ts';

/** Several models that are averaged, each in a folder of its own. */
export const ENSEMBLE_MODEL: EngineEntry = {
  engine: 'ensemble',
  recognises: ({ files }) => files.has(ENSEMBLE_FILE),
  describe: describeEnsemble,
};

async function describeEnsemble(examination: Examination): Promise<Findings | null> {
  const { files, problems } = examination;
  const format = await problems.attempt(async () => readEnsembleFormat(await jsonIn(files)));
  if (!format) return null;
  const members: ModelMember[] = [];
  const notes: ModelNote[] = [];
  for (const folder of format.members.keys()) {
    const own = filesIn(folder, files);
    const found = await examination.describe({ name: folder, files: own });
    if (!found) continue;
    if (!fits(found, format)) problems.add('model/other-members', { member: folder });
    notes.push(...found.notes);
    const { notes: _notes, thresholds: _thresholds, origin: _origin, ...facts } = found;
    members.push({ folder, description: { ...facts, id: await contentId(own), name: folder, bytes: bytesOf(own) } });
  }
  const limits = members.flatMap(({ description }) => description.maxTokens ?? []);
  return {
    engine: 'ensemble',
    task: 'text-classification',
    labels: format.labels,
    activation: 'sigmoid',
    weights: members.flatMap(({ folder, description }) =>
      description.weights.map(({ beside, ...weights }) => ({
        ...weights,
        path: `${folder}/${weights.path}`,
        ...(beside && { beside: beside.map((path) => `${folder}/${path}`) }),
      })),
    ),
    maxTokens: limits.length > 0 ? Math.min(...limits) : null,
    members,
    notes,
    thresholds: format.calibration.thresholds,
  };
}

/** Members judge each label by itself, the same ones as all do together. */
const fits = ({ task, labels, activation, engine }: Findings, format: EnsembleFormat): boolean =>
  task === 'text-classification' &&
  engine !== 'ensemble' &&
  activation === 'sigmoid' &&
  labels.length === format.labels.length &&
  format.labels.every((label) => labels.includes(label));

async function jsonIn(files: ReadonlyMap<string, Blob>): Promise<unknown> {
  try {
    return JSON.parse((await files.get(ENSEMBLE_FILE)?.text()) ?? '');
  } catch (cause) {
    throw new AppError('model/damaged-config', { path: ENSEMBLE_FILE }, { cause });
  }
}
