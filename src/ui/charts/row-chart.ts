import type { FigureAxis, Ranged } from '../../report/figures/figure-data.ts';
import type { Shape } from './group-look.ts';
import { textWidth, wrapText } from './text-fit.ts';

/** Rows of a number with its interval, under each other on one scale: what several kinds of picture come down to. */
export interface RowChart {
  readonly panels: readonly RowPanel[];
  readonly axis: FigureAxis;
  readonly axisTitle: string | null;
  readonly band: { readonly low: number; readonly high: number } | null;
  /** Stands above the line or the band. */
  readonly bandLabel: { readonly text: string; readonly at: number } | null;
}

export interface RowPanel {
  readonly heading: string | null;
  readonly rows: readonly ChartRow[];
  /** An upright line through all rows. */
  readonly line: number | null;
}

export interface ChartRow extends Ranged {
  readonly name: string;
  readonly label: string;
  readonly color: string;
  readonly shape: Shape;
  readonly hollow: boolean;
  /** Its label is that of a disparity shown. */
  readonly accused: boolean;
  /** A tick beside the interval. */
  readonly expected: number | null;
}

/** Below this width in pixels names and labels stand above their rows. */
export const NARROW = 560;
export const NAME_SIZE = 14;
export const NAME_LINE = 17;

const ROW = 30;
const NARROW_ROW = 44;
const STACKED_ROW = 66;
const HEADING = 34;
const BOTTOM = 30;
const MOST_LEFT = 290;
const LEAST_LEFT = 72;

/** Where everything of a row chart lies, in pixels. */
export interface RowLayout {
  readonly narrow: boolean;
  /** Labels stand on a line of their own. */
  readonly stacked: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  readonly panels: readonly {
    readonly headingAt: number;
    readonly from: number;
    readonly to: number;
    readonly rows: readonly PlacedRow[];
  }[];
}

export interface PlacedRow {
  readonly row: ChartRow;
  /** The middle of the interval. */
  readonly at: number;
  readonly nameLines: readonly string[];
  readonly nameAt: number;
  readonly labelAt: number;
}

const widthOf = (text: string) => textWidth(text, NAME_SIZE);

export function layoutRows(chart: RowChart, width: number): RowLayout {
  const narrow = width < NARROW;
  const rows = chart.panels.flatMap((panel) => panel.rows);
  const names = Math.max(...rows.map(({ name }) => widthOf(name)), 0);
  const labels = Math.max(...rows.map(({ label }) => widthOf(label)), 0);
  const left = narrow ? 12 : Math.max(LEAST_LEFT, Math.min(names + 20, MOST_LEFT, width * 0.34));
  const right = narrow ? 16 : Math.min(labels + 20, width * 0.3);
  const stacked = narrow && rows.some(({ name, label }) => widthOf(name) + widthOf(label) + 12 > width);
  const nameRoom = stacked ? width : narrow ? width - labels - 12 : left - 16;
  const top = chart.bandLabel ? 26 : 8;
  let y = top;
  const panels = chart.panels.map((panel) => {
    const headingAt = y + HEADING / 2;
    if (panel.heading !== null) y += HEADING;
    const from = y;
    const placed = panel.rows.map((row): PlacedRow => {
      const nameLines = wrapText(row.name, nameRoom, NAME_SIZE, narrow ? 1 : 2);
      const height = stacked ? STACKED_ROW : narrow ? NARROW_ROW : nameLines.length > 1 ? ROW + 12 : ROW;
      const at = narrow ? y + height - 13 : y + height / 2;
      const nameAt = narrow ? y + 14 : at;
      y += height;
      return { row, at, nameLines, nameAt, labelAt: stacked ? nameAt + 18 : nameAt };
    });
    return { headingAt, from, to: y, rows: placed };
  });
  return { narrow, stacked, left, right, top, height: y + BOTTOM + (chart.axisTitle ? 14 : 0), panels };
}
