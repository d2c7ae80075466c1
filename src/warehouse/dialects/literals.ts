import { AppError } from '../../errors.ts';

/** A name or text between marks, the mark doubled inside. @throws AppError `counts/cannot-print` where it holds a NUL */
export function doubled(name: string, mark: string): string {
  if (name.includes('\0')) throw new AppError('counts/cannot-print', { why: 'nul', name: name.replaceAll('\0', '␀') });
  return `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\0': '\\0' };

/** A text between marks, with backslashes before backslashes and the mark, and control characters by their letters. */
export function escaped(text: string, mark: string): string {
  let inside = '';
  for (const character of text) {
    if (character === '\\' || character === mark) inside += `\\${character}`;
    else inside += ESCAPES[character] ?? character;
  }
  return `${mark}${inside}${mark}`;
}
