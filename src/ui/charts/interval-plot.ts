import * as Plot from '@observablehq/plot';
import { chartHeight, NARROW } from './chart-height.ts';
import { PLOT_CLASS } from './inline-styles.ts';

/** One group in an interval chart. */
export interface IntervalRow {
  readonly name: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** What stands at the end of the row: `44.9 % of 1,795`. */
  readonly label: string;
  /** accused: in a pair whose disparity is shown; faint: no verdict rests on it. */
  readonly role: 'plain' | 'reference' | 'accused' | 'faint';
}

export interface IntervalChart {
  /** The message of the chart, read out in its place. */
  readonly message: string;
  readonly rows: readonly IntervalRow[];
  /** The reference group's value, and the stretch that the tolerance leaves around it. */
  readonly reference: number | null;
  readonly band: { readonly low: number; readonly high: number; readonly label: string } | null;
  readonly formatTick: (value: number) => string;
  /** The largest value the axis may reach: 1 for rates. */
  readonly limit: number;
}

const COLOR: Readonly<Record<IntervalRow['role'], string>> = {
  plain: 'var(--mark)',
  reference: 'var(--ink)',
  accused: 'var(--shown)',
  faint: 'var(--outline)',
};

/**
 * Draws groups below each other: interval, then point, with the reference as a line and the tolerance as a band.
 * Pure: the same chart and width give the same SVG.
 */
export function drawIntervalPlot(chart: IntervalChart, width: number): SVGSVGElement {
  const narrow = width < NARROW;
  const rows = [...chart.rows];
  const longest = Math.max(...rows.map((row) => row.name.length), 4);
  const marginLeft = narrow ? 14 : Math.min(290, 24 + longest * 7.2);
  const marginRight = narrow ? 18 : 132;
  const name = (row: IntervalRow) => row.name;
  const color = (row: IntervalRow) => COLOR[row.role];
  const most = Math.max(...rows.map((row) => row.high ?? row.value), chart.band?.high ?? 0, 0.02);
  const limit = Math.min(chart.limit, most * 1.04);
  const bandAtRight = chart.band !== null && chart.band.low > limit * 0.45 && chart.band.high <= limit;
  const shared = { y: name, fontSize: 14, frameAnchor: 'left' as const, textAnchor: 'start' as const };

  const svg = Plot.plot({
    className: PLOT_CLASS,
    width,
    height: chartHeight(rows.length, width),
    marginLeft,
    marginRight,
    marginTop: narrow ? 34 : 24,
    marginBottom: 32,
    style: { fontFamily: 'var(--font)', fontSize: '13px', color: 'var(--ink-soft)', background: 'transparent' },
    x: { domain: [0, limit] },
    y: { domain: rows.map(name), axis: null, padding: 0.2, insetBottom: 8 },
    marks: [
      chart.band &&
        Plot.rect([chart.band], {
          x1: (band: { low: number }) => Math.max(0, band.low),
          x2: (band: { high: number }) => Math.min(limit, band.high),
          fill: 'var(--band)',
        }),
      Plot.axisX({
        anchor: 'bottom',
        ticks: narrow ? 4 : 6,
        tickFormat: chart.formatTick,
        tickSize: 4,
        color: 'var(--outline)',
        fontSize: 12.5,
        fill: 'var(--ink-soft)',
        label: null,
      }),
      chart.reference === null ? null : Plot.ruleX([chart.reference], { stroke: 'var(--ink)', strokeWidth: 1 }),
      chart.band && chart.reference !== null
        ? Plot.text([chart.band.label], {
            x: bandAtRight ? chart.band.high : Math.max(0, chart.band.low),
            frameAnchor: 'top',
            dy: narrow ? -22 : -12,
            textAnchor: bandAtRight ? 'end' : 'start',
            fontSize: 12.5,
            fill: 'var(--ink-soft)',
          })
        : null,
      Plot.ruleY(
        rows.filter((row) => row.low !== null && row.high !== null),
        { y: name, x1: 'low', x2: 'high', stroke: color, strokeWidth: 7, strokeOpacity: 0.36, dy: narrow ? 8 : 0 },
      ),
      Plot.dot(rows, {
        x: 'value',
        y: name,
        r: 4.5,
        fill: (row: IntervalRow) => (row.role === 'faint' ? 'var(--paper)' : color(row)),
        stroke: color,
        strokeWidth: 1.5,
        dy: narrow ? 8 : 0,
      }),
      Plot.text(rows, {
        ...shared,
        text: name,
        dx: -marginLeft,
        dy: narrow ? -9 : 0,
        fill: 'var(--ink)',
        textOverflow: 'ellipsis',
        lineWidth: narrow ? 18 : marginLeft / 14 - 0.8,
      }),
      Plot.text(rows, {
        y: name,
        text: 'label',
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: marginRight,
        dy: narrow ? -9 : 0,
        fontSize: 14,
        fill: (row: IntervalRow) => (row.role === 'accused' ? 'var(--shown)' : 'var(--ink-soft)'),
      }),
    ],
  }) as SVGSVGElement;
  return nameAsImage(svg, chart.message);
}

/** Makes the drawing one image to assistive technology: its message, and nothing of its parts. */
function nameAsImage(svg: SVGSVGElement, message: string): SVGSVGElement {
  for (const part of svg.querySelectorAll('[aria-label], [aria-description], [aria-hidden]')) {
    for (const name of ['aria-label', 'aria-description', 'aria-hidden']) part.removeAttribute(name);
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', message);
  return svg;
}
