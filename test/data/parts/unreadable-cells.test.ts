import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../src/data/formats/registry.ts';
import { profileTable } from '../../../src/data/profile-table.ts';
import type { ColumnProfile } from '../../../src/data/profile.ts';
import { surveyFile } from '../../../src/data/stream/survey.ts';
import { COLUMNS } from '../../../src/messages/columns.ts';
import { PACKED, READING } from '../../../src/messages/reading.ts';
import { linesByFile } from '../../../src/ui/features/columns/lines-by-file.ts';

/** One file of 400 rows with a few cells that are no numbers, of few and of many values. */
function table(odd: readonly number[]): Blob {
  const rows = Array.from({ length: 400 }, (_, row) =>
    odd.includes(row) ? '1,oops,what' : `0,${row % 9},${(row * 7919.25) % 1000}`,
  );
  return new Blob([`y,few,many\n${rows.join('\n')}\n`]);
}

const open = () =>
  openFiles(
    [
      { name: 'one.csv', source: table([3]) },
      { name: 'two.csv', source: table([0, 5]) },
    ],
    { types: { few: 'number', many: 'number' } },
  );
const facts = { fileName: 'f', sha256: null };
const places = ({ unreadableLines, unreadableParts }: ColumnProfile) => [unreadableParts, unreadableLines];
const WHERE = [
  [0, 1, 1],
  [5, 2, 7],
];

describe('cells that are no numbers, in several files', () => {
  test('are listed with the file that they are in, held and surveyed', async () => {
    const held = await profileTable(await (await open()).hold(), facts);
    const surveyed = await profileTable(await surveyFile(await open(), { rows: 100 }), facts);
    for (const { columns, partNames } of [held, surveyed]) {
      expect(partNames).toEqual(['one.csv', 'two.csv']);
      expect(columns[1].unreadable).toBe(3);
      expect(columns.slice(1).map(places)).toEqual([WHERE, WHERE]);
    }
    const [, few] = held.columns;
    expect(linesByFile(few, held.partNames!)!.map(({ file, lines }) => COLUMNS.onLinesOf(file, lines, false))).toEqual([
      'In one.csv on line 5',
      'In two.csv on line 2, 7',
    ]);
  });

  test('name no file where there is one', async () => {
    const opened = await openFiles([{ name: 'one.csv', source: table([3]) }], { types: { few: 'number' } });
    const { columns, partNames } = await profileTable(await surveyFile(opened), facts);
    expect(columns[1]).not.toHaveProperty('unreadableParts');
    expect(partNames).toBeUndefined();
    expect(linesByFile(columns[1], [])).toBeNull();
  });
});

test('a row that does not fit is listed with its file, where there are several', () => {
  const row = { line: 3, cells: 4, kind: 'too-many-cells' } as const;
  expect(READING.misfit(row)).toBe('Line 3: 4 cells, set aside');
  expect(READING.misfit(row, 'two.csv')).toBe('Line 3 of two.csv: 4 cells, set aside');
});

test('several files say what they were packed in', () => {
  expect(PACKED.several([[], []])).toBe('');
  expect(PACKED.several([['gzip'], ['gzip']])).toBe('All 2 files were unpacked from gzip.');
  expect(PACKED.several([['gzip'], [], ['zip', 'zstd'], ['gzip']])).toBe(
    'Of the 4 files, 2 were unpacked from gzip and 1 from a ZIP archive, then Zstandard.',
  );
  expect(PACKED.several([['zstd'], []])).toBe('Of the 2 files, 1 was unpacked from Zstandard.');
});
