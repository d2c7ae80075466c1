import { describe, expect, it } from 'vitest';
import { stepFrom } from '../../src/ui/kit/table-stops.ts';

/** A row without its last number, one whose middle cells are joined, a whole one. */
const ROWS = [
  [1, 2, 3],
  [1, 4],
  [1, 2, 3, 4],
];

describe('arrow keys among the numbers of a table', () => {
  it('lead along a row and stop at its ends', () => {
    expect(stepFrom(ROWS, { row: 0, column: 1 }, 'ArrowRight')).toEqual({ row: 0, column: 2 });
    expect(stepFrom(ROWS, { row: 1, column: 4 }, 'ArrowLeft')).toEqual({ row: 1, column: 1 });
    expect(stepFrom(ROWS, { row: 0, column: 3 }, 'ArrowRight')).toBeNull();
    expect(stepFrom(ROWS, { row: 0, column: 1 }, 'ArrowLeft')).toBeNull();
  });

  it('keep the column from row to row, or take the nearest', () => {
    expect(stepFrom(ROWS, { row: 0, column: 1 }, 'ArrowDown')).toEqual({ row: 1, column: 1 });
    expect(stepFrom(ROWS, { row: 0, column: 3 }, 'ArrowDown')).toEqual({ row: 1, column: 4 });
    expect(stepFrom(ROWS, { row: 2, column: 2 }, 'ArrowUp')).toEqual({ row: 1, column: 1 });
    expect(stepFrom(ROWS, { row: 2, column: 2 }, 'ArrowDown')).toBeNull();
    expect(stepFrom(ROWS, { row: 0, column: 2 }, 'ArrowUp')).toBeNull();
  });

  it('lead to the ends of a row, and with Control to those of the table', () => {
    expect(stepFrom(ROWS, { row: 1, column: 4 }, 'Home')).toEqual({ row: 1, column: 1 });
    expect(stepFrom(ROWS, { row: 2, column: 1 }, 'End')).toEqual({ row: 2, column: 4 });
    expect(stepFrom(ROWS, { row: 2, column: 3 }, 'Home', true)).toEqual({ row: 0, column: 1 });
    expect(stepFrom(ROWS, { row: 0, column: 1 }, 'End', true)).toEqual({ row: 2, column: 4 });
    expect(stepFrom(ROWS, { row: 0, column: 1 }, 'x')).toBeNull();
  });
});
