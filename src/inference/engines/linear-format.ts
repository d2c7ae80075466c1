import { AppError } from '../../errors.ts';
import { isRecord, readCalibration, uncalibrated, type Calibration } from './calibration.ts';

/** The `model_type` in the configuration of a linear model over hashed n-grams, and the version of its format. */
export const LINEAR_TYPE = 'hashed-ngram-linear';
const FORMAT = 1;
const MOST_BUCKETS = 2 ** 24;

/** A linear model over hashed n-grams, but for its weights. */
export interface LinearFormat {
  readonly buckets: number;
  readonly weightsPath: string;
  /** By label: what a weight of one stands for, and what is added to every text. */
  readonly scales: Float64Array;
  readonly biases: Float64Array;
  readonly calibration: Calibration;
}

/**
 * Reads `config.json` of a linear model.
 * @throws AppError `model/newer-version`, `model/damaged-config`
 */
export function readLinearFormat(config: unknown, labels: readonly string[]): LinearFormat {
  const damaged = (): AppError => new AppError('model/damaged-config', { path: 'config.json' });
  if (!isRecord(config)) throw damaged();
  const { format, buckets, scale, bias, calibration, weights } = config;
  if (format !== FORMAT) {
    throw new AppError('model/newer-version', { version: String(format), known: String(FORMAT) });
  }
  const numbers = (values: unknown): Float64Array => {
    const sound = Array.isArray(values) && values.length === labels.length && values.every(Number.isFinite);
    if (!sound) throw damaged();
    return Float64Array.from(values as number[]);
  };
  const isPower = typeof buckets === 'number' && Number.isInteger(Math.log2(buckets)) && buckets > 0;
  if (!isPower || buckets > MOST_BUCKETS) throw damaged();
  const file = isRecord(weights) ? weights['file'] : undefined;
  if (typeof file !== 'string') throw damaged();
  return {
    buckets,
    weightsPath: file,
    scales: numbers(scale),
    biases: numbers(bias),
    calibration:
      calibration === undefined ? uncalibrated(labels.length) : readCalibration(calibration, labels, 'config.json'),
  };
}

/** Checks that there is a weight of one byte for each bucket and label. @throws AppError */
export function checkLinearWeights(
  { buckets, weightsPath }: LinearFormat,
  labels: readonly string[],
  files: ReadonlyMap<string, Blob>,
): Blob {
  const blob = files.get(weightsPath);
  if (!blob) throw new AppError('model/no-external-data', { missing: weightsPath });
  const needed = buckets * labels.length;
  if (blob.size < needed) throw new AppError('model/truncated', { path: weightsPath, bytes: blob.size, needed });
  if (blob.size > needed) throw new AppError('model/damaged', { path: weightsPath });
  return blob;
}
