import { solve } from 'yalps';
import type { CountedTable } from './counted-tables.ts';

/** A number that is published: the rows of a group in one layer, as a sum over cells of all features crossed. */
export interface PublishedSum {
  readonly cells: readonly number[];
  readonly total: number;
  /** What it costs to withhold it, for each row that another table would have more or less here. */
  readonly cost: number;
}

/** The least and the most rows that a sum of cells may have, given everything published. */
export interface Feasible {
  readonly low: number;
  readonly high: number;
}

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

/**
 * One layer (stratum × label × prediction) of all linked tables as a reader sees it: unknown non-negative numbers of rows
 * in every cell of the crossing, and the sums of them that are published.
 */
export class LinkedCounts {
  readonly #size: number;
  readonly #sums: readonly PublishedSum[];

  constructor(size: number, sums: readonly PublishedSum[]) {
    this.#size = size;
    this.#sums = sums;
  }

  /**
   * The range of a sum of cells in whole rows. Null where the bounds found are no whole table, so that nothing is promised.
   */
  rangeOf(cells: readonly number[]): Feasible | null {
    const { fixed, open } = this.#reduced();
    const known = cells.reduce((sum, cell) => sum + (fixed.get(cell) ?? 0), 0);
    const unknown = new Set(cells.filter((cell) => !fixed.has(cell)));
    if (unknown.size === 0) return { low: known, high: known };
    const low = bound(open, unknown, 'minimize');
    const high = bound(open, unknown, 'maximize');
    return low === null || high === null ? null : { low: known + low, high: known + high };
  }

  /**
   * Which published sums would have to go so that a sum of cells could be `wanted` (at most or at least that): those that
   * differ in the table nearest to the published one.
   */
  standingInTheWay(cells: readonly number[], wanted: { readonly max: number } | { readonly min: number }): number[] {
    const target = new Set(cells);
    const variables = new Map<string, [string, number][]>();
    for (let cell = 0; cell < this.#size; cell++) {
      const rows: [string, number][] = target.has(cell) ? [['target', 1]] : [];
      variables.set(`c${cell}`, rows);
    }
    const constraints: [string, { equal: number } | { max: number } | { min: number }][] = [['target', wanted]];
    this.#sums.forEach(({ cells: own, total, cost }, s) => {
      constraints.push([`s${s}`, { equal: total }]);
      for (const cell of own) variables.get(`c${cell}`)!.push([`s${s}`, 1]);
      if (cost === Infinity) return;
      variables.set(`+${s}`, [
        [`s${s}`, -1],
        ['cost', cost],
      ]);
      variables.set(`-${s}`, [
        [`s${s}`, 1],
        ['cost', cost],
      ]);
    });
    const solution = solve({ direction: 'minimize', objective: 'cost', constraints, variables });
    if (solution.status !== 'optimal') return [];
    const moved = solution.variables.filter(([name, value]) => !name.startsWith('c') && value > TINY);
    return [...new Set(moved.map(([name]) => Number(name.slice(1))))].sort((a, b) => a - b);
  }

  /** Cells that follow at once from a published sum, and what the other sums say of the rest. */
  #reduced(): { fixed: ReadonlyMap<number, number>; open: readonly OpenSum[] } {
    const fixed = new Map<number, number>();
    let open: OpenSum[] = this.#sums.map(({ cells, total }) => ({ cells: new Set(cells), total }));
    for (;;) {
      const before = fixed.size;
      for (const sum of open) settle(sum, fixed);
      for (const { cells, total } of open) {
        if (total === 0) for (const cell of cells) fixed.set(cell, 0);
        else if (cells.size === 1) fixed.set([...cells][0], total);
      }
      open = open.filter(({ cells }) => cells.size > 0);
      if (fixed.size === before) return { fixed, open };
    }
  }
}

interface OpenSum {
  readonly cells: Set<number>;
  total: number;
}

const TINY = 1e-6;

function settle(sum: OpenSum, fixed: ReadonlyMap<number, number>): void {
  for (const cell of sum.cells) {
    const value = fixed.get(cell);
    if (value === undefined) continue;
    sum.cells.delete(cell);
    sum.total -= value;
  }
}

function bound(open: readonly OpenSum[], target: ReadonlySet<number>, direction: 'minimize' | 'maximize') {
  const variables = new Map<number, [string, number][]>();
  for (const cell of target) variables.set(cell, [['target', 1]]);
  const constraints: [string, { equal: number }][] = [];
  open.forEach(({ cells, total }, s) => {
    constraints.push([`s${s}`, { equal: total }]);
    for (const cell of cells) {
      const rows = variables.get(cell) ?? [];
      rows.push([`s${s}`, 1]);
      variables.set(cell, rows);
    }
  });
  const model = { direction, objective: 'target', constraints, variables };
  const relaxed = solve(model);
  if (relaxed.status !== 'optimal') return null;
  if (relaxed.variables.every(([, value]) => isWhole(value))) return Math.round(relaxed.result);
  const whole = solve({ ...model, integers: true }, { maxIterations: 2000 });
  return whole.status === 'optimal' ? Math.round(whole.result) : null;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= TINY;
}
