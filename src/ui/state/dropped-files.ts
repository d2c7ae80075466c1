import { filesOfFolder, type FolderFile, type FoundFiles } from './folder-files.ts';

/**
 * The files that were dropped, those of dropped folders among them, by their paths. To be called while the drop is handled:
 * afterwards the browser no longer tells what was dropped.
 */
export async function droppedFiles({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Promise<FoundFiles> {
  const entries = [...items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry?.() : null));
  if (!entries.some((entry) => entry?.isDirectory)) return { files: [...files], left: null };
  const found = await Promise.all(entries.map((entry) => (entry ? foundIn(entry) : NOTHING)));
  return {
    files: found.flatMap((each) => each.files),
    left: {
      named: found.flatMap(({ left }) => left?.named ?? []),
      hidden: found.reduce((sum, { left }) => sum + (left?.hidden ?? 0), 0),
    },
  };
}

/** All that was dropped, by its paths with the names of dropped folders; to be called while the drop is handled. */
export async function droppedTree({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Promise<FolderFile[]> {
  const entries = [...items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry?.() : null));
  if (!entries.some((entry) => entry?.isDirectory)) return [...files].map((file) => ({ path: file.name, file }));
  const found = await Promise.all(entries.map((entry) => (entry ? treeOf(entry) : [])));
  return found.flat();
}

async function treeOf(entry: FileSystemEntry): Promise<FolderFile[]> {
  if (entry.isDirectory) return filesBelow(entry as FileSystemDirectoryEntry, `${entry.name}/`);
  return [{ path: entry.name, file: await fileOf(entry as FileSystemFileEntry) }];
}

const NOTHING: FoundFiles = { files: [], left: null };

/** A file that was dropped by itself is meant, whatever it is called. */
async function foundIn(entry: FileSystemEntry): Promise<FoundFiles> {
  if (entry.isFile) return { files: [await fileOf(entry as FileSystemFileEntry)], left: null };
  return filesOfFolder(await filesBelow(entry as FileSystemDirectoryEntry, ''));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function filesBelow(folder: FileSystemDirectoryEntry, way: string): Promise<FolderFile[]> {
  const files: FolderFile[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = way + entry.name;
    if (entry.isFile) files.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
    else files.push(...(await filesBelow(entry as FileSystemDirectoryEntry, `${path}/`)));
  }
  return files;
}

/** A folder tells its entries in portions, an empty one at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    entries.push(...some);
  }
}
