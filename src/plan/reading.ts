import type { ReadOptions } from '../data/read-options.ts';
import type { Reading } from './plan.ts';

/** How a file is to be read under a plan. */
export function readOptionsOf(reading: Reading | undefined): ReadOptions {
  const columns = reading?.columns ?? [];
  const types = columns.flatMap(({ column, type }) => (type ? [[column, type] as const] : []));
  const missing = columns.flatMap(({ column, missing }) => (missing ? [[column, missing] as const] : []));
  return {
    ...(reading?.delimiter !== undefined && { delimiter: reading.delimiter }),
    ...(reading?.hasHeader !== undefined && { hasHeader: reading.hasHeader }),
    ...(types.length > 0 && { types: Object.fromEntries(types) }),
    ...(missing.length > 0 && { missing: Object.fromEntries(missing) }),
  };
}

/** How a file was read, as a plan says it; undefined where nothing was said against what was sniffed. */
export function readingOf(options: ReadOptions): Reading | undefined {
  const names = new Set([...Object.keys(options.types ?? {}), ...Object.keys(options.missing ?? {})]);
  const columns = [...names].sort().map((column) => ({
    column,
    ...(options.types && Object.hasOwn(options.types, column) && { type: options.types[column] }),
    ...(options.missing && Object.hasOwn(options.missing, column) && { missing: [...options.missing[column]] }),
  }));
  const reading: Reading = {
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    ...(options.hasHeader !== undefined && { hasHeader: options.hasHeader }),
    ...(columns.length > 0 && { columns }),
  };
  return Object.keys(reading).length > 0 ? reading : undefined;
}

/** Whether two ways of reading are the same. */
export function sameReading(a: ReadOptions, b: ReadOptions): boolean {
  return JSON.stringify(readingOf(a)) === JSON.stringify(readingOf(b));
}
