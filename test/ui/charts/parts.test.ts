import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePath } from '../../../src/ui/charts/line-path.ts';
import { spread } from '../../../src/ui/charts/spread.ts';
import { fitText, textWidth, wrapText } from '../../../src/ui/charts/text-fit.ts';

describe('labels moved apart', () => {
  it('leaves those that have room, and shares what two want', () => {
    expect(spread([20, 100], 10, 0, 200)).toEqual([20, 100]);
    expect(spread([50, 50], 10, 0, 200)).toEqual([45, 55]);
    expect(spread([2, 3], 10, 0, 200)).toEqual([5, 15]);
  });

  it('never overlaps, keeps the order, and stays inside where all fit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 10 }), (wanted) => {
        const placed = spread(wanted, 20, 0, 300);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
        order.forEach((i, k) => {
          if (k > 0) expect(placed[i] - placed[order[k - 1]]).toBeGreaterThan(20 - 1e-9);
          expect(placed[i]).toBeGreaterThan(10 - 1e-9);
          expect(placed[i]).toBeLessThan(290 + 1e-9);
        });
      }),
    );
  });
});

describe('text in a width', () => {
  it('is cut with an ellipsis, and only where it has to be', () => {
    expect(fitText('Caucasian', 500, 14)).toBe('Caucasian');
    const cut = fitText('Native Hawaiian or other Pacific Islander', 120, 14);
    expect(cut).toMatch(/^Native .*…$/);
    expect(textWidth(cut, 14)).toBeLessThanOrEqual(120);
  });

  it('is broken between words, never inside a number and its unit', () => {
    expect(wrapText('African-American and others', 130, 14, 3)).toEqual(['African-', 'American and', 'others']);
    expect(wrapText('rates of 16.6\u202f%', textWidth('rates of 16.6', 14), 14, 2)).toEqual([
      'rates of',
      '16.6\u202f%',
    ]);
    expect(wrapText('x'.repeat(200), 100, 14, 2).at(-1)).toMatch(/…$/);
  });
});

describe('a line of many points', () => {
  it('drops those on the way, and keeps corners and ends', () => {
    const straight = Array.from({ length: 50 }, (_, i) => ({ x: i, y: 2 * i }));
    expect(linePath(straight)).toBe('M0,0L49,98');
    expect(
      linePath([
        { x: 0, y: 0 },
        { x: 0, y: 10 },
        { x: 10, y: 10 },
      ]),
    ).toBe('M0,0L0,10L10,10');
  });
});
