import type { ErrorDetails } from '../errors.ts';
import { isolated } from '../report/isolated.ts';
import { formatCount, listWords } from '../report/numbers.ts';

/** What happened and what to do next, as text or from the facts. */
export type Words = readonly [
  what: string | ((d: ErrorDetails) => string),
  next: string | ((d: ErrorDetails) => string),
];

/** A fact as text, lists in words. */
export const text = (d: ErrorDetails, key: string, otherwise = ''): string => {
  const value = d[key];
  if (Array.isArray(value)) return listWords((value as string[]).map(isolated));
  return value === undefined || value === '' ? otherwise : isolated(String(value));
};
/** A fact as a count; null where it is none. */
export const number = (d: ErrorDetails, key: string): string | null =>
  typeof d[key] === 'number' ? formatCount(d[key]) : null;
/** The column that an error names. */
export const column = (d: ErrorDetails): string => (d['column'] ? `the column “${text(d, 'column')}”` : 'a column');
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
