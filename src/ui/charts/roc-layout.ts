import type { RocByGroup } from '../../report/figures/figure-data.ts';
import { labelsBelow, SAMPLE } from './label-room.ts';
import { NARROW } from './row-chart.ts';
import { textWidth } from './text-fit.ts';

export const ROC_LEFT = 46;
export const ROC_TOP = 26;
export const ROC_BOTTOM = 48;
const WIDEST = 420;
/** Between the square and the labels, and what a name may take there. */
const GAP = 14;
const LONGEST_NAME = 240;

export interface RocLayout {
  readonly side: number;
  readonly height: number;
  /** Room beside the square for labels; 0 where they stand below. */
  readonly beside: number;
}

export function rocLayout({ curves }: RocByGroup, width: number): RocLayout {
  const narrow = width < NARROW;
  const labels = curves.flatMap(({ group, label }) => [
    Math.min(textWidth(group.name, 14), LONGEST_NAME),
    textWidth(label, 13),
  ]);
  const beside = narrow ? 0 : Math.max(...labels) + SAMPLE + GAP + 8;
  const side = Math.min(WIDEST, width - ROC_LEFT - beside - (narrow ? 20 : 0));
  return { side, beside, height: ROC_TOP + side + ROC_BOTTOM + (narrow ? labelsBelow(curves.length) : 0) };
}
