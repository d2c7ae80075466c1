import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/data/read-table.ts';
import { cutBlob, errorOf, readString } from './sources.ts';

const MIB = 2 ** 20;

async function failureOf(parts: BlobPart | BlobPart[]): Promise<{ code: string; details: unknown }> {
  const { code, details } = await errorOf(readTable(new Blob(Array.isArray(parts) ? parts : [parts]), {}));
  return { code, details };
}

describe('files that are no table', () => {
  test.each([
    ['nothing', '', 'file/empty'],
    ['blanks', ' \n\r\n  \n', 'file/empty'],
    ['a mark alone', '\uFEFF', 'file/empty'],
    ['megabytes of line breaks', '\n'.repeat(2 * MIB), 'file/empty'],
    ['a header alone', 'a,b,c\n', 'csv/header-only'],
    ['a header and blank lines', 'a,b,c\n\n\n', 'csv/header-only'],
    ['a title and a header', 'Report\n\na,b,c\n', 'csv/header-only'],
    ['comments alone', '# one\n# two\n', 'csv/one-column'],
    ['comments with too many cells', `#${',1'.repeat(20_000)}\n`.repeat(2), 'csv/too-many-columns'],
    ['one column', 'name\nx\ny\nz\n', 'csv/one-column'],
    ['one cell', 'hello', 'csv/one-column'],
    ['prose', 'Dear all,\nthis is a letter.\nIt goes on\nand on\n', 'csv/no-consistent-columns'],
    ['only rows that are too long', 'a,b\n1,2,3\n', 'csv/no-consistent-columns'],
  ])('%s', async (_, text, code) => {
    expect((await failureOf(text)).code).toBe(code);
  });

  test.each([
    ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['gif', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
    ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ])('a %s with another name', async (looksLike, bytes) => {
    const failure = await failureOf([Uint8Array.from(bytes), 'a,b\n1,2\n']);
    expect(failure).toMatchObject({ code: 'file/not-text', details: { looksLike } });
  });

  test.each([
    ['docx', 'word/document.xml'],
    ['pptx', 'ppt/presentation.xml'],
    ['office', 'visio/document.xml'],
  ])('a file of Office: %s', async (looksLike, entry) => {
    const failure = await failureOf([Uint8Array.of(0x50, 0x4b, 3, 4), `\0\0\0[Content_Types].xml\0${entry}\0`]);
    expect(failure).toMatchObject({ code: 'file/not-text', details: { looksLike } });
  });

  test.each([
    ['xls', 'Workbook'],
    ['xls', 'Book'],
    ['ole', 'WordDocument'],
  ])('an older one: %s with %s', async (looksLike, stream) => {
    const name = Uint8Array.from(`${stream}\0`, (letter) => letter.charCodeAt(0)).reduce<number[]>(
      (bytes, code) => [...bytes, code, 0],
      [],
    );
    const failure = await failureOf([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...name)]);
    expect(failure).toMatchObject({ code: 'file/not-text', details: { looksLike } });
  });

  test.each([
    ['html', '<!DOCTYPE html>\n<html><body><table><tr><td>1</td></tr></table></body></html>\n'],
    ['html', '\ufeff\n<!-- saved -->\n<table><tr><td>1</td></tr></table>\n'],
    ['html', '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"></html>\n'],
    ['xml', '<?xml version="1.0"?>\n<rows><row a="1"/></rows>\n'],
  ])('text that is no table: %s %#', async (looksLike, text) => {
    expect(await failureOf(text)).toMatchObject({ code: 'file/not-text', details: { looksLike } });
  });

  test.each(['{a},b\n1,2\n', '<5,>5\n1,2\n', '[1],b\n1,2\n', '"{""a"": 1}",b\n1,2\n'])('but not %j', async (text) => {
    await expect(readString(text)).resolves.toBeDefined();
  });

  test('bytes without meaning', async () => {
    const bytes = Uint8Array.from({ length: 50_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 24);
    expect((await failureOf(bytes)).code).toBe('file/not-text');
  });
});

describe('quotes that do not close', () => {
  test('say where they were opened', async () => {
    expect(await failureOf('a,b\nx,y\nz,"open\nu,v\n')).toEqual({
      code: 'csv/unclosed-quote',
      details: { line: 3, column: 2 },
    });
    expect(await failureOf('a,"b\nx,y\n')).toMatchObject({
      code: 'csv/unclosed-quote',
      details: { line: 1, column: 2 },
    });
  });

  test('are not closed by the next quote of another row', async () => {
    const failure = await failureOf('a,b\nx,y\nz,"open\nu,"v"\n');
    expect(failure).toEqual({ code: 'csv/unclosed-quote', details: { line: 3, column: 2 } });
  });

  test.each([
    ['early', 10, 1_500_000],
    ['in the header', 0, 350_000],
    ['late', 400_000, 450_000],
  ])('in a large file, %s, without holding more than a cell may have', async (_, row, rows) => {
    const lines = (count: number): string => '12345,abc,d\n'.repeat(count);
    const before = row === 0 ? '' : `n,s,t\n${lines(row)}`;
    const source = new Blob([before, '1,"open,d\n', lines(rows - row)]);
    const { code, details } = await errorOf(readTable(source, {}));
    expect({ code, details }).toEqual({
      code: 'csv/unclosed-quote',
      details: { line: row === 0 ? 1 : row + 2, column: 2 },
    });
  });
});

describe('large shapes', () => {
  test('10,000 columns are read', async () => {
    const names = Array.from({ length: 10_000 }, (_, column) => `column_${column}`);
    const row = names.map((_, column) => (column % 3 === 0 ? 'x' : String(column)));
    const result = await readString([names, row, row, row].map((cells) => cells.join(',')).join('\n'));
    expect(result.table.columns).toHaveLength(10_000);
    expect(result.table.rowCount).toBe(3);
    expect(result.table.columns[9999]).toMatchObject({ name: 'column_9999', levels: ['x'] });
  });

  test('20,000 columns are refused', async () => {
    const failure = await failureOf('a,'.repeat(19_999) + 'a\n' + '1,'.repeat(19_999) + '1\n');
    expect(failure).toMatchObject({ code: 'csv/too-many-columns', details: { columns: 20_000, limit: 16_384 } });
  });

  test.each([
    ['quoted', '"'],
    ['unquoted', ''],
  ])('a cell of 5 MB is read, %s', async (_, quote) => {
    const cell = 'long '.repeat(MIB);
    const result = await readString(`a,b\nx,y\n${quote}${cell}${quote},z\nu,v\n`);
    const [column] = result.table.columns;
    expect(column.store === 'codes' && column.levels.map((level) => level.length)).toEqual([1, cell.length, 1]);
    expect(result.badRows.count).toBe(0);
  });

  test.each([
    ['quoted', '"'],
    ['unquoted', ''],
  ])('a cell of 17 MB is refused with its place, %s', async (_, quote) => {
    const failure = await failureOf(['a,b\nx,y\nw,', quote, 'x'.repeat(17 * MIB), quote, '\nu,v\n']);
    expect(failure).toMatchObject({ code: 'csv/cell-too-large', details: { line: 3, column: 2 } });
  });
});

describe('a cancelled reading', () => {
  test('ends with the piece of work that the signal fell into', async () => {
    const line = '12345,some text here,0.123456,another\n';
    const source = new Blob([`a,b,c,d\n${line.repeat(1_000_000)}`]);
    const controller = new AbortController();
    let rows = 0;
    let toldAfterwards = 0;
    const onProgress = (progress: { rows: number }): void => {
      if (controller.signal.aborted) toldAfterwards++;
      rows = progress.rows;
      setTimeout(() => controller.abort(), 0);
    };
    const failure = await errorOf(readTable(source, {}, { signal: controller.signal, onProgress }));
    expect(failure.code).toBe('job/cancelled');
    expect(toldAfterwards).toBe(0);
    expect(rows).toBeLessThan(1_000_000);
  });

  test('that was cancelled before it began does nothing', async () => {
    const source = cutBlob(new TextEncoder().encode('a,b\n1,2\n'), [1]);
    const failure = await errorOf(readTable(source, {}, { signal: AbortSignal.abort() }));
    expect(failure.code).toBe('job/cancelled');
  });
});
