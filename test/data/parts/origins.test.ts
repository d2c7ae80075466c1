import { describe, expect, test } from 'vitest';
import { Origins } from '../../../src/data/origins.ts';
import { openFile, openFiles } from '../../../src/data/formats/registry.ts';
import type { OpenedFile } from '../../../src/data/formats/opened-file.ts';
import { OriginLines } from '../../../src/data/made-text.ts';
import type { BadRow } from '../../../src/data/profile.ts';
import { csvOf, parquetBlob } from '../parquet-writer.ts';

/** A list of records that each take three lines. */
function spread(rows: number, keys: readonly [string, string] = ['a', 'b'], from = 0, pad = ''): string {
  const record = (row: number): string => `{\n "${keys[0]}": ${row % 7},\n "${keys[1]}": "x${row % 3}${pad}" }`;
  return `[${Array.from({ length: rows }, (_, row) => record(from + row)).join(',\n')}]`;
}

/** The line of every row, by the file's name where there are several, as a stream tells while it goes on. */
async function linesOf(opened: OpenedFile, onFirst: () => void = () => undefined): Promise<string[]> {
  const lines: string[] = [];
  await opened.stream(
    {
      take: ({ rowCount }, first, index) => {
        if (first === 0) onFirst();
        if (!(index instanceof OriginLines)) throw new Error('expected lines');
        for (let row = first; row < first + rowCount; row++) {
          lines.push(`${index.fileOf(row) ?? ''}:${index.lineOf(row)}`);
        }
      },
      restart: () => void (lines.length = 0),
    },
    { batchRows: 500 },
  );
  return lines;
}

const expected = (rows: number, name = ''): string[] =>
  Array.from({ length: rows }, (_, row) => `${name}:${1 + 3 * row}`);

const ROWS = 20_000;

describe('the lines of records that span lines', () => {
  test('are known batch by batch, and let go when they are gone', async () => {
    const sizes: number[] = [];
    const forget = Origins.prototype.forget;
    Origins.prototype.forget = function (this: Origins, before: number) {
      forget.call(this, before);
      sizes.push(this.size);
    };
    try {
      const list = (from: number): Blob => new Blob([spread(ROWS, ['a', 'b'], from, '-'.repeat(150))]);
      expect(await linesOf(await openFile(list(0), {}))).toEqual(expected(ROWS));
      const several = await openFiles(
        ['one', 'two'].map((name, at) => ({ name, source: list(at) })),
        {},
      );
      expect(await linesOf(several)).toEqual([...expected(ROWS, 'one'), ...expected(ROWS, 'two')]);
    } finally {
      Origins.prototype.forget = forget;
    }
    expect(sizes.length).toBeGreaterThan(50);
    // A megabyte is gathered before its rows are read; in several files each place is noted in the file and in the whole.
    expect(Math.max(...sizes)).toBeLessThan(ROWS);
  });

  test('are those of the file where a later file has its keys in another order', async () => {
    const opened = await openFiles(
      [
        { name: 'one', source: new Blob(['a,b\n1,x1\n']) },
        { name: 'two', source: new Blob([spread(3000, ['b', 'a'])]) },
      ],
      {},
    );
    expect(await linesOf(opened)).toEqual(['one:2', ...expected(3000, 'two')]);
  });

  test('are not mixed up where a file is read several times at once', async () => {
    const opened = await openFiles(
      [
        { name: 'one', source: new Blob([spread(ROWS, ['a', 'b'], 0, '-'.repeat(150))]) },
        { name: 'two', source: new Blob([spread(2500, ['b', 'a'])]) },
      ],
      {},
    );
    const alone = await linesOf(opened);
    expect(alone).toEqual([...expected(ROWS, 'one'), ...expected(2500, 'two')]);
    let other: Promise<string[]> | null = null;
    const first = await linesOf(opened, () => (other ??= linesOf(opened)));
    expect(first).toEqual(alone);
    expect(await other).toEqual(alone);
  });
});

describe('rows that do not fit, far from each other', () => {
  const rows = Array.from({ length: 20_000 }, (_, row) =>
    row % 4500 === 4499 ? `[1,"x",3]` : `[${row % 5},\n"y${' '.repeat(120)}"]`,
  );
  const text = `[["a","b"],\n${rows.join(',\n')}]`;
  const at = (row: number): number => 2 + 2 * row - Math.floor((row + 1) / 4500);
  const bad = [4499, 8999, 13_499, 17_999].map((row) => at(row) + 1);

  async function streamed(opened: OpenedFile): Promise<readonly BadRow[]> {
    const { badRows } = await opened.stream({ take: () => undefined, restart: () => undefined }, { batchRows: 1000 });
    return badRows.first;
  }

  test.each([
    ['in its order', 'a,b\n0,y\n'],
    ['in another order', 'b,a\ny,0\n'],
  ])('keep their lines when the lines around them have been let go, %s', async (_, first) => {
    const source = new Blob([text]);
    const alone = await openFile(source, {});
    expect((await alone.hold()).badRows.first.map(({ line }) => line)).toEqual(bad);
    expect((await streamed(alone)).map(({ line }) => line)).toEqual(bad);
    const parts = await openFiles(
      [
        { name: 'first', source: new Blob([first]) },
        { name: 'list', source },
      ],
      {},
    );
    expect((await streamed(parts)).map(({ part, line }) => [part, line])).toEqual(bad.map((line) => [1, line]));
  });
});

describe('a Parquet file among several', () => {
  const columns = [
    { name: 'group', data: Array.from({ length: 9000 }, (_, row) => 'ABC'[row % 3]), type: 'STRING' as const },
    { name: 'score', data: Array.from({ length: 9000 }, (_, row) => row / 7), type: 'DOUBLE' as const },
    { name: 'note', data: Array.from({ length: 9000 }, (_, row) => `note ${row}, "q"\n`), type: 'STRING' as const },
  ];
  const files = [
    { name: 'one.csv', source: new Blob([csvOf(columns)]) },
    { name: 'two.parquet', source: parquetBlob(columns, { rowGroupSize: 2500, pageSize: 4000 }) },
  ];

  test('is read for the wanted columns alone', async () => {
    let read = 0;
    const [csv, parquet] = files;
    const counted = Object.assign(new Blob([await parquet.source.arrayBuffer()]), {
      slice(this: Blob, from?: number, to?: number) {
        read += (to ?? this.size) - (from ?? 0);
        return Blob.prototype.slice.call(this, from, to);
      },
    });
    const opened = await openFiles([csv, { name: 'two.parquet', source: counted }], {});
    const scores: number[] = [];
    const take = (wanted?: ReadonlySet<string>) =>
      opened.stream(
        {
          take: ({ columns: [column] }) => {
            if (column.store === 'numbers') scores.push(...column.values);
          },
          restart: () => void (scores.length = 0),
        },
        wanted ? { columns: wanted } : {},
      );
    read = 0;
    await take(new Set(['score']));
    const some = read;
    read = 0;
    await take();
    expect(some).toBeLessThan(read / 2);
    expect(scores).toEqual([...columns[1].data, ...columns[1].data]);
  });
});
