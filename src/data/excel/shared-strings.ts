import { AppError } from '../../errors.ts';
import { growBuffer, nextCapacity } from '../grow.ts';
import type { Pacer } from '../pacer.ts';
import type { PackageParts } from './package-parts.ts';
import { parsePart } from './xml-part.ts';

/** All strings together, in UTF-8; they are held while a sheet is read. */
const MAX_BYTES = 2 ** 29;
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** The strings that cells share, in one array of bytes. */
export class SharedStrings {
  bytes = new Uint8Array(0);
  private starts: number[] = [0];

  get count(): number {
    return this.starts.length - 1;
  }

  /** Where a string lies in the bytes. @throws RangeError when there is none of that number. */
  rangeOf(at: number): readonly [from: number, to: number] {
    if (!(Number.isInteger(at) && at >= 0 && at < this.count)) throw new RangeError('a string that is not there');
    return [this.starts[at], this.starts[at + 1]];
  }

  /** @throws AppError `excel/damaged`, `excel/too-large`, `job/cancelled`. */
  static async read(parts: PackageParts, part: string | undefined, pacer: Pacer): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (part === undefined) return strings;
    const text = new RichText();
    const encoder = new TextEncoder();
    const pieces = parsePart(parts, part, {
      open: (name) => (name === 'si' ? text.clear() : text.open(name)),
      close(name) {
        text.close(name);
        if (name === 'si') strings.add(encoder.encode(plainText(text.value)), part);
      },
      text: (piece) => text.add(piece),
    });
    for await (const _ of pieces) await pacer.pause();
    return strings;
  }

  private add(string: Uint8Array, part: string): void {
    const start = this.starts[this.count];
    const end = start + string.length;
    if (end > MAX_BYTES) throw new AppError('excel/too-large', { part, limit: MAX_BYTES });
    if (end > this.bytes.length)
      this.bytes = new Uint8Array(growBuffer(this.bytes.buffer, nextCapacity(this.bytes.length * 1.6, end)));
    this.bytes.set(string, start);
    this.starts.push(end);
  }
}

/** The text of a string: of its `t` elements, those that tell how it is pronounced left out. */
export class RichText {
  value = '';
  private inText = false;
  private inPhonetic = false;

  clear(): void {
    this.value = '';
  }

  open(name: string): void {
    if (name === 't') this.inText = true;
    else if (name === 'rPh') this.inPhonetic = true;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
  }

  add(piece: string): void {
    if (this.inText && !this.inPhonetic) this.value += piece;
  }
}

/** A string with the characters that XML cannot hold, which are written as `_x000D_`. */
export function plainText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
