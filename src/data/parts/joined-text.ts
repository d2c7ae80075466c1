import { contentSize, readBytes, type ByteSource } from '../byte-source.ts';
import { inFile, MadeAnew, placed, PlacedError, type MadePart, type MadeText } from '../made-text.ts';
import { Origins } from '../origins.ts';
import { sequentialSource, streamOf } from '../packed/packed-source.ts';
import type { FileFormat, TextFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { refuseOtherColumns } from './other-columns.ts';
import { inEncoding, isUtf8Throughout, namesOf, type Part } from './part.ts';
import { rowsAnew, rowsAsTheyAre, type Joining } from './part-bytes.ts';

/** Several files as one text in the dialect of the first: the rows of each after those of the one before. */
export class JoinedText implements MadeText {
  private orders: readonly (readonly number[] | null)[];

  /** @throws AppError `parts/other-columns` */
  constructor(private files: readonly Part[]) {
    this.orders = ordersOf(files);
  }

  get parts(): readonly MadePart[] {
    return this.files;
  }

  source(onStart: (origins: Origins) => void, wanted?: ReadonlySet<number>): ByteSource {
    const size = sum(this.files, (part) => part.size);
    const expected = sum(this.files, ({ source }) => contentSize(source));
    return sequentialSource(size, expected, (onBytes) => {
      const origins = new Origins();
      onStart(origins);
      return streamOf(this.bytes({ origins, wanted }, onBytes));
    });
  }

  options(asked: ReadOptions): ReadOptions {
    return { ...asked, delimiter: this.delimiter, hasHeader: asked.hasHeader ?? true };
  }

  async reconsider(encoding: TextFormat['encoding']): Promise<boolean> {
    if (encoding === 'utf-8' || this.isRaw) return false;
    const files: Part[] = [];
    let changed = false;
    for (const part of this.files) {
      const assumed = part.sniffed.format.encoding === 'utf-8';
      if (assumed && part.made) changed = (await part.made.reconsider(encoding)) || changed;
      const other = assumed && !part.made && !(await isUtf8Throughout(part.source));
      files.push(other ? inEncoding(part, 'windows-1252') : part);
      changed ||= other;
    }
    this.files = files;
    return changed;
  }

  format(): FileFormat {
    return this.files[0].format;
  }

  private get delimiter(): TextFormat['delimiter'] {
    return this.files[0].sniffed.format.delimiter;
  }

  /** Whether all files are in an encoding of one byte a character, and need no turning into UTF-8 for each other's sake. */
  private get isRaw(): boolean {
    return this.files.every(
      ({ made, sniffed }, at) => !made && !this.orders[at] && sniffed.format.encoding === 'windows-1252',
    );
  }

  private async *bytes(
    { origins, wanted }: Reading,
    onBytes: (done: number) => void,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const raw = this.isRaw;
    let line = 1;
    let before = 0;
    for (const [number, part] of this.files.entries()) {
      const done = before;
      const joining: Joining = { origins, part: number, line, onBytes: (bytes) => onBytes(done + bytes) };
      const source = this.sourceOf(part, number, { origins, wanted });
      try {
        yield* placed(this.rowsOf({ source, sniffed: part.sniffed }, joining, raw), part.name);
      } catch (thrown) {
        if (thrown instanceof MadeAnew) await this.lookAgain();
        throw thrown;
      }
      line = joining.line;
      before += part.size;
    }
  }

  /**
   * A part has turned out to have more columns than its first rows showed: whether all have the same ones is decided anew,
   * when all that are made have been gone through for theirs.
   */
  private async lookAgain(): Promise<void> {
    const files: Part[] = [];
    for (const part of this.files) {
      try {
        if (part.made) for await (const _ of readBytes(part.source, WITHOUT_MARK)) continue;
      } catch (thrown) {
        if (!(thrown instanceof MadeAnew))
          throw thrown instanceof PlacedError ? new PlacedError(inFile(thrown.error, part.name)) : thrown;
      }
      files.push(part.made ? await part.again() : part);
    }
    this.orders = ordersOf(files);
    this.files = files;
  }

  /** A part's text for one time through it. */
  private sourceOf({ made, source }: Part, number: number, { origins, wanted }: Reading): ByteSource {
    if (!made) return source;
    let inner: Origins | null = null;
    origins.addInner(number, () => inner);
    const order = this.orders[number];
    const own = wanted && order ? new Set([...wanted].map((at) => order[at])) : wanted;
    return made.source((started) => (inner = started), own);
  }

  private rowsOf(
    part: Pick<Part, 'source' | 'sniffed'>,
    joining: Joining,
    raw: boolean,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const { origins, line, part: number } = joining;
    const order = this.orders[number];
    if (order) return rowsAnew(part, { delimiter: this.delimiter, order }, joining);
    const { start } = part.sniffed;
    const isFirst = number === 0;
    origins.add(line, isFirst ? 1 : start.line, number);
    const last = number === this.files.length - 1;
    const above = isFirst ? NOTHING_ABOVE : start;
    return rowsAsTheyAre(part, { raw, above, last }, joining);
  }
}

const WITHOUT_MARK = { encoding: 'utf-8', byteOrderMark: false } as const;

/** Where the columns of the first stand in each file; null where they stand as in the first, under its delimiter. */
function ordersOf(files: readonly Part[]): readonly (readonly number[] | null)[] {
  refuseOtherColumns(files);
  const wanted = namesOf(files[0]);
  const { delimiter } = files[0].sniffed.format;
  return files.map((part) => {
    const names = namesOf(part);
    const alike = part.sniffed.format.delimiter === delimiter && wanted.every((name, at) => names[at] === name);
    return alike ? null : wanted.map((name) => names.indexOf(name));
  });
}

/** One time through the text. */
interface Reading {
  readonly origins: Origins;
  readonly wanted: ReadonlySet<number> | undefined;
}

const NOTHING_ABOVE = { offset: 0, lead: [] } as const;

function sum<T>(items: readonly T[], size: (item: T) => number): number {
  return items.reduce((total, item) => total + size(item), 0);
}
