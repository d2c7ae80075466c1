import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumber, parseNumberBytes } from '../../src/data/cell-number.ts';
import type { ColumnKind } from '../../src/data/schema.ts';
import type { Column } from '../../src/data/table.ts';
import { TableReader } from '../../src/data/table-reader.ts';
import { AppError } from '../../src/errors.ts';
import { cutBlob, readTextTable, rowsOf } from './sources.ts';

const ASCII = new TextEncoder();

/** Small files that go wrong when they are cut in the wrong place. */
const NASTY: readonly [name: string, bytes: string | Uint8Array<ArrayBuffer>][] = [
  ['line ends of all kinds', 'a,b\r\nc,1\nd,2\re,3\r\n\r\nf,4\r'],
  ['a carriage return at the very end of a cell in quotes', 'a,b\n"x\r",1\n"y\r\n",2\n'],
  ['doubled quotes side by side', 'a,b\n"""","""""x"\n"y""",""\n'],
  ['text after a closing quote', 'a,b\n"x" y,1\n"z" ,2\n "w", 3\n'],
  ['quotes amid text', 'a,b\nx"y,1\n5" pipe,2"\n'],
  ['characters of several bytes', 'a,b\né日本,😀\n"😀,é",x\n'],
  ['bytes of Windows-1252', Uint8Array.from([...ASCII.encode('a,b\nx,1\nJos'), 0xe9, 0x2c, 0x80, 0x0a])],
  ['a mark and a quoted header', '\uFEFF"a","b"\n1,2\n3,4\n'],
  ['rows too short and too long', 'a,b\n1\n1,2,3\n4,5,,\n\n6,7,\n8,9\n'],
  ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n'],
  ['a quote that swallows a line', 'a,b\n"x,1\ny",2\nz" w,3\n'],
  ['no line end at the end', 'a,b\n1,2\n3,"4"'],
  ['only delimiters', 'a,b\n,\n,\n , \n'],
  ['a row longer than those around it', `a,b\n1,2\n${'long '.repeat(12)},"${'q""'.repeat(9)}"\n3,4\n`],
  ['a comment and a total', 'a,b,c\n# none\n1,2,3\nTotal,5\n'],
];

const KINDS: readonly ColumnKind[] = [
  { store: 'codes', decimalMark: '.', maxLevels: 1000 },
  { store: 'text' },
  { store: 'numbers', decimalMark: '.', isMissing: () => false, numbersMayBeMissing: false, insisted: true },
];

function bytesOf(content: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? ASCII.encode(content) : content;
}

async function orError(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: error.details };
    throw error;
  }
}

/** All that a reader tells of some bytes, gathered in a buffer of a given size. */
function readGathered(bytes: Uint8Array, bufferBytes: number, kinds: readonly ColumnKind[]): Promise<unknown> {
  return orError(() => {
    const columns = kinds.map((kind, index) => ({ index, name: `c${index}`, kind }));
    const schema = { delimiter: ',', headerRows: 1, columns, expectedRows: 2 } as const;
    const reader = new TableReader(schema, { bufferBytes });
    reader.push(bytes);
    const result = reader.finish();
    const lines = Array.from({ length: result.rowCount }, (_, row) => reader.lines.lineOf(row));
    return { ...result, lines, columns: reader.takeColumns(result.encoding).map((column) => column && plain(column)) };
  });
}

function plain(column: Column): unknown {
  switch (column.store) {
    case 'codes':
      return [Array.from(column.codes), column.levels, Array.from(column.counts)];
    case 'numbers':
      return [Array.from(column.values), column.unreadable];
    case 'text':
      return [Array.from(column.starts), Array.from(column.lengths), column.blanks];
  }
}

describe.each(NASTY)('%s', (_, content) => {
  const bytes = bytesOf(content);

  test('is read the same however much of it is gathered before it is looked at', async () => {
    for (const kinds of [KINDS.slice(0, 2), [KINDS[2], KINDS[0]]]) {
      const whole = await readGathered(bytes, 4096, kinds);
      for (let bufferBytes = 1; bufferBytes <= bytes.length + 1; bufferBytes++) {
        expect(await readGathered(bytes, bufferBytes, kinds)).toEqual(whole);
      }
    }
  });

  test('is read the same wherever its stream is cut', async () => {
    const outcome = (source: Blob): Promise<unknown> =>
      orError(async () => {
        const result = await readTextTable(source, { delimiter: ',', hasHeader: true });
        const { format, badRows, table } = result;
        const lines = Array.from({ length: table.rowCount }, (_, row) => result.lines.lineOf(row));
        return { format, badRows, lines, rows: await rowsOf(result, source) };
      });
    const whole = await outcome(new Blob([bytes]));
    for (let cut = 1; cut < bytes.length; cut++) {
      expect(await outcome(cutBlob(bytes, [cut, bytes.length]))).toEqual(whole);
    }
  });
});

test('a cell is found wherever it ends among the bytes that are read together', async () => {
  for (let length = 0; length <= 20; length++) {
    const cells = Array.from({ length: 40 }, (_, row) =>
      'abcdefghijklmnopqrstuvwxyz'.slice(row % 5, (row % 5) + length),
    );
    const bytes = ASCII.encode(`h,i\n${cells.map((cell) => `${cell},${cell}\n`).join('')}`);
    const read = (await readGathered(bytes, 64, [KINDS[0], KINDS[0]])) as { columns: [number[], string[], number[]][] };
    for (const [codes, levels] of read.columns) expect(codes.map((code) => levels[code])).toEqual(cells);
  }
});

test('spellings of any bytes and length are told apart, in order of first appearance', async () => {
  const spelling = fc
    .array(fc.constantFrom('\0', '\0\0', 'a', 'b', 'abcd', 'abcdefgh', 'é'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(spelling, { minLength: 1, maxLength: 400 }), async (cells) => {
      const bytes = ASCII.encode(`h,i\n${cells.map((cell) => `${cell},1\n`).join('')}`);
      const { columns } = (await readGathered(bytes, 1024, [KINDS[0], KINDS[2]])) as {
        columns: [number[], string[]][];
      };
      const [codes, levels] = columns[0];
      expect(levels).toEqual([...new Set(cells)]);
      expect(codes.map((code) => levels[code])).toEqual(cells);
    }),
    { numRuns: 100 },
  );
});

test('one byte beyond ASCII anywhere in a text that stays in the file tells its encoding', async () => {
  const plainBytes = ASCII.encode(`a,b\n${'some, "words, and"\n'.repeat(3)}x,yz\n`);
  const places = Array.from(plainBytes.keys()).filter((at) => at >= 4 && plainBytes[at] >= 0x61);
  for (const at of places) {
    const bytes = plainBytes.slice();
    bytes[at] = 0xe9;
    const kinds: ColumnKind[] = [{ store: 'text' }, { store: 'text' }];
    expect(await readGathered(bytes, 4096, kinds)).toMatchObject({ encoding: 'windows-1252', rowCount: 4 });
  }
});

test('numbers are read from bytes as from text, whatever they are written with', () => {
  const figures = fc.stringMatching(/^[0-9]{0,12}$/);
  const cell = fc
    .tuple(
      fc.constantFrom('', '-', '+', ' ', '--'),
      figures,
      fc.constantFrom('', '.', ',', '..'),
      figures,
      fc.constantFrom('', '', ' ', 'e3', 'x'),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(cell, fc.constantFrom('.', ',' as const), (text, mark) => {
      const bytes = ASCII.encode(`,${text},`);
      expect(parseNumberBytes(bytes, 1, bytes.length - 1, mark.charCodeAt(0))).toBe(parseNumber(text, mark));
    }),
    { numRuns: 3000 },
  );
});
