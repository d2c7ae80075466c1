import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ByteSource } from '../../src/data/byte-source.ts';
import type { BatchTaker, OpenedFile } from '../../src/data/formats/opened-file.ts';
import { openFile, openFiles } from '../../src/data/formats/registry.ts';
import { AppError } from '../../src/errors.ts';
import { errorMessage } from '../../src/messages/errors.ts';
import { namingRefusedMemory } from '../../src/workers/memory-refused.ts';
import { Random } from '../../tools/generate/random.ts';
import { until } from '../support/until.ts';
import { FaultySource, MadeSource, type Fault } from '../support/faulty-source.ts';
import { arrowBytes, choice, NUMBER, TEXT } from './arrow-writer.ts';
import { rawFrames } from './formats/zstd-frames.ts';
import { csvOf, parquetBytes } from './parquet-writer.ts';
import { cutBlob, errorOf, rowsOf } from './sources.ts';
import { xlsxBlob, zipBlob } from './xlsx-writer.ts';

const random = new Random(17);
const ROWS = 6000;
const index = Array.from({ length: ROWS }, (_, row) => row);
const columns = [
  { name: 'sex', data: index.map(() => (random.chance(0.5) ? 'F' : 'M')) },
  { name: 'score', data: index.map(() => random.next()) },
  { name: 'note', data: index.map((row) => `note ${row} ${random.next().toString(36)}`) },
];
const csv = csvOf(columns);
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0)).buffer);
const bufferOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());
const json = index
  .map((row) => JSON.stringify(Object.fromEntries(columns.map(({ name, data }) => [name, data[row]]))))
  .join('\n');
const parquetColumns = columns.map((column) => ({ ...column, data: [...column.data] as unknown[] }));
const arrowColumns = columns.map((column, at) => ({ ...column, type: [choice(), NUMBER, TEXT][at] }));
const sheetRows = [columns.map(({ name }) => name), ...index.map((row) => columns.map(({ data }) => data[row]))];

type Open = (source: ByteSource) => Promise<OpenedFile>;
const alone: Open = (source) => openFile(source, {});
/** As the second of three files. */
const among: Open = (source) =>
  openFiles(
    [
      { name: 'first.csv', source: new Blob([`note,score,sex\n${'n,1,F\n'.repeat(10)}`]) },
      { name: 'second', source },
      { name: 'third.json', source: new Blob(['[{"sex": "M",\n"score": 0.25,\n"note": "last"}]']) },
    ],
    {},
  );
const MORE = 11;

interface Case {
  readonly make: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly open: Open;
  readonly rows: number;
}
const file = (make: Case['make']): Case => ({ make, open: alone, rows: ROWS });
const part = (make: Case['make']): Case => ({ make, open: among, rows: ROWS + MORE });

const parquet = () => Promise.resolve(parquetBytes(parquetColumns, { rowGroupSize: 2000, pageSize: 8000 }));
const arrow = () => arrowBytes(arrowColumns, { batchRows: 2000 });
const excel = () => xlsxBlob([{ name: 's', rows: sheetRows }], { shared: false }).then(bufferOf);
const list = () => Promise.resolve(bytesOf(`[\n${json.replaceAll('\n', ',\n')}\n]\n`));

const FORMATS: readonly (readonly [string, Case])[] = [
  ['CSV', file(() => Promise.resolve(bytesOf(csv)))],
  ['CSV in UTF-16', file(() => Promise.resolve(utf16(csv)))],
  ['CSV in gzip', file(() => Promise.resolve(new Uint8Array(gzipSync(csv))))],
  ['CSV in Zstandard', file(() => Promise.resolve(rawFrames(csv)))],
  ['CSV in a zip', file(() => zipBlob({ 'rows.csv': csv }).then(bufferOf))],
  ['CSV stored in a zip', file(() => zipBlob({ 'rows.csv': csv }, 0).then(bufferOf))],
  ['JSON lines', file(() => Promise.resolve(bytesOf(json)))],
  ['a JSON list', file(list)],
  ['Parquet', file(parquet)],
  ['Arrow', file(arrow)],
  ['a stream of Arrow', file(() => arrowBytes(arrowColumns, { batchRows: 2000, container: 'stream' }))],
  ['Excel', file(excel)],
  ['CSV among several files', part(() => Promise.resolve(bytesOf(csv)))],
  ['a JSON list among several files', part(list)],
  ['Parquet among several files', part(parquet)],
  ['Arrow among several files', part(arrow)],
  ['Excel among several files', part(excel)],
];

/** The ways of reading an opened file, each to the number of its rows. */
const WAYS: readonly (readonly [string, (opened: OpenedFile) => Promise<number>])[] = [
  ['held', async (opened) => (await opened.hold()).table.rowCount],
  ['streamed', async (opened) => (await opened.stream(counting().taker)).rowCount],
];

function counting(): { taker: BatchTaker; rows: number } {
  const count = {
    rows: 0,
    taker: {
      take: ({ rowCount }: { readonly rowCount: number }) => void (count.rows += rowCount),
      restart: () => void (count.rows = 0),
    },
  };
  return count;
}

afterEach(() => void vi.unstubAllGlobals());

describe.each(FORMATS)('%s', (_, { make, open, rows }) => {
  const made = make();

  test.each(WAYS)(
    'that changes, goes or breaks off while it is %s stops with words, and can be read again',
    async (_way, read) => {
      const bytes = await made;
      const faulty = new FaultySource(bytes, Math.floor(bytes.length * 0.6));
      const opened = await open(faulty.source);
      for (const fault of ['NotFoundError', 'NotReadableError', 'shorter'] satisfies Fault[]) {
        faulty.fault = fault;
        const error = await errorOf(read(opened));
        expect(error.code).toMatch(/^(?:file\/changed|file\/unreadable|packed\/truncated)$/);
        const place = error.details['bytesRead'] ?? error.details['byte'];
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(bytes.length);
        expect(errorMessage(error.code, error.details).what).not.toBe('');
        await until(() => expect(faulty.live).toBe(0));
      }
      faulty.fault = null;
      expect(await read(opened)).toBe(rows);
      await until(() => expect(faulty.live).toBe(0));
    },
  );

  test.each(WAYS)('that is %s when memory is refused lets go of all, and can be read again', async (_way, read) => {
    const faulty = new FaultySource(await made, Infinity);
    const opened = await open(faulty.source);
    await read(opened);
    refuseMemory(ROWS / 2);
    const thrown = await namingRefusedMemory(
      () => read(opened),
      () => ({ file: 'x', rows: 7 }),
    ).catch((error: unknown) => error);
    vi.unstubAllGlobals();
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code: 'memory/refused', details: { rows: 7 } });
    await until(() => expect(faulty.live).toBe(0));
    expect(await read(opened)).toBe(rows);
  });

  test('that is cancelled lets go of all', async () => {
    const faulty = new FaultySource(await made, Infinity);
    const opened = await open(faulty.source);
    const controller = new AbortController();
    const onProgress = (): void => controller.abort();
    const first = await opened.hold({ signal: AbortSignal.abort() }).catch((error: unknown) => error);
    expect(first).toMatchObject({ code: 'job/cancelled' });
    await opened.hold({ signal: controller.signal, onProgress }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
    await until(() => expect(faulty.live).toBe(0));
  });
});

/** Arrays of columns are refused; what reading takes beside them is not. */
function refuseMemory(length: number): void {
  const refuse = (size: unknown, bytes: number): void => {
    if (typeof size === 'number' && size * bytes >= length) throw new RangeError('Array buffer allocation failed');
  };
  for (const name of ['Float64Array', 'Uint32Array'] as const) {
    const Plain = globalThis[name] as Float64ArrayConstructor;
    const Refusing: Float64ArrayConstructor = new Proxy(Plain, {
      construct(target, given: [number], newTarget): object {
        refuse(given[0], 8);
        return Reflect.construct(target, given, newTarget === Refusing ? target : newTarget) as object;
      },
    });
    vi.stubGlobal(name, Refusing);
  }
}

test.each([0.999, 0.9, 0.3])('a Parquet file without its footer, cut at %s, is truncated', async (share) => {
  const bytes = parquetBytes(parquetColumns);
  const cut = bytes.slice(0, Math.floor(bytes.length * share));
  expect(await errorOf(openFile(new Blob([cut]), {}).then((opened) => opened.hold()))).toMatchObject({
    code: 'parquet/truncated',
    details: { bytes: cut.length },
  });
});

describe('gigabytes in one cell', () => {
  // Whether a quote closes at all is looked for to the end of the file, in constant memory.
  test.each([
    ['quoted, of CSV', 2 ** 27, 'a,b\nx,y\nz,"open', 'csv/unclosed-quote', 3],
    ['unquoted, of CSV', 2 ** 32, 'a,b\nx,y\nz,open', 'csv/cell-too-large', 3],
    ['of JSON lines', 2 ** 32, '{"a":1,"b":"x"}\n{"a":2,"b":"', 'json/too-large', 2],
    ['of a JSON list', 2 ** 32, '[{"a":1,"b":"x"},\n{"a":2,"b":"', 'json/too-large', 2],
  ])('%s, are not held, and the line is named', async (_, size, head, code, line) => {
    for (const [, read] of WAYS) {
      const source = new MadeSource(size, bytesOf(head), 0x78);
      const error = await errorOf(openFile(source as ByteSource, {}).then(read));
      expect(error).toMatchObject({ code, details: { line } });
      expect(source.served).toBeLessThan(256 * 2 ** 20);
    }
  });
});

describe('gigabytes in one cell of one of several files', () => {
  test.each([
    ['quoted, of CSV', 2 ** 27, 'a,b\nx,y\nz,"open', 'csv/unclosed-quote', 3],
    ['quoted, of CSV in another order', 2 ** 32, 'b,a\nx,y\nz,"open', 'csv/cell-too-large', 3],
    ['of a JSON list', 2 ** 32, '[{"a":1,"b":"x"},\n{"a":2,"b":"', 'json/too-large', 2],
  ])('%s, are not held, and the file and line are named', async (_, size, head, code, line) => {
    const source = new MadeSource(size, bytesOf(head), 0x78);
    const files = [
      { name: 'one', source: new Blob(['a,b\n1,2\n']) },
      { name: 'two', source: source as ByteSource },
      { name: 'three', source: new Blob(['a,b\n"1",2\n']) },
    ];
    const error = await errorOf(openFiles(files, {}).then((opened) => opened.stream(counting().taker)));
    expect(error).toMatchObject({ code, details: { file: 'two', line } });
    expect(source.served).toBeLessThan(256 * 2 ** 20);
  });
});

test('mixed line ends are the same rows wherever the bytes are cut', async () => {
  const text = 'a,b\r\nx,1\ny,2\r\n"p\r\nq",3\n\r\n"r\ns",4\rt,5\r\nu,6';
  const bytes = bytesOf(text);
  const whole = await (await openFile(new Blob([bytes]), {})).hold();
  const rows = await rowsOf(whole);
  for (let at = 1; at < bytes.length; at++) {
    const opened = await openFile(cutBlob(bytes, [at, bytes.length]), {});
    expect(await rowsOf(await opened.hold())).toEqual(rows);
    const { rowCount } = await opened.stream(counting().taker);
    expect(rowCount).toBe(rows.length);
  }
});
