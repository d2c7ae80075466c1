import { nextCapacity } from '../grow.ts';

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
    for (let i = 0; i < picked.length; i++) cells[at++] = batch[picked[i]];
    this.#length = at;
  }

  /** Leaves only the cells at some places, which increase. */
  keep(places: Uint32Array): void {
    const cells = this.#cells;
    for (let i = 0; i < places.length; i++) cells[i] = cells[places[i]];
    this.#length = places.length;
  }

  /** The cells, as an array of their own. */
  take(): Kind {
    return this.#cells.slice(0, this.#length) as Kind;
  }

  #makeRoom(batch: Kind, length: number): void {
    const { BYTES_PER_ELEMENT: bytes, length: capacity } = this.#cells;
    const wider = batch.BYTES_PER_ELEMENT > bytes;
    if (length <= capacity && !wider) return;
    const grown = sameKind(wider ? batch : this.#cells, length <= capacity ? capacity : nextCapacity(capacity, length));
    grown.set(this.#cells.subarray(0, this.#length));
    this.#cells = grown;
  }
}

function sameKind<Kind extends Cells>(like: Kind, length: number): Kind {
  const Type = like.constructor as new (length: number) => Kind;
  return new Type(length);
}
