import { shapePath, type Shape } from './group-look.ts';
import { LABEL, SAMPLE } from './label-room.ts';
import type { Pen } from './pen.ts';
import { spread } from './spread.ts';
import { fitText } from './text-fit.ts';
import { color } from './theme.ts';

/** What stands beside a line: a sample of it, the group's name, and its number. */
export interface LineLabel {
  readonly name: string;
  readonly value: string;
  readonly color: string;
  readonly dash: string | null;
  readonly shape: Shape;
}

const LINE = SAMPLE - 8;
const SIZE = 14;

/** Labels beside a picture, each as near to its line as the others let it. */
export function directLabels(
  pen: Pen,
  labels: readonly LineLabel[],
  wanted: readonly number[],
  room: { readonly x: number; readonly width: number; readonly low: number; readonly high: number },
): void {
  const placed = spread(wanted, LABEL, room.low, room.high);
  labels.forEach((label, i) => drawLabel(pen, label, room.x, placed[i], room.width));
}

/** Labels under each other, where there is no room beside. */
export function drawLabels(
  pen: Pen,
  labels: readonly LineLabel[],
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
  labels.forEach((label, i) => drawLabel(pen, label, x, y + LABEL * (i + 0.5), width));
}

function drawLabel(pen: Pen, label: LineLabel, x: number, y: number, width: number): void {
  const line = { stroke: label.color, 'stroke-width': 2, 'stroke-dasharray': label.dash };
  pen.line(x, y - 8, x + LINE, y - 8, line);
  pen.path(shapePath(label.shape, x + LINE / 2, y - 8, 4), {
    fill: label.color,
    stroke: color('paper'),
    'stroke-width': 1,
  });
  const room = width - SAMPLE;
  const text = { 'font-size': SIZE, fill: color('ink') };
  pen.text(fitText(label.name, room, SIZE), x + SAMPLE, y - 8, text, label.name);
  const value = { 'font-size': 13, fill: color('ink-soft'), 'font-variant': 'tabular-nums' };
  pen.text(fitText(label.value, room, 13), x + SAMPLE, y + 9, value, label.value);
}
