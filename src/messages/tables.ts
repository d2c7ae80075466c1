import { formatCount, formatCounted } from '../report/numbers.ts';

/** Words of tables and of the terms in them. */
export const TABLE_WORDS = {
  definitionOf: (name: string): string => `Definition of ${name}`,
  findIn: (caption: string): string => `Find in: ${caption}`,
  find: 'Find',
  arrowKeys: 'Arrow keys move between the numbers and say what each is. Enter opens its definition.',
  found: (found: number, all: number): string =>
    found === 0 ? 'Nothing found' : `${formatCount(found)} of ${formatCounted(all, 'row', 'rows')}`,
  printed: (printed: number, all: number): string =>
    `The first ${formatCount(printed)} of ${formatCount(all)} rows are printed. The CSV of the report holds all of them.`,
} as const;
