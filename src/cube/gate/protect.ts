import type { CountedTable } from './counted-tables.ts';
import { Crossing, LinkedCounts, type PublishedSum } from './linked-counts.ts';
import { pooled } from './pooling.ts';

/** How many times as dear it is to withhold a group of one feature less: those are what readers look at first. */
const DEARER = 30;

/** A table, and the places of its groups that are withheld. */
export interface GatedTable {
  readonly table: CountedTable;
  readonly withheld: Set<number>;
}

/** Most cells of crossed features that are reckoned with; intersections beyond that are withheld whole. */
const MOST_CELLS = 600;

/** Most counts that are protected one by one; beyond that, intersections are withheld whole. */
const MOST_ROUNDS = 3000;

/**
 * Withholds groups until no small count that is withheld can be worked out. The tables are linked: the sum of sex × race
 * over race is sex. So everything published is taken as linear equations in the unknown counts of all features crossed,
 * one system for each layer, and every withheld count between 1 and the minimum must be able to differ by at least
 * `minimum` rows. Where it cannot, the groups that stand in the way, at least cost in rows, are withheld too.
 * Withholding more only widens ranges, so that what is protected once stays so.
 *
 * @returns null where not even the totals are large enough to be passed on
 */
export function protectedTables(tables: readonly CountedTable[], minimum: number): GatedTable[] | null {
  const gated: GatedTable[] = [];
  for (const table of tables) {
    const withheld = pooled(table, minimum);
    if (!withheld) return null;
    gated.push({ table, withheld });
  }
  for (const linked of components(gated)) protectLinked(linked, gated, minimum);
  return gated;
}

/** Groups of tables that share features, each small enough to be reckoned with; others are withheld whole. */
function components(gated: readonly GatedTable[]): GatedTable[][] {
  const singles = gated.filter(({ table }) => table.features.length === 1);
  const parts = singles.map((single) => [single]);
  const sizeOf = (part: readonly GatedTable[]): number =>
    part.reduce((size, { table }) => (table.features.length === 1 ? size * table.groups.length : size), 1);
  for (const crossed of gated.filter(({ table }) => table.features.length > 1)) {
    const touched = parts.filter((part) =>
      part.some(({ table }) => crossed.table.features.includes(table.features[0])),
    );
    const together = touched.flat();
    if (sizeOf(together) > MOST_CELLS) {
      withholdAll(crossed);
      continue;
    }
    for (const part of touched) parts.splice(parts.indexOf(part), 1);
    parts.push([...together, crossed]);
  }
  return parts;
}

function withholdAll({ table, withheld }: GatedTable): void {
  for (const g of table.groups.keys()) withheld.add(g);
}

function protectLinked(linked: readonly GatedTable[], all: readonly GatedTable[], minimum: number): void {
  const features = all.flatMap(({ table }) =>
    table.features.length === 1 && linked.some((part) => part.table === table) ? table.features : [],
  );
  const singles = new Map(all.map(({ table }) => [table.features.join('\0'), table]));
  const crossing = new Crossing(features, singles);
  const layers = linked[0].table.groups[0]?.cells.n.keys() ?? [];
  const rounds = { left: MOST_ROUNDS };
  for (const layer of layers) {
    for (const { table, withheld } of linked) {
      for (const g of table.groups.keys()) {
        const n = table.groups[g].cells.n[layer];
        if (!withheld.has(g) || n === 0 || n >= minimum) continue;
        protectCount(linked, crossing, layer, crossing.cellsOf(table.features, table.groups[g].key), minimum, rounds);
      }
    }
  }
}

function protectCount(
  linked: readonly GatedTable[],
  crossing: Crossing,
  layer: number,
  cells: readonly number[],
  minimum: number,
  rounds: { left: number },
): void {
  for (;;) {
    if (rounds.left-- === 0) for (const each of linked) if (each.table.features.length > 1) withholdAll(each);
    const { counts, owners } = published(linked, crossing, layer);
    const range = counts.rangeOf(cells);
    if (range && range.high - range.low >= minimum) return;
    const inTheWay = [
      ...(range && range.low > 0 ? counts.standingInTheWay(cells, { max: 0 }) : []),
      ...(range && range.high >= minimum ? [] : counts.standingInTheWay(cells, { min: minimum })),
    ].filter((s) => owners[s] !== null);
    for (const s of inTheWay) {
      const owner = owners[s]!;
      owner.of.withheld.add(owner.group);
    }
    if (inTheWay.length > 0) continue;
    const largest = linked.findLast(({ table, withheld }) => withheld.size < table.groups.length);
    if (!largest) return;
    withholdAll(largest);
  }
}

type Owner = { readonly of: GatedTable; readonly group: number } | null;

/** What a reader knows of one layer: the total, and the counts of the groups that are not withheld. */
function published(
  linked: readonly GatedTable[],
  crossing: Crossing,
  layer: number,
): { readonly counts: LinkedCounts; readonly owners: readonly Owner[] } {
  const whole = linked[0].table.groups.reduce((sum, { cells }) => sum + cells.n[layer], 0);
  const sums: PublishedSum[] = [{ cells: crossing.cellsOf([], []), total: whole, cost: Infinity }];
  const owners: Owner[] = [null];
  const deepest = Math.max(...linked.map(({ table }) => table.features.length));
  for (const of of linked) {
    of.table.groups.forEach(({ key, cells, rows }, group) => {
      if (of.withheld.has(group)) return;
      sums.push({
        cells: crossing.cellsOf(of.table.features, key),
        total: cells.n[layer],
        cost: rows * DEARER ** (deepest - of.table.features.length),
      });
      owners.push({ of, group });
    });
  }
  return { counts: new LinkedCounts(crossing.size, sums), owners };
}
