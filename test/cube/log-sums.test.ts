import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogSums } from '../../src/cube/log-sums.ts';

test('sums of logarithms by place are those that adding them one by one gives', () => {
  const factor = fc.oneof(
    fc.double({ min: 2 ** -52, max: 1, noNaN: true }),
    fc.constantFrom(2 ** -52, 1 - 2 ** -52, 1),
  );
  const factors = fc.array(fc.tuple(fc.nat(400), factor), { minLength: 1, maxLength: 3000 });
  fc.assert(
    fc.property(factors, (all) => {
      const sums = new LogSums();
      const expected = new Float64Array(401);
      for (const [place, x] of all) {
        sums.ensure(place + 1);
        sums.multiply(place, x);
        expected[place] -= Math.log(x);
      }
      const found = sums.take(401);
      found.forEach((sum, place) =>
        expect(Math.abs(sum - expected[place])).toBeLessThan(1e-12 * (1 + expected[place])),
      );
    }),
    { numRuns: 40 },
  );
});

test('a product never becomes too small for its logarithm', () => {
  const sums = new LogSums();
  for (let i = 0; i < 5000; i++) sums.multiply(0, 2 ** -52);
  expect(sums.take(1)[0]).toBeCloseTo(5000 * 52 * Math.LN2, 6);
});
