import { AppError } from '../errors.ts';
import type { FeatureGroups } from '../plan/feature-groups.ts';

/** Most groups of one combination of features. */
const MOST_COMBINED_GROUPS = 5_000;
const LARGEST_LOOKUP = 1 << 20;

/**
 * Numbers the groups of one combination of features in order of first appearance, over any number of batches.
 */
export class GroupIndex {
  readonly #features: readonly string[];
  readonly #groups: string[][] = [];
  readonly #indexOf = new Map<string, number>();

  constructor(features: readonly string[]) {
    this.#features = features;
  }

  /** One level per feature for each group. */
  get groups(): readonly (readonly string[])[] {
    return this.#groups;
  }

  /** The group of every row of a batch. @throws AppError `plan/too-many-groups` */
  number(rows: number, features: readonly FeatureGroups[]): Uint16Array {
    const product = features.reduce((size, { levels }) => size * levels.length, 1);
    const lookup: Lookup =
      product <= Math.min(LARGEST_LOOKUP, 4 * rows + 4096) ? new ArrayLookup(product) : new Map<number, number>();
    const groups = new Uint16Array(rows);
    for (let row = 0; row < rows; row++) {
      let key = 0;
      for (let f = 0; f < features.length; f++) key = key * features[f].levels.length + features[f].codes[row];
      let group = lookup.get(key);
      if (group === undefined) {
        group = this.#enter(features.map(({ codes, levels }) => levels[codes[row]]));
        lookup.set(key, group);
      }
      groups[row] = group;
    }
    return groups;
  }

  #enter(levels: string[]): number {
    const name = JSON.stringify(levels);
    const known = this.#indexOf.get(name);
    if (known !== undefined) return known;
    if (this.#groups.length >= MOST_COMBINED_GROUPS) {
      throw new AppError('plan/too-many-groups', {
        features: [...this.#features],
        most: MOST_COMBINED_GROUPS,
      });
    }
    this.#indexOf.set(name, this.#groups.length);
    this.#groups.push(levels);
    return this.#groups.length - 1;
  }
}

interface Lookup {
  get(key: number): number | undefined;
  set(key: number, group: number): unknown;
}

class ArrayLookup implements Lookup {
  readonly #slots: Int32Array;

  constructor(size: number) {
    this.#slots = new Int32Array(size).fill(-1);
  }

  get(key: number): number | undefined {
    const group = this.#slots[key];
    return group < 0 ? undefined : group;
  }

  set(key: number, group: number): void {
    this.#slots[key] = group;
  }
}
