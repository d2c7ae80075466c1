import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { BlobReader, BlobWriter, TextReader, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../src/data/formats/registry.ts';
import { parquetBlob } from '../parquet-writer.ts';
import { errorOf } from '../sources.ts';
import { readCells, streamCells } from './cells.ts';

const gzip = (data: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(data));
type Content = string | Blob | null;

async function zip(files: Readonly<Record<string, Content>>, options: ZipWriterAddDataOptions = {}): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) {
    if (content === null) await writer.add(name, undefined, { directory: true });
    else
      await writer.add(name, typeof content === 'string' ? new TextReader(content) : new BlobReader(content), options);
  }
  return writer.close();
}
const open = (source: Blob) => openFiles([{ name: 'x.zip', source }], {});
const TEXT = 'a,b\n1,x\n2,y\n';
const ROWS = [
  ['1', 'x'],
  ['2', 'y'],
];

describe('a ZIP archive', () => {
  test('of one table is that table; what lies beside it is passed over and named', async () => {
    const archive = await zip({
      'data/': null,
      'README.md': '# About',
      '__MACOSX/data/._table.csv': 'x',
      '.DS_Store': 'x',
      'data/table.csv': TEXT,
      'licence.txt': 'words',
    });
    const { rows, result, opened } = await readCells(archive);
    expect(rows).toEqual(ROWS);
    expect(await streamCells(opened)).toEqual(ROWS);
    expect(result.parts).toBeUndefined();
    expect(result.fileSize).toBe(archive.size);
    expect(result.format).toMatchObject({
      packed: ['zip'],
      passedOver: ['README.md', '__MACOSX/data/._table.csv', '.DS_Store', 'licence.txt'],
    });
  });

  test('may store its files as they are, have no sizes in their headers, and sizes of 64 bits', async () => {
    for (const options of [{ level: 0 }, { dataDescriptor: true }, { zip64: true }, { level: 0, zip64: true }]) {
      expect((await readCells(await zip({ 'table.csv': TEXT }, options))).rows).toEqual(ROWS);
    }
  });

  test('of several tables is one table, packed ones and other formats among them', async () => {
    const { rows, result } = await readCells(
      await zip({
        'part-1.csv': TEXT,
        'part-10.csv.gz': new Blob([gzip('b;a\nz;3\n')]),
        'part-3.jsonl': '{"a":4,"b":"w"}\n',
        'part-2.parquet': parquetBlob([
          { name: 'a', data: [5], type: 'INT32' },
          { name: 'b', data: ['v'], type: 'STRING' },
        ]),
      }),
    );
    expect(rows).toEqual([...ROWS, ['5', 'v'], ['4', 'w'], ['3', 'z']]);
    expect(result.parts?.map(({ name, rows: count }) => [name, count])).toEqual([
      ['part-1.csv', 2],
      ['part-2.parquet', 1],
      ['part-3.jsonl', 1],
      ['part-10.csv.gz', 1],
    ]);
  });

  test('of files without a table’s name takes what is not named like something else', async () => {
    expect((await readCells(await zip({ 'adult.names': 'about the data', 'adult.data': TEXT }))).rows).toEqual(ROWS);
  });

  test('of which a table is damaged names it', async () => {
    const archive = await zip({ 'table.csv': TEXT.repeat(2000) });
    const bytes = new Uint8Array(await archive.arrayBuffer());
    bytes[60] ^= 0x55;
    const error = await errorOf(open(new Blob([bytes])).then((opened) => opened.hold()));
    expect(error.code).toBe('packed/damaged');
    expect(error.details['packing']).toBe('zip');
    const cut = await errorOf(open(archive.slice(0, archive.size - 30)));
    expect([cut.code, cut.details]).toEqual(['packed/truncated', { packing: 'zip', byte: archive.size - 30 }]);
  });

  test('of which a stored table has a changed byte is refused, held, streamed and among others', async () => {
    for (const names of [['one.csv'], ['one.csv', 'two.csv']]) {
      const tables = Object.fromEntries(names.map((name) => [name, TEXT]));
      const bytes = new Uint8Array(await (await zip(tables, { level: 0 })).arrayBuffer());
      bytes[Buffer.from(bytes).indexOf('1,x')] = 0x37;
      const damaged = new Blob([bytes]);
      for (const read of [() => readCells(damaged), async () => streamCells(await open(damaged))]) {
        const error = await errorOf(read());
        expect([error.code, error.details['packing']]).toEqual(['packed/damaged', 'zip']);
      }
    }
  });

  test('that is encrypted, holds an archive or no table is refused with words', async () => {
    const encrypted = await errorOf(open(await zip({ 'table.csv': TEXT }, { password: 'secret', zipCrypto: true })));
    expect([encrypted.code, encrypted.details]).toEqual(['packed/encrypted', { name: 'table.csv' }]);
    const nested = await errorOf(open(await zip({ 'inner.zip': await zip({ 'table.csv': TEXT }) })));
    expect(nested.code).toBe('packed/nested');
    const none = await errorOf(open(await zip({ 'photo.png': 'x', 'README.md': 'x' })));
    expect([none.code, none.details]).toEqual(['packed/no-table', { names: ['photo.png', 'README.md'] }]);
    const other = await errorOf(open(await zip({ 'one.csv': TEXT, 'two.csv': 'a,c\n1,2\n' })));
    expect([other.code, other.details['file']]).toEqual(['parts/other-columns', 'two.csv']);
  });

  test('that is a bomb is stopped', async () => {
    const start = deflateRawSync('a,b\n', { finishFlush: constants.Z_FULL_FLUSH });
    const block = deflateRawSync(`${'x'.repeat(20_000)},2\n`.repeat(100), {
      level: 9,
      finishFlush: constants.Z_FULL_FLUSH,
    });
    const data = Buffer.concat([start, ...Array.from({ length: 50 }, () => block), deflateRawSync('')]);
    const bomb = await errorOf(
      open(new Blob([archiveOf('table.csv', data, 100_800_004)])).then((opened) => opened.hold()),
    );
    expect(bomb.code).toBe('packed/bomb');
  });
});

/** An archive of one file whose deflated bytes are given. */
function archiveOf(name: string, data: Buffer, length: number): Uint8Array<ArrayBuffer> {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, central, end]));
}
