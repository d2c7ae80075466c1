import { expect, test } from 'vitest';
import { streamingSuits } from '../../../src/data/stream/streaming-suits.ts';

const GB = 2 ** 30;
const outline = { expectedRows: 10_000_000, bytesPerRow: 40 };

test('a table is streamed when it would take more than a quarter of the memory', () => {
  const request = { bytes: GB, outline, planKnown: false };
  expect(streamingSuits({ ...request, deviceMemoryBytes: 8 * GB })).toMatchObject({
    stream: false,
    estimatedBytes: 400_000_000,
  });
  expect(streamingSuits({ ...request, deviceMemoryBytes: GB })).toMatchObject({ stream: true });
  expect(streamingSuits({ ...request, deviceMemoryBytes: GB }).sampleRows).toBeUndefined();
});

test('four gigabytes are assumed where the browser does not say', () => {
  const rows = (expectedRows: number) => ({ bytes: 1, outline: { expectedRows, bytesPerRow: 1 }, planKnown: false });
  expect(streamingSuits(rows(GB)).stream).toBe(false);
  expect(streamingSuits(rows(GB + 1)).stream).toBe(true);
});

test('with the plan known every file is streamed, and of a small one every row is kept', () => {
  const small = streamingSuits({ bytes: 1000, planKnown: true });
  expect(small).toMatchObject({ stream: true, estimatedBytes: 1500, sampleRows: Infinity });
  const large = streamingSuits({ bytes: GB, outline, deviceMemoryBytes: 4 * GB, planKnown: true });
  expect(large.stream).toBe(true);
  expect(large.sampleRows).toBeUndefined();
});
