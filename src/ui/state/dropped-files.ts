/** Names that programs leave beside their data, hidden or as a mark: `.DS_Store`, `_SUCCESS`, `.part-0.crc`, `__MACOSX`. */
const BESIDE_DATA = /^[._]/;

/**
 * The files that were dropped, those of dropped folders among them, by their paths. To be called while the drop is handled:
 * afterwards the browser no longer tells what was dropped.
 */
export async function droppedFiles({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Promise<File[]> {
  const entries = [...items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry?.() : null));
  if (!entries.some((entry) => entry?.isDirectory)) return [...files];
  const found = await Promise.all(entries.map((entry) => (entry ? filesOf(entry) : [])));
  return found.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  const files: File[] = [];
  for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) {
    if (!BESIDE_DATA.test(inner.name)) files.push(...(await filesOf(inner)));
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
