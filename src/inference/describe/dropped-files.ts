import { AppError } from '../../errors.ts';
import type { ModelFiles } from '../../models.ts';
import { unzipModel } from './unzip-model.ts';

/** A file as it was dropped: its path in the folder, or its name alone. */
export interface DroppedFile {
  readonly path: string;
  readonly blob: Blob;
}

/** What systems and version control leave in folders. */
const JUNK = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/;
const ZIP = /\.zip$/i;
/** Files that make the folder they are in the model's. */
const ROOTS = /(^|\/)(ensemble|config)\.json$/;
const MOST_FILES = 10_000;
/** Of loose files without a folder. */
const UNNAMED = 'model';

/**
 * The files of a model out of what was dropped: a folder, a ZIP archive of one, or single files. Folders around the model are
 * taken off, so that its paths are those of a hub.
 *
 * @throws AppError `model/empty`, `model/several` for several models at once, `model/nested` for an archive in an archive, and
 * what unpacking throws.
 */
export async function modelFilesOf(dropped: readonly DroppedFile[]): Promise<ModelFiles> {
  const kept = dropped.filter(({ path }) => !JUNK.test(path));
  const [first] = kept;
  if (!first) throw new AppError('model/empty', {});
  const isArchive = kept.length === 1 && ZIP.test(first.path);
  const files = isArchive ? (await unzipModel(first.blob)).filter(({ path }) => !JUNK.test(path)) : kept;
  const nested = isArchive && files.length === 1 ? files.find(({ path }) => ZIP.test(path)) : undefined;
  if (nested) throw new AppError('model/nested', { path: nested.path });
  if (files.length === 0) throw new AppError('model/empty', {});
  if (files.length > MOST_FILES) throw new AppError('model/several', { names: foldersOf(files).slice(0, 5) });
  const root = rootOf(files);
  const inside = files.filter(({ path }) => path.startsWith(root));
  return {
    name: nameOf(root, kept),
    files: new Map(inside.map(({ path, blob }) => [path.slice(root.length), blob])),
  };
}

/**
 * The folder that the model is in, with its last slash: the one nearest to the top with a configuration, and without any the
 * one that all files are in.
 * @throws AppError `model/several` where there are models side by side and nothing that makes them one.
 */
function rootOf(files: readonly DroppedFile[]): string {
  const roots = files
    .filter(({ path }) => ROOTS.test(path))
    .map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
  if (roots.length === 0) return commonFolder(files.map(({ path }) => path));
  const depth = (folder: string): number => folder.split('/').length;
  const least = Math.min(...roots.map(depth));
  const nearest = [...new Set(roots.filter((folder) => depth(folder) === least))];
  if (nearest.length > 1) throw new AppError('model/several', { names: nearest.slice(0, 5) });
  return nearest[0];
}

function commonFolder(paths: readonly string[]): string {
  let folder = paths[0].slice(0, paths[0].lastIndexOf('/') + 1);
  while (folder !== '' && !paths.every((path) => path.startsWith(folder))) {
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return folder;
}

const foldersOf = (files: readonly DroppedFile[]): string[] => [
  ...new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1))),
];

/** The folder's own name, else that of the one archive or file without its ending. */
function nameOf(root: string, dropped: readonly DroppedFile[]): string {
  const folder = root.split('/').findLast((part) => part !== '');
  if (folder !== undefined || dropped.length > 1) return folder ?? UNNAMED;
  return dropped[0].path.slice(dropped[0].path.lastIndexOf('/') + 1).replace(/\.(zip|onnx)$/i, '');
}
