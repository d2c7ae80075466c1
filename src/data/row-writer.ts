import { CR_BYTE, LF_BYTE, QUOTE_BYTE } from './byte-classes.ts';

const FIRST_CAPACITY = 2 ** 18;
const SPACE = 0x20;
const TAB = 0x09;

/** Writes rows of delimited text (RFC 4180) as bytes, for rows that come from elsewhere. */
export class RowWriter {
  /** Line, from 1, on which the next row starts. */
  line = 1;
  /** Bytes written since the last take. */
  length = 0;
  private bytes = new Uint8Array(FIRST_CAPACITY);
  private cells = 0;
  private empty = true;
  private readonly delimiter: number;

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** Adds a cell that is known to hold no delimiter, quote or line break, and not to start with a blank. */
  plain(source: Uint8Array, from: number, to: number): void {
    this.start(to - from);
    const { bytes } = this;
    let { length } = this;
    if (to - from < 32) for (let at = from; at < to; at++) bytes[length++] = source[at];
    else {
      bytes.set(source.subarray(from, to), length);
      length += to - from;
    }
    this.length = length;
  }

  /** Adds a cell of any content. */
  cell(source: Uint8Array, from: number, to: number): void {
    if (this.isPlain(source, from, to)) return this.plain(source, from, to);
    this.start(2 * (to - from) + 2);
    const { bytes } = this;
    let { length } = this;
    bytes[length++] = QUOTE_BYTE;
    for (let at = from; at < to; at++) {
      const byte = source[at];
      if (byte === QUOTE_BYTE) bytes[length++] = QUOTE_BYTE;
      else if (byte === LF_BYTE || (byte === CR_BYTE && (at + 1 === to || source[at + 1] !== LF_BYTE))) this.line++;
      bytes[length++] = byte;
    }
    bytes[length++] = QUOTE_BYTE;
    this.length = length;
  }

  none(): void {
    this.start(0);
  }

  endRow(): void {
    this.reserve(3);
    if (this.cells === 1 && this.empty) {
      this.bytes[this.length++] = QUOTE_BYTE;
      this.bytes[this.length++] = QUOTE_BYTE;
    }
    this.bytes[this.length++] = LF_BYTE;
    this.cells = 0;
    this.empty = true;
    this.line++;
  }

  take(): Uint8Array<ArrayBuffer> {
    const piece = this.bytes.slice(0, this.length);
    this.length = 0;
    return piece;
  }

  private start(room: number): void {
    this.reserve(room + 1);
    if (this.cells++ > 0) this.bytes[this.length++] = this.delimiter;
    if (room > 0) this.empty = false;
  }

  private isPlain(source: Uint8Array, from: number, to: number): boolean {
    if (from === to) return true;
    if (source[from] === SPACE || source[from] === TAB) return false;
    const { delimiter } = this;
    for (let at = from; at < to; at++) {
      const byte = source[at];
      if (byte === delimiter || byte === QUOTE_BYTE || byte === LF_BYTE || byte === CR_BYTE) return false;
    }
    return true;
  }

  private reserve(room: number): void {
    if (this.length + room <= this.bytes.length) return;
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, this.length + room));
    longer.set(this.bytes.subarray(0, this.length));
    this.bytes = longer;
  }
}
