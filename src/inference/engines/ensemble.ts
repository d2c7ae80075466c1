import { AppError } from '../../errors.ts';
import type {
  Activation,
  LoadSettings,
  LoadTextClassifier,
  ModelDescription,
  ModelFiles,
  TextClassifier,
  TextScores,
} from '../../models.ts';
import type { Calibration } from './calibration.ts';
import { ENSEMBLE_FILE, filesIn, readEnsembleFormat } from './ensemble-format.ts';
import type { LinearClassifier } from './linear.ts';
import { activate } from './probabilities.ts';

/** Nearer to 0 or 1 a probability of 32 bits tells nothing of its logit. */
const LEAST = 2 ** -24;

/** A member, how its logits are calibrated, and where each of its labels stands among those of all. */
interface Member {
  readonly classifier: TextClassifier;
  readonly calibration: Calibration;
  readonly places: readonly number[];
}

/**
 * Loads several models as one.
 * @param load loads a member
 * @throws AppError `model/damaged-config`, `model/other-members`, and what loading a member throws
 */
export async function loadEnsemble(
  { name, files }: ModelFiles,
  { members = [] }: ModelDescription,
  settings: LoadSettings,
  load: LoadTextClassifier,
): Promise<TextClassifier> {
  const { labels, members: calibrations, calibration } = readEnsembleFormat(await jsonOf(files.get(ENSEMBLE_FILE)));
  const loaded: Member[] = [];
  for (const { folder, description } of members) {
    const own = calibrations.get(folder);
    const places = labels.map((label) => description.labels.indexOf(label));
    if (!own || places.includes(-1)) throw new AppError('model/other-members', { member: folder });
    const classifier = await load({ name: `${name}/${folder}`, files: filesIn(folder, files) }, description, settings);
    loaded.push({ classifier, calibration: own, places });
  }
  return new Ensemble(labels, loaded, calibration);
}

async function jsonOf(blob: Blob | undefined): Promise<unknown> {
  try {
    return JSON.parse((await blob?.text()) ?? '');
  } catch (cause) {
    throw new AppError('model/damaged-config', { path: ENSEMBLE_FILE }, { cause });
  }
}

class Ensemble implements TextClassifier {
  readonly activation: Activation = 'sigmoid';
  readonly labels: readonly string[];
  readonly #members: readonly Member[];
  readonly #calibration: Calibration;

  constructor(labels: readonly string[], members: readonly Member[], calibration: Calibration) {
    this.labels = labels;
    this.#members = members;
    this.#calibration = calibration;
  }

  async classify(texts: readonly string[]): Promise<TextScores> {
    const width = this.labels.length;
    const sums = new Float64Array(texts.length * width);
    const tokens = new Uint32Array(texts.length);
    const truncated = new Uint8Array(texts.length);
    let inRuntime: number | undefined;
    for (const member of this.#members) {
      const said = await logitsOf(member.classifier, texts);
      addCalibrated(sums, said.logits, member, width);
      // Where one member reads only a part of a text, the rest of it had less of a say.
      said.scores?.truncated.forEach((cut, at) => (truncated[at] |= cut));
      said.scores?.tokens.forEach((count, at) => (tokens[at] = Math.max(tokens[at], count)));
      if (said.scores?.inRuntime !== undefined) inRuntime = (inRuntime ?? 0) + said.scores.inRuntime;
    }
    const { slopes, intercepts } = this.#calibration;
    const scores = Float32Array.from(
      sums,
      (sum, at) => slopes[at % width] * (sum / this.#members.length) + intercepts[at % width],
    );
    activate(scores, this.activation);
    return { scores, tokens, truncated, ...(inRuntime !== undefined && { inRuntime }) };
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map(({ classifier }) => classifier.close()));
  }
}

/** The logits of a member: its own where it tells them, else those behind its probabilities. */
async function logitsOf(classifier: TextClassifier, texts: readonly string[]) {
  if (tellsLogits(classifier)) return { logits: classifier.logits(texts), scores: null };
  const scores = await classifier.classify(texts);
  return { logits: Float64Array.from(scores.scores, logitOf), scores };
}

const tellsLogits = (classifier: TextClassifier): classifier is LinearClassifier => 'logits' in classifier;

function logitOf(probability: number): number {
  const p = Math.min(Math.max(probability, LEAST), 1 - LEAST);
  return Math.log(p / (1 - p));
}

function addCalibrated(sums: Float64Array, logits: Float64Array, { calibration, places }: Member, width: number): void {
  const { slopes, intercepts } = calibration;
  for (let at = 0; at < sums.length; at++) {
    const label = at % width;
    const logit = logits[at - label + places[label]];
    sums[at] += slopes[label] * logit + intercepts[label];
  }
}
