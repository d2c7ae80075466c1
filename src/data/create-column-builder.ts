import { CodesBuilder } from './codes-builder.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { NumbersBuilder } from './numbers-builder.ts';
import type { ColumnSchema } from './schema.ts';
import { TextBuilder } from './text-builder.ts';

/** The builder for a column's kind; null for a column that is skipped. @param expectedRows its first capacity. */
export function createColumnBuilder(column: ColumnSchema, expectedRows: number): ColumnBuilder | null {
  const { index, name, kind } = column;
  switch (kind.store) {
    case 'codes':
      return new CodesBuilder(index, name, kind, expectedRows);
    case 'numbers':
      return new NumbersBuilder(index, name, kind, expectedRows);
    case 'text':
      return new TextBuilder(index, name, expectedRows);
    case 'skip':
      return null;
  }
}
