import type { ColumnProfile } from '../../data/profile.ts';
import { binNames, tidyEdges } from '../../plan/bins.ts';
import type { SensitiveFeature } from '../../plan/plan.ts';

/** A group that a sensitive feature makes, as far as the profile tells; rows are unknown for bins. */
export interface GroupChoice {
  readonly name: string;
  readonly count: number | null;
  readonly perhapsMissing: boolean;
}

/** The levels or bins of a feature before merges. */
export function levelChoices(feature: SensitiveFeature, column: ColumnProfile): GroupChoice[] {
  if (feature.bins) {
    return binNames(feature.bins.edges).map((name) => ({ name, count: null, perhapsMissing: false }));
  }
  return (column.levels ?? []).map(({ value, count, perhapsMissing }) => ({ name: value, count, perhapsMissing }));
}

/** The groups of a feature after merges, most rows first where rows are known. */
export function groupChoices(feature: SensitiveFeature, column: ColumnProfile): GroupChoice[] {
  const groups = new Map<string, GroupChoice>();
  for (const level of levelChoices(feature, column)) {
    const name = feature.merge?.find(({ levels }) => levels.includes(level.name))?.name ?? level.name;
    const before = groups.get(name);
    groups.set(name, {
      name,
      count: level.count === null ? null : level.count + (before?.count ?? 0),
      perhapsMissing: level.perhapsMissing,
    });
  }
  return [...groups.values()].sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

export type BinPreset = 'none' | 'decades' | 'forty' | 'quartiles' | 'own';

/** The edges of a preset for a numeric column; null where it cuts nothing. */
export function presetEdges(preset: Exclude<BinPreset, 'none' | 'own'>, column: ColumnProfile): number[] | null {
  const { numeric } = column;
  if (!numeric) return null;
  const inside = (edges: number[]) => {
    const kept = tidyEdges(edges).filter((edge) => edge > numeric.min && edge <= numeric.max);
    return kept.length > 0 && kept.length <= 200 ? kept : null;
  };
  if (preset === 'forty') return inside([40]);
  if (preset === 'quartiles') return inside([...numeric.quartiles]);
  const first = Math.ceil(numeric.min / 10);
  const count = Math.floor(numeric.max / 10) - first + 1;
  if (count > 200) return null;
  return inside(Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * 10));
}

/** Which preset a feature's edges are; `own` when none. */
export function presetOf(feature: SensitiveFeature, column: ColumnProfile): BinPreset {
  if (!feature.bins) return 'none';
  const edges = feature.bins.edges.join();
  return (['decades', 'forty', 'quartiles'] as const).find((p) => presetEdges(p, column)?.join() === edges) ?? 'own';
}

/** Inner edges as typed, `25, 40; 60`; null when they are not increasing numbers. */
export function parseEdges(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  const numbers = parts.map(Number);
  if (numbers.length === 0 || numbers.some((number) => !Number.isFinite(number))) return null;
  return tidyEdges(numbers);
}

/** The bins a numeric column starts with when it is chosen: decades for what looks like ages, else quartiles. */
export function firstBins(column: ColumnProfile): SensitiveFeature['bins'] {
  const { numeric } = column;
  if (!numeric || (column.store === 'codes' && (column.distinct ?? 0) <= 20)) return undefined;
  const likeAges = numeric.wholeNumbers && numeric.min >= 0 && numeric.max <= 120 && numeric.max > 20;
  const edges = (likeAges && presetEdges('decades', column)) || presetEdges('quartiles', column);
  return edges ? { edges } : undefined;
}
