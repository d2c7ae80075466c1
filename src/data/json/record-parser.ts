import type { RowWriter } from '../row-writer.ts';
import { tokenKind } from './json-token.ts';
import { JsonKeys, type KnownKey } from './json-key.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const FIRST_PRINTED = 0x20;

/** How the text of a value is written as a cell. */
const VALUE = { absent: 0, plain: 1, quoted: 2, escaped: 3, nested: 4 } as const;

/** What was found where a record should be. */
export type Parsed = 'record' | 'not-json' | 'not-a-record' | 'repeated-key';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Parses records of JSON into cells without making objects of them: numbers keep their spelling, strings are cells as
 * they are, null and what is missing are empty, true and false are `true` and `false`. Of an object within a record each key is
 * a column `outer.inner`; what lies deeper, and lists, are cells of JSON.
 */
export class RecordParser {
  readonly keys = new JsonKeys();
  private bytes: Uint8Array = new Uint8Array(0);
  private pos = 0;
  private end = 0;
  private readonly kinds: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** The number of the record that gave each column a value last. */
  private readonly givenBy: number[] = [];
  private record = 0;
  private repeated = false;
  private known: KnownKey[] = [];
  private place = 0;
  /** Cells of the last list. */
  private cells = 0;

  constructor(private readonly arrays: boolean) {}

  /** Parses `bytes[from, to)`, which may begin and end with blanks. */
  parse(bytes: Uint8Array, from: number, to: number): Parsed {
    this.bytes = bytes;
    this.pos = from;
    this.end = to;
    this.place = 0;
    this.record++;
    this.repeated = false;
    this.kinds.fill(VALUE.absent);
    const names = this.keys.names.length;
    const opening = this.arrays ? OPEN_LIST : OPEN_OBJECT;
    if (this.nextByte() !== opening) return this.isJson(from, to) ? 'not-a-record' : 'not-json';
    const whole = (this.arrays ? this.parseList() : this.parseObject(null)) && this.nextByte() < 0;
    if (whole) return this.repeated ? 'repeated-key' : 'record';
    this.keys.forgetFrom(names);
    this.known = [];
    return 'not-json';
  }

  /** Writes the last record: a cell for each column, or for each value of a list. */
  write(writer: RowWriter): void {
    const { bytes, kinds, starts, ends } = this;
    const columns = this.arrays ? this.cells : this.keys.names.length;
    for (let column = 0; column < columns; column++) {
      switch (kinds[column]) {
        case VALUE.plain:
          writer.plain(bytes, starts[column], ends[column]);
          break;
        case VALUE.escaped: {
          const text = encoder.encode(JSON.parse(decoder.decode(bytes.subarray(starts[column] - 1, ends[column] + 1))));
          writer.cell(text, 0, text.length);
          break;
        }
        case VALUE.quoted:
        case VALUE.nested:
          writer.cell(bytes, starts[column], ends[column]);
          break;
        default:
          writer.none();
      }
    }
    writer.endRow();
  }

  private parseList(): boolean {
    this.pos++;
    this.cells = 0;
    if (this.nextByte() === CLOSE_LIST) return ++this.pos > 0;
    for (;;) {
      if (!this.parseValue(this.cells++)) return false;
      const byte = this.nextByte();
      this.pos++;
      if (byte === CLOSE_LIST) return true;
      if (byte !== COMMA) return false;
    }
  }

  private parseObject(parent: KnownKey | null): boolean {
    this.pos++;
    if (this.nextByte() === CLOSE_OBJECT) return ++this.pos > 0;
    for (;;) {
      if (this.nextByte() !== QUOTE) return false;
      const start = this.pos + 1;
      if (this.skipString() === VALUE.absent) return false;
      const key = this.keyAt(start, this.pos - 1, parent);
      if (!key || this.nextByte() !== COLON) return false;
      this.pos++;
      const nested = parent === null && this.nextByte() === OPEN_OBJECT && !this.isEmptyObject();
      if (nested) {
        if (!this.parseObject(key)) return false;
      } else {
        if (key.column < 0) key.column = this.keys.columnOf(key);
        if (!this.parseValue(key.column)) return false;
      }
      const byte = this.nextByte();
      this.pos++;
      if (byte === CLOSE_OBJECT) return true;
      if (byte !== COMMA) return false;
    }
  }

  private isEmptyObject(): boolean {
    const { pos } = this;
    this.pos++;
    const empty = this.nextByte() === CLOSE_OBJECT;
    this.pos = pos;
    return empty;
  }

  private keyAt(start: number, end: number, parent: KnownKey | null): KnownKey | null {
    const place = this.place++;
    const known = this.known[place];
    if (known && known.parent === parent && this.isSame(known.raw, start, end)) return known;
    const raw = this.bytes.slice(start, end);
    const own = parseString(this.bytes.subarray(start - 1, end + 1));
    if (own === null) return null;
    const name = parent ? `${parent.name}.${own}` : own;
    return (this.known[place] = { raw, own, name, parent, column: -1 });
  }

  private isSame(raw: Uint8Array, start: number, end: number): boolean {
    if (raw.length !== end - start) return false;
    for (let at = 0; at < raw.length; at++) if (raw[at] !== this.bytes[start + at]) return false;
    return true;
  }

  private parseValue(column: number): boolean {
    const first = this.nextByte();
    const start = this.pos;
    let kind: number = VALUE.plain;
    if (first === QUOTE) {
      kind = this.skipString();
      if (kind === VALUE.absent) return false;
      if (kind === VALUE.escaped && parseString(this.bytes.subarray(start, this.pos)) === null) return false;
      this.note(column, kind, start + 1, this.pos - 1);
      return true;
    }
    if (first === OPEN_OBJECT || first === OPEN_LIST) {
      if (!this.skipNested() || !this.isJson(start, this.pos)) return false;
      this.note(column, VALUE.nested, start, this.pos);
      return true;
    }
    this.skipToken();
    const token = tokenKind(this.bytes, start, this.pos);
    if (token === null) return false;
    kind = token === 'null' ? VALUE.absent : VALUE.plain;
    this.note(column, kind, start, this.pos);
    return true;
  }

  private note(column: number, kind: number, start: number, end: number): void {
    if (this.givenBy[column] === this.record) this.repeated = true;
    this.givenBy[column] = this.record;
    this.kinds[column] = start === end ? VALUE.absent : kind;
    this.starts[column] = start;
    this.ends[column] = end;
  }

  /** The next byte that is no blank, which is not passed over; −1 at the end. */
  private nextByte(): number {
    const { bytes, end } = this;
    while (this.pos < end) {
      const byte = bytes[this.pos];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.pos++;
    }
    return -1;
  }

  /** Passes over a string; how it is to be written, or `absent` when it does not end or holds a control character. */
  private skipString(): number {
    const { bytes, end } = this;
    let at = this.pos + 1;
    let kind: number = bytes[at] === 0x20 ? VALUE.quoted : VALUE.plain;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        this.pos = at + 1;
        return kind;
      }
      if (byte === BACKSLASH) {
        kind = VALUE.escaped;
        at++;
      } else if (byte === COMMA) {
        if (kind === VALUE.plain) kind = VALUE.quoted;
      } else if (byte < FIRST_PRINTED) return VALUE.absent;
    }
    return VALUE.absent;
  }

  private skipNested(): boolean {
    let depth = 0;
    for (let byte = this.nextByte(); byte >= 0; byte = this.nextByte()) {
      if (byte === QUOTE) {
        if (this.skipString() === VALUE.absent) return false;
        continue;
      }
      this.pos++;
      if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
      else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && --depth === 0) return true;
    }
    return false;
  }

  private skipToken(): void {
    const { bytes, end } = this;
    while (this.pos < end) {
      const byte = bytes[this.pos];
      if (byte <= FIRST_PRINTED || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST) return;
      this.pos++;
    }
  }

  private isJson(from: number, to: number): boolean {
    try {
      JSON.parse(decoder.decode(this.bytes.subarray(from, to)));
      return true;
    } catch {
      return false;
    }
  }
}

/** A string token, quotes included, as text; null where it is none. */
function parseString(token: Uint8Array): string | null {
  try {
    return String(JSON.parse(decoder.decode(token)));
  } catch {
    return null;
  }
}
