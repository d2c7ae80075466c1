import { AppError } from '../../errors.ts';
import { isRecord } from '../engines/calibration.ts';
import { positionsOf } from './architectures.ts';

const FILES = ['tokenizer.json', 'tokenizer_config.json'] as const;

/** Beyond this a limit in a configuration means that there is none. */
const NO_LIMIT = 1_000_000;

/**
 * The longest text that a model takes in, in tokens: the lower of what its tokenizer and its positions say; null where neither says.
 * @throws AppError `model/no-tokenizer`, `model/damaged-tokenizer`
 */
export async function tokenLimit(
  files: ReadonlyMap<string, Blob>,
  config: Readonly<Record<string, unknown>>,
): Promise<number | null> {
  const missing = FILES.filter((name) => !files.has(name));
  if (missing.length > 0) throw new AppError('model/no-tokenizer', { missing });
  const [tokenizer, settings] = await Promise.all(FILES.map((name) => recordIn(files.get(name), name)));
  if (!isRecord(tokenizer['model'])) throw new AppError('model/damaged-tokenizer', { path: FILES[0] });
  const { model_max_length: own } = settings;
  const limits = [typeof own === 'number' && own > 0 ? own : null, positionsOf(config)];
  const known = limits.filter((limit): limit is number => limit !== null && limit < NO_LIMIT);
  return known.length > 0 ? Math.min(...known) : null;
}

async function recordIn(blob: Blob | undefined, path: string): Promise<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse((await blob?.text()) ?? '');
    if (isRecord(value)) return value;
  } catch (cause) {
    throw new AppError('model/damaged-tokenizer', { path }, { cause });
  }
  throw new AppError('model/damaged-tokenizer', { path });
}
