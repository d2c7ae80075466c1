import type { ColumnBuilder } from './column-builder.ts';
import { cellReader } from './cell-number.ts';
import { numberSpelling } from './choose-kind.ts';
import { CodeStore } from './code-store.ts';
import { createDecoder } from './decode-bytes.ts';
import { ByteDictionary } from './dictionary.ts';
import { MAX_DICTIONARY_BYTES } from './limits.ts';
import type { RowBlock } from './row-block.ts';
import type { ByteEncoding, ColumnKind } from './schema.ts';
import type { CodesColumn } from './table.ts';
import { isUtf8 } from './utf8.ts';

/** Share of an overflowing dictionary's levels that must be numbers for the column to be read again as numbers. */
const NUMERIC_SHARE = 0.9;

type CodesKind = Extract<ColumnKind, { store: 'codes' }>;

/** Builds a dictionary-encoded column, its codes as narrow as the number of levels allows. */
export class CodesBuilder implements ColumnBuilder {
  readonly keepsRanges = false;
  private readonly dictionary = new ByteDictionary();
  private readonly levels: string[] = [];
  private levelsEncoding: ByteEncoding = 'utf-8';
  /** The levels as the last batch has them: shared by all batches that bring no new one. */
  private givenLevels: readonly string[] = [];
  private utf8Levels = 0;
  private wellFormed = true;
  private readonly store: CodeStore;
  private overflow = false;

  constructor(
    private readonly index: number,
    private readonly name: string,
    private readonly kind: CodesKind,
    expectedRows: number,
  ) {
    this.store = new CodeStore(expectedRows);
  }

  append(bytes: Uint8Array, block: RowBlock): void {
    if (this.overflow) return;
    const { dictionary } = this;
    const scratch = scratchCodes(block.capacity);
    dictionary.encode(bytes, block, this.index, scratch);
    if (dictionary.size > this.kind.maxLevels || dictionary.byteLength > MAX_DICTIONARY_BYTES) {
      this.overflow = true;
      this.store.release();
      return;
    }
    this.store.append(scratch, block.rows, dictionary.size);
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
    const read = cellReader(this.kind);
    const numeric = levels.filter((level) => !Number.isNaN(read(level))).length;
    return numeric >= NUMERIC_SHARE * levels.length ? 'numbers' : 'other';
  }

  /** A dictionary shows its levels itself. */
  oddSpellings(): readonly string[] {
    return [];
  }

  provesDecimals(): boolean {
    return false;
  }

  take(encoding: ByteEncoding): CodesColumn {
    const { index, name } = this;
    const known = this.decode(encoding);
    if (known.length !== this.givenLevels.length) this.givenLevels = known.slice();
    const levels = this.givenLevels;
    const { codes, counts } = this.store.take(levels.length);
    return { index, name, store: 'codes', codes, levels, counts, ...numberSpelling(this.kind) };
  }

  private decode(encoding: ByteEncoding): readonly string[] {
    if (encoding !== this.levelsEncoding) {
      this.levels.length = 0;
      this.givenLevels = [];
    }
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
