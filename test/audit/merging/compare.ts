import type { AuditCube } from '../../../src/cube/cube.ts';

/** Whole rows that a cube counts, by the names of what they are, in no order. */
export function countsOf({ combinations, strata, classes, score }: AuditCube): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (n: number | undefined, ...names: unknown[]): void => {
    if (n) counts.set(JSON.stringify(names), n);
  };
  for (const { features, groups, cells, classes: byClass } of combinations) {
    const width = classes.length + 1;
    groups.forEach((key, g) => {
      for (let place = 0; place < strata.length * 9; place++) {
        const cell = g * strata.length * 9 + place;
        const at = [features, key, strata[Math.floor(place / 9)], place % 9];
        add(cells.n[cell], ...at);
        add(cells.scoreN[cell], ...at, 'score');
        add(cells.target?.n[cell], ...at, 'target');
        const { offsets, bins, n } = cells.histogram ?? { offsets: [], bins: [], n: [] };
        for (let entry = offsets[cell]; entry < offsets[cell + 1]; entry++) {
          const value = score?.kind === 'exact' ? score.values[bins[entry]] : bins[entry];
          add(n[entry], ...at, 'histogram', value);
        }
      }
      for (let place = 0; byClass && place < strata.length * width * width; place++) {
        const names = [Math.floor(place / width) % width, place % width].map((index) => classes[index] ?? null);
        const stratum = strata[Math.floor(place / (width * width))];
        add(byClass.n[g * strata.length * width * width + place], features, key, stratum, 'classes', ...names);
      }
    });
  }
  return counts;
}

/** A value with lists of named things by their names, since files may hold groups and strata in another order. */
export function byName(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(byName);
    const names = items.map(nameOf);
    const named = names.every((name) => name !== null) && new Set(names).size === names.length;
    return named ? Object.fromEntries(names.map((name, i) => [name, items[i]] as const).sort()) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, byName(inner)]));
}

function nameOf(item: unknown): string | null {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return null;
  const key = ['key', 'stratum', 'class', 'name'].find((each) => each in item);
  return key ? JSON.stringify((item as Record<string, unknown>)[key]) : null;
}
