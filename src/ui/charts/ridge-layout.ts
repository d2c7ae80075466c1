import { NARROW } from './row-chart.ts';

export const RIDGE = 58;
export const NARROW_RIDGE = 100;
export const TOP = 30;
export const BOTTOM = 30;
/** Of a row, what the tallest step may take. */
export const TALLEST = 46;

export function ridgesHeight(width: number, groups: number): number {
  return TOP + groups * (width < NARROW ? NARROW_RIDGE : RIDGE) + BOTTOM;
}
