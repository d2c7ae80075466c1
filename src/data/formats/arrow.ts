import { AppError } from '../../errors.ts';
import type * as arrowReader from '../arrow/read-arrow.ts';
import { isArrow } from '../arrow/sniff-arrow.ts';
import type { TableFormat } from './format.ts';

/** Arrow, as a file (Feather) or a stream: its columns have names and types of their own. */
export const arrow: TableFormat = {
  id: 'arrow',
  recognises: isArrow,
  async open(source, options, hooks) {
    const { openArrowFile } = await loadArrowReader();
    return openArrowFile(source, options, hooks);
  },
  async text(source, hooks) {
    const { arrowText } = await loadArrowReader();
    return arrowText(source, hooks);
  },
};

async function loadArrowReader(): Promise<typeof arrowReader> {
  try {
    return await import('../arrow/read-arrow.ts');
  } catch (cause) {
    throw new AppError('arrow/not-loaded', {}, { cause });
  }
}
