import type { FigureData, FigureKind } from '../../report/figures/figure-data.ts';
import type { Figure } from '../../report/figures/figure.ts';
import { drawCalibration } from './draw-calibration.ts';
import { drawDistributions } from './draw-distributions.ts';
import { drawMap } from './draw-map.ts';
import { drawRoc } from './draw-roc.ts';
import { drawRows } from './draw-rows.ts';
import { ROW_CHARTS } from './row-charts.ts';
import { literalColor, type Theme } from './theme.ts';

export interface DrawOptions {
  /** Where elements are made; the page's own document unless another is given. */
  readonly document?: Document;
  /** Colours as they are in one theme, in place of the page's tokens. */
  readonly theme?: Theme;
}

type Draw<Kind extends FigureKind> = (data: FigureData[Kind], width: number, document: Document) => SVGSVGElement;

const DRAW: { readonly [Kind in FigureKind]: Draw<Kind> } = {
  groupIntervals: (data, ...to) => drawRows(ROW_CHARTS.groupIntervals(data), ...to),
  disparityLadder: (data, ...to) => drawRows(ROW_CHARTS.disparityLadder(data), ...to),
  missingness: (data, ...to) => drawRows(ROW_CHARTS.missingness(data), ...to),
  representation: (data, ...to) => drawRows(ROW_CHARTS.representation(data), ...to),
  intersectionMap: drawMap,
  rocByGroup: drawRoc,
  calibrationByGroup: drawCalibration,
  scoreDistributions: drawDistributions,
};

/** Draws a figure so many pixels wide. Pure: the same figure and width give the same SVG. */
export function drawFigure(figure: Figure, width: number, options: DrawOptions = {}): SVGSVGElement {
  const svg = draw(figure, width, options.document ?? document);
  nameAsImage(svg, figure.message);
  if (options.theme) resolveColors(svg, options.theme);
  return svg;
}

function draw<Kind extends FigureKind>(
  { kind, data }: { readonly kind: Kind; readonly data: FigureData[Kind] },
  width: number,
  document: Document,
): SVGSVGElement {
  return DRAW[kind](data, width, document);
}

/** Makes the drawing one image to assistive technology: its message, and nothing of its parts. */
function nameAsImage(svg: SVGSVGElement, message: string): void {
  for (const part of svg.querySelectorAll('[aria-label], [aria-description], [aria-hidden]')) {
    for (const name of ['aria-label', 'aria-description', 'aria-hidden']) part.removeAttribute(name);
  }
  // The font is the page's own.
  for (const name of ['font-family', 'font-size']) svg.removeAttribute(name);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', message);
}

function resolveColors(svg: SVGSVGElement, theme: Theme): void {
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of ['fill', 'stroke', 'color']) {
      const value = element.getAttribute(name);
      if (value?.includes('var(')) element.setAttribute(name, literalColor(value, theme));
    }
  }
}
