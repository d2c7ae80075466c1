import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../src/library/transfer/matches.ts';
import { Sha256 } from '../../src/library/transfer/sha-256.ts';

const reference = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256 in parts', () => {
  it('is that of the whole, however it is cut', () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 });
    fc.assert(
      fc.property(parts, (all) => {
        const hash = new Sha256();
        for (const part of all) hash.update(part);
        expect(hash.hex()).toBe(reference(Buffer.concat(all)));
      }),
    );
  });

  it('pads every length', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => i * 7);
      const hash = new Sha256();
      hash.update(bytes);
      expect(hash.hex()).toBe(reference(bytes));
    }
  });
});

describe('a content and its hash', () => {
  const content = Buffer.from('a file of a model\n');
  const git = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

  it('agree where they belong together', async () => {
    expect(await matches(new Blob([content]), { kind: 'sha-256', hex: reference(content) })).toBe(true);
    expect(await matches(new Blob([content]), { kind: 'git', hex: git })).toBe(true);
  });

  it('differ where a byte is another', async () => {
    const other = new Blob([content.subarray(1)]);
    expect(await matches(other, { kind: 'sha-256', hex: reference(content) })).toBe(false);
    expect(await matches(other, { kind: 'git', hex: git })).toBe(false);
  });
});
