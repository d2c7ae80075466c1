import { CodeStore } from '../code-store.ts';
import { cellReader } from '../cell-number.ts';
import { numberSpelling } from '../choose-kind.ts';
import { NUMERIC_SHARE } from '../column-sample.ts';
import { MAX_DICTIONARY_BYTES } from '../limits.ts';
import type { ColumnKind } from '../schema.ts';
import type { CodesColumn } from '../table.ts';
import type { CellKind } from './cell-kind.ts';
import { cellSpeller } from './spell-cell.ts';
import type { ColumnPage, StoredValues } from './page-values.ts';
import type { ParquetBuilder } from './parquet-builder.ts';

type CodesKind = Extract<ColumnKind, { store: 'codes' }>;

/** In a map from places to codes: not met so far. */
const NO_CODE = 0xffff_ffff;

/**
 * Builds a dictionary-encoded column from pages. Where pages have a dictionary themselves its places become codes without
 * a text being made for a row. Levels are numbered as they appear in the rows; a missing cell has the level `''`.
 */
export class ParquetCodes implements ParquetBuilder {
  private readonly levels: string[] = [];
  private readonly codeOfLevel = new Map<string, number>();
  /** Codes of values that are compared by themselves: numbers, big integers, booleans. */
  private readonly codeOfValue = new Map<unknown, number>();
  private readonly store: CodeStore;
  private readonly spell: (value: unknown) => string;
  private levelBytes = 0;
  private dictionary: StoredValues | null = null;
  private codeOfPlace = new Uint32Array(0);
  private overflow = false;
  private scratch = new Uint32Array(0);

  constructor(
    private readonly index: number,
    private readonly name: string,
    cellKind: CellKind,
    private readonly kind: CodesKind,
    rows: number,
  ) {
    this.store = new CodeStore(rows);
    this.spell = cellSpeller(cellKind);
  }

  append(page: ColumnPage): void {
    if (this.overflow) return;
    if (this.scratch.length < page.rows) this.scratch = new Uint32Array(page.rows);
    if (page.dictionary) this.encodePlaces(page, page.dictionary);
    else this.encodeValues(page);
    const { length } = this.levels;
    if (length > this.kind.maxLevels || this.levelBytes > MAX_DICTIONARY_BYTES) {
      this.overflow = true;
      this.store.release();
    } else this.store.append(this.scratch, page.rows, length);
  }

  misfit(): 'numbers' | 'other' | null {
    if (!this.overflow) return null;
    const read = cellReader(this.kind);
    const numeric = this.levels.filter((level) => !Number.isNaN(read(level))).length;
    return numeric >= NUMERIC_SHARE * this.levels.length ? 'numbers' : 'other';
  }

  take(): CodesColumn {
    const { index, name, levels } = this;
    return { index, name, store: 'codes', ...this.store.take(levels.length), levels, ...numberSpelling(this.kind) };
  }

  private encodePlaces({ rows, filled, values }: ColumnPage, dictionary: StoredValues): void {
    if (dictionary !== this.dictionary) {
      this.dictionary = dictionary;
      this.codeOfPlace = new Uint32Array(dictionary.length).fill(NO_CODE);
    }
    const { codeOfPlace, scratch } = this;
    const places = values as ArrayLike<number>;
    for (let row = 0, at = 0; row < rows; row++) {
      if (filled && filled[row] === 0) {
        scratch[row] = this.codeOf('');
        continue;
      }
      const place = places[at++];
      let code = codeOfPlace[place];
      if (code === NO_CODE) code = codeOfPlace[place] = this.codeOf(this.spell(dictionary[place]));
      scratch[row] = code;
    }
  }

  private encodeValues({ rows, filled, values }: ColumnPage): void {
    const { scratch, codeOfValue } = this;
    for (let row = 0, at = 0; row < rows; row++) {
      if (filled && filled[row] === 0) {
        scratch[row] = this.codeOf('');
        continue;
      }
      const value = values[at++];
      let code = codeOfValue.get(value);
      if (code === undefined) {
        code = this.codeOf(this.spell(value));
        if (typeof value !== 'object') codeOfValue.set(value, code);
      }
      scratch[row] = code;
    }
  }

  private codeOf(level: string): number {
    const known = this.codeOfLevel.get(level);
    if (known !== undefined) return known;
    const code = this.levels.length;
    this.levels.push(level);
    this.levelBytes += level.length;
    this.codeOfLevel.set(level, code);
    return code;
  }
}
