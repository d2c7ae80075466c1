import { AppError } from '../../errors.ts';
import { readBytes, type ByteSource } from '../byte-source.ts';
import type { FoundFile } from '../formats/found-file.ts';
import { delimited } from '../formats/delimited.ts';
import { json, jsonText } from '../formats/json.ts';
import { packedFormat } from '../formats/packed-file.ts';
import { inFile, type MadeText } from '../made-text.ts';
import type { Origins } from '../origins.ts';
import { Pacer, type ReadHooks } from '../pacer.ts';
import type { FileFormat, TextFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { sniffFile, type SniffedFile } from '../sniff-file.ts';
import { tableText } from './table-text.ts';

/** One of several files, as delimited text whatever it is. */
export interface Part {
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly format: FileFormat;
  /** The text. Of one that is made, `origins` are those of the last time it was made. */
  readonly source: ByteSource;
  readonly made: MadeText | null;
  readonly origins: () => Origins | null;
  readonly sniffed: SniffedFile;
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
    const made = await madeText(found, options, hooks);
    let origins: Origins | null = null;
    const source = made ? made.source((started) => (origins = started)) : found.source;
    const asked = made ? made.options(options) : options;
    const sniffed = await sniffPart(source, asked, like, hooks);
    const own = made ? made.format(sniffed.format) : sniffed.format;
    return { name, size, source, made, origins: () => origins, sniffed, format: packedFormat(own, around) };
  } catch (thrown) {
    throw thrown instanceof AppError ? inFile(thrown, name) : thrown;
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

async function madeText(found: FoundFile, options: ReadOptions, hooks: ReadHooks): Promise<MadeText | null> {
  if (found.format === delimited) return null;
  if (found.format === json) return jsonText(found.source);
  return tableText(found, options, hooks);
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
