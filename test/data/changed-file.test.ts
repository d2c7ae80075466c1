import { describe, expect, test } from 'vitest';
import { readBytes, type ByteSource } from '../../src/data/byte-source.ts';
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
