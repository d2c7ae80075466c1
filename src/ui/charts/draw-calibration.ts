import { AXIS_WORDS } from '../../report/figures/drawn-words.ts';
import type { CalibrationByGroup, CalibrationSeries, FigureAxis } from '../../report/figures/figure-data.ts';
import { drawFrame, type Frame } from './frame.ts';
import { groupColor } from './group-look.ts';
import { GAP, HEAD, LEFT, panelLayout, TITLES } from './panel-layout.ts';
import { Pen } from './pen.ts';
import { fitText } from './text-fit.ts';
import { color } from './theme.ts';
import { tickWords } from './ticks.ts';

const TICKS = [0, 0.5, 1];

/** Draws a panel for each group, on the same scales, the diagonal in each. */
export function drawCalibration(
  { series, unit }: CalibrationByGroup,
  width: number,
  document: Document,
): SVGSVGElement {
  const { columns, side, height } = panelLayout(width, series.length);
  return drawFrame({
    document,
    width,
    height,
    margins: { left: LEFT, right: width - LEFT - side, top: TITLES + HEAD, bottom: height - TITLES - HEAD - side },
    x: unit,
    y: unit,
    axes: false,
    draw: (frame) => {
      frame.pen.text(AXIS_WORDS.labelPositive, 0, 9, { 'font-size': 12.5, fill: color('ink-soft') });
      series.forEach((one, i) => {
        const [column, row] = [i % columns, Math.floor(i / columns)];
        const pen = new Pen(document, `translate(${column * (side + GAP)},${row * (side + HEAD)})`);
        drawPanel(pen, one, frame.x, frame.y, side);
        drawTicks(pen, frame, {
          left: column === 0,
          below: i + columns >= series.length,
          titled: i === series.length - 1,
        });
        frame.pen.group.append(pen.group);
      });
    },
  });
}

/** Ticks at the left of the first column, and below the last panel of each; the last panel says what lies below. */
function drawTicks(
  pen: Pen,
  { x, y }: Frame,
  where: { readonly left: boolean; readonly below: boolean; readonly titled: boolean },
): void {
  const text = { 'font-size': 12, fill: color('ink-soft') };
  const percent: FigureAxis = { low: 0, high: 1, format: 'percent' };
  for (const tick of TICKS) {
    const words = tickWords(tick, percent);
    if (where.left) pen.text(words, x(0) - 6, y(tick), { ...text, 'text-anchor': 'end' });
    if (where.below)
      pen.text(words, x(tick), y(0) + 13, {
        ...text,
        'text-anchor': tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle',
      });
  }
  if (where.titled)
    pen.text(AXIS_WORDS.meanScore, x(1), y(0) + 32, { ...text, 'font-size': 12.5, 'text-anchor': 'end' });
}

function drawPanel(
  pen: Pen,
  { group, label, bins, faint }: CalibrationSeries,
  x: (v: number) => number,
  y: (v: number) => number,
  side: number,
): void {
  const [left, top] = [x(0), y(1)];
  pen.rect(left, top, side, side, { fill: 'none', stroke: color('hairline') });
  pen.line(x(0), y(0), x(1), y(1), { stroke: color('outline'), 'stroke-width': 1, 'stroke-dasharray': '1 3' });
  const ink = groupColor(group);
  const most = Math.max(...bins.map(({ n }) => n));
  for (const { score, value, low, high, n, small } of bins) {
    if (low !== null && high !== null) {
      pen.line(x(score), y(low), x(score), y(high), { stroke: ink, 'stroke-width': 3, 'stroke-opacity': 0.36 });
    }
    const hollow = small || faint;
    pen.path(circle(x(score), y(value), 2.2 + 2.8 * Math.sqrt(n / most)), {
      fill: hollow ? color('paper') : ink,
      stroke: hollow ? ink : color('paper'),
      'stroke-width': 1.2,
    });
  }
  pen.text(fitText(group.name, side, 14), left, top - 29, { 'font-size': 14, fill: color('ink') }, group.name);
  pen.text(label, left, top - 13, { 'font-size': 12.5, fill: color('ink-soft'), 'font-variant': 'tabular-nums' });
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r},${y}A${r},${r} 0 1 1 ${x + r},${y}A${r},${r} 0 1 1 ${x - r},${y}Z`;
