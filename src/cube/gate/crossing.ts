import type { CountedTable } from './counted-tables.ts';

/** The crossing of some features: its cells are what all published counts are sums of. */
export class Crossing {
  readonly features: readonly string[];
  readonly #levels: readonly (readonly string[])[];
  readonly size: number;

  constructor(features: readonly string[], singles: ReadonlyMap<string, CountedTable>) {
    this.features = features;
    this.#levels = features.map((feature) => singles.get(feature)!.groups.map(({ key }) => key[0]));
    this.size = this.#levels.reduce((product, levels) => product * levels.length, 1);
  }

  /** The cells that a group of some of the features is the sum of. */
  cellsOf(features: readonly string[], key: readonly string[]): number[] {
    let cells = [0];
    this.features.forEach((feature, f) => {
      const at = features.indexOf(feature);
      const levels = this.#levels[f];
      const chosen = at < 0 ? [...levels.keys()] : [levels.indexOf(key[at])];
      cells = cells.flatMap((cell) => chosen.map((level) => cell * levels.length + level));
    });
    return cells;
  }
}
