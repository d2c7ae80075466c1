/** One row of delimited text as {@link readSimply} finds it. */
export interface SimpleRow {
  readonly cells: readonly string[];
  /** Line of the text on which it starts, from 1. */
  readonly line: number;
  /** Nothing stands on its line. */
  readonly blank: boolean;
}

/**
 * Delimited text read one character at a time, slowly and plainly: what the fast reader is held against. Blanks before a cell
 * do not count, nor do those between a closing quote and the delimiter; other text after a closing quote belongs to the cell.
 */
export function readSimply(text: string, delimiter: string): SimpleRow[] {
  const rows: SimpleRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = at;
    const cells: string[] = [];
    do {
      if (cells.length > 0) at++;
      const [cell, end] = readCell(text, at, delimiter);
      cells.push(cell);
      at = end;
    } while (text[at] === delimiter);
    rows.push({ cells, line, blank: /^[ \t]*$/.test(text.slice(start, at)) && cells.length === 1 });
    at += lineBreakAt(text, at).length;
    line += text.slice(start, at).match(/\r\n|\r|\n/g)?.length ?? 0;
  }
  return rows;
}

/** A cell, and where what ends it stands. */
function readCell(text: string, from: number, delimiter: string): [cell: string, end: number] {
  let at = skipBlanks(text, from, delimiter);
  let cell = '';
  if (text[at] === '"') {
    for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
      if (at >= text.length) throw new Error('a quote is not closed');
      cell += text[at];
      if (text[at] === '"') at++;
    }
    at++;
    const after = skipBlanks(text, at, delimiter);
    if (isEnd(text, after, delimiter)) at = after;
  }
  for (; !isEnd(text, at, delimiter); at++) cell += text[at];
  return [cell, at];
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] !== delimiter && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

function isEnd(text: string, at: number, delimiter: string): boolean {
  return at >= text.length || text[at] === delimiter || lineBreakAt(text, at) !== '';
}

function lineBreakAt(text: string, at: number): string {
  if (text.startsWith('\r\n', at)) return '\r\n';
  return text[at] === '\r' || text[at] === '\n' ? text[at] : '';
}

/** The rows of a table of so many columns: blank lines left out, short rows filled up, an empty surplus cut off. */
export function tableRows(rows: readonly SimpleRow[], columns: number): string[][] {
  return rows
    .filter(({ blank }) => !blank)
    .filter(({ cells }) => cells.slice(columns).every((cell) => cell === ''))
    .map(({ cells }) => Array.from({ length: columns }, (_, column) => cells[column] ?? ''));
}

/** How often each value stands in a column, in order of first appearance. */
export function countsOf(rows: readonly (readonly string[])[], column: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
  return counts;
}
