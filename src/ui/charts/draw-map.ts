import { MAP_WORDS } from '../../report/figures/drawn-words.ts';
import type { IntersectionMap, MapCell } from '../../report/figures/figure-data.ts';
import { drawFrame, type Frame } from './frame.ts';
import { CELL, HEAD_SIZE, mapLayout, type MapLayout } from './map-layout.ts';
import type { Pen } from './pen.ts';
import { fitText, textWidth, wrapText } from './text-fit.ts';
import { color, SHADES } from './theme.ts';
import { tickWords } from './ticks.ts';

/** Draws a heat map: shade and number in each cell, what is small outlined, what has no value hatched and said. */
export function drawMap(map: IntersectionMap, width: number, document: Document): SVGSVGElement {
  const layout = mapLayout(map, width);
  return drawFrame({
    document,
    width,
    height: layout.height,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    x: null,
    y: null,
    draw: ({ pen }: Frame) => {
      drawHeads(pen, map, layout);
      for (const cell of map.cells) drawCell(pen, cell, map, layout);
      drawLegend(pen, map, layout);
    },
  });
}

function drawHeads(pen: Pen, { across, down }: IntersectionMap, { left, top, cell, upright }: MapLayout): void {
  const feature = { 'font-size': 12.5, 'font-weight': 600, fill: color('ink-soft') };
  pen.text(fitText(across.feature, across.levels.length * cell, 12.5), left + 2, 9, feature, across.feature);
  pen.text(fitText(down.feature, left - 10, 12.5), 0, upright ? top - 10 : 9, feature, down.feature);
  const head = { 'font-size': HEAD_SIZE, fill: color('ink') };
  across.levels.forEach((level, i) => {
    const middle = left + (i + 0.5) * cell;
    if (upright) {
      const turned = { ...head, transform: `rotate(-90,${middle},${top - 8})` };
      pen.text(fitText(level, top - 36, HEAD_SIZE), middle, top - 8, turned, level);
      return;
    }
    const lines = wrapText(level, cell - 8, HEAD_SIZE, 2);
    pen.lines(lines, middle, top - 12 - (lines.length - 1) * 8, 16, { ...head, 'text-anchor': 'middle' }, level);
  });
  down.levels.forEach((level, i) => {
    const lines = wrapText(level, left - 12, HEAD_SIZE, 2);
    pen.lines(lines, 0, top + (i + 0.5) * CELL, 16, head, level);
  });
}

function drawCell(pen: Pen, cell: MapCell, map: IntersectionMap, { left, top, cell: size }: MapLayout): void {
  const [x, y, w, h] = [left + cell.column * size + 1, top + cell.row * CELL + 1, size - 2, CELL - 2];
  const middle = x + w / 2;
  if (cell.value === null) {
    pen.rect(x + 0.5, y + 0.5, w - 1, h - 1, { fill: 'none', stroke: color('hairline') });
    if (cell.state !== 'absent') pen.path(hatching(x, y, w, h), { stroke: color('hairline'), 'stroke-width': 1 });
    const lines = wrapText(cell.label, w - 8, 11.5, 2);
    pen.lines(
      lines,
      middle,
      y + h / 2,
      13,
      { 'font-size': 11.5, fill: color('ink-soft'), 'text-anchor': 'middle' },
      cell.label,
    );
    return;
  }
  const small = cell.state === 'small';
  const shade = shadeOf(cell.value, map);
  const onShade = shade <= 4 ? 'on-shade-low' : shade === 5 ? 'on-shade-middle' : 'on-shade-high';
  const ink = color(small ? 'ink-soft' : onShade);
  if (small) outline(pen, x, y, w, h);
  else pen.rect(x, y, w, h, { fill: color(`shade-${shade}`) });
  const number = { fill: ink, 'text-anchor': 'middle', 'font-variant': 'tabular-nums' };
  const label = textWidth(cell.label, 14) > w - 4 ? cell.label.replace(/\u202f%$/, '') : cell.label;
  pen.text(label, middle, y + h / 2 - 7, { ...number, 'font-size': w < 44 ? 12.5 : 14 });
  const count = textWidth(cell.size, 12) > w - 6 ? cell.size.replace(/^of /, '') : cell.size;
  pen.text(count, middle, y + h / 2 + 10, { ...number, 'font-size': w < 44 ? 11 : 12 });
}

function shadeOf(value: number, { shades: { low, high } }: IntersectionMap): number {
  const along = high > low ? (value - low) / (high - low) : 0.5;
  return Math.min(SHADES, Math.max(1, Math.ceil(along * SHADES)));
}

/** Slanting lines over a rectangle, cut at its edges, so that a drawing needs no pattern of its own. */
function hatching(x: number, y: number, w: number, h: number): string {
  const step = 7;
  let path = '';
  for (let offset = step; offset < w + h; offset += step) {
    const [x1, y1] = offset <= h ? [x, y + offset] : [x + offset - h, y + h];
    const [x2, y2] = offset <= w ? [x + offset, y] : [x + w, y + offset - w];
    path += `M${x1},${y1}L${x2},${y2}`;
  }
  return path;
}

/** Of a group too small for a verdict to rest on. */
function outline(pen: Pen, x: number, y: number, w: number, h: number): void {
  const dashed = { fill: 'none', stroke: color('outline'), 'stroke-dasharray': '3 3' };
  pen.rect(x + 1.5, y + 1.5, w - 3, h - 3, dashed);
}

/** What shades, outlines and hatching stand for, as far as they occur. */
function drawLegend(pen: Pen, { shades, cells, smallBelow }: IntersectionMap, { left, height }: MapLayout): void {
  const y = height - 26;
  const text = { 'font-size': 12, fill: color('ink-soft'), 'font-variant': 'tabular-nums' };
  const [low, high] = [tickWords(shades.low, shades), tickWords(shades.high, shades)];
  let x = left + 1;
  pen.text(low, x, y, text);
  x += textWidth(low, 12) + 4;
  for (let shade = 1; shade <= SHADES; shade++, x += 14) pen.rect(x, y - 6, 14, 12, { fill: color(`shade-${shade}`) });
  pen.text(high, x + 6, y, text);
  x = left + 1;
  const next = (words: string) => {
    pen.text(words, x + 22, y + 20, text);
    x += 22 + textWidth(words, 12) + 14;
  };
  if (cells.some(({ state }) => state === 'small')) {
    outline(pen, x - 1, y + 13, 18, 14);
    next(MAP_WORDS.small(smallBelow));
  }
  if (cells.some(({ state }) => state === 'undefined' || state === 'withheld')) {
    pen.path(hatching(x, y + 14, 16, 12), { stroke: color('outline'), 'stroke-width': 1 });
    next(MAP_WORDS.noValue);
  }
}
