import type { ColumnProfile } from '../../../data/profile.ts';

export interface FileLines {
  readonly file: string;
  readonly lines: readonly number[];
}

/** The lines of a column's unreadable cells by the file they are of; null where there is one file, which need not be named. */
export function linesByFile(
  { unreadableLines, unreadableParts }: Pick<ColumnProfile, 'unreadableLines' | 'unreadableParts'>,
  names: readonly string[],
): readonly FileLines[] | null {
  if (!unreadableParts || names.length === 0) return null;
  return [...new Set(unreadableParts)].map((part) => ({
    file: names[part],
    lines: unreadableLines.filter((_, at) => unreadableParts[at] === part),
  }));
}
