import type { FigureKind } from './figure-data.ts';

const LONGEST = 32;

/** A name of letters and digits for a part of an id; where that loses something, a mark of the full name is added. */
function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST);
  return plain === name ? plain : `${plain}${plain ? '-' : ''}${hash(name)}`;
}

/** FNV-1a over UTF-16 code units, in base 36. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}

/** The id of a figure, fit for a file name, and different for different parts: `groupIntervals-race-falsePositiveRate`. */
export function figureId(kind: FigureKind, features: readonly string[], ...parts: readonly string[]): string {
  return [kind, ...features.map(slug), ...parts].join('-');
}
