import { growBuffer, nextCapacity } from '../grow.ts';

type Cells = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The cells of the sampled rows of one column, in an array that grows and is made wider where a batch's is. */
export class SampleCells<Kind extends Cells> {
  #cells: Kind;
  #length = 0;

  constructor(like: Kind) {
    this.#cells = sameKind(like, 0);
  }

  /** Adds the cells of some rows of a batch. */
  add(batch: Kind, picked: Uint32Array): void {
    this.#makeRoom(batch, this.#length + picked.length);
    const cells = this.#cells;
    let at = this.#length;
    if (picked.length === batch.length) {
      cells.set(batch, at);
      this.#length += batch.length;
      return;
    }
    for (let i = 0; i < picked.length; i++) cells[at++] = batch[picked[i]];
    this.#length = at;
  }

  /** Leaves only the cells at some places, which increase. */
  keep(places: Uint32Array): void {
    const cells = this.#cells;
    for (let i = 0; i < places.length; i++) cells[i] = cells[places[i]];
    this.#length = places.length;
  }

  /** The cells, in memory that is as long as they are; nothing can be added after it. */
  take(): Kind {
    const cells = this.#cells;
    this.#cells = sameKind(cells, 0);
    if (cells.length === this.#length) return cells;
    return ofBuffer(cells, growBuffer(cells.buffer as ArrayBuffer, this.#length * cells.BYTES_PER_ELEMENT));
  }

  #makeRoom(batch: Kind, length: number): void {
    const { BYTES_PER_ELEMENT: bytes, length: capacity } = this.#cells;
    const wider = batch.BYTES_PER_ELEMENT > bytes;
    if (length <= capacity && !wider) return;
    const longer = length <= capacity ? capacity : nextCapacity(capacity, length);
    if (!wider) {
      this.#cells = ofBuffer(this.#cells, growBuffer(this.#cells.buffer as ArrayBuffer, longer * bytes));
      return;
    }
    const grown = sameKind(batch, longer);
    grown.set(this.#cells.subarray(0, this.#length));
    this.#cells = grown;
  }
}

/** The numbers in a buffer, as an array of the kind of another. */
function ofBuffer<Kind extends Cells>(like: Kind, buffer: ArrayBuffer): Kind {
  const Type = like.constructor as new (buffer: ArrayBuffer) => Kind;
  return new Type(buffer);
}

function sameKind<Kind extends Cells>(like: Kind, length: number): Kind {
  const Type = like.constructor as new (length: number) => Kind;
  return new Type(length);
}
