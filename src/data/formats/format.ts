import type { ByteSource } from '../byte-source.ts';
import type { MadeText } from '../made-text.ts';
import type { ReadHooks } from '../pacer.ts';
import type { ReadOptions } from '../read-options.ts';
import type { OpenedFile } from './opened-file.ts';

/** A kind of file that holds a table; an entry of the registry. */
export interface TableFormat {
  readonly id: string;
  /** Whether it is read from its start to its end, so that it need not be unpacked into memory first. */
  readonly sequential?: true;
  /** Whether a file is of this kind, by its content; its name is not looked at. `head` holds its first bytes. */
  recognises(head: Uint8Array, source: ByteSource): boolean | Promise<boolean>;
  /** Opens it. Readers beyond delimited text are loaded when they are first needed. */
  open(source: ByteSource, options: ReadOptions, hooks: ReadHooks): Promise<OpenedFile>;
  /** The delimited text it is made into where it is one of several files; absent where it is delimited text. */
  text?(source: ByteSource, hooks: ReadHooks): Promise<MadeText>;
}
