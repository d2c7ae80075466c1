import type { DistributionSeries, ScoreDistributions } from '../../report/figures/figure-data.ts';
import { drawFrame, type Frame } from './frame.ts';
import { groupColor } from './group-look.ts';
import { BOTTOM, NARROW_RIDGE, RIDGE, ridgesHeight, TALLEST, TOP } from './ridge-layout.ts';
import { NARROW } from './row-chart.ts';
import { fitText, textWidth, wrapText } from './text-fit.ts';
import { color } from './theme.ts';

/** Draws a stepped shape for each group, all to one height, with the threshold through them. */
export function drawDistributions(data: ScoreDistributions, width: number, document: Document): SVGSVGElement {
  const { series, axis, threshold } = data;
  const narrow = width < NARROW;
  const names = Math.max(
    ...series.map(({ group }) => textWidth(group.name, 14)),
    ...series.map(({ label }) => textWidth(label, 12.5)),
  );
  const left = narrow ? 4 : Math.min(names + 24, 260, width * 0.36);
  const height = ridgesHeight(width, series.length);
  return drawFrame({
    document,
    width,
    height,
    margins: { left, right: narrow ? 8 : 14, top: TOP, bottom: BOTTOM },
    x: axis,
    y: null,
    ticks: narrow ? 4 : 8,
    draw: (frame) => {
      const bases = series.map((_, i) => TOP + (i + 1) * (narrow ? NARROW_RIDGE : RIDGE) - 6);
      series.forEach((one, i) => {
        drawRidge(one, bases[i], data.highest, frame);
        drawName(one, bases[i], narrow ? width : left - 16, narrow, frame);
      });
      if (threshold) drawThreshold(threshold, bases, width, frame);
    },
  });
}

function drawRidge(
  { group, steps, median, faint }: DistributionSeries,
  base: number,
  highest: number,
  { pen, x }: Frame,
): void {
  const up = (share: number) => base - (share / highest) * TALLEST;
  const outline = steps.map(({ low, high, share }) => `${x(low)},${up(share)}L${x(high)},${up(share)}`).join('L');
  const [from, to] = [x(steps[0].low), x(steps[steps.length - 1].high)];
  const ink = groupColor(group);
  pen.path(`M${from},${base}L${outline}L${to},${base}Z`, { fill: ink, 'fill-opacity': faint ? 0.08 : 0.22 });
  pen.path(`M${outline}`, { stroke: ink, 'stroke-width': faint ? 1 : 1.5, 'stroke-linejoin': 'round' });
  pen.line(from, base, to, base, { stroke: color('hairline') });
  pen.line(x(median), base - 1, x(median), base + 5, { stroke: ink, 'stroke-width': 2 });
}

function drawName(
  { group, label }: DistributionSeries,
  base: number,
  room: number,
  narrow: boolean,
  { pen }: Frame,
): void {
  const name = { 'font-size': 14, fill: color('ink') };
  const value = { 'font-size': 12.5, fill: color('ink-soft'), 'font-variant': 'tabular-nums' };
  if (narrow) {
    pen.text(fitText(group.name, room, 14), 0, base - TALLEST - 31, name, group.name);
    pen.text(fitText(label, room, 12.5), 0, base - TALLEST - 13, value, label);
    return;
  }
  const lines = wrapText(group.name, room, 14, 2);
  const middle = base - 18;
  pen.lines(lines, 0, middle - 9, 16, name, group.name);
  pen.text(fitText(label, room, 12.5), 0, middle + 9 + (lines.length - 1) * 8, value, label);
}

/** Through all shapes; where names stand above the shapes, through these alone. */
function drawThreshold(
  { value, label }: NonNullable<ScoreDistributions['threshold']>,
  bases: readonly number[],
  width: number,
  { pen, x }: Frame,
): void {
  const at = x(value);
  const dashed = { stroke: color('ink'), 'stroke-width': 1, 'stroke-dasharray': '5 3' };
  const whole: readonly [number, number][] = [[TOP - 8, bases[bases.length - 1]]];
  const parts = width < NARROW ? bases.map((base): [number, number] => [base - TALLEST, base]) : whole;
  for (const [from, to] of parts) pen.line(at, from, at, to, dashed);
  const text = fitText(label, width, 12.5);
  const room = textWidth(text, 12.5);
  const start = Math.max(0, Math.min(at - room / 2, width - room));
  pen.text(text, start, 10, { 'font-size': 12.5, fill: color('ink-soft') }, label);
}
