import { AppError } from '../../errors.ts';
import type { FoundFile } from '../formats/found-file.ts';
import { openMadeText } from '../formats/made-file.ts';
import type { OpenedFile } from '../formats/opened-file.ts';
import type { ReadHooks } from '../pacer.ts';
import type { ReadOptions } from '../read-options.ts';
import { JoinedText } from './joined-text.ts';
import { namesOf, openPart, type Part } from './part.ts';

/** Column names that an error lists at most. */
const MOST_NAMES = 5;

/**
 * Opens several files as one table. Its rows are those that the joined file would have, if somebody had put the rows of the
 * others under the first one's.
 *
 * @throws AppError `parts/other-columns`; what opening each of them throws, with its name in `file`; `job/cancelled`.
 */
export async function openParts(
  found: readonly FoundFile[],
  options: ReadOptions,
  hooks: ReadHooks,
): Promise<OpenedFile> {
  const parts: Part[] = [];
  for (const file of found) {
    if (hooks.signal?.aborted) throw new AppError('job/cancelled');
    const part = await openPart(file, options, parts.at(0) ?? null, hooks);
    parts.push(part);
  }
  refuseOtherColumns(parts);
  return openMadeText(new JoinedText(parts), options, hooks);
}

/** Refuses files whose columns differ, and names one that differs from those that most of them have. */
function refuseOtherColumns(parts: readonly Part[]): void {
  const alike = new Map<string, Part[]>();
  for (const part of parts) {
    const key = JSON.stringify([...namesOf(part)].sort());
    alike.set(key, [...(alike.get(key) ?? []), part]);
  }
  if (alike.size === 1) return;
  const sets = [...alike.values()];
  const most = sets.reduce((one, other) => (other.length > one.length ? other : one));
  const [odd] = sets.filter((set) => set !== most).flat();
  const names = namesOf(odd);
  const wanted = namesOf(most[0]);
  const missing = wanted.filter((name) => !names.includes(name));
  const surplus = names.filter((name) => !wanted.includes(name));
  throw new AppError('parts/other-columns', {
    file: odd.name,
    first: most[0].name,
    ...(most.length > 1 && most.length === parts.length - 1 ? { alike: most.length } : {}),
    ...(missing.length > 0 ? { missing: missing.slice(0, MOST_NAMES) } : {}),
    ...(surplus.length > 0 ? { surplus: surplus.slice(0, MOST_NAMES) } : {}),
  });
}
