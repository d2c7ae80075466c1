import type { IntersectionMap } from '../../report/figures/figure-data.ts';
import { NARROW } from './row-chart.ts';
import { textWidth } from './text-fit.ts';

export const CELL = 46;
const LEGEND = 56;
export const HEAD_SIZE = 13;
const WIDEST_CELL = 150;

export interface MapLayout {
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  readonly height: number;
  /** The heads of the columns stand upright, since they would not fit lying. */
  readonly upright: boolean;
}

export function mapLayout({ across, down }: IntersectionMap, width: number): MapLayout {
  const narrow = width < NARROW;
  const names = Math.max(
    ...down.levels.map((level) => textWidth(level, HEAD_SIZE)),
    textWidth(down.feature, HEAD_SIZE),
  );
  const left = Math.min(names + 14, width * (narrow ? 0.3 : 0.28));
  const cell = Math.min(WIDEST_CELL, (width - left) / across.levels.length);
  const widest = Math.max(...across.levels.map((level) => textWidth(level, HEAD_SIZE)));
  const upright = widest > 2 * (cell - 8) && cell < 70;
  const head = upright ? Math.min(widest, 110) + 12 : widest > cell - 8 ? 40 : 24;
  const top = 22 + head;
  return { left, top, cell, upright, height: top + down.levels.length * CELL + LEGEND };
}
