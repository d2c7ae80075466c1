import type { ByteSource } from '../byte-source.ts';
import type { PackedFormat } from '../profile.ts';
import type { TableFormat } from './format.ts';

/** A file that holds a table, unpacked, with the format that reads it. */
export interface FoundFile {
  readonly name: string;
  /** Bytes of it as it lies there. */
  readonly size: number;
  readonly source: ByteSource;
  readonly format: TableFormat;
  /** What it was packed in. */
  readonly around: PackedFormat;
}
