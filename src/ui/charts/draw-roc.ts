import { AXIS_WORDS } from '../../report/figures/drawn-words.ts';
import type { FigureAxis, RocByGroup, RocSeries, XY } from '../../report/figures/figure-data.ts';
import { directLabels, drawLabels, type LineLabel } from './direct-labels.ts';
import { drawFrame, type Frame } from './frame.ts';
import { groupColor, groupDash, groupShape, shapePath } from './group-look.ts';
import { linePath } from './line-path.ts';
import { ROC_BOTTOM as BOTTOM, ROC_LEFT as LEFT, rocLayout, ROC_TOP as TOP } from './roc-layout.ts';
import { color } from './theme.ts';

const UNIT: FigureAxis = { low: 0, high: 1, format: 'percent' };
/** Draws ROC curves into a square, each with its own dashes and shape, labelled beside or below it. */
export function drawRoc(data: RocByGroup, width: number, document: Document): SVGSVGElement {
  const { curves } = data;
  const { side, beside, height } = rocLayout(data, width);
  const below = height - TOP - side - BOTTOM;
  return drawFrame({
    document,
    width,
    height,
    margins: { left: LEFT, right: width - LEFT - side, top: TOP, bottom: BOTTOM + below },
    x: UNIT,
    y: UNIT,
    ticks: 5,
    grid: true,
    draw: (frame) => {
      drawSquare(frame, side);
      // The largest group lies on top.
      for (const curve of [...curves].reverse()) drawCurve(curve, frame);
      const labels = curves.map((curve) => labelOf(curve));
      if (beside > 0) {
        const wanted = curves.map(({ points }) => frame.y(heightAt(points, 0.5)));
        directLabels(frame.pen, labels, wanted, {
          x: LEFT + side + 14,
          width: beside - 14,
          low: TOP,
          high: TOP + side,
        });
      } else {
        drawLabels(frame.pen, labels, { x: LEFT, y: TOP + side + BOTTOM, width: width - LEFT });
      }
    },
  });
}

function drawSquare({ pen, x, y }: Frame, side: number): void {
  pen.line(x(0), y(0), x(1), y(1), { stroke: color('outline'), 'stroke-width': 1, 'stroke-dasharray': '1 3' });
  const title = { 'font-size': 12.5, fill: color('ink-soft') };
  pen.text(AXIS_WORDS.truePositiveRate, 0, 9, title);
  pen.text(AXIS_WORDS.falsePositiveRate, LEFT + side, TOP + side + 36, { ...title, 'text-anchor': 'end' });
}

function drawCurve({ group, points, at, faint }: RocSeries, { pen, x, y }: Frame): void {
  const stroke = groupColor(group);
  pen.path(linePath(points.map((point) => ({ x: x(point.x), y: y(point.y) }))), {
    stroke,
    'stroke-width': faint ? 1 : 2,
    'stroke-opacity': faint ? 0.6 : null,
    'stroke-dasharray': groupDash(group),
    'stroke-linejoin': 'round',
  });
  if (!at) return;
  pen.path(shapePath(groupShape(group), x(at.x), y(at.y), 5), {
    fill: stroke,
    stroke: color('paper'),
    'stroke-width': 1.5,
  });
}

function labelOf({ group, label }: RocSeries): LineLabel {
  return {
    name: group.name,
    value: label,
    color: groupColor(group),
    dash: groupDash(group),
    shape: groupShape(group),
  };
}

/** The true positive rate of a curve at a false positive rate. */
function heightAt(points: readonly XY[], x: number): number {
  const after = points.findIndex((point) => point.x > x);
  if (after <= 0) return points.at(-1)?.y ?? 0;
  const [a, b] = [points[after - 1], points[after]];
  return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}
