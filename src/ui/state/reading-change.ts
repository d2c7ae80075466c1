import type { ReadOptions } from '../../data/read-options.ts';

/** What differs between two ways of reading a file. */
export interface ReadingChange {
  readonly what: 'type' | 'missing' | 'delimiter' | 'header';
  readonly column: string | null;
  readonly typed: false;
}

/** Names what a change of how the file is read changed; null where nothing was. */
export function readingChange(before: ReadOptions, after: ReadOptions): ReadingChange | null {
  if (before.delimiter !== after.delimiter) return { what: 'delimiter', column: null, typed: false };
  if (before.hasHeader !== after.hasHeader) return { what: 'header', column: null, typed: false };
  for (const what of ['type', 'missing'] as const) {
    const [old, now] = [before, after].map((options) => (what === 'type' ? options.types : options.missing) ?? {});
    const names = Object.keys({ ...old, ...now });
    const column = names.find((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
    if (column !== undefined) return { what, column, typed: false };
  }
  return null;
}
