import { AppError, type ErrorDetails } from '../../errors.ts';
import { contentSize, readBytes, type ByteSource } from '../byte-source.ts';
import { openZip, type ZipFile } from '../packed/open-zip.ts';
import { BOMB_BYTES } from '../packed/packed-source.ts';

const RAW = { encoding: 'utf-8', byteOrderMark: false } as const;

/** The parts of a workbook, which is a zip file of them. */
export class PackageParts {
  private constructor(private readonly files: ReadonlyMap<string, ZipFile>) {}

  /** @throws AppError `excel/damaged`, `file/changed`, `file/unreadable`. */
  static async open(source: ByteSource): Promise<PackageParts> {
    const files = await asExcel(null, () => openZip(source));
    return new PackageParts(new Map(files.map((file) => [file.name, file])));
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  /** A part, to be read from its start. @throws AppError `excel/damaged`, `file/changed`, `file/unreadable`. */
  open(path: string): Promise<ByteSource> {
    return asExcel(path, () => {
      const file = this.files.get(path);
      if (!file) throw new AppError('excel/damaged', { part: path });
      return file.open();
    });
  }

  /**
   * The unpacked bytes of a part, piece by piece. One that unpacks to far more than a sheet does is not read to its end.
   * @throws AppError `excel/damaged`, `excel/too-large`, `file/changed`, `file/unreadable`.
   */
  async *bytes(path: string): AsyncGenerator<Uint8Array, void, void> {
    const pieces = readBytes(await this.open(path), RAW);
    try {
      for (;;) {
        const { done, value } = await asExcel(path, () => pieces.next());
        if (done) return;
        yield value;
      }
    } finally {
      await pieces.return();
    }
  }

  /** About how many bytes a part is unpacked. */
  async sizeOf(path: string): Promise<number> {
    return contentSize(await this.open(path));
  }
}

/** Does work on the zip file; what is wrong with it is wrong with the workbook. */
async function asExcel<T>(part: string | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof AppError) || !cause.code.startsWith('packed/')) throw cause;
    const named: ErrorDetails = part === null ? {} : { part };
    if (cause.code === 'packed/bomb') throw new AppError('excel/too-large', { ...named, limit: BOMB_BYTES }, { cause });
    throw new AppError('excel/damaged', named, { cause });
  }
}
