import { mkdtempSync, openAsBlob, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBytes, type ByteSource } from '../../src/data/byte-source.ts';
import { openFile } from '../../src/data/formats/registry.ts';
import { errorMessage } from '../../src/messages/errors.ts';
import { errorOf } from './sources.ts';

const bytes = new TextEncoder().encode('a,b\n1,2\n3,4\n');
const RAW = { encoding: 'utf-8', byteOrderMark: false } as const;

async function readAll(source: ByteSource): Promise<number> {
  let length = 0;
  for await (const piece of readBytes(source, RAW)) length += piece.length;
  return length;
}

describe('a file that is written to while it is read', () => {
  test('is said to have changed where its stream fails with a network error', async () => {
    const source: ByteSource = new Blob([bytes]);
    source.stream = () => {
      let pulled = 0;
      return new ReadableStream({
        pull(controller) {
          if (pulled++ === 0) controller.enqueue(bytes.slice(0, 4));
          else controller.error(new TypeError('network error'));
        },
      });
    };
    const error = await errorOf(readAll(source));
    expect([error.code, error.details]).toEqual(['file/changed', { bytesRead: 4 }]);
  });

  test('is found out after its last piece, where the stream did not notice', async () => {
    const grown: ByteSource = new Blob([bytes]);
    grown.slice = () => {
      const gone = new Blob();
      gone.arrayBuffer = () => Promise.reject(new DOMException('changed', 'NotReadableError'));
      return gone;
    };
    expect((await errorOf(readAll(grown))).code).toBe('file/changed');
    expect(await readAll(new Blob([bytes]))).toBe(bytes.length);
    expect(await readAll(new Blob([]))).toBe(0);
  });

  test('is not blamed for a fault in what unpacks it', async () => {
    const fault = new TypeError('a fault of ours');
    const packed: ByteSource = Object.assign(new Blob([bytes]), {
      sequential: {
        expectedSize: 12,
        stream: () => new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: (controller) => controller.error(fault) }),
      },
    });
    await expect(readAll(packed)).rejects.toBe(fault);
  });
});

describe('a file that is overwritten in place by one of the same size', () => {
  const folder = { path: '' };
  beforeAll(() => void (folder.path = mkdtempSync(join(tmpdir(), 'overwritten-'))));
  afterAll(() => rmSync(folder.path, { recursive: true }));

  const long = ' long text'.repeat(20);
  const rows = (cell: string): string =>
    `a,b,note\n${Array.from({ length: 40_000 }, (_, row) => `${cell},${row},${row}${long}\n`).join('')}`;

  async function chosen(): Promise<{ readonly blob: Blob; readonly overwrite: () => void }> {
    const path = join(folder.path, 'table.csv');
    writeFileSync(path, rows('x'));
    const { mtimeMs } = statSync(path);
    const overwrite = (): void => {
      writeFileSync(path, rows('y'), { flag: 'r+' });
      // The clock of some file systems ticks no oftener than every few milliseconds.
      utimesSync(path, new Date(), new Date(mtimeMs + 1000));
    };
    return { blob: await openAsBlob(path), overwrite };
  }

  test('while it is read: no table is made of both', async () => {
    const { blob, overwrite } = await chosen();
    const opened = await openFile(blob, {});
    let batches = 0;
    const take = (): void => {
      if (batches++ === 0) overwrite();
    };
    const error = await errorOf(opened.stream({ take, restart: () => undefined }, { batchRows: 1000 }));
    expect(error.code).toBe('file/changed');
    expect(batches).toBeGreaterThan(0);
  });

  test('before it is read again, or a text of it is fetched: it is said to have changed', async () => {
    const { blob, overwrite } = await chosen();
    const opened = await openFile(blob, {});
    const { table } = await opened.hold();
    overwrite();
    const again = await errorOf(opened.hold());
    expect(again.code).toBe('file/changed');
    expect(errorMessage(again.code, again.details).what).toBe('The file changed while it was in use.');
    const note = table.columns[2];
    if (note.store !== 'text') throw new Error(note.store);
    expect((await errorOf(opened.texts(note, [0, 7]))).code).toBe('file/changed');
  });

  test('and never read before: all that is known is that it cannot be read', async () => {
    const { blob, overwrite } = await chosen();
    overwrite();
    expect((await errorOf(openFile(blob, {}))).code).toBe('file/unreadable');
  });
});
