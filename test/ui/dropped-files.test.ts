import { expect, it } from 'vitest';
import { droppedFiles } from '../../src/ui/state/dropped-files.ts';

const entryOf = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (give: (file: File) => void) => give(new File(['a,b\n1,2\n'], name)),
});
/** A folder that tells its entries in portions, as browsers do. */
const folderOf = (name: string, ...entries: readonly object[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    const portions = [entries.slice(0, 2), entries.slice(2), []];
    return { readEntries: (give: (some: readonly object[]) => void) => give(portions.shift() ?? []) };
  },
});
const drop = (...entries: readonly object[]) =>
  droppedFiles({
    items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })),
    files: [],
  } as unknown as DataTransfer);

it('are those of folders too, in the order of their names, without what programs leave beside their data', async () => {
  const months = folderOf('2026', entryOf('_SUCCESS'), entryOf('b.csv'), entryOf('.b.csv.crc'), entryOf('a.csv'));
  const found = await drop(folderOf('all', entryOf('.DS_Store'), months), entryOf('roles.plan.json'));
  expect(found.map(({ name }) => name)).toEqual(['a.csv', 'b.csv', 'roles.plan.json']);
});

it('are the files themselves where no folder is among them', async () => {
  const files = [new File([''], 'x.csv')];
  const items = [{ kind: 'file', webkitGetAsEntry: () => entryOf('x.csv') }];
  expect(await droppedFiles({ items, files } as unknown as DataTransfer)).toEqual(files);
});
