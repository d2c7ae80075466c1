import { AppError } from '../../errors.ts';
import { isRecord, readCalibration, type Calibration } from './calibration.ts';

/** The file that makes a folder of models one model: their folders, and how their logits are calibrated. */
export const ENSEMBLE_FILE = 'ensemble.json';
const FORMAT = 1;
const MOST_MEMBERS = 16;

/** Several models together: the mean of their calibrated logits, calibrated once more. */
export interface EnsembleFormat {
  readonly labels: readonly string[];
  /** By folder. */
  readonly members: ReadonlyMap<string, Calibration>;
  readonly calibration: Calibration;
}

/**
 * Reads `ensemble.json`.
 * @throws AppError `model/newer-version`, `model/damaged-config`
 */
export function readEnsembleFormat(written: unknown): EnsembleFormat {
  const damaged = (): AppError => new AppError('model/damaged-config', { path: ENSEMBLE_FILE });
  if (!isRecord(written)) throw damaged();
  const { format, labels, members, ensemble } = written;
  if (format !== FORMAT) throw new AppError('model/newer-version', { version: String(format), known: String(FORMAT) });
  const named = Array.isArray(labels) && labels.length > 0 && labels.every((label) => typeof label === 'string');
  if (!named || !isRecord(members)) throw damaged();
  const folders = Object.entries(members);
  if (folders.length === 0 || folders.length > MOST_MEMBERS) throw damaged();
  return {
    labels,
    members: new Map(folders.map(([folder, own]) => [folder, readCalibration(own, labels, ENSEMBLE_FILE)])),
    calibration: readCalibration(ensemble, labels, ENSEMBLE_FILE),
  };
}

/** The files of a member, by their path in its folder. */
export function filesIn(folder: string, files: ReadonlyMap<string, Blob>): Map<string, Blob> {
  const inside = [...files].filter(([path]) => path.startsWith(`${folder}/`));
  return new Map(inside.map(([path, blob]) => [path.slice(folder.length + 1), blob]));
}
