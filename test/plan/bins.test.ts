import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binNames, binOf, tidyEdges } from '../../src/plan/bins.ts';

describe('bins', () => {
  it('are named by their edges', () => {
    expect(binNames([40])).toEqual(['under 40', '40 and over']);
    expect(binNames([25, 61])).toEqual(['under 25', '25 to under 61', '61 and over']);
  });

  it('hold what lies at or above their lower edge and below their upper one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        (raw, value) => {
          const edges = tidyEdges(raw);
          expect(binOf(value, edges)).toBe(edges.filter((edge) => edge <= value).length);
        },
      ),
    );
  });
});
