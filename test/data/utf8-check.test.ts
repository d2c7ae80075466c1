import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUtf8 } from '../../src/data/utf8.ts';
import { Utf8Check } from '../../src/data/utf8-check.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 }).map((each) => new TextEncoder().encode(each));
const bytes = fc.uint8Array({ maxLength: 12 });
/** Well-formed text, damaged in some of the runs, after so many plain bytes that it is cut into stretches. */
const drawn = fc
  .tuple(fc.nat(9000), fc.array(fc.oneof({ weight: 5, arbitrary: text }, bytes), { maxLength: 6 }), fc.nat(5000))
  .map(([before, parts, after]) => {
    const pad = (length: number): number[] => new Array<number>(length).fill(0x61);
    return Uint8Array.from([...pad(before), ...parts.flatMap((part) => [...part]), ...pad(after)]);
  });

test('bytes are well-formed or not, however they are cut', () => {
  fc.assert(
    fc.property(drawn, fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }), (all, lengths) => {
      const check = new Utf8Check();
      for (let from = 0, at = 0; from < all.length; at++) {
        const to = from + lengths[at % lengths.length];
        check.push(all.subarray(from, to));
        from = to;
      }
      expect(check.finish()).toBe(isUtf8(all, 0, all.length));
    }),
    { numRuns: 200 },
  );
});

test('single bytes, and a character that ends nowhere', () => {
  fc.assert(
    fc.property(fc.oneof(text, bytes), (all) => {
      const check = new Utf8Check();
      for (let at = 0; at < all.length; at++) check.push(all.subarray(at, at + 1));
      expect(check.finish()).toBe(isUtf8(all, 0, all.length));
    }),
    { numRuns: 500 },
  );
});
