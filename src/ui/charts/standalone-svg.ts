import type { Figure } from '../../report/figures/figure.ts';
import { drawFigure, type DrawOptions } from './draw-figure.ts';
import { contentsAsXml, escapeXml } from './serialize.ts';
import { wrapText } from './text-fit.ts';
import { FONT_STACK, literalColor } from './theme.ts';

export interface StandaloneOptions extends DrawOptions {
  /** Writes the message above the picture and its note below. False where they stand beside it, as in a report. */
  readonly captions?: boolean;
}

const TITLE = 16;
const TITLE_LINE = 21;
/** How much wider a bold letter is. */
const BOLD = 1.1;
const NOTE = 12.5;
const NOTE_LINE = 17;
const MARGIN = 16;

/**
 * A figure as an SVG document that stands alone: literal colours, a stack of fonts, its message as title and how to read
 * it as description; without styles, scripts, a background, or anything from elsewhere. Light unless another theme is
 * named.
 */
export function standaloneSvg(figure: Figure, width: number, options: StandaloneOptions = {}): string {
  const { theme = 'light', captions = true } = options;
  const margin = captions ? MARGIN : 0;
  const inner = width - 2 * margin;
  const svg = drawFigure(figure, inner, { document: options.document, theme });
  const drawn = Number(svg.getAttribute('height'));
  const title = captions ? wrapText(figure.message, inner, TITLE * BOLD, 10) : [];
  const note = captions && figure.note ? wrapText(figure.note, inner, NOTE, 3) : [];
  const head = captions ? margin + title.length * TITLE_LINE + 14 : 0;
  const foot = note.length > 0 ? note.length * NOTE_LINE + 8 : 0;
  const height = head + drawn + foot + margin;
  const text = (lines: readonly string[], from: number, line: number, size: number, look: string) =>
    lines
      .map(
        (words, i) =>
          `\n  <text x="${margin}" y="${from + (i + 1) * line - 5}" font-size="${size}" ${look}>${escapeXml(words)}</text>`,
      )
      .join('');
  const ink = literalColor('var(--ink)', theme);
  const soft = literalColor('var(--ink-soft)', theme);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"`,
    ` font-family="${escapeXml(FONT_STACK)}" font-size="13" fill="${soft}">`,
    `\n  <title>${escapeXml(figure.message)}</title>`,
    `\n  <desc>${escapeXml([figure.reading, figure.note].filter(Boolean).join(' '))}</desc>`,
    text(title, margin, TITLE_LINE, TITLE, `font-weight="600" fill="${ink}"`),
    `\n  <g transform="translate(${margin},${head})" text-anchor="middle">`,
    contentsAsXml(svg, '    '),
    '\n  </g>',
    text(note, head + drawn + 4, NOTE_LINE, NOTE, `fill="${soft}"`),
    '\n</svg>\n',
  ].join('');
}
