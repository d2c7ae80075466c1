import { PLAIN_NUMBERS, tallyColumn, type ColumnTally } from '../column-sample.ts';
import { SAMPLE_ROWS } from '../limits.ts';
import { isNumberKind, type CellKind } from '../parquet/cell-kind.ts';
import type { ColumnPage } from '../parquet/page-values.ts';
import { cellSpeller } from '../parquet/spell-cell.ts';
import type { SampleCell } from '../sample.ts';
import type { MissingTest } from '../schema.ts';
import type { PagedColumn } from './paged-file.ts';

/** The first rows of a column, counted as those of a text file are; stored numbers leave no doubt how they are written. */
export async function sampleColumn(column: PagedColumn, name: string, isMissing: MissingTest): Promise<ColumnTally> {
  const cells: SampleCell[] = [];
  for (const chunk of column.chunks) {
    if (cells.length >= SAMPLE_ROWS) break;
    for await (const page of chunk.pages()) {
      const texts = chunk.damageAs(() => pageTexts(page, column.kind, SAMPLE_ROWS - cells.length));
      for (const text of texts) cells.push({ text, quoted: false });
      if (cells.length >= SAMPLE_ROWS) break;
    }
  }
  const tally = tallyColumn(name, cells, isMissing);
  return isNumberKind(column.kind) ? { ...tally, evidence: PLAIN_NUMBERS, leadingZeros: 0 } : tally;
}

/** The first cells of a page as text, missing ones empty. */
export function pageTexts(page: ColumnPage, kind: CellKind, most = page.rows): string[] {
  const spell = cellSpeller(kind);
  const { filled, values, dictionary } = page;
  let at = 0;
  return Array.from({ length: Math.min(page.rows, most) }, (_, row) => {
    if (filled && filled[row] === 0) return '';
    const value = values[at++];
    return spell(dictionary ? dictionary[value as number] : value);
  });
}
