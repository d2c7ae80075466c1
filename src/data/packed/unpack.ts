import { AppError } from '../../errors.ts';
import { readBytes, type ByteSource } from '../byte-source.ts';
import type { NamedSource } from '../formats/opened-file.ts';
import { Pacer } from '../pacer.ts';
import type { Packing } from '../profile.ts';
import { recogniseBinary } from '../sniff-binary.ts';
import { unpackedSource } from './packed-source.ts';

/** Formats that have to be read here and there are unpacked into memory up to this. */
const MAX_HELD_BYTES = 512 * 2 ** 20;

/** Bytes that the files opened together may still be unpacked into memory. */
export class HoldingBudget {
  private left: number;

  constructor(readonly limit = MAX_HELD_BYTES) {
    this.left = limit;
  }

  /** Takes some bytes of it; whether there were so many. */
  take(bytes: number): boolean {
    this.left -= bytes;
    return this.left >= 0;
  }
}

export interface Unpacked {
  readonly files: readonly NamedSource[];
  /** Files beside them that are no tables. */
  readonly passedOver: readonly string[];
}

/** How a file is packed, by its first bytes; null when it is not. An Office file is no archive of tables. */
export function recognisePacking(head: Uint8Array): Packing | null {
  const kind = recogniseBinary(head);
  return kind === 'gzip' || kind === 'zstd' || kind === 'zip' ? kind : null;
}

/**
 * What a packed file holds, as sources that unpack while they are read.
 *
 * @throws AppError `packed/truncated`, `packed/damaged`, `packed/bomb`, `packed/large-window`, `packed/encrypted`,
 * `packed/unknown-method`, `packed/no-table`, `packed/nested`, `packed/not-loaded`.
 */
export async function unpack({ name, source }: NamedSource, packing: Packing): Promise<Unpacked> {
  if (packing === 'zip') return unpackZip(source);
  const held =
    packing === 'gzip'
      ? await load(packing, async () => {
          const { Gunzip } = await import('./gunzip.ts');
          return () => new Gunzip();
        })
      : await load(packing, async () => {
          const { Unzstd } = await import('./unzstd.ts');
          return () => new Unzstd();
        });
  return { files: [{ name, source: await unpackedSource(source, packing, held) }], passedOver: [] };
}

async function unpackZip(source: ByteSource): Promise<Unpacked> {
  if (source.sequential) throw new AppError('packed/nested', { packing: 'zip' });
  const { openZip } = await load('zip', () => import('./open-zip.ts'));
  const { zipTables } = await load('zip', () => import('./zip-tables.ts'));
  const { tables, passedOver } = zipTables(await openZip(source));
  const files: NamedSource[] = [];
  for (const table of tables) files.push({ name: table.name, source: await table.open(), content: table.content });
  return { files, passedOver };
}

/**
 * A packed file's content in memory, for a reader that jumps about in it.
 * @throws AppError `packed/too-large` when the budget of all files opened together is used up.
 */
export async function holdUnpacked(
  source: ByteSource,
  { packing, holds }: { readonly packing: Packing; readonly holds: string },
  budget: HoldingBudget,
  signal?: AbortSignal,
): Promise<ByteSource> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const pacer = new Pacer(signal);
  for await (const piece of readBytes(source, { encoding: 'utf-8', byteOrderMark: false }, { signal })) {
    if (!budget.take(piece.length)) throw new AppError('packed/too-large', { packing, holds, limit: budget.limit });
    pieces.push(piece.slice());
    await pacer.pause();
  }
  pacer.check();
  return new Blob(pieces);
}

async function load<T>(packing: Packing, module: () => Promise<T>): Promise<T> {
  try {
    return await module();
  } catch (cause) {
    throw new AppError('packed/not-loaded', { packing }, { cause });
  }
}
