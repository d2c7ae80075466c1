import type { Column, Table } from './table.ts';

/** Bytes that a string takes beside its characters, of which each takes one or two. */
const STRING_OVERHEAD = 16;

/** Bytes of memory that a table takes: its arrays to the byte, the spellings of its dictionaries at one byte a character. */
export function tableBytes({ columns }: Table): number {
  return columns.reduce((sum, column) => sum + columnBytes(column), 0);
}

function columnBytes(column: Column): number {
  switch (column.store) {
    case 'codes': {
      const spellings = column.levels.reduce((sum, level) => sum + level.length + STRING_OVERHEAD, 0);
      return column.codes.byteLength + column.counts.byteLength + spellings;
    }
    case 'numbers':
      return column.values.byteLength;
    case 'text':
      return column.starts.byteLength + column.lengths.byteLength;
  }
}
