import { addedRows } from './group-rows.ts';
import type { RowSums } from './group-rows.ts';

/** A group of an intersection and its rows. */
export interface KeyedRows {
  readonly key: readonly string[];
  readonly rows: RowSums;
}

/** Sums of an intersection's rows over its features: by level of one feature, and by levels of two. */
export class Margins {
  readonly whole: RowSums;
  /** Levels by feature, in order of first appearance. */
  readonly levels: readonly (readonly string[])[];
  readonly #sums = new Map<string, RowSums>();

  constructor(groups: readonly KeyedRows[]) {
    const width = groups[0]?.key.length ?? 0;
    this.whole = addedRows(groups.map(({ rows }) => rows));
    this.levels = Array.from({ length: width }, (_, f) => [...new Set(groups.map(({ key }) => key[f]))]);
    for (const { key, rows } of groups) {
      for (let f = 0; f < width; f++) {
        this.#add([f, key[f]], rows);
        for (let g = f + 1; g < width; g++) this.#add([f, key[f], g, key[g]], rows);
      }
    }
  }

  /** Rows with a level of feature f. */
  one(f: number, level: string): RowSums {
    return this.#sums.get(JSON.stringify([f, level]))!;
  }

  /** Rows with a level of feature f and one of feature g, f < g, that occur together. */
  two(f: number, first: string, g: number, second: string): RowSums {
    return this.#sums.get(JSON.stringify([f, first, g, second]))!;
  }

  /** The share of a level of feature f, weighted where there are weights. */
  share(f: number, level: string): number {
    return this.one(f, level).w / this.whole.w;
  }

  #add(at: readonly (string | number)[], rows: RowSums): void {
    const key = JSON.stringify(at);
    const before = this.#sums.get(key);
    this.#sums.set(key, before ? addedRows([before, rows]) : rows);
  }
}
