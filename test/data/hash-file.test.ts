import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashFile } from '../../src/data/hash-file.ts';

const text = 'sex,label\n'.repeat(300_000);

it('hashes all bytes', async () => {
  expect(await hashFile(new Blob([text]))).toBe(createHash('sha256').update(text).digest('hex'));
});

it('gives no hash of a file above 512 MiB, and reads none of it', async () => {
  const source = { size: 512 * 2 ** 20 + 1, stream: unread, slice: unread };
  expect(await hashFile(source)).toBeNull();
});

it('reads no further once it is called off', async () => {
  const abort = new AbortController();
  let [given, cancelled] = [0, false];
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: (controller) => {
        controller.enqueue(new Uint8Array(10));
        if (++given === 3) abort.abort();
      },
      cancel: () => void (cancelled = true),
    },
    { highWaterMark: 0 },
  );
  const source = { size: 1000, stream: () => endless, slice: unread };
  await expect(hashFile(source, abort.signal)).rejects.toMatchObject({ code: 'job/cancelled' });
  expect([given, cancelled]).toEqual([3, true]);
});

function unread(): never {
  throw new Error('nothing of it is to be read');
}
