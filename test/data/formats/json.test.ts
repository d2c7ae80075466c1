import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../src/data/formats/registry.ts';
import '../../support/fast-check.ts';
import { encode } from '../csv-writer.ts';
import { cutBlob, errorOf } from '../sources.ts';
import { readCells, streamCells } from './cells.ts';

const read = (text: string, options = {}) => readCells(new Blob([text]), options);
const bytes = (text: string) => new TextEncoder().encode(text);
const open = (text: string) => openFiles([{ name: 'x', source: new Blob([text]) }], {}).then((opened) => opened.hold());

describe('JSON, a record on each line', () => {
  test('has the keys of all records, in order of first appearance', async () => {
    const { names, rows, result } = await read('{"a":1,"b":"x"}\n{"b":"y","c":true}\r\n\n{"c":false,"a":null}');
    expect(names).toEqual(['a', 'b', 'c']);
    expect(rows).toEqual([
      ['1', 'x', ''],
      ['', 'y', 'true'],
      ['', '', 'false'],
    ]);
    expect(result.format).toEqual({ kind: 'json', shape: 'lines', arrays: false, encoding: 'utf-8' });
    expect([0, 1, 2].map((row) => result.lines?.lineOf(row))).toEqual([1, 2, 4]);
  });

  test('keeps numbers and texts as they are spelled', async () => {
    const { rows } = await read(
      '{"n":1.50,"t":"007","q":"say \\"hi\\", then\\ngo","e":"\\u00e9\\ud83d\\ude00","s":" x","z":""}\n{"n":-1e3,"t":"010","q":"é","e":"a","s":"y","z":NaN}\n',
    );
    expect(rows).toEqual([
      ['1.50', '007', 'say "hi", then\ngo', 'é😀', ' x', ''],
      ['-1e3', '010', 'é', 'a', 'y', 'NaN'],
    ]);
  });

  test('makes columns of one level of objects, and leaves what is deeper and lists as JSON', async () => {
    const { names, rows } = await read(
      '{"id":1,"a":{"b":2,"c":{"d":[1,{"e":"x"}]}},"l":[1,"y"],"o":{}}\n{"id":2,"a":{"b":3},"l":[],"o":null}\n',
    );
    expect(names).toEqual(['id', 'a.b', 'a.c', 'l', 'o']);
    expect(rows).toEqual([
      ['1', '2', '{"d":[1,{"e":"x"}]}', '[1,"y"]', '{}'],
      ['2', '3', '', '[]', ''],
    ]);
  });

  test('is read again under a key that comes first after many rows, once, whatever follows', async () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `{"row":${row},"text":"some text of row ${row}"}`);
    lines[50_000] = '{"row":50000,"late":1,"text":"t"}';
    lines[59_999] = '{"later":2,"row":59999}';
    const { names, rows, opened } = await read(lines.join('\n'));
    expect(names).toEqual(['row', 'text', 'late', 'later']);
    expect([rows[0], rows[50_000], rows[59_999]]).toEqual([
      ['0', 'some text of row 0', '', ''],
      ['50000', 't', '1', ''],
      ['59999', '', '', '2'],
    ]);
    expect((await streamCells(opened)).at(-1)).toEqual(['59999', '', '', '2']);
  });

  test('gives keys that are written alike, one within an object, columns of their own', async () => {
    const { names, rows } = await read('{"a":{"b":1},"a.b":2,"c":1}\n{"a.b":4,"a":{"b":3},"c":2}\n');
    expect(names).toEqual(['a.b', 'a.b.1', 'c']);
    expect(rows).toEqual([
      ['1', '2', '1'],
      ['3', '4', '2'],
    ]);
  });

  test('sets aside records that have a key twice', async () => {
    const { rows, result } = await read('{"a":1,"b":2}\n{"a":3,"b":4,"a":5}\n{"a":null,"b":1,"a":6}\n{"a":7,"b":8}\n');
    expect(rows).toEqual([
      ['1', '2'],
      ['7', '8'],
    ]);
    expect(result.badRows.first).toEqual([
      { line: 2, kind: 'repeated-key', cells: 0 },
      { line: 3, kind: 'repeated-key', cells: 0 },
    ]);
  });

  test('sets aside the lines that are no records, and names them', async () => {
    const { rows, result } = await read(
      '{"a":1,"b":2}\n{"a":1,"b":}\n[1,2]\n{"a":3,"b":4}\n"x"\n{"a":01,"b":2}\n{"c":9,"b"\n',
    );
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(result.table.columns).toHaveLength(2);
    expect(result.badRows).toEqual({
      count: 5,
      setAside: 5,
      first: [
        { line: 2, kind: 'not-json', cells: 0 },
        { line: 3, kind: 'not-a-record', cells: 0 },
        { line: 5, kind: 'not-a-record', cells: 0 },
        { line: 6, kind: 'not-json', cells: 0 },
        { line: 7, kind: 'not-json', cells: 0 },
      ],
    });
  });

  test('can be lists of values, the first of which holds the names', async () => {
    const { names, rows, result } = await read('["sex","n"]\n["F",1.0]\n["M",null]\n["M",3,4]\n');
    expect(names).toEqual(['sex', 'n']);
    expect(rows).toEqual([
      ['F', '1.0'],
      ['M', ''],
    ]);
    expect(result.badRows.first).toEqual([{ line: 4, kind: 'too-many-cells', cells: 3 }]);
  });

  test('can be in UTF-16 or Windows-1252, with and without a mark', async () => {
    const text = '{"a":"é","b":"€"}\n{"a":"ü","b":"1"}\n';
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const) {
      for (const byteOrderMark of [true, false]) {
        const { rows, result } = await readCells(new Blob([encode(text, { encoding, byteOrderMark })]));
        expect(rows).toEqual([
          ['é', '€'],
          ['ü', '1'],
        ]);
        expect(result.format).toMatchObject({ kind: 'json', encoding });
      }
    }
    const late = [
      bytes('{"a":"x","b":"y"}\n'.repeat(40_000)),
      encode('{"a":"é","b":"y"}\n', { encoding: 'windows-1252', byteOrderMark: false }),
    ];
    expect((await readCells(new Blob(late))).rows.at(-1)).toEqual(['é', 'y']);
  });

  test('of which hardly a line is JSON is refused, and so is one without rows', async () => {
    const broken = await errorOf(open(`{"a":1,"b":2}\n${'{"a":1,"b":2\n'.repeat(200)}`));
    expect([broken.code, broken.details]).toEqual(['json/bad-lines', { bad: 99, lines: 100 }]);
    expect((await errorOf(open('[]'))).code).toBe('json/no-rows');
    const one = await errorOf(open('{\n  "a": [1, 2]\n}\n'));
    expect([one.code, one.details]).toEqual(['json/one-key', { keys: ['a'] }]);
  });
});

describe('JSON, a list of records', () => {
  const list = '[\n  {"a": 1, "b": "x]"},\n  {"a": 2.0,\n   "b": "{\\"y"}\n]\n';

  test('is read element by element', async () => {
    const { names, rows, result } = await read(list);
    expect(names).toEqual(['a', 'b']);
    expect(rows).toEqual([
      ['1', 'x]'],
      ['2.0', '{"y'],
    ]);
    expect(result.format).toMatchObject({ kind: 'json', shape: 'list' });
    expect([0, 1].map((row) => result.lines?.lineOf(row))).toEqual([2, 3]);
  });

  test('can lie within an object, and records can follow each other over several lines', async () => {
    const wrapped = await read(`{"meta": {"list": [1]}, "count": 2, "data": ${list}, "next": null}`);
    expect(wrapped.rows).toEqual([
      ['1', 'x]'],
      ['2.0', '{"y'],
    ]);
    const oneLine = await read('{"results":[{"a":1,"b":2},{"a":3,"b":4}]}\n');
    expect(oneLine.rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    const values = await read('{\n "a": 1,\n "b": 2\n}\n{\n "a": 3,\n "b": 4\n}\n');
    expect(values.rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    const lists = await read('[["a","b"],[1,2],\n[3,4]]');
    expect([lists.names, lists.rows]).toEqual([
      ['a', 'b'],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ]);
  });

  test('may end with a comma, and nothing follows it but blanks or the rest of the object around it', async () => {
    const rows = [['1', '2']];
    expect((await read('[{"a":1,"b":2},]\n\n')).rows).toEqual(rows);
    const after = await errorOf(open('[{"a":1,"b":2}]\n garbage'));
    expect([after.code, after.details]).toEqual(['json/damaged', { line: 2, byte: 17 }]);
    expect((await read('{"n":1,\n"rows":[{"a":1,"b":2}], "more": [1]}')).rows).toEqual(rows);
  });

  test('that breaks off, or is none, names the byte and the line', async () => {
    const cut = await errorOf(open(list.slice(0, 30)));
    expect([cut.code, cut.details]).toEqual(['json/damaged', { line: 3, byte: 30 }]);
    const double = await errorOf(open('[{"a":1,"b":2},,{"a":1}]'));
    expect([double.code, double.details]).toEqual(['json/damaged', { line: 1, byte: 15 }]);
    const inner = await errorOf(open('[{"a":1,"b":2},\n{"a":1,"b":tru}]'));
    expect([inner.code, inner.details]).toEqual(['json/damaged', { line: 2 }]);
  });
});

test('a table whose cells look like JSON stays one', async () => {
  expect((await read('{id},name\n1,x\n2,y\n')).names).toEqual(['{id}', 'name']);
  expect((await read('[id],name\n[1],x\n[2],y\n')).rows).toEqual([
    ['[1]', 'x'],
    ['[2]', 'y'],
  ]);
});

test('records written as JSON are read back equal, however they lie and however their bytes are cut', async () => {
  const value = fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', ',', '"', '\\', '\n', '\r', ' ', 'é', '😀', '{', ']', '\t', '/'),
      maxLength: 6,
    }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
  );
  const record = fc.record({ a: value, 'b c': value, 'é"': value }, { requiredKeys: ['a', 'b c'] });
  const layout = fc.constantFrom('lines', 'list', 'pretty');
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 2, maxLength: 12 }),
      layout,
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
      async (records, how, cuts) => {
        const text =
          how === 'lines'
            ? records.map((item) => JSON.stringify(item)).join('\n')
            : JSON.stringify(records, null, how === 'pretty' ? 2 : 0);
        const keys = [...new Set(records.flatMap((item) => Object.keys(item)))];
        const types = Object.fromEntries(keys.map((key) => [key, 'category' as const]));
        const { names, rows } = await readCells(cutBlob(bytes(text), cuts), { types });
        expect(names).toEqual(keys);
        const cell = (item: unknown) =>
          typeof item === 'string'
            ? item
            : item === null || item === undefined
              ? ''
              : Array.isArray(item)
                ? null
                : JSON.stringify(item);
        for (const [row, item] of records.entries()) {
          for (const [column, key] of keys.entries()) {
            const expected = cell((item as Record<string, unknown>)[key]);
            if (expected !== null) expect(rows[row][column]).toBe(expected);
            else expect(JSON.parse(rows[row][column])).toEqual((item as Record<string, unknown>)[key]);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});
