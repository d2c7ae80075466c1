import { AppError } from '../../errors.ts';
import type { FoundFile } from '../formats/found-file.ts';
import { openMadeText } from '../formats/made-file.ts';
import type { OpenedFile } from '../formats/opened-file.ts';
import type { ReadHooks } from '../pacer.ts';
import type { ReadOptions } from '../read-options.ts';
import { JoinedText } from './joined-text.ts';
import { openPart, type Part } from './part.ts';

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
  return openMadeText(new JoinedText(parts), options, hooks);
}
