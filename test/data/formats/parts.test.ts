import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NamedSource } from '../../../src/data/formats/opened-file.ts';
import { openFiles } from '../../../src/data/formats/registry.ts';
import { OriginLines } from '../../../src/data/made-text.ts';
import { profileTable } from '../../../src/data/profile-table.ts';
import '../../support/fast-check.ts';
import { writeCsv, type Dialect } from '../csv-writer.ts';
import { parquetBlob } from '../parquet-writer.ts';
import { errorOf } from '../sources.ts';
import { readCells, rowsOf, streamCells } from './cells.ts';

const gzip = (data: string | Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(data));
const named = (texts: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): NamedSource[] =>
  Object.entries(texts).map(([name, text]) => ({ name, source: new Blob([text]) }));

const dialect = fc.record<Dialect>({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quotes: fc.constantFrom('always', 'minimal'),
  lineEnding: fc.constantFrom('\n', '\r\n', '\r'),
  byteOrderMark: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8', 'utf-16le', 'windows-1252'),
  trailingNewline: fc.boolean(),
});
const piece = fc.constantFrom(
  'a',
  'B b',
  '0',
  '1',
  '-2.5',
  '007',
  ',',
  ';',
  '"',
  '\n',
  '\r\n',
  'é',
  'NA',
  '1,5',
  ' x',
  '',
);
const cell = fc.oneof(
  piece,
  fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('')),
);
const HEADER = ['sex', 'yes/no', 'score', 'note'];
const split = fc.record({
  rows: fc.array(fc.tuple(fc.constantFrom('F', 'M'), fc.constantFrom('0', '1'), fc.integer().map(String), cell), {
    minLength: 1,
    maxLength: 30,
  }),
  cuts: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
  how: fc.array(
    fc.record({ dialect, packed: fc.boolean(), order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }) }),
    { minLength: 5, maxLength: 5 },
  ),
});

describe('a table that lies in several files', () => {
  test('is read as the whole one, whatever their dialects, packings and orders of columns', async () => {
    await fc.assert(
      fc.asyncProperty(split, async ({ rows, cuts, how }) => {
        const at = [0, ...cuts.map((cut) => cut % (rows.length + 1)).sort((one, other) => one - other), rows.length];
        const parts = at.slice(1).map((to, part): NamedSource => {
          const { dialect: written, packed, order: other } = how[part];
          const order = part === 0 ? [0, 1, 2, 3] : other;
          const table = [HEADER, ...rows.slice(at[part], to)].map((row) => order.map((column) => row[column]));
          const bytes = writeCsv(table, written);
          return { name: `part ${part}`, source: new Blob([packed ? gzip(bytes) : bytes]) };
        });
        const first = how[0].dialect.delimiter;
        const options = { types: Object.fromEntries(HEADER.map((name) => [name, 'category' as const])) };
        const whole = await readCells(new Blob([writeCsv([HEADER, ...rows], { delimiter: first })]), {
          ...options,
          delimiter: first,
          hasHeader: true,
        });
        const joined = await readCells(parts, options);
        expect(joined.names).toEqual(HEADER);
        expect(joined.rows).toEqual(whole.rows);
        expect(joined.result.badRows.count).toBe(0);
        expect(joined.result.parts?.map(({ rows: count }) => count)).toEqual(
          at.slice(1).map((to, part) => to - at[part]),
        );
        expect(await streamCells(joined.opened)).toEqual(whole.rows);
      }),
      { numRuns: 40 },
    );
  });

  test('is profiled as the whole one: numbers that turn into something else in a later file, missing spellings', async () => {
    const line = (row: number): string =>
      `${row % 7},${row * 1.5},${row % 5 === 0 ? 'NA' : row},${row < 900 ? row : `x${row}`}`;
    const lines = Array.from({ length: 1500 }, (_, row) => line(row));
    const text = (from: number, to: number) => ['a,b,c,d', ...lines.slice(from, to)].join('\n');
    const whole = await readCells(new Blob([text(0, 1500)]));
    const joined = await readCells(named({ one: text(0, 500), two: gzip(text(500, 900)), three: text(900, 1500) }));
    expect(joined.rows).toEqual(whole.rows);
    const facts = { fileName: 'f', sha256: null };
    const profiles = await Promise.all(
      [whole, joined].map(async ({ result }) => (await profileTable(result, facts)).columns),
    );
    expect(profiles[1]).toEqual(profiles[0]);
  });

  test('names the file and its own line of rows that do not fit, and of rows', async () => {
    const { result } = await readCells(
      named({
        'one.csv': 'a,b\n1,2\n3\n',
        'two.csv': 'Report of May\n\na,b\n"5\n6",6\n7,8,9\n',
        'three.csv': 'b;a\n8;7\n\n1;2;3\n10;9\n',
      }),
    );
    expect(result.badRows).toMatchObject({
      count: 4,
      setAside: 3,
      first: [
        { part: 0, line: 3, kind: 'too-few-cells' },
        { part: 1, line: 1, kind: 'outside-table' },
        { part: 1, line: 6, kind: 'too-many-cells' },
        { part: 2, line: 4, kind: 'too-many-cells' },
      ],
    });
    const { lines } = result;
    if (!(lines instanceof OriginLines)) throw new Error('expected lines of several files');
    expect(Array.from({ length: 5 }, (_, row) => [lines.fileOf(row), lines.lineOf(row)])).toEqual([
      ['one.csv', 2],
      ['one.csv', 3],
      ['two.csv', 4],
      ['three.csv', 2],
      ['three.csv', 5],
    ]);
    expect(result.parts).toMatchObject([
      { name: 'one.csv', rows: 2 },
      { name: 'two.csv', rows: 1 },
      { name: 'three.csv', rows: 2 },
    ]);
  });

  test('ends the quotes of each file with it: one left open is an error there, and takes in no rows of the next', async () => {
    const open = 'id,t\n1,x\n2,"open\nmore\n';
    for (const next of ['id,t\n3,"y"\n4,z\n', 'id,t\n3,u\n4,"\n5,w\n', 'id,t\n3,u\n']) {
      const files = named({ 'a.csv': open, 'b.csv': next, 'c.csv': 'id,t\n6,"v"\n' });
      const error = await errorOf(readCells(files));
      expect([error.code, error.details]).toEqual(['csv/unclosed-quote', { file: 'a.csv', line: 3 }]);
    }
    const closed = named({ 'a.csv': 'id,t\n1,a"b\n2, "c ""\nd"""', 'b.csv': 'id,t\n3,"e"' });
    expect((await readCells(closed)).rows).toEqual([
      ['1', 'a"b'],
      ['2', 'c "\nd"'],
      ['3', 'e'],
    ]);
  });

  test('keeps what a person said of types in files of every format', async () => {
    const ids = Array.from({ length: 70_000 }, (_, row) => `${row}.10`);
    const values = ids.map((_, row) => (row === 5 ? 'oops' : `${row * 1.5 + 0.25}`));
    const parquet = parquetBlob([
      { name: 'id', data: ids, type: 'STRING' },
      { name: 'v', data: values, type: 'STRING' },
    ]);
    const sources = [
      { name: 'a.csv', source: new Blob(['id,v\nx,1\n']) },
      { name: 'b.parquet', source: parquet },
    ];
    const { rows } = await readCells(sources, { types: { id: 'text' } });
    expect(rows[4][0]).toBe('3.10');
  });

  test('names the file and line of an error while it is read', async () => {
    const files = named({ 'one.csv': 'a,b\n1,2\n', 'two.csv': 'a,b\n3,4\n5,"6\n7,8\n' });
    const error = await errorOf(openFiles(files, {}).then((opened) => opened.hold()));
    expect([error.code, error.details]).toEqual(['csv/unclosed-quote', { line: 3, column: 2, file: 'two.csv' }]);
  });

  test('can be of several formats', async () => {
    const { result, rows, names } = await readCells([
      ...named({ csv: 'name,score\nAda,1\n', json: '{"score": 2, "name": "Bo, x"}\n{"score":3}\n' }),
      {
        name: 'parquet',
        source: parquetBlob([
          { name: 'score', data: [4, 5.5], type: 'DOUBLE' },
          { name: 'name', data: ['Cy', null], type: 'STRING' },
        ]),
      },
    ]);
    expect(names).toEqual(['name', 'score']);
    expect(rows).toEqual([
      ['Ada', '1'],
      ['Bo, x', '2'],
      ['', '3'],
      ['Cy', '4'],
      ['', '5.5'],
    ]);
    expect(result.parts?.map(({ format, rows: count }) => [format.kind, count])).toEqual([
      [undefined, 1],
      ['json', 2],
      ['parquet', 2],
    ]);
  });

  test('keeps each file’s letters where only one of them turns out late not to be UTF-8', async () => {
    const filler = 'a,b\n'.repeat(300_000);
    const late = new Uint8Array([...new TextEncoder().encode('é,n\n')]);
    const { rows } = await readCells([
      { name: 'utf-8', source: new Blob(['a,b\n', 'é,x\n']) },
      { name: 'late', source: new Blob(['a,b\n', filler, writeCsv([['é', 'n']], { encoding: 'windows-1252' })]) },
      { name: 'utf-8 again', source: new Blob(['a,b\n', late]) },
    ]);
    expect([rows[0], rows.at(-2), rows.at(-1)]).toEqual([
      ['é', 'x'],
      ['é', 'n'],
      ['é', 'n'],
    ]);
  });

  test('is refused, by name, when its columns differ', async () => {
    const error = await errorOf(openFiles(named({ one: 'a,b,c\n1,2,3\n', two: 'a,b,d\n1,2,3\n' }), {}));
    expect([error.code, error.details]).toEqual([
      'parts/other-columns',
      { file: 'two', first: 'one', missing: ['c'], surplus: ['d'] },
    ]);
    const headless = await errorOf(openFiles(named({ one: 'a,b\n1,2\n', two: '1,2\n3,4\n' }), {}));
    expect(headless.details).toMatchObject({ file: 'two', missing: ['a', 'b'] });
    const empty = await errorOf(openFiles(named({ one: 'a,b\n1,2\n', two: '' }), {}));
    expect([empty.code, empty.details['file']]).toEqual(['file/empty', 'two']);
  });

  test('may have files with a header alone, and files that a person says have none', async () => {
    expect((await readCells(named({ one: 'a,b\n', two: 'a,b\n1,2\n', three: 'a,b' }))).rows).toEqual([['1', '2']]);
    const bare = await readCells(named({ one: '1,2\n', two: '3,4' }), { hasHeader: false });
    expect(bare.rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('gives its long texts by row, from whichever file they are in', async () => {
    const cells = Array.from({ length: 40_000 }, (_, row) => `${row} ${'long text '.repeat(22)}"${row}"\n, é`);
    const write = (from: number, to: number) =>
      writeCsv([['id', 'text'], ...cells.slice(from, to).map((text, at) => [String(from + at), text])]);
    const { result, opened } = await readCells([
      { name: 'one', source: new Blob([write(0, 15_000)]) },
      { name: 'two', source: new Blob([gzip(write(15_000, 40_000))]) },
    ]);
    const [, column] = result.table.columns;
    if (column.store !== 'text') throw new Error(column.store);
    const rows = [39_999, 0, 14_999, 15_000];
    expect(await opened.texts(column, rows)).toEqual(rows.map((row) => cells[row]));
    expect((await rowsOf({ rowCount: 1, columns: [result.table.columns[0]] }, opened))[0]).toEqual(['0']);
  });
});
