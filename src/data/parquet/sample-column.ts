import { PLAIN_NUMBERS, tallyColumn, type ColumnTally } from '../column-sample.ts';
import { SAMPLE_ROWS } from '../limits.ts';
import type { MissingTest } from '../schema.ts';
import type { SampleCell } from '../sample.ts';
import type { ByteSource } from '../byte-source.ts';
import { isNumberKind } from './cell-kind.ts';
import { chunkPages, damageAs } from './chunk-pages.ts';
import type { FlatColumn } from './flat-columns.ts';
import type { OpenParquet } from './open-parquet.ts';
import type { ColumnPage } from './page-values.ts';
import { cellSpeller } from './spell-cell.ts';

/** The first rows of a column, counted as those of a text file are; stored numbers leave no doubt how they are written. */
export async function sampleColumn(
  source: ByteSource,
  parquet: OpenParquet,
  column: FlatColumn,
  name: string,
  isMissing: MissingTest,
): Promise<ColumnTally> {
  const cells: SampleCell[] = [];
  for (const chunk of parquet.chunksOf(column)) {
    if (cells.length >= SAMPLE_ROWS) break;
    for await (const page of chunkPages(source, chunk)) {
      const texts = damageAs(chunk, () => pageTexts(page, column, SAMPLE_ROWS - cells.length));
      for (const text of texts) cells.push({ text, quoted: false });
      if (cells.length >= SAMPLE_ROWS) break;
    }
  }
  const tally = tallyColumn(name, cells, isMissing);
  return isNumberKind(column.kind) ? { ...tally, evidence: PLAIN_NUMBERS, leadingZeros: 0 } : tally;
}

/** The first cells of a page as text, missing ones empty. */
export function pageTexts(page: ColumnPage, column: FlatColumn, most = page.rows): string[] {
  const spell = cellSpeller(column.kind);
  const { filled, values, dictionary } = page;
  let at = 0;
  return Array.from({ length: Math.min(page.rows, most) }, (_, row) => {
    if (filled && filled[row] === 0) return '';
    const value = values[at++];
    return spell(dictionary ? dictionary[value as number] : value);
  });
}
