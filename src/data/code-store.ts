import { growBuffer, growFloats, nextCapacity } from './grow.ts';
import type { CodeArray } from './table.ts';

type Codes = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The codes of a dictionary column as it grows, as narrow as the number of levels allows, with the rows of each level. */
export class CodeStore {
  private rows = 0;
  private codes: Codes;
  private counts = new Float64Array(16);

  constructor(private readonly expectedRows: number) {
    this.codes = new Uint8Array(expectedRows);
  }

  /** Adds the first `rows` of `codes`, none of which is `levels` or more. */
  append(codes: Uint32Array, rows: number, levels: number): void {
    this.makeRoom(this.rows + rows, levels);
    this.codes.set(codes.subarray(0, rows), this.rows);
    countCodes(codes, rows, this.counts);
    this.rows += rows;
  }

  /** Gives its memory back; nothing can be added after it. */
  release(): void {
    this.codes = new Uint8Array(0);
  }

  /** Codes and counts since the last take; the store is empty after it. */
  take(levels: number): { readonly codes: CodeArray; readonly counts: Float64Array } {
    const taken = { codes: this.codes.subarray(0, this.rows), counts: this.counts.slice(0, levels) };
    this.codes = resizeCodes(this.codes, 0);
    this.counts.fill(0);
    this.rows = 0;
    return taken;
  }

  private makeRoom(rows: number, levels: number): void {
    if (levels > this.counts.length)
      this.counts = growFloats(this.counts, nextCapacity(this.counts.length * 1.6, levels));
    if (levels > 65_536 && this.codes.BYTES_PER_ELEMENT < 4) this.codes = widen(this.codes, Uint32Array);
    else if (levels > 256 && this.codes.BYTES_PER_ELEMENT < 2) this.codes = widen(this.codes, Uint16Array);
    if (rows <= this.codes.length) return;
    const { length } = this.codes;
    this.codes = resizeCodes(this.codes, length === 0 ? Math.max(rows, this.expectedRows) : nextCapacity(length, rows));
  }
}

function countCodes(codes: Uint32Array, rows: number, counts: Float64Array): void {
  for (let row = 0; row < rows; row++) counts[codes[row]]++;
}

function widen(codes: Codes, Wider: typeof Uint16Array | typeof Uint32Array): Codes {
  const wider = new Wider(codes.length);
  wider.set(codes);
  return wider;
}

/** The same codes in an array of another length: none when 0, so that what was handed out stays untouched. */
function resizeCodes(codes: Codes, length: number): Codes {
  const bytes = codes.BYTES_PER_ELEMENT;
  const buffer = length === 0 ? new ArrayBuffer(0) : growBuffer(codes.buffer, length * bytes);
  if (bytes === 1) return new Uint8Array(buffer);
  return bytes === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer);
}
