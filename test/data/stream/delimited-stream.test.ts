import { describe, expect, test } from 'vitest';
import { openFile } from '../../../src/data/formats/registry.ts';
import type { BatchTaker, OpenedFile } from '../../../src/data/formats/opened-file.ts';
import { profileTable } from '../../../src/data/profile-table.ts';
import type { ReadOptions } from '../../../src/data/read-options.ts';
import { readTable } from '../../../src/data/read-table.ts';
import { joinRows } from '../../../src/data/stream/join-rows.ts';
import { surveyFile } from '../../../src/data/stream/survey.ts';
import type { Table } from '../../../src/data/table.ts';
import { encode } from '../csv-writer.ts';
import { errorOf } from '../sources.ts';
import { cellsIn } from './cells-in.ts';

/** More than the first rows that are looked at, in several batches. */
const ROWS = 7_000;
const HOOKS = { batchRows: 200 };
const FACTS = { fileName: 'rows.csv', sha256: null };

class Collector implements BatchTaker {
  batches: Table[] = [];
  restarts = 0;
  largest = 0;

  take(batch: Table, first: number): void {
    expect(first).toBe(this.batches.reduce((sum, { rowCount }) => sum + rowCount, 0));
    this.batches.push(batch);
    this.largest = Math.max(this.largest, batch.rowCount);
  }

  restart(): void {
    this.restarts++;
    this.batches = [];
  }
}

async function streamed(opened: OpenedFile, columns?: readonly string[]) {
  const taker = new Collector();
  const result = await opened.stream(taker, columns ? { ...HOOKS, columns: new Set(columns) } : HOOKS);
  return { ...taker, result, table: joinRows(taker.batches) };
}

function csv(header: string, row: (at: number) => string, rows = ROWS): string {
  return `${header}\n${Array.from({ length: rows }, (_, at) => row(at)).join('\n')}\n`;
}

const ascii = (text: string): Blob => new Blob([text]);

/** Files whose first rows mislead, and how often all rows must come again. */
const SURPRISES: readonly [what: string, file: Blob, restarts: number, options?: ReadOptions][] = [
  ['nothing unexpected', ascii(csv('a,b,c', (at) => `${at % 3},x${at % 9},${at / 7}`)), 0],
  ['too many values for a dictionary', ascii(csv('a,b', (at) => `${at % 3},${at < 5000 ? at % 7 : at}`, 75_000)), 1],
  ['numbers with a leading zero', ascii(csv('a,b', (at) => `${at % 3},${at === 6_900 ? '007' : at * 3}`)), 1],
  ['no numbers after many numbers', ascii(csv('a,b', (at) => `${at % 3},${at > 5_000 ? `x${at % 9}` : at * 3}`)), 1],
  ['grouped thousands', ascii(csv('a;b', (at) => `${at % 3};${at < 4_500 ? at % 999 : `1.${100 + (at % 800)},5`}`)), 1],
  ['decimal commas in levels', ascii(csv('a;b', (at) => `${at % 3};${at < 6_600 ? at % 10 : `${at % 10},5`}`)), 1],
  ['a word among numbers', ascii(csv('a,b', (at) => `${at % 3},${at === 6_600 ? 'word' : at / 4}`)), 0],
  [
    'Windows-1252 after UTF-8',
    new Blob([
      csv('a,b', (at) => `é${at % 3},${at / 4}`),
      encode('ü1,5\nü2,6\n', { encoding: 'windows-1252', byteOrderMark: false }),
    ]),
    1,
  ],
  [
    'its own spellings of missing',
    ascii(csv('a,b', (at) => `${at % 3},${at % 4 === 0 ? -9 : at}`)),
    0,
    { missing: { b: ['-9'] } },
  ],
];

describe('delimited text that is streamed', () => {
  test.each(SURPRISES)('with %s gives the table that is held', async (_, file, restarts, options = {}) => {
    const held = await readTable(file, options);
    const opened = await openFile(file, options);
    const first = await streamed(opened);
    expect(cellsIn(first.table)).toEqual(cellsIn(held.table));
    expect(first.restarts).toBe(restarts);
    expect(first.result.format).toEqual(held.format);
    expect(first.result.samples).toEqual(held.samples);
    const again = await streamed(opened, ['b']);
    expect(again.restarts).toBe(0);
    expect(cellsIn(again.table).columns).toEqual([cellsIn(held.table).columns[1]]);
    const survey = await surveyFile(await openFile(file, options), { rows: 100 }, HOOKS);
    const [{ columns }, { columns: expected }] = [await profileTable(survey, FACTS), await profileTable(held, FACTS)];
    expect(columns.map(({ numeric: __, ...column }) => column)).toEqual(
      expected.map(({ numeric: __, ...column }) => column),
    );
  });

  test('comes in batches of a bounded number of cells, and forgets the lines of those that are gone', async () => {
    const narrow = await streamed(await openFile(ascii(csv('a,b', (at) => `${at % 3},${at}`)), {}));
    expect(narrow.largest).toBeLessThan(ROWS / 2);
    const names = Array.from({ length: 2000 }, (_, at) => `c${at}`).join(',');
    const wide = await streamed(await openFile(ascii(csv(names, (at) => `${at % 3},`.repeat(1999) + '1', 2500)), {}));
    expect(wide.largest).toBeLessThan(2400);
    expect(wide.table.rowCount).toBe(2500);
  });

  test('knows the lines of a batch, after blank lines and cells with line breaks', async () => {
    const file = ascii(csv('a,b', (at) => (at % 100 === 0 ? `"x\ny",1\n` : `z,${at}`)));
    const lines: number[] = [];
    const expected = (await readTable(file, {})).lines!;
    await (
      await openFile(file, {})
    ).stream(
      {
        take: ({ rowCount }, first, index) => lines.push(index!.lineOf(first), index!.lineOf(first + rowCount - 1)),
        restart: () => lines.splice(0),
      },
      HOOKS,
    );
    const last = ROWS - 1;
    expect(lines[0]).toBe(expected.lineOf(0));
    expect(lines.at(-1)).toBe(expected.lineOf(last));
    expect(lines.length).toBeGreaterThan(4);
  });

  test('says what is wrong with it as the held one does', async () => {
    for (const text of ['a,b\n', 'a,b\n1,2\n"x,3\n4,5\n']) {
      const [held, stream] = await Promise.all([
        errorOf(readTable(ascii(text), {})),
        errorOf(openFile(ascii(text), {}).then((opened) => streamed(opened))),
      ]);
      expect([stream.code, stream.details]).toEqual([held.code, held.details]);
    }
  });
});
