import { AppError } from '../../errors.ts';
import { damagedMessage, fieldHead, MOST_HEAD_BYTES } from './protobuf.ts';

const WINDOW = 256 * 1024;
/** Fields that are looked at in one file; a network of a thousand layers has some ten thousand. */
const MOST_FIELDS = 2_000_000;

/** A field by where its content stands in the file. */
export interface PlacedField {
  readonly id: number;
  readonly wire: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A message in a file that is looked at a window at a time: the content of a field is read only when asked for, so that of
 * two gigabytes of weights no more is read than the names between them.
 */
export class BlobMessage {
  readonly #blob: Blob;
  #window = new Uint8Array(0);
  #start = 0;
  #left = MOST_FIELDS;

  constructor(blob: Blob) {
    this.#blob = blob;
  }

  /**
   * The fields between two places.
   * @throws AppError `model/truncated` where one reaches beyond the file, `model/damaged` where it reaches beyond its message.
   */
  async *fields(from = 0, to = this.#blob.size): AsyncGenerator<PlacedField> {
    for (let at = from; at < to;) {
      if (--this.#left < 0) throw damagedMessage(at);
      const head = await this.#head(at, to);
      const start = at + head.headBytes;
      const end = start + head.bytes;
      if (end > this.#blob.size) throw new AppError('model/truncated', { bytes: this.#blob.size, needed: end });
      if (end > to) throw damagedMessage(at);
      yield { id: head.id, wire: head.wire, from: start, to: end };
      at = end;
    }
  }

  /** The bytes between two places; those of a window are not copied. */
  async bytes(from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
    if (from < this.#start || to > this.#start + this.#window.length) {
      if (to - from > WINDOW) return new Uint8Array(await this.#blob.slice(from, to).arrayBuffer());
      this.#window = new Uint8Array(await this.#blob.slice(from, from + WINDOW).arrayBuffer());
      this.#start = from;
    }
    return this.#window.subarray(from - this.#start, to - this.#start);
  }

  async #head(at: number, to: number) {
    const bytes = await this.bytes(at, Math.min(to, at + MOST_HEAD_BYTES));
    return fieldHead(bytes, 0, at);
  }
}
