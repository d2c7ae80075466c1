import { drawFrame, type Frame } from './frame.ts';
import { shapePath } from './group-look.ts';
import { layoutRows, NAME_LINE, NAME_SIZE, type PlacedRow, type RowChart, type RowLayout } from './row-chart.ts';
import { fitText, textWidth } from './text-fit.ts';
import { color } from './theme.ts';

/** Draws a row chart: interval, then point, with its line and its band. */
export function drawRows(chart: RowChart, width: number, document: Document): SVGSVGElement {
  const layout = layoutRows(chart, width);
  const { left, right, top, height } = layout;
  const bottom = height - (layout.panels.at(-1)?.to ?? top);
  return drawFrame({
    document,
    width,
    height,
    margins: { left, right, top, bottom },
    x: chart.axis,
    y: null,
    ticks: layout.narrow ? 4 : 6,
    under: (frame) => drawUnder(chart, layout, frame),
    draw: (frame) => drawOver(chart, layout, width, frame),
  });
}

/** The stretches of a panel that its line and its band run through: where names stand above the intervals, these alone. */
function stretches(
  { narrow }: RowLayout,
  { from, to, rows }: RowLayout['panels'][number],
): readonly [number, number][] {
  return narrow ? rows.map(({ at }) => [at - 11, at + 11]) : [[from, to]];
}

function drawUnder({ band, axis }: RowChart, layout: RowLayout, { pen, x }: Frame): void {
  if (!band) return;
  const [left, right] = [x(Math.max(axis.low, band.low)), x(Math.min(axis.high, band.high))];
  for (const panel of layout.panels) {
    for (const [from, to] of stretches(layout, panel))
      pen.rect(left, from, right - left, to - from, { fill: color('band') });
  }
}

function drawOver(chart: RowChart, layout: RowLayout, width: number, frame: Frame): void {
  const { pen, x } = frame;
  layout.panels.forEach((panel, p) => {
    const { headingAt, rows } = panel;
    const { heading, line } = chart.panels[p];
    if (heading !== null) {
      pen.text(heading, 0, headingAt, { 'font-size': 13, 'font-weight': 600, fill: color('ink-soft') });
    }
    for (const [from, to] of line === null ? [] : stretches(layout, panel)) {
      pen.line(x(line ?? 0), from, x(line ?? 0), to, { stroke: color('ink'), 'stroke-width': 1 });
    }
    for (const placed of rows) drawRow(placed, layout, width, frame);
  });
  if (chart.bandLabel) drawBandLabel(chart.bandLabel, layout, width, frame);
  if (chart.axisTitle) {
    const at = { 'font-size': 12.5, fill: color('ink-soft'), 'text-anchor': 'end' };
    pen.text(chart.axisTitle, width - layout.right, layout.height - 7, at);
  }
}

function drawRow(
  { row, at, nameLines, nameAt, labelAt }: PlacedRow,
  { stacked }: RowLayout,
  width: number,
  { pen, x }: Frame,
): void {
  const name = { 'font-size': NAME_SIZE, fill: color('ink') };
  pen.lines(nameLines, 0, nameAt, NAME_LINE, name, row.name);
  if (row.low !== null && row.high !== null) {
    const half = { stroke: row.color, 'stroke-width': 7, 'stroke-opacity': 0.36 };
    pen.line(x(row.low), at, Math.max(x(row.high), x(row.low) + 1), at, half);
  }
  if (row.expected !== null) {
    const tick = { stroke: color('ink'), 'stroke-width': 1.5 };
    pen.line(x(row.expected), at - 9, x(row.expected), at + 9, tick);
  }
  pen.path(shapePath(row.shape, x(row.value), at, 4.5), {
    fill: row.hollow ? color('paper') : row.color,
    stroke: row.color,
    'stroke-width': 1.5,
  });
  pen.text(row.label, stacked ? 0 : width, labelAt, {
    'font-size': NAME_SIZE,
    'text-anchor': stacked ? 'start' : 'end',
    'font-variant': 'tabular-nums',
    'font-weight': row.accused ? 600 : null,
    fill: row.accused ? color('shown') : color('ink-soft'),
  });
}

/** The band's label begins where the band does, or ends at the picture's edge where it would not fit. */
function drawBandLabel(
  { text, at }: NonNullable<RowChart['bandLabel']>,
  { top }: RowLayout,
  width: number,
  { pen, x }: Frame,
): void {
  const size = 12.5;
  const start = Math.max(0, Math.min(x(at), width - textWidth(text, size)));
  pen.text(fitText(text, width, size), start, top - 12, { 'font-size': size, fill: color('ink-soft') }, text);
}
