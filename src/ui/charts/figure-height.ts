import type { FigureData, FigureKind } from '../../report/figures/figure-data.ts';
import { mapLayout } from './map-layout.ts';
import { panelLayout } from './panel-layout.ts';
import { ridgesHeight } from './ridge-layout.ts';
import { rocLayout } from './roc-layout.ts';
import { layoutRows } from './row-chart.ts';
import { ROW_CHARTS } from './row-charts.ts';

const HEIGHTS: { readonly [Kind in FigureKind]: (data: FigureData[Kind], width: number) => number } = {
  groupIntervals: (data, width) => layoutRows(ROW_CHARTS.groupIntervals(data), width).height,
  disparityLadder: (data, width) => layoutRows(ROW_CHARTS.disparityLadder(data), width).height,
  missingness: (data, width) => layoutRows(ROW_CHARTS.missingness(data), width).height,
  representation: (data, width) => layoutRows(ROW_CHARTS.representation(data), width).height,
  intersectionMap: (data, width) => mapLayout(data, width).height,
  rocByGroup: (data, width) => rocLayout(data, width).height,
  calibrationByGroup: ({ series }, width) => panelLayout(width, series.length).height,
  scoreDistributions: ({ series }, width) => ridgesHeight(width, series.length),
};

/** Pixels that a picture takes at a width: known before it is drawn, so that nothing jumps. */
export function figureHeight<Kind extends FigureKind>(
  { kind, data }: { kind: Kind; data: FigureData[Kind] },
  width: number,
): number {
  return HEIGHTS[kind](data, width);
}
