import type { FileMetaData, SchemaElement } from 'hyparquet';
import type { ParquetFormat } from '../profile.ts';
import { cellKind, type CellKind } from './cell-kind.ts';

/** A column of a Parquet file that has one value a row. */
export interface FlatColumn {
  readonly header: string;
  /** Place among the leaves of the schema, which is its place in every row group. */
  readonly leaf: number;
  readonly element: SchemaElement;
  readonly kind: CellKind;
}

export interface ParquetColumns {
  readonly read: readonly FlatColumn[];
  readonly setAside: ParquetFormat['setAside'];
}

/** Splits the columns of a schema into those that are read and those that are no column of a table, or none of text. */
export function flatColumns({ schema }: Pick<FileMetaData, 'schema'>): ParquetColumns {
  const read: FlatColumn[] = [];
  const setAside: ParquetFormat['setAside'][number][] = [];
  let leaf = 0;
  for (let at = 1; at < schema.length;) {
    const element = schema[at];
    if (typeof element.name !== 'string') throw new RangeError('a column without a name');
    if (!element.type || element.repetition_type === 'REPEATED') {
      setAside.push({ name: element.name, holds: 'nested' });
      const end = endOfGroup(schema, at);
      for (; at < end; at++) if (schema[at].type) leaf++;
      continue;
    }
    const kind = cellKind(element);
    if (kind) read.push({ header: element.name, leaf, element, kind });
    else setAside.push({ name: element.name, holds: 'binary' });
    leaf++;
    at++;
  }
  return { read, setAside };
}

/** The element after a group and all that it holds. */
function endOfGroup(schema: readonly SchemaElement[], from: number): number {
  let open = 1;
  let at = from;
  for (; at < schema.length && open > 0; at++) open += (schema[at].num_children ?? 0) - 1;
  return at;
}
