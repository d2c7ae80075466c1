import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presentValues, quartilesOf } from '../../src/data/quantiles.ts';
import { valuesOfRanks } from '../../src/data/rank-values.ts';

/** Many values from few, so that some share a bucket, some are alone and some ends are far away. */
const many = fc
  .record({
    base: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), {
      minLength: 1,
      maxLength: 40,
    }),
    far: fc.constantFrom(0, 1, 1e12, 1e300),
    length: fc.constantFrom(1, 2, 5, 100, 20_000),
  })
  .map(({ base, far, length }) =>
    Float64Array.from({ length }, (_, i) => (i === 7 ? far : base[i % base.length] + (i % 97) * 1e-3)),
  );

test('values of ranks and quartiles are those of the sorted values, which keep their order', () => {
  fc.assert(
    fc.property(
      many,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      (values, shares) => {
        const before = values.slice();
        const sorted = values.slice().sort();
        const ranks = shares.map((share) => Math.floor(share * (values.length - 1))).sort((a, b) => a - b);
        expect(valuesOfRanks(values, ranks)).toEqual(ranks.map((rank) => sorted[rank]));
        const quartiles = [0.25, 0.5, 0.75].map((share) => {
          const place = share * (sorted.length - 1);
          const below = sorted[Math.floor(place)];
          return place % 1 === 0 ? below : below + (place % 1) * (sorted[Math.ceil(place)] - below);
        });
        quartilesOf(values).forEach((quartile, i) => expect(quartile).toBeCloseTo(quartiles[i], 6));
        expect(values).toEqual(before);
      },
    ),
    { numRuns: 60 },
  );
});

test('present values are the array itself unless some are NaN', () => {
  const whole = Float64Array.of(3, 1, 2);
  expect(presentValues(whole)).toBe(whole);
  expect(presentValues(Float64Array.of(3, NaN, 2))).toEqual(Float64Array.of(3, 2));
});
