import { isNamedOtherwise, isNamedTable } from '../../data/table-names.ts';
import type { LeftOfFolder } from '../../messages/shell.ts';

/** A file of a folder. */
export interface FolderFile {
  /** Its way from the folder that was chosen, without the folder's own name: `2026/jan.csv`. */
  readonly path: string;
  readonly file: File;
}

/** Files that were found where folders were chosen or dropped. */
export interface FoundFiles {
  readonly files: readonly File[];
  /** What of the folders was passed over; null where none was among what was dropped. */
  readonly left: LeftOfFolder | null;
}

/** Names that programs leave beside their data, hidden or as a mark: `.DS_Store`, `Thumbs.db`, `_SUCCESS`, `~$open.xlsx`. */
const HIDDEN = /(?:^|\/)(?:[._]|~\$|(?:thumbs\.db|desktop\.ini)$)/i;
/** A plan, or an audit: what it is, its content says. */
const PLAN_NAME = /\.plan\.json$/i;

/**
 * Which files of a folder are meant: those named like tables, or where none is, all that are not named like something else;
 * and plans. What kind of table each is, its content says.
 */
export function filesOfFolder(found: readonly FolderFile[]): FoundFiles {
  const seen = found.filter(({ path }) => !HIDDEN.test(path));
  const plans = seen.filter(({ path }) => PLAN_NAME.test(path));
  const likely = seen.filter((each) => !plans.includes(each) && !isNamedOtherwise(each.path));
  const named = likely.filter(({ path }) => isNamedTable(path) || /\.zip$/i.test(path));
  const taken = new Set([...(named.length > 0 ? named : likely), ...plans]);
  return {
    files: seen.filter((each) => taken.has(each)).map(({ file }) => file),
    left: {
      named: seen.filter((each) => !taken.has(each)).map(({ path }) => path),
      hidden: found.length - seen.length,
    },
  };
}

/** The same of the folder that a person chose. */
export function filesOfChosenFolder(files: readonly File[]): FoundFiles {
  return filesOfFolder(
    files.map((file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name, file })),
  );
}
