import type { ReadOptions } from './read-options.ts';

/** Spellings recognised as missing, compared without case and outer blanks. `None` and `0` are never among them. */
export const MISSING_SPELLINGS: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'null', '?', 'nan']);

/** Whether a cell's text is one of the recognised spellings of missing. */
export function isMissingSpelling(text: string): boolean {
  return text.length <= 8 && MISSING_SPELLINGS.has(text.trim().toLowerCase());
}

/** The spellings a person named for a column; undefined when the recognised ones hold. */
export function namedMissing(options: ReadOptions, column: string): readonly string[] | undefined {
  return options.missing && Object.hasOwn(options.missing, column) ? options.missing[column] : undefined;
}

/** What counts as missing in a column: exactly the named spellings, or else the recognised ones. */
export function missingTest(options: ReadOptions, column: string): (spelling: string) => boolean {
  const named = namedMissing(options, column);
  if (!named) return isMissingSpelling;
  const set = new Set(named);
  return (spelling) => set.has(spelling);
}
