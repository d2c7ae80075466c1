import { AppError } from '../../errors.ts';
import { countLineBreaks, CR_BYTE, LF_BYTE } from '../byte-classes.ts';
import { MAX_ROW_BYTES } from '../limits.ts';

const FIRST_ROOM = 2 ** 17;

/** A whole record in `bytes[from, to)`, valid until the next push. */
export interface CutRecord {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Line of the file, from 1, on which it starts. */
  readonly line: number;
}

/** Cuts JSON, pushed in pieces cut anywhere, into the texts of its records. */
export abstract class RecordCutter {
  protected bytes = new Uint8Array(0);
  /** Holds `bytes`, with room for more. */
  private room = new Uint8Array(FIRST_ROOM);
  protected pos = 0;
  /** Offset of `bytes[0]` in the stream. */
  protected base = 0;
  /** Line on which `bytes[pos]` stands. */
  protected line = 1;

  /** The records that have become whole. @throws AppError `json/too-large`; `json/damaged` where it cannot go on. */
  *push(chunk: Uint8Array): Generator<CutRecord> {
    const rest = this.bytes.subarray(this.pos);
    const length = rest.length + chunk.length;
    if (length > this.room.length) {
      const longer = new Uint8Array(Math.max(length, 2 * this.room.length));
      longer.set(rest);
      this.room = longer;
    } else if (this.pos > 0) this.room.set(rest);
    this.room.set(chunk, rest.length);
    this.base += this.pos;
    this.bytes = this.room.subarray(0, length);
    this.pos = 0;
    yield* this.cut();
    if (this.bytes.length - this.pos > MAX_ROW_BYTES) {
      throw new AppError('json/too-large', { line: this.line, limit: MAX_ROW_BYTES });
    }
  }

  /** The last record. @throws AppError `json/damaged` when the text breaks off. */
  abstract finish(): Generator<CutRecord>;
  protected abstract cut(): Generator<CutRecord>;

  protected damaged(at: number): AppError {
    return new AppError('json/damaged', { line: this.line, byte: this.base + at });
  }
}

/** A record on each line. */
export class LineCutter extends RecordCutter {
  /** Up to where no line break was found. */
  private searched = 0;

  protected *cut(): Generator<CutRecord> {
    for (;;) {
      const end = this.bytes.indexOf(LF_BYTE, Math.max(this.pos, this.searched));
      if (end < 0) break;
      yield* this.give(end);
      this.pos = end + 1;
      this.line++;
    }
    this.searched = this.bytes.length - this.pos;
  }

  *finish(): Generator<CutRecord> {
    yield* this.give(this.bytes.length);
    this.pos = this.bytes.length;
  }

  private *give(end: number): Generator<CutRecord> {
    const { bytes, pos: from, line } = this;
    const to = end > from && bytes[end - 1] === CR_BYTE ? end - 1 : end;
    for (let at = from; at < to; at++) {
      if (bytes[at] > 0x20) return yield { bytes, from, to, line };
    }
  }
}

/**
 * The elements of a list, or values one after the other with blanks between them. A list may lie within an object: what is
 * before it is passed over by number of bytes, what is after it is left. After a list that is the whole file nothing may follow;
 * a comma after its last element is passed over, since nothing is lost by it.
 */
export class ValueCutter extends RecordCutter {
  private scanned = 0;
  private depth = 0;
  private inString = false;
  private started = -1;
  private startLine = 1;
  private separated = true;
  private over = false;

  /** @param skip bytes before the first element; @param list whether commas part the values and a bracket ends them; @param alone whether the list is the whole file */
  constructor(
    private skip: number,
    private readonly list: boolean,
    private readonly alone: boolean,
  ) {
    super();
  }

  protected *cut(): Generator<CutRecord> {
    const { bytes } = this;
    let at = this.scanned;
    if (this.skip > 0) {
      const passed = Math.min(this.skip, bytes.length);
      this.line += countLineBreaks(bytes, passed);
      this.skip -= passed;
      at = this.pos = passed;
    }
    for (; at < bytes.length && !this.over; at++) {
      const byte = bytes[at];
      if (this.inString) {
        if (byte === 0x5c) at++;
        else if (byte === 0x22) {
          this.inString = false;
          if (this.depth === 0) yield* this.give(at + 1);
        }
        continue;
      }
      if (byte === LF_BYTE) this.line++;
      if (byte <= 0x20) {
        if (this.started >= 0 && this.depth === 0) yield* this.give(at);
        continue;
      }
      if (this.depth === 0 && this.list && (byte === 0x2c || byte === 0x5d)) {
        if (this.started >= 0) yield* this.give(at);
        if (byte === 0x5d) this.over = true;
        else if (this.separated) throw this.damaged(at);
        this.separated = true;
        this.pos = at + 1;
        continue;
      }
      if (this.started < 0) {
        if (!this.separated) throw this.damaged(at);
        this.started = this.pos = at;
        this.startLine = this.line;
      }
      if (byte === 0x22) this.inString = true;
      else if (byte === 0x7b || byte === 0x5b) this.depth++;
      else if (byte === 0x7d || byte === 0x5d) {
        if (this.depth === 0) throw this.damaged(at);
        if (--this.depth === 0) yield* this.give(at + 1);
      }
    }
    if (this.over) return this.passRest(at);
    if (this.started < 0) this.pos = Math.min(at, bytes.length);
    this.scanned = at - this.pos;
    if (this.started >= 0) this.started = 0;
  }

  *finish(): Generator<CutRecord> {
    if (this.over) return;
    if (this.list || this.inString || this.depth > 0) throw this.damaged(this.bytes.length);
    if (this.started >= 0) yield* this.give(this.bytes.length);
  }

  /** Lets go of what stands after the list. */
  private passRest(from: number): void {
    const { bytes } = this;
    for (let at = from; this.alone && at < bytes.length; at++) {
      if (bytes[at] === LF_BYTE) this.line++;
      if (bytes[at] > 0x20) throw this.damaged(at);
    }
    this.pos = bytes.length;
    this.scanned = 0;
  }

  private *give(to: number): Generator<CutRecord> {
    const { bytes, started: from, startLine: line } = this;
    this.started = -1;
    this.separated = !this.list;
    this.pos = to;
    yield { bytes, from, to, line };
  }
}
