const ROW = 30;
const NARROW_ROW = 46;

/** Below this width in pixels the names stand above their rows. */
export const NARROW = 560;

/** Pixels that a chart of so many rows takes; known before it is drawn, so that nothing jumps. */
export function chartHeight(rows: number, width: number): number {
  return width < NARROW ? rows * NARROW_ROW + 82 : rows * ROW + 70;
}
