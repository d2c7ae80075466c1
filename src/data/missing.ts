import type { ReadOptions } from './read-options.ts';
import type { MissingTest } from './schema.ts';

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

/** What counts as missing in a column that has been read: exactly the named spellings, or else the recognised ones. */
export function missingIn({ missingSpellings }: { readonly missingSpellings?: readonly string[] }): MissingTest {
  return testOf(missingSpellings);
}

/** What counts as missing in a column to be read: exactly the named spellings, or else the recognised ones. */
export function missingTest(options: ReadOptions, column: string): MissingTest {
  return testOf(namedMissing(options, column));
}

function testOf(named: readonly string[] | undefined): MissingTest {
  if (!named) return isMissingSpelling;
  const set = new Set(named);
  return (spelling) => set.has(spelling);
}
