import { AppError } from '../../errors.ts';
import { readBytes, type ByteSource } from '../byte-source.ts';
import type { FoundFile } from '../formats/found-file.ts';
import { packedFormat } from '../formats/packed-file.ts';
import { inFile, PlacedError, type MadeText } from '../made-text.ts';
import { Pacer, type ReadHooks } from '../pacer.ts';
import type { FileFormat, TextFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { sniffFile, type SniffedFile } from '../sniff-file.ts';

/** One of several files, as delimited text whatever it is. */
export interface Part {
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly format: FileFormat;
  readonly source: ByteSource;
  /** What the text is made of, while it is read; null where the file is delimited text. */
  readonly made: MadeText | null;
  readonly sniffed: SniffedFile;
  /** The same part, its first rows looked at again: the names of its columns may have become more. */
  again(): Promise<Part>;
}

/** Opens one of several files. @param like the first of them, whose delimiter is tried first */
export async function openPart(
  found: FoundFile,
  options: ReadOptions,
  like: Part | null,
  hooks: ReadHooks,
): Promise<Part> {
  const { name, size, around } = found;
  try {
    const made = (await found.format.text?.(found.source, hooks)) ?? null;
    const source = made ? made.source(() => undefined) : found.source;
    const asked = made ? made.options(options) : options;
    const looked = async (): Promise<Part> => partOf(await sniffPart(source, asked, like, hooks));
    const partOf = (sniffed: SniffedFile): Part => ({
      name,
      size,
      source,
      made,
      sniffed,
      again: looked,
      // What some formats tell of a file is known once it has been read.
      get format() {
        return packedFormat(made ? made.format(sniffed.format) : sniffed.format, around);
      },
    });
    return await looked();
  } catch (thrown) {
    const error = thrown instanceof PlacedError ? thrown.error : thrown;
    throw error instanceof AppError ? inFile(error, name) : error;
  }
}

export function namesOf({ sniffed }: Part): readonly string[] {
  return sniffed.schema.columns.map(({ name }) => name);
}

/** Whether the bytes of a text are well-formed UTF-8, all of them. */
export async function isUtf8Throughout(source: ByteSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of readBytes(source, { encoding: 'utf-8', byteOrderMark: false })) {
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (thrown) {
    if (thrown instanceof TypeError) return false;
    throw thrown;
  }
}

/** A part under another encoding than its first bytes showed. */
export function inEncoding(part: Part, encoding: TextFormat['encoding']): Part {
  const { sniffed } = part;
  const format = part.format.kind === undefined ? { ...part.format, encoding } : part.format;
  return { ...part, format, sniffed: { ...sniffed, format: { ...sniffed.format, encoding } } };
}

/** A header of the first part's names is one, whatever stands below it; so a header is expected unless a person said no. */
async function sniffPart(
  source: ByteSource,
  options: ReadOptions,
  like: Part | null,
  { signal }: ReadHooks,
): Promise<SniffedFile> {
  const pacer = new Pacer(signal);
  const asked = { hasHeader: true, ...options };
  if (like && !options.delimiter) {
    const { delimiter } = like.sniffed.format;
    const sniffed = await sniffFile(source, { ...asked, delimiter }, pacer).catch(() => null);
    if (sniffed && hasNamesOf(sniffed, like)) return sniffed;
  }
  return sniffFile(source, asked, pacer);
}

function hasNamesOf({ schema }: SniffedFile, like: Part): boolean {
  const names = new Set(namesOf(like));
  return schema.columns.length === names.size && schema.columns.every(({ name }) => names.has(name));
}
