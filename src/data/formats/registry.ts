import { AppError } from '../../errors.ts';
import { readHead, type ByteSource } from '../byte-source.ts';
import { inFile } from '../made-text.ts';
import { HoldingBudget, holdUnpacked, recognisePacking, unpack } from '../packed/unpack.ts';
import type { ReadHooks } from '../pacer.ts';
import type { PackedFormat, Packing } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { arrow } from './arrow.ts';
import { delimited } from './delimited.ts';
import { excel } from './excel.ts';
import type { TableFormat } from './format.ts';
import { json } from './json.ts';
import type { FoundFile } from './found-file.ts';
import type { NamedSource, OpenedFile } from './opened-file.ts';
import { openPacked } from './packed-file.ts';
import { parquet } from './parquet.ts';
import { refuseSameFile } from '../parts/same-file.ts';

const HEAD_BYTES = 4096;

/** In the order in which they are tried; delimited text takes whatever no other does, and says what is wrong with it. */
const FORMATS: readonly TableFormat[] = [parquet, arrow, excel, json, delimited];

/**
 * Opens a file as the first format that recognises it, packed or not. An archive of several tables is opened as one.
 * @throws AppError as the format's `open` says; as {@link unpack}; `file/changed`, `file/unreadable`; `job/cancelled`.
 */
export function openFile(source: ByteSource, options: ReadOptions, hooks: ReadHooks = {}): Promise<OpenedFile> {
  return openFiles([{ name: '', source }], options, hooks);
}

/**
 * Opens several files as one table: the rows of each in turn, under the columns of the first. The files can be of different
 * formats, packings, encodings and delimiters; columns in another order are matched by their names.
 * @throws AppError as {@link openFile}, with the name of the file in `file`; `parts/other-columns`, `parts/same-file`.
 */
export async function openFiles(
  sources: readonly NamedSource[],
  options: ReadOptions,
  hooks: ReadHooks = {},
): Promise<OpenedFile> {
  if (hooks.signal?.aborted) throw new AppError('job/cancelled');
  const found: FoundFile[] = [];
  const several = sources.length > 1;
  if (several) await refuseSameFile(sources, hooks.signal);
  const finding: Finding = { budget: new HoldingBudget(), several, archived: [], signal: hooks.signal };
  for (const named of sources) {
    try {
      found.push(...(await find(named, { packed: [] }, finding)));
    } catch (thrown) {
      throw several && thrown instanceof AppError ? inFile(thrown, named.name) : thrown;
    }
  }
  if (finding.archived.length > 0 && found.length > 1) {
    await refuseSameFile([...sources, ...finding.archived], hooks.signal);
  }
  const [first, ...others] = found;
  if (others.length > 0) {
    const { openParts } = await import('../parts/open-parts.ts');
    return openParts(found, options, hooks);
  }
  const opened = await first.format.open(first.source, options, hooks);
  return openPacked(opened, { ...first, size: sources[0].source.size });
}

/** What the search for all tables of the files opened together goes by. */
interface Finding {
  readonly budget: HoldingBudget;
  readonly several: boolean;
  /** The files in archives so far, under the name of the archive too where several files were chosen. */
  readonly archived: NamedSource[];
  readonly signal: AbortSignal | undefined;
}

interface Around extends PackedFormat {
  readonly packed: readonly Packing[];
}

/** The tables in a file: itself, or what it is packed around, each with the format that recognises it. */
async function find({ name, source }: NamedSource, around: Around, finding: Finding): Promise<readonly FoundFile[]> {
  const head = await readHead(source, HEAD_BYTES);
  const format = await recognise(head, source);
  const packing = format.sequential ? recognisePacking(head) : null;
  const { packed } = around;
  if (!packing) {
    const inside = packed.at(-1);
    const held =
      source.sequential && !format.sequential && inside
        ? await holdUnpacked(source, { packing: inside, holds: format.id }, finding.budget, finding.signal)
        : source;
    return [{ name, size: source.size, source: held, format, around }];
  }
  if (packed.length > 0 && (packing === 'zip' || packed.at(-1) !== 'zip'))
    throw new AppError('packed/nested', { packing });
  const { files, passedOver } = await unpack({ name, source }, packing);
  for (const file of files) {
    if (file.content) finding.archived.push({ ...file, name: finding.several ? `${name}/${file.name}` : file.name });
  }
  const inner = { packed: [...packed, packing], ...(passedOver.length > 0 ? { passedOver } : {}) };
  const found: FoundFile[] = [];
  for (const file of files) {
    try {
      found.push(...(await find(file, inner, finding)));
    } catch (thrown) {
      throw files.length > 1 && thrown instanceof AppError ? inFile(thrown, file.name) : thrown;
    }
  }
  return found;
}

async function recognise(head: Uint8Array, source: ByteSource): Promise<TableFormat> {
  for (const format of FORMATS) if (await format.recognises(head, source)) return format;
  return delimited;
}
