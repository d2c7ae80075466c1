import { countLineBreaks } from './byte-classes.ts';
import type { BadRow } from './profile.ts';
import { scanSample, type Sample } from './sample.ts';
import type { TableSchema } from './schema.ts';

/** Where the rows of a table start in its file. */
export interface TableStart {
  /** Bytes of the parsed stream before the first row, which titles and the header are. */
  readonly offset: number;
  /** The line that stands there. */
  readonly line: number;
  /** The rows above the header that are none of the table's. */
  readonly lead: readonly BadRow[];
}

/** Where the rows start: after the titles and the header that are in the sample. */
export function sniffStart(
  sample: Sample,
  { delimiter, leadRows = 0, headerRows }: Pick<TableSchema, 'delimiter' | 'leadRows' | 'headerRows'>,
): TableStart {
  const { bytes, firstLine, skippedBytes } = sample;
  const lead: BadRow[] = [];
  let rows = 0;
  let end = 0;
  if (leadRows + headerRows > 0) {
    scanSample(sample, delimiter, ({ starts, cells, next }) => {
      const line = firstLine + countLineBreaks(bytes, starts[0]);
      if (rows < leadRows) lead.push({ line, kind: 'outside-table', cells });
      end = next;
      return ++rows < leadRows + headerRows;
    });
  }
  return { offset: skippedBytes + Math.min(end, bytes.length), line: firstLine + countLineBreaks(bytes, end), lead };
}
