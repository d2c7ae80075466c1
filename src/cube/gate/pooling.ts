import type { CountedGroup, CountedTable } from './counted-tables.ts';

/** Whether a group has a count between 1 and the minimum, or fewer rows than that. */
export function isSmall({ cells, rows }: CountedGroup, minimum: number): boolean {
  return rows < minimum || cells.n.some((n) => n > 0 && n < minimum);
}

/**
 * The places of the groups of a table that cannot be shown: those with a small count, and further ones, fewest rows first,
 * until all of them together have no small count. A single group is never left alone, since what is left of the total would
 * be its count.
 *
 * @param before places that are withheld whatever their counts
 * @returns null where not even all groups together are large enough
 */
export function pooled(
  { groups }: CountedTable,
  minimum: number,
  before: ReadonlySet<number> = new Set(),
): Set<number> | null {
  const withheld = new Set(groups.flatMap((group, g) => (before.has(g) || isSmall(group, minimum) ? [g] : [])));
  const bySize = groups.map((_, g) => g).sort((a, b) => compareSizes(groups[a], groups[b]));
  while (withheld.size > 0) {
    const short = layersShort(groups, withheld, minimum);
    if (short.length === 0) return withheld;
    const open = bySize.filter((g) => !withheld.has(g));
    const next = open.find((g) => short.some((layer) => groups[g].cells.n[layer] > 0)) ?? open[0];
    if (next === undefined) return null;
    withheld.add(next);
  }
  return withheld;
}

function layersShort(groups: readonly CountedGroup[], withheld: ReadonlySet<number>, minimum: number): number[] {
  return [...groups[0].cells.n.keys()].filter((layer) => {
    const together = [...withheld].reduce((sum, g) => sum + groups[g].cells.n[layer], 0);
    return together > 0 && together < minimum;
  });
}

/** Fewest rows first, equal ones by name. */
function compareSizes(a: CountedGroup, b: CountedGroup): number {
  if (a.rows !== b.rows) return a.rows - b.rows;
  const [first, second] = [JSON.stringify(a.key), JSON.stringify(b.key)];
  return first < second ? -1 : first > second ? 1 : 0;
}
