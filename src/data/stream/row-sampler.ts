import { cutFloats, growFloats, nextCapacity } from '../grow.ts';
import { selectRank } from '../select-rank.ts';
import { rowHash } from './row-hash.ts';

/**
 * Chooses the `most` rows with the smallest {@link rowHash}: each set of that many rows is as likely as any other, and which
 * it is depends on the seed and the number of rows alone, not on how they come. Of equal hashes the earlier row goes first.
 *
 * Rows that may still be chosen are gathered; whenever they are twice as many as are wanted, the rest is dropped, and rows
 * above the largest hash left are passed over from then on. Over n rows about `most`·(1 + ln(n / most)) are gathered.
 */
export class RowSampler {
  #rows = new Float64Array(1024);
  #hashes = new Float64Array(1024);
  #length = 0;
  /** Where every row is chosen: those of a batch. */
  #all = new Uint32Array(0);
  /** Rows with this hash or a larger one are not chosen. */
  #limit = Infinity;

  constructor(
    private readonly most: number,
    private readonly seed: number,
  ) {}

  /** The rows of the next batch that may be chosen, counted from its first. */
  pick(first: number, count: number): Uint32Array {
    if (this.most === Infinity) return this.#pickAll(first, count);
    const picked = new Uint32Array(count);
    this.#makeRoom(this.#length + count);
    const limit = this.#limit;
    const { seed } = this;
    let found = 0;
    for (let row = 0; row < count; row++) {
      const hash = rowHash(first + row, seed);
      if (hash >= limit) continue;
      this.#rows[this.#length] = first + row;
      this.#hashes[this.#length++] = hash;
      picked[found++] = row;
    }
    return picked.subarray(0, found);
  }

  /** Every row, whatever its hash. */
  #pickAll(first: number, count: number): Uint32Array {
    this.#makeRoom(this.#length + count);
    for (let row = 0; row < count; row++) this.#rows[this.#length++] = first + row;
    if (count > this.#all.length) this.#all = Uint32Array.from({ length: count }, (_, row) => row);
    return this.#all.subarray(0, count);
  }

  /** The places to keep among what was gathered where it has become too much; null where all of it stays. */
  thin(): Uint32Array | null {
    return this.#length > 2 * this.most ? this.#drop() : null;
  }

  /** The places to keep so that exactly the chosen rows are left; null where all are. */
  finish(): Uint32Array | null {
    return this.#length > this.most ? this.#drop() : null;
  }

  /** The rows that are left, increasing; nothing can be picked after it. */
  rows(): Float64Array {
    const rows = cutFloats(this.#rows, this.#length);
    this.#rows = new Float64Array(0);
    this.#length = 0;
    return rows;
  }

  #drop(): Uint32Array {
    const { most } = this;
    const hashes = this.#hashes;
    const limit = most === 0 ? 0 : selectRank(hashes.slice(0, this.#length), most - 1);
    let below = 0;
    for (let at = 0; at < this.#length; at++) if (hashes[at] < limit) below++;
    let equal = most - below;
    const places = new Uint32Array(most);
    let kept = 0;
    for (let at = 0; at < this.#length; at++) {
      if (hashes[at] > limit || (hashes[at] === limit && equal-- <= 0)) continue;
      places[kept] = at;
      this.#rows[kept] = this.#rows[at];
      hashes[kept++] = hashes[at];
    }
    this.#length = kept;
    this.#limit = limit;
    return places;
  }

  #makeRoom(length: number): void {
    if (length <= this.#rows.length) return;
    const capacity = nextCapacity(this.#rows.length, length);
    this.#rows = growFloats(this.#rows, capacity);
    if (this.most !== Infinity) this.#hashes = growFloats(this.#hashes, capacity);
  }
}
