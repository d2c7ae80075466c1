import { AppError } from '../errors.ts';
import type { FeatureGroups } from '../plan/feature-groups.ts';
import { BatchIntegers } from './growing.ts';

/** Most groups of one combination of features. */
export const MOST_COMBINED_GROUPS = 5_000;
const LARGEST_LOOKUP = 1 << 20;

/**
 * Numbers the groups of one combination of features in order of first appearance, over any number of batches.
 */
export class GroupIndex {
  readonly #features: readonly string[];
  readonly #groups: string[][] = [];
  readonly #indexOf = new Map<string, number>();
  readonly #keys = new BatchIntegers();

  constructor(features: readonly string[]) {
    this.#features = features;
  }

  /** One level per feature for each group. */
  get groups(): readonly (readonly string[])[] {
    return this.#groups;
  }

  /** The group of every row of a batch. @throws AppError `plan/too-many-groups` */
  number(rows: number, features: readonly FeatureGroups[]): Uint16Array {
    const keys = this.#combinedKeys(rows, features);
    const product = levelsOf(features);
    const inArray = product <= Math.min(LARGEST_LOOKUP, 4 * rows + 4096);
    return inArray ? this.#numberByArray(keys, product, features) : this.#numberByMap(keys, features);
  }

  #numberByArray(keys: KeyArray, product: number, features: readonly FeatureGroups[]): Uint16Array {
    const groups = new Uint16Array(keys.length);
    const groupOf = new Int32Array(product).fill(-1);
    for (let row = 0; row < groups.length; row++) {
      const key = keys[row];
      if (groupOf[key] < 0) groupOf[key] = this.#groupOf(row, features);
      groups[row] = groupOf[key];
    }
    return groups;
  }

  #numberByMap(keys: KeyArray, features: readonly FeatureGroups[]): Uint16Array {
    const groups = new Uint16Array(keys.length);
    const groupOf = new Map<number, number>();
    for (let row = 0; row < groups.length; row++) {
      let group = groupOf.get(keys[row]);
      if (group === undefined) groupOf.set(keys[row], (group = this.#groupOf(row, features)));
      groups[row] = group;
    }
    return groups;
  }

  /** The levels of every row as one number, in mixed radix. */
  #combinedKeys(rows: number, features: readonly FeatureGroups[]): KeyArray {
    const keys = levelsOf(features) <= LARGEST_LOOKUP ? this.#keys.ofLength(rows) : new Float64Array(rows);
    features.forEach(({ codes, levels }, i) => {
      if (i === 0) keys.set(codes);
      else appendDigit(keys, codes, levels.length);
    });
    return keys;
  }

  #groupOf(row: number, features: readonly FeatureGroups[]): number {
    return this.#enter(features.map(({ codes, levels }) => levels[codes[row]]));
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

type KeyArray = Uint32Array | Float64Array;

function levelsOf(features: readonly FeatureGroups[]): number {
  return features.reduce((product, { levels }) => product * levels.length, 1);
}

function appendDigit(keys: KeyArray, digits: ArrayLike<number>, radix: number): void {
  for (let row = 0; row < keys.length; row++) keys[row] = keys[row] * radix + digits[row];
}
