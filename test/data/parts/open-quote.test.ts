import { expect, test } from 'vitest';
import { OpenQuote } from '../../../src/data/parts/open-quote.ts';

test.each([
  ['a,b\n1,"x\n', true],
  ['a,b\n1,"x"\n', false],
  ['a,b\n1,"x""\n', true],
  ['a,b\n1,"x"""', false],
  ['a,b\n1,x"y\n', false],
  ['a,b\n1, \t"x\n', true],
  ['a,b\n"x"y"z,1\n', false],
  ['a,b\n"x" "z,1\n', false],
  ['a,b\n"",""\n""', false],
  ['a,b\r"1\r\n', true],
])('whether a quote is open at the end of %j is seen however it is cut', (text, open) => {
  const bytes = new TextEncoder().encode(text);
  for (let first = 0; first <= bytes.length; first++) {
    for (let second = first; second <= bytes.length; second++) {
      const quote = new OpenQuote(',');
      for (const piece of [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)]) {
        quote.add(piece);
      }
      expect(quote.isOpen).toBe(open);
    }
  }
});
