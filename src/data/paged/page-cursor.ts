import type { ParquetBuilder } from '../parquet/parquet-builder.ts';
import type { ColumnPage, StoredValues } from '../parquet/page-values.ts';
import type { PagedChunk, PagedColumn } from './paged-file.ts';

/** Goes through the pages of a column by rows, so that columns whose pages end at different rows keep step. */
export class PageCursor {
  private chunk: PagedChunk | null = null;
  private next = 0;
  private pages: AsyncGenerator<ColumnPage, void, void> | null = null;
  private page: ColumnPage | null = null;
  /** Rows of the page, and values, that are behind. */
  private row = 0;
  private value = 0;

  constructor(private readonly column: PagedColumn) {}

  /** Gives the next rows to a builder. @throws AppError as the column's pages. */
  async move(rows: number, builder: Pick<ParquetBuilder, 'append'>): Promise<void> {
    for (let left = rows; left > 0;) {
      const page = this.page ?? (await this.nextPage());
      const part = this.part(page, Math.min(left, page.rows - this.row));
      this.chunk?.damageAs(() => builder.append(part));
      left -= part.rows;
    }
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    await this.pages?.return();
    this.pages = null;
    this.page = null;
  }

  private async nextPage(): Promise<ColumnPage> {
    for (;;) {
      if (!this.pages) {
        this.chunk = this.column.chunks[this.next++];
        this.pages = this.chunk.pages();
      }
      const { value: page } = await this.pages.next();
      if (page) {
        this.row = 0;
        this.value = 0;
        return (this.page = page);
      }
      this.pages = null;
    }
  }

  private part(page: ColumnPage, rows: number): ColumnPage {
    const { filled, values, dictionary } = page;
    if (rows === page.rows) {
      this.page = null;
      return page;
    }
    const own = filled?.subarray(this.row, this.row + rows) ?? null;
    let count = rows;
    if (own) for (const one of own) count -= 1 - one;
    const part = { rows, filled: own, values: sliced(values, this.value, this.value + count), dictionary };
    this.row += rows;
    this.value += count;
    if (this.row === page.rows) this.page = null;
    return part;
  }
}

function sliced(values: StoredValues, from: number, to: number): StoredValues {
  if (ArrayBuffer.isView(values)) return (values as Float64Array & ArrayBufferView).subarray(from, to);
  return Array.prototype.slice.call(values, from, to) as unknown[];
}
