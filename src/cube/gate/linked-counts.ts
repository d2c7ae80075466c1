import { solve, type Constraint } from 'yalps';

/** What a reader knows of a sum over cells of all features crossed: the rows of a group in one layer, or that it has some. */
export interface KnownSum {
  readonly cells: readonly number[];
  readonly total: number;
  /** Whether `total` is only the least that there can be. */
  readonly atLeast?: true;
  /** What it costs to withhold it, for each row that another table would have more or less here. */
  readonly cost: number;
}

/**
 * One layer (stratum × label × prediction) of all linked tables as a reader sees it: unknown non-negative numbers of rows
 * in every cell of the crossing, and what is known of sums of them.
 */
export class LinkedCounts {
  readonly #sums: readonly KnownSum[];
  readonly #size: number;
  readonly #fixed: ReadonlyMap<number, number>;
  readonly #open: readonly OpenSum[];
  /** Cells that are not fixed, by the open sums that they are in: only how many rows they have together matters. */
  readonly #classes: readonly (readonly number[])[];
  #turn = 0;

  constructor(size: number, sums: readonly KnownSum[]) {
    this.#size = size;
    this.#sums = sums;
    ({ fixed: this.#fixed, open: this.#open } = reduced(sums));
    const free = Array.from({ length: size }, (_, cell) => cell).filter((cell) => !this.#fixed.has(cell));
    this.#classes = classesOf(free, this.#open);
  }

  /**
   * A whole table that agrees with all that is known and has as few, or as many, rows as can be in some cells: its counts.
   * Null where the cells are fixed, and where none was found, so that nothing is promised.
   */
  furthest(cells: readonly number[], direction: 'minimize' | 'maximize'): Float64Array | null {
    const target = new Set(cells.filter((cell) => !this.#fixed.has(cell)));
    if (target.size === 0) return null;
    const parts = this.#classes.flatMap((members) => split(members, target));
    const placesOf = new Map(parts.flatMap((members, place) => members.map((cell) => [cell, place] as const)));
    const variables = parts.map((members): [string, number][] => (target.has(members[0]) ? [['target', 1]] : []));
    const constraints = this.#open.map(({ cells: own, total, atLeast }, s): [string, Constraint] => {
      for (const place of new Set([...own].map((cell) => placesOf.get(cell)!))) variables[place].push([`s${s}`, 1]);
      return [`s${s}`, atLeast ? { min: total } : { equal: total }];
    });
    const found = wholeSolution({ direction, objective: 'target', constraints, variables: variables.entries() });
    if (!found) return null;
    const counts = new Float64Array(this.#size);
    for (const [cell, n] of this.#fixed) counts[cell] = n;
    // any member may hold the rows of its class; taking turns, tables found one after the other differ more
    const turn = this.#turn++;
    for (const [place, n] of found) counts[parts[place][turn % parts[place].length]] = Math.round(n);
    return counts;
  }

  /**
   * Which known sums would have to go so that a sum of cells could be `wanted` (at most or at least that): those that
   * differ in the table nearest to the published one. None where no table has that.
   */
  standingInTheWay(cells: readonly number[], wanted: { readonly max: number } | { readonly min: number }): number[] {
    const target = new Set(cells);
    const all = Array.from({ length: this.#size }, (_, cell) => cell);
    const parts = classesOf(all, this.#sums).flatMap((members) => split(members, target));
    const placesOf = new Map(parts.flatMap((members, place) => members.map((cell) => [cell, place] as const)));
    const rows = parts.map((members): [string, number][] => (target.has(members[0]) ? [['target', 1]] : []));
    const variables: [string, [string, number][]][] = rows.map((row, place) => [`c${place}`, row]);
    const constraints: [string, Constraint][] = [['target', wanted]];
    this.#sums.forEach(({ cells: own, total, atLeast, cost }, s) => {
      constraints.push([`s${s}`, atLeast ? { min: total } : { equal: total }]);
      for (const place of new Set(own.map((cell) => placesOf.get(cell)!))) rows[place].push([`s${s}`, 1]);
      if (cost === Infinity) return;
      for (const sign of [-1, 1]) {
        variables.push([
          `${sign}|${s}`,
          [
            [`s${s}`, sign],
            ['cost', cost],
          ],
        ]);
      }
    });
    const solution = solve({ direction: 'minimize', objective: 'cost', constraints, variables });
    if (solution.status !== 'optimal') return [];
    const moved = solution.variables.filter(([name, value]) => !name.startsWith('c') && value > TINY);
    return [...new Set(moved.map(([name]) => Number(name.split('|')[1])))].sort((a, b) => a - b);
  }
}

interface OpenSum {
  readonly cells: Set<number>;
  readonly atLeast: boolean;
  total: number;
}

const TINY = 1e-6;

/** Cells that follow at once from a sum, and what the other sums say of the rest. */
function reduced(sums: readonly KnownSum[]): { fixed: ReadonlyMap<number, number>; open: readonly OpenSum[] } {
  const fixed = new Map<number, number>();
  let open: OpenSum[] = sums.map(({ cells, total, atLeast = false }) => ({ cells: new Set(cells), total, atLeast }));
  for (;;) {
    const before = fixed.size;
    for (const sum of open) settle(sum, fixed);
    for (const { cells, total, atLeast } of open) {
      if (atLeast) continue;
      if (total === 0) for (const cell of cells) fixed.set(cell, 0);
      else if (cells.size === 1) fixed.set([...cells][0], total);
    }
    open = open.filter(({ cells, total, atLeast }) => cells.size > 0 && !(atLeast && total <= 0));
    if (fixed.size === before) return { fixed, open };
  }
}

function settle(sum: OpenSum, fixed: ReadonlyMap<number, number>): void {
  for (const cell of sum.cells) {
    const value = fixed.get(cell);
    if (value === undefined) continue;
    sum.cells.delete(cell);
    sum.total -= value;
  }
}

/** Cells by the sums that they are in. */
function classesOf(cells: readonly number[], sums: readonly { readonly cells: Iterable<number> }[]): number[][] {
  const memberships = new Map<number, number[]>(cells.map((cell) => [cell, []]));
  sums.forEach(({ cells: own }, s) => {
    for (const cell of own) memberships.get(cell)?.push(s);
  });
  const classes = new Map<string, number[]>();
  for (const [cell, own] of memberships) {
    const id = own.join();
    const members = classes.get(id);
    if (members) members.push(cell);
    else classes.set(id, [cell]);
  }
  return [...classes.values()];
}

/** The members of a class within and without some cells. */
function split(members: readonly number[], target: ReadonlySet<number>): number[][] {
  const within = members.filter((cell) => target.has(cell));
  const without = members.filter((cell) => !target.has(cell));
  return [within, without].filter(({ length }) => length > 0);
}

function wholeSolution(model: Parameters<typeof solve<number, string>>[0]): [number, number][] | null {
  const relaxed = solve(model);
  if (relaxed.status !== 'optimal') return null;
  if (relaxed.variables.every(([, value]) => isWhole(value))) return relaxed.variables;
  const whole = solve({ ...model, integers: true }, { maxIterations: 2000 });
  return whole.status === 'optimal' ? whole.variables : null;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= TINY;
}
