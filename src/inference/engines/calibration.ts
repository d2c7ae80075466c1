import { AppError } from '../../errors.ts';

/** By label, in the order of a model's labels: calibrated logit = slope × logit + intercept. */
export interface Calibration {
  readonly slopes: Float64Array;
  readonly intercepts: Float64Array;
  /** Calibrated probabilities from which on a label holds, where the files say so. */
  readonly thresholds: Readonly<Record<string, number>>;
}

/** The calibration that leaves logits as they are. */
export const uncalibrated = (labels: number): Calibration => ({
  slopes: new Float64Array(labels).fill(1),
  intercepts: new Float64Array(labels),
  thresholds: {},
});

/**
 * Reads `slope`, `intercept` and `threshold` by label.
 * @param path the file that holds them, for messages
 * @throws AppError `model/damaged-config` where a label has no slope or intercept, or one that is no number.
 */
export function readCalibration(written: unknown, labels: readonly string[], path: string): Calibration {
  const part = (name: string): Record<string, unknown> => {
    const values = isRecord(written) ? written[name] : undefined;
    if (!isRecord(values)) throw new AppError('model/damaged-config', { path });
    return values;
  };
  const numbers = (name: string): Float64Array =>
    Float64Array.from(labels, (label) => {
      const value = part(name)[label];
      if (typeof value !== 'number' || !Number.isFinite(value)) throw new AppError('model/damaged-config', { path });
      return value;
    });
  return { slopes: numbers('slope'), intercepts: numbers('intercept'), thresholds: thresholdsOf(written) };
}

function thresholdsOf(written: unknown): Readonly<Record<string, number>> {
  const values = isRecord(written) ? written['threshold'] : undefined;
  if (!isRecord(values)) return {};
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0 && entry[1] < 1,
    ),
  );
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
