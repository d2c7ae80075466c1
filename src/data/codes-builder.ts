import type { ColumnBuilder } from './column-builder.ts';
import { parseNumber } from './cell-number.ts';
import { createDecoder } from './decode-bytes.ts';
import { ByteDictionary } from './dictionary.ts';
import { growBuffer, growFloats, nextCapacity } from './grow.ts';
import { MAX_DICTIONARY_BYTES } from './limits.ts';
import type { RowBlock } from './row-block.ts';
import type { ByteEncoding } from './schema.ts';
import type { CodeArray, CodesColumn, DecimalMark } from './table.ts';
import { isUtf8 } from './utf8.ts';

/** Share of an overflowing dictionary's levels that must be numbers for the column to be read again as numbers. */
const NUMERIC_SHARE = 0.9;

type Codes = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Builds a dictionary-encoded column, its codes as narrow as the number of levels allows. */
export class CodesBuilder implements ColumnBuilder {
  readonly keepsRanges = false;
  private readonly dictionary = new ByteDictionary();
  private readonly levels: string[] = [];
  private levelsEncoding: ByteEncoding = 'utf-8';
  private utf8Levels = 0;
  private wellFormed = true;
  private rows = 0;
  private codes: Codes;
  private counts = new Float64Array(16);
  private overflow = false;

  constructor(
    private readonly index: number,
    private readonly name: string,
    private readonly decimalMark: DecimalMark,
    private readonly maxLevels: number,
    private readonly expectedRows: number,
  ) {
    this.codes = new Uint8Array(expectedRows);
  }

  append(bytes: Uint8Array, block: RowBlock): void {
    if (this.overflow) return;
    const { dictionary } = this;
    const scratch = scratchCodes(block.capacity);
    dictionary.encode(bytes, block, this.index, scratch);
    if (dictionary.size > this.maxLevels || dictionary.byteLength > MAX_DICTIONARY_BYTES) {
      this.overflow = true;
      this.codes = new Uint8Array(0);
      return;
    }
    this.makeRoom(this.rows + block.rows);
    this.codes.set(scratch.subarray(0, block.rows), this.rows);
    countCodes(scratch, block.rows, this.counts);
    this.rows += block.rows;
  }

  isUtf8(): boolean {
    for (; this.wellFormed && this.utf8Levels < this.dictionary.size; this.utf8Levels++) {
      const spelling = this.dictionary.spelling(this.utf8Levels);
      this.wellFormed = isUtf8(spelling, 0, spelling.length);
    }
    return this.wellFormed;
  }

  misfit(): 'numbers' | 'other' | null {
    if (!this.overflow) return null;
    const levels = this.decode('utf-8');
    const numeric = levels.filter((level) => !Number.isNaN(parseNumber(level, this.decimalMark))).length;
    return numeric >= NUMERIC_SHARE * levels.length ? 'numbers' : 'other';
  }

  take(encoding: ByteEncoding): CodesColumn {
    const { index, name, decimalMark, rows } = this;
    const levels = this.decode(encoding).slice();
    const codes: CodeArray = this.codes.subarray(0, rows);
    const counts = this.counts.slice(0, levels.length);
    this.codes = resizeCodes(this.codes, 0);
    this.counts.fill(0);
    this.rows = 0;
    return { index, name, store: 'codes', codes, levels, counts, decimalMark };
  }

  private makeRoom(rows: number): void {
    const { size } = this.dictionary;
    if (size > this.counts.length) this.counts = growFloats(this.counts, nextCapacity(this.counts.length * 1.6, size));
    if (size > 65_536 && this.codes.BYTES_PER_ELEMENT < 4) this.codes = widen(this.codes, Uint32Array);
    else if (size > 256 && this.codes.BYTES_PER_ELEMENT < 2) this.codes = widen(this.codes, Uint16Array);
    if (rows <= this.codes.length) return;
    const capacity =
      this.codes.length === 0 ? Math.max(rows, this.expectedRows) : nextCapacity(this.codes.length, rows);
    this.codes = resizeCodes(this.codes, capacity);
  }

  private decode(encoding: ByteEncoding): readonly string[] {
    if (encoding !== this.levelsEncoding) this.levels.length = 0;
    this.levelsEncoding = encoding;
    const decode = createDecoder(encoding);
    for (let code = this.levels.length; code < this.dictionary.size; code++) {
      this.levels.push(decode(this.dictionary.spelling(code)));
    }
    return this.levels;
  }
}

let scratch = new Uint32Array(0);

/** One block's codes before they are narrowed; shared, since blocks are encoded one at a time. */
function scratchCodes(length: number): Uint32Array {
  if (scratch.length < length) scratch = new Uint32Array(length);
  return scratch;
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
