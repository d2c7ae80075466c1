import { contentSize, type ByteSource } from '../byte-source.ts';
import { placed, type MadePart, type MadeText } from '../made-text.ts';
import { Origins } from '../origins.ts';
import { sequentialSource, streamOf } from '../packed/packed-source.ts';
import type { FileFormat, TextFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { inEncoding, isUtf8Throughout, namesOf, type Part } from './part.ts';
import { rowsAnew, rowsAsTheyAre, type Joining } from './part-bytes.ts';

/** Several files as one text in the dialect of the first: the rows of each after those of the one before. */
export class JoinedText implements MadeText {
  private readonly orders: readonly (readonly number[] | null)[];

  constructor(private files: readonly Part[]) {
    const wanted = namesOf(files[0]);
    this.orders = files.map((part) => {
      const names = namesOf(part);
      const alike = part.sniffed.format.delimiter === this.delimiter && wanted.every((name, at) => names[at] === name);
      return alike ? null : wanted.map((name) => names.indexOf(name));
    });
  }

  get parts(): readonly MadePart[] {
    return this.files;
  }

  source(onStart: (origins: Origins) => void): ByteSource {
    const size = sum(this.files, (part) => part.size);
    const expected = sum(this.files, ({ source }) => contentSize(source));
    return sequentialSource(size, expected, (onBytes) => {
      const origins = new Origins();
      onStart(origins);
      return streamOf(this.bytes(origins, onBytes));
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
    origins: Origins,
    onBytes: (done: number) => void,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const raw = this.isRaw;
    let line = 1;
    let before = 0;
    for (const [number, part] of this.files.entries()) {
      const done = before;
      const joining: Joining = { origins, part: number, line, onBytes: (bytes) => onBytes(done + bytes) };
      if (part.made) origins.addInner(number, part.origins);
      yield* placed(this.rowsOf(part, joining, raw), part.name);
      line = joining.line;
      before += part.size;
    }
  }

  private rowsOf(part: Part, joining: Joining, raw: boolean): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const { origins, line, part: number } = joining;
    const order = this.orders[number];
    if (order) return rowsAnew(part, { delimiter: this.delimiter, order }, joining);
    const { start } = part.sniffed;
    const isFirst = number === 0;
    if (!isFirst) origins.addAll({ count: start.lead.length, setAside: start.lead.length, first: start.lead }, number);
    origins.add(line, isFirst ? 1 : start.line, number);
    const last = number === this.files.length - 1;
    return rowsAsTheyAre(part, { raw, skip: isFirst ? 0 : start.offset, last }, joining);
  }
}

function sum<T>(items: readonly T[], size: (item: T) => number): number {
  return items.reduce((total, item) => total + size(item), 0);
}
