import type { ColumnProfile } from '../../data/profile.ts';
import { binNames, binOf, MOST_EDGES, NO_NUMBER, tidyEdges } from '../../plan/bins.ts';
import { multiplesWithin } from '../../plan/cut.ts';
import type { Bins, EdgeBins } from '../../plan/bins-schema.ts';
import type { ScoreRole, SensitiveFeature } from '../../plan/plan.ts';
import { clashingMerge } from '../../plan/rules.ts';
import { readTyped } from '../../report/typed-numbers.ts';

/** A group that a sensitive feature makes, as far as the profile tells; rows are unknown for bins. */
export interface GroupChoice {
  readonly name: string;
  readonly count: number | null;
  readonly perhapsMissing: boolean;
}

/** The edges that bins will have, as far as a profile tells: where quantiles lie is found in the rows. */
export function knownEdges(bins: Bins, { name, numeric }: ColumnProfile): readonly number[] | null {
  if ('edges' in bins) return bins.edges;
  if (!('every' in bins) || !numeric || (numeric.max - numeric.min) / bins.every > MOST_EDGES) return null;
  const edges = multiplesWithin(numeric.min, numeric.max, bins.every, name);
  return edges.length > 0 ? edges : null;
}

/** The levels or bins of a feature before merges; none where its edges are not known yet. */
export function levelChoices(feature: SensitiveFeature, column: ColumnProfile): GroupChoice[] {
  if (feature.bins) {
    const edges = knownEdges(feature.bins, column);
    if (!edges) return [];
    const bins = binNames(edges).map((name) => ({ name, count: null, perhapsMissing: false }));
    const unknown = column.missing.reduce((sum, { count }) => sum + count, column.unreadable);
    return unknown > 0 ? [...bins, { name: NO_NUMBER, count: null, perhapsMissing: true }] : bins;
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

export type BinPreset = 'none' | 'decades' | 'forty' | 'quartiles' | 'quantiles' | 'own';

/** The edges of a preset for a numeric column; null where it cuts nothing. */
export function presetEdges(
  preset: Exclude<BinPreset, 'none' | 'quantiles' | 'own'>,
  column: ColumnProfile,
): number[] | null {
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
  if (partsOf(feature) !== null) return 'quantiles';
  const edges = knownEdges(feature.bins, column)?.join();
  return (['decades', 'forty', 'quartiles'] as const).find((p) => presetEdges(p, column)?.join() === edges) ?? 'own';
}

/** Into how many parts with equally many rows a feature is cut; null where it is cut otherwise. */
export function partsOf({ bins }: SensitiveFeature): number | null {
  return bins && 'quantiles' in bins ? (bins.quantiles ?? null) : null;
}

/**
 * Inner edges as typed, with blanks or semicolons between them: `25 40; 60`, each a number in any format. Null when one
 * is none, or can be read in two ways.
 */
export function parseEdges(text: string): number[] | null {
  const parts = text
    .split(/[;\s]+/)
    .map((part) => part.replace(/,$/, ''))
    .filter(Boolean);
  const numbers = parts.flatMap((part) => {
    const read = readTyped(part);
    return read.kind === 'number' ? [read.value] : [];
  });
  return numbers.length === 0 || numbers.length < parts.length ? null : tidyEdges(numbers);
}

/** Merges that make one group of each set of spellings of one value, as far as they are not merged yet. */
export function twinMerges(feature: SensitiveFeature, column: ColumnProfile): NonNullable<SensitiveFeature['merge']> {
  if (feature.bins) return [];
  const merged = new Set(feature.merge?.flatMap(({ levels }) => levels));
  const rows = new Map(column.levels?.map(({ value, count }) => [value, count]));
  return column.twins.flatMap((set) => {
    const levels = set.filter((level) => rows.has(level) && !merged.has(level));
    if (levels.length < 2) return [];
    const [usual] = [...levels].sort((a, b) => rows.get(b)! - rows.get(a)!);
    return [{ name: usual.trim(), levels }];
  });
}

/** How many groups a feature makes, levels that the profile does not list included; null where it cannot be told. */
export function groupCount(feature: SensitiveFeature, column: ColumnProfile): number | null {
  const groups = groupChoices(feature, column);
  if (!feature.bins) {
    const unlisted = Math.max(0, (column.distinct ?? 0) - (column.levels?.length ?? 0));
    return groups.length > 0 ? groups.length + unlisted : null;
  }
  const { numeric, missing, unreadable } = column;
  if (!numeric) return null;
  const edges = knownEdges(feature.bins, column);
  if (!edges) return null;
  const inOneBin = binOf(numeric.min, edges) === binOf(numeric.max, edges);
  return inOneBin && missing.length === 0 && unreadable === 0 ? 1 : groups.length;
}

/** The bins a numeric column starts with when it is chosen: decades for what looks like ages, else quartiles. */
export function firstBins(column: ColumnProfile): EdgeBins | undefined {
  const { numeric } = column;
  if (!numeric || (column.store === 'codes' && (column.distinct ?? 0) <= 20)) return undefined;
  const likeAges = numeric.wholeNumbers && numeric.min >= 0 && numeric.max <= 120 && numeric.max > 20;
  const edges = (likeAges && presetEdges('decades', column)) || presetEdges('quartiles', column);
  return edges ? { edges } : undefined;
}

/** The name under which one more merge would clash with another group; null where it would not. */
export function mergeClash(
  feature: SensitiveFeature,
  column: ColumnProfile,
  merge: NonNullable<SensitiveFeature['merge']>[number],
): string | null {
  const levels = levelChoices({ ...feature, merge: undefined }, column).map(({ name }) => name);
  return clashingMerge([...(feature.merge ?? []), merge], levels);
}

/** A feature under other merges; a reference group that is merged away is chosen anew. */
export function withMerge(feature: SensitiveFeature, merge: SensitiveFeature['merge']): SensitiveFeature {
  const names = new Set(merge?.flatMap((group) => group.levels));
  const reference = feature.reference != null && names.has(feature.reference) ? null : feature.reference;
  return { ...feature, merge: merge?.length ? merge : undefined, reference };
}

/** The score's threshold against its values: whether it leaves every row or none above it. */
export function thresholdLeaves(score: ScoreRole, min: number, max: number): 'all' | 'none' | null {
  const { threshold, comparison } = score;
  if (threshold === null) return null;
  const passes = (value: number) => (comparison === 'atLeast' ? value >= threshold : value > threshold);
  if (passes(min)) return 'all';
  return passes(max) ? null : 'none';
}
