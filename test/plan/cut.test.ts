import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binOf } from '../../src/plan/bins.ts';
import { quantileEdges, resolveBins } from '../../src/plan/cut.ts';
import { codesColumn, numbersColumn } from '../support/table-of.ts';

const sizes = (values: readonly number[], edges: readonly number[]): number[] => {
  const counts = Array<number>(edges.length + 1).fill(0);
  for (const value of values) counts[binOf(value, edges)]++;
  return counts;
};

describe('quantiles', () => {
  it('part the rows equally, at short numbers', () => {
    expect(
      quantileEdges(
        Float64Array.from({ length: 100 }, (_, i) => i / 7),
        4,
      ),
    ).toEqual([3.5, 7.1, 10.6]);
    expect(quantileEdges(Float64Array.of(1, 2, 3, 4), 2)).toEqual([3]);
    expect(quantileEdges(Float64Array.of(0.1, 0.2, 0.3, 0.4), 2)).toEqual([0.3]);
  });

  it('keep equal values together, with fewer parts where they must', () => {
    expect(quantileEdges(Float64Array.of(0, 0, 0, 0, 0, 0, 1, 2), 4)).toEqual([0.3]);
    expect(quantileEdges(Float64Array.of(5, 5, 5), 3)).toEqual([]);
  });

  it('of different values, make parts whose sizes differ by one row at most, each with rows', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0),
          {
            minLength: 2,
            maxLength: 80,
            comparator: (a, b) => a === b,
          },
        ),
        fc.integer({ min: 2, max: 12 }),
        (values, parts) => {
          const edges = quantileEdges(Float64Array.from(values), parts);
          const counts = sizes(values, edges);
          if (values.length >= parts) expect(counts).toHaveLength(parts);
          expect(Math.min(...counts)).toBeGreaterThan(0);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('of values with counts are those of the rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 2, max: 12 }),
        (rows, parts) => {
          const values = Float64Array.from(new Set(rows)).sort();
          const counts = values.map((value) => rows.filter((row) => row === value).length);
          expect(quantileEdges(values, parts, counts)).toEqual(quantileEdges(Float64Array.from(rows), parts));
        },
      ),
    );
  });

  it('are taken of every number of a column, whatever it is stored as', () => {
    const cells = ['10', '20', '30', '40', '', 'NA', 'x'];
    expect(resolveBins({ quantiles: 2 }, codesColumn('age', cells))).toEqual({ quantiles: 2, edges: [30] });
    const numbers = numbersColumn('age', [10, 20, 30, 40, NaN]);
    expect(resolveBins({ quantiles: 4 }, numbers)).toEqual({ quantiles: 4, edges: [20, 30, 33] });
    expect([...numbers.values.slice(0, 4)]).toEqual([10, 20, 30, 40]);
  });
});

describe('steps', () => {
  const ages = numbersColumn('age', [18, 25, 40, 63, 70]);

  it('cut at every multiple within the range', () => {
    expect(resolveBins({ every: 10 }, ages)).toEqual({ every: 10, edges: [20, 30, 40, 50, 60, 70] });
    expect(resolveBins({ every: 0.1 }, numbersColumn('x', [0.05, 0.35])).edges).toEqual([0.1, 0.2, 0.3]);
    expect(resolveBins({ every: 5 }, numbersColumn('x', [-7, 3])).edges).toEqual([-5, 0]);
  });

  it('are refused where they are too small, or cut nothing', () => {
    expect(() => resolveBins({ every: 0.001 }, ages)).toThrow(
      expect.objectContaining({ code: 'plan/too-many-groups' }) as Error,
    );
    expect(() => resolveBins({ every: 1000 }, ages)).toThrow(
      expect.objectContaining({ code: 'plan/one-group' }) as Error,
    );
  });
});

it('edges stay as they are, in order, with how they were found', () => {
  const column = numbersColumn('age', [1, 2]);
  expect(resolveBins({ edges: [40, 25, 40] }, column)).toEqual({ edges: [25, 40] });
  expect(resolveBins({ edges: [30], quantiles: 2 }, column)).toEqual({ edges: [30], quantiles: 2 });
});
