/** A name between marks, the mark doubled inside. */
export function doubled(name: string, mark: string): string {
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
