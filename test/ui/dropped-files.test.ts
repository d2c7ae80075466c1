import { describe, expect, it } from 'vitest';
import { errorMessage, leftOfFolderWords } from '../../src/messages.ts';
import { droppedFiles } from '../../src/ui/state/dropped-files.ts';
import { filesOfChosenFolder } from '../../src/ui/state/folder-files.ts';

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

/** Files as a browser gives those of a chosen folder. */
const choose = (...paths: readonly string[]) =>
  filesOfChosenFolder(
    paths.map((path) =>
      Object.defineProperty(new File(['a,b\n1,2\n'], path.split('/').at(-1)!), 'webkitRelativePath', { value: path }),
    ),
  );
const names = (files: readonly File[]) => files.map(({ name }) => name);

describe('dropped files', () => {
  it('are those of folders too, in the order of their names, without what programs leave beside their data', async () => {
    const months = folderOf('2026', entryOf('_SUCCESS'), entryOf('b.csv'), entryOf('.b.csv.crc'), entryOf('a.csv'));
    const folder = folderOf('all', entryOf('.DS_Store'), entryOf('Thumbs.db'), entryOf('notes.pdf'), months);
    const { files, left } = await drop(folder, entryOf('roles.plan.json'));
    expect(names(files)).toEqual(['a.csv', 'b.csv', 'roles.plan.json']);
    expect(left).toEqual({ named: ['notes.pdf'], hidden: 4 });
    expect(leftOfFolderWords(left!)).toBe(
      'notes.pdf was not read: by its name it is no table. 4 hidden files of the folder were passed over.',
    );
  });

  it('are the files themselves where no folder is among them, whatever they are called', async () => {
    const files = [new File([''], 'x.pdf')];
    const items = [{ kind: 'file', webkitGetAsEntry: () => entryOf('x.pdf') }];
    expect(await droppedFiles({ items, files } as unknown as DataTransfer)).toEqual({ files, left: null });
    expect(names((await drop(entryOf('.x.csv'), folderOf('empty'))).files)).toEqual(['.x.csv']);
  });
});

describe('the files of a chosen folder', () => {
  it('are those named like tables, with a plan and an audit that lie there', () => {
    const { files, left } = choose(
      'y/a.csv',
      'y/more/b.parquet',
      'y/data.txt',
      'y/r.plan.json',
      'y/audit.json',
      'y/c.zip',
    );
    expect(names(files)).toEqual(['a.csv', 'b.parquet', 'r.plan.json', 'audit.json', 'c.zip']);
    expect(left).toEqual({ named: ['data.txt'], hidden: 0 });
  });

  it('are all that are not named like something else where none is named like a table', () => {
    const { files, left } = choose('.run/part-0', '.run/part-1', '.run/r.plan.json', '.run/README', '.run/_SUCCESS');
    expect(names(files)).toEqual(['part-0', 'part-1', 'r.plan.json']);
    expect(left).toEqual({ named: ['README'], hidden: 1 });
  });

  it('are said to be no table where nothing else is there', () => {
    const { files, left } = choose('y/photo.png', 'y/deep/.git/config', 'y/~$budget.xlsx');
    expect(files).toEqual([]);
    expect(left).toEqual({ named: ['photo.png'], hidden: 2 });
    expect(errorMessage('file/no-table-in-folder', { names: left!.named }).what).toBe(
      'No table was found in the folder; it holds photo.png.',
    );
    expect(leftOfFolderWords({ named: [], hidden: 1 })).toBe('1 hidden file of the folder was passed over.');
    expect(leftOfFolderWords({ named: ['1', '2', '3', '4', '5', '6', '7'], hidden: 0 })).toBe(
      '1, 2, 3, 4, 5 and 2 others were not read: by their names they are no tables.',
    );
  });
});
