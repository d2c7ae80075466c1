import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { errorMessage } from '../../../src/messages/errors.ts';
import { joinBytes } from '../../support/join-bytes.ts';
import { Random } from '../../../tools/generate/random.ts';
import { readCells } from '../formats/cells.ts';
import { zstdTable } from '../formats/zstd-frames.ts';

const { packed, text } = zstdTable();
const ROWS = text
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((row) => row.split(','));

/** Reads damaged bytes: the same rows, or an error with words that names the packing; never other rows. */
async function readsTheSameOrNot(bytes: Uint8Array<ArrayBuffer>): Promise<'same' | string> {
  try {
    const { rows } = await readCells(new Blob([bytes]));
    expect(rows).toEqual(ROWS);
    return 'same';
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    expect(errorMessage(thrown.code, thrown.details).what).not.toBe('');
    return thrown.code;
  }
}

describe('a Zstandard frame with a check sum', () => {
  test('of which any one byte is another gives the same rows or says that it is damaged', async () => {
    const random = new Random(5);
    const outcomes = new Map<string, number>();
    for (let at = 0; at < packed.length; at++) {
      const bytes = packed.slice();
      bytes[at] ^= 1 + Math.floor(random.next() * 255);
      const outcome = await readsTheSameOrNot(bytes);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      // The mark that it is Zstandard stands in the first four bytes; without it, it is some other file.
      if (at >= 4) expect(outcome).toMatch(/^(?:same|packed\/(?:damaged|truncated|large-window|bomb))$/);
    }
    expect(outcomes.get('packed/damaged')).toBeGreaterThan(packed.length * 0.9);
  });

  test('with bits turned over, bytes gone or put in, gives the same rows or says what is wrong', async () => {
    const random = new Random(6);
    const place = (): number => 4 + Math.floor(random.next() * (packed.length - 4));
    for (let round = 0; round < 300; round++) {
      const at = place();
      const flipped = packed.slice();
      flipped[at] ^= 1 << Math.floor(random.next() * 8);
      const [from, to] = [at, place()].sort((one, other) => one - other);
      const changed = [
        flipped,
        packed.slice(0, at),
        joinBytes([packed.slice(0, from), packed.slice(Math.max(to, from + 1))]),
        joinBytes([packed.slice(0, to), packed.slice(from)]),
      ][round % 4];
      const outcome = await readsTheSameOrNot(changed);
      expect(outcome).toMatch(/^(?:same|packed\/(?:damaged|truncated|large-window|bomb))$/);
    }
  });
});
