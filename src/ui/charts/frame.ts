import * as Plot from '@observablehq/plot';
import type { FigureAxis } from '../../report/figures/figure-data.ts';
import { PLOT_CLASS } from './inline-styles.ts';
import { Pen } from './pen.ts';
import { color } from './theme.ts';
import { tickWords } from './ticks.ts';

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A scale from numbers to pixels. */
export type Scale = (value: number) => number;

/** What a picture draws with: a pen for what lies below the axes, and one above. */
export interface Frame {
  readonly pen: Pen;
  readonly x: Scale;
  readonly y: Scale;
}

export interface FrameOptions {
  readonly document: Document;
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  readonly x: FigureAxis | null;
  /** Null: y is drawn in pixels. */
  readonly y: FigureAxis | null;
  readonly ticks?: number;
  readonly grid?: boolean;
  /** False: the picture draws its own. */
  readonly axes?: boolean;
  readonly under?: (frame: Frame) => void;
  readonly draw: (frame: Frame) => void;
}

const AXIS = { tickSize: 4, tickPadding: 3, fontSize: 12.5, label: null } as const;

/** A picture's frame: axes with hairlines, and the pens that draw into it. */
export function drawFrame(options: FrameOptions): SVGSVGElement {
  const { document, width, height, margins, x, y, ticks = 5, grid = false, axes = true } = options;
  const drawing = (draw: ((frame: Frame) => void) | undefined) =>
    draw &&
    ((_: unknown, scales: Plot.ScaleFunctions) => {
      const pen = new Pen(document);
      draw({ pen, x: scaleOf(scales['x']), y: scaleOf(scales['y']) });
      return pen.group;
    });
  const axis = { ...AXIS, ticks, color: color('outline'), fill: color('ink-soft') };
  return Plot.plot({
    document,
    className: PLOT_CLASS,
    width,
    height,
    marginLeft: margins.left,
    marginRight: margins.right,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    x: x ? { type: 'linear', domain: [x.low, x.high], axis: null } : { type: 'identity', axis: null },
    y: y ? { type: 'linear', domain: [y.low, y.high], axis: null } : { type: 'identity', axis: null },
    marks: [
      drawing(options.under),
      x && grid ? Plot.gridX({ ticks, stroke: color('hairline'), strokeOpacity: 1 }) : null,
      y && grid ? Plot.gridY({ ticks, stroke: color('hairline'), strokeOpacity: 1 }) : null,
      x && axes ? Plot.axisX({ ...axis, anchor: 'bottom', tickFormat: (value: number) => tickWords(value, x) }) : null,
      y && axes ? Plot.axisY({ ...axis, anchor: 'left', tickFormat: (value: number) => tickWords(value, y) }) : null,
      drawing(options.draw),
    ],
  }) as SVGSVGElement;
}

function scaleOf(scale: unknown): Scale {
  return typeof scale === 'function' ? (scale as Scale) : (value) => value;
}
