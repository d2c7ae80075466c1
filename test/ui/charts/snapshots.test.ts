import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/report/figures/figure.ts';
import { FIGURES } from '../../../src/report/figures/registry.ts';
import { drawFigure } from '../../../src/ui/charts/draw-figure.ts';
import { figureHeight } from '../../../src/ui/charts/figure-height.ts';
import { standaloneSvg } from '../../../src/ui/charts/standalone-svg.ts';
import { specimens } from './specimens.ts';

const parsed = parseHTML('<!doctype html><html><body></body></html>');
const document = parsed.document as unknown as Document;
const all = await specimens();

/** How many rows, cells, curves or points a picture draws. */
function drawnMarks({ kind, data }: Figure): number {
  switch (kind) {
    case 'groupIntervals':
    case 'representation':
      return data.rows.length;
    case 'disparityLadder':
      return data.rungs.length;
    case 'intersectionMap':
      return data.cells.filter(({ state }) => state !== 'absent').length;
    case 'rocByGroup':
      return data.curves.length;
    case 'calibrationByGroup':
      return data.series.reduce((sum, { bins }) => sum + bins.length, 0);
    case 'scoreDistributions':
      return data.series.length;
    case 'missingness':
      return data.panels[0].rows.length;
  }
}

describe('pictures as they are reviewed', () => {
  it.each(all)('$name', async ({ name, width, figure }) => {
    const svg = standaloneSvg(figure, width, { document });
    await expect(svg).toMatchFileSnapshot(`./__snapshots__/${name}.svg`);
  });

  it('show every kind of picture', () => {
    expect([...new Set(all.map(({ figure }) => figure.kind))].sort()).toEqual(Object.keys(FIGURES).sort());
  });
});

describe.each(all)('$name', ({ width, figure }) => {
  it('has what is drawn in its table, under a head for each column', () => {
    expect(drawnMarks(figure)).toBeGreaterThan(0);
    expect(figure.table.rows.length).toBeGreaterThanOrEqual(drawnMarks(figure));
    for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
  });

  it('stands alone: no script, no style, nothing from elsewhere, no colour of the page', () => {
    const svg = standaloneSvg(figure, width, { document });
    const address = 'http://www.w3.org/2000/svg';
    expect(svg.startsWith(`<svg xmlns="${address}"`)).toBe(true);
    const elements = new Set([...svg.matchAll(/<([A-Za-z]\w*)/g)].map(([, name]) => name));
    const known = new Set(['svg', 'title', 'desc', 'g', 'line', 'path', 'rect', 'text']);
    expect([...elements].filter((name) => !known.has(name))).toEqual([]);
    expect(svg).not.toMatch(/ (?:on\w+|href|xlink:href|style|class)="/);
    expect(svg).not.toMatch(/url\(|var\(|NaN|Infinity|undefined"/);
  });

  it('is drawn in the same way every time, as tall as was foretold, and named by its message', () => {
    const drawn = () => drawFigure(figure, width, { document });
    const svg = drawn();
    expect(svg.outerHTML).toBe(drawn().outerHTML);
    expect(Number(svg.getAttribute('height'))).toBeCloseTo(figureHeight(figure, width), 6);
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBe(figure.message);
    expect(svg.querySelectorAll('[style]')).toHaveLength(0);
  });
});
