import type { CountedTable } from './counted-tables.ts';
import { Crossing } from './crossing.ts';
import { LinkedCounts, type KnownSum } from './linked-counts.ts';
import { pooled } from './pooling.ts';
import type { Steps } from './steps.ts';

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
 * @param besides the same tables as gated with a smaller minimum: what was withheld there is withheld here, so that both
 * together tell no more than that one
 * @returns null where not even the totals are large enough to be passed on
 */
export function* protectedTables(
  tables: readonly CountedTable[],
  minimum: number,
  besides?: readonly GatedTable[],
): Steps<GatedTable[] | null> {
  const gated: GatedTable[] = [];
  for (const [t, table] of tables.entries()) {
    const withheld = pooled(table, minimum, besides?.[t].withheld);
    if (!withheld) return null;
    gated.push({ table, withheld });
  }
  for (const linked of components(gated)) if (!(yield* protectLinked(linked, gated, minimum))) return null;
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

/** A withheld count that is small, and the values that tables which agree with all that is published have there. */
interface SmallCount {
  readonly cells: readonly number[];
  low: number;
  high: number;
}

/** False where it cannot be done, whatever is withheld. */
function* protectLinked(linked: readonly GatedTable[], all: readonly GatedTable[], minimum: number): Steps<boolean> {
  const features = all.flatMap(({ table }) =>
    table.features.length === 1 && linked.some((part) => part.table === table) ? table.features : [],
  );
  const singles = new Map(all.map(({ table }) => [table.features.join('\0'), table]));
  const crossing = new Crossing(features, singles);
  const layers = linked[0].table.groups[0]?.cells.n.keys() ?? [];
  const rounds = { left: MOST_ROUNDS };
  for (const layer of layers) if (!(yield* protectLayer(linked, crossing, layer, minimum, rounds))) return false;
  return true;
}

function* protectLayer(
  linked: readonly GatedTable[],
  crossing: Crossing,
  layer: number,
  minimum: number,
  rounds: { left: number },
): Steps<boolean> {
  const small = smallCounts(linked, crossing, layer, minimum);
  const isWide = ({ low, high }: SmallCount): boolean => high - low >= minimum;
  let seen = published(linked, crossing, layer);
  for (const count of small) {
    while (!isWide(count)) {
      if (rounds.left-- === 0) {
        for (const each of linked) if (each.table.features.length > 1) withholdAll(each);
        seen = published(linked, crossing, layer);
      }
      for (const direction of ['maximize', 'minimize'] as const) {
        if (isWide(count)) break;
        yield;
        const table = seen.counts.furthest(count.cells, direction);
        if (table) for (const each of small) widen(each, table);
      }
      if (isWide(count)) break;
      if (!withholdFor(count, seen, linked, minimum)) return false;
      seen = published(linked, crossing, layer);
    }
  }
  return true;
}

function smallCounts(linked: readonly GatedTable[], crossing: Crossing, layer: number, minimum: number): SmallCount[] {
  return linked.flatMap(({ table, withheld }) =>
    [...withheld].flatMap((g) => {
      const n = table.groups[g].cells.n[layer];
      if (n === 0 || n >= minimum) return [];
      return [{ cells: crossing.cellsOf(table.features, table.groups[g].key), low: n, high: n }];
    }),
  );
}

/** A table that agrees with what is published goes on doing so when more is withheld. */
function widen(count: SmallCount, table: Float64Array): void {
  const n = count.cells.reduce((sum, cell) => sum + table[cell], 0);
  count.low = Math.min(count.low, n);
  count.high = Math.max(count.high, n);
}

/** Withholds what keeps a count from differing more; false when nothing is left to withhold. */
function withholdFor(
  { cells, low, high }: SmallCount,
  { counts, owners }: Published,
  linked: readonly GatedTable[],
  minimum: number,
): boolean {
  const downward = low > 0 ? counts.standingInTheWay(cells, { max: 0 }) : [];
  const upward = high < minimum ? counts.standingInTheWay(cells, { min: minimum }) : [];
  let found = false;
  for (const s of [...downward, ...upward]) {
    const owner = owners[s];
    if (!owner) continue;
    owner.of.withheld.add(owner.group);
    found = true;
  }
  if (found) return true;
  const largest = linked.findLast(({ table, withheld }) => withheld.size < table.groups.length);
  if (largest) withholdAll(largest);
  return largest !== undefined;
}

type Owner = { readonly of: GatedTable; readonly group: number } | null;

interface Published {
  readonly counts: LinkedCounts;
  /** For each known sum the group that it is of. */
  readonly owners: readonly Owner[];
}

/**
 * What a reader knows of one layer: the total, the counts of the groups that are not withheld, and that a withheld group of
 * one feature has a row somewhere, since it has a name. That counts where all its rows are in this layer.
 */
function published(linked: readonly GatedTable[], crossing: Crossing, layer: number): Published {
  const whole = linked[0].table.groups.reduce((sum, { cells }) => sum + cells.n[layer], 0);
  const sums: KnownSum[] = [{ cells: crossing.cellsOf([], []), total: whole, cost: Infinity }];
  const owners: Owner[] = [null];
  const deepest = Math.max(...linked.map(({ table }) => table.features.length));
  for (const of of linked) {
    const { features, groups } = of.table;
    groups.forEach(({ key, cells: { n }, rows }, group) => {
      const cells = crossing.cellsOf(features, key);
      if (!of.withheld.has(group)) {
        sums.push({ cells, total: n[layer], cost: rows * DEARER ** (deepest - features.length) });
        owners.push({ of, group });
      } else if (features.length === 1 && n[layer] === rows) {
        sums.push({ cells, total: 1, atLeast: true, cost: Infinity });
        owners.push(null);
      }
    });
  }
  return { counts: new LinkedCounts(crossing.size, sums), owners };
}
