import type { CombinationAssessment } from '../../fairness/assessment.ts';
import { binNames } from '../../plan/bins.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';

const MOST_ACROSS = 8;
const MOST_DOWN = 20;

export interface MapLevels {
  /** Which of the two features. */
  readonly at: 0 | 1;
  readonly levels: readonly string[];
}

/**
 * The levels of two crossed features: the feature with fewer levels across. Bins stand in their order, other levels by
 * rows, most first, and the smallest are left out beyond what can be drawn; `left`: groups with rows left out so.
 */
export function levelsOfPair(
  plan: ResolvedPlan,
  combination: CombinationAssessment,
): { readonly across: MapLevels; readonly down: MapLevels; readonly left: number } {
  const all = [levelsByRows(combination, 0), levelsByRows(combination, 1)] as const;
  const acrossAt = all[0].length < all[1].length ? 0 : 1;
  const downAt = acrossAt === 0 ? 1 : 0;
  const across = {
    at: acrossAt,
    levels: inOrder(plan, combination.features[acrossAt], all[acrossAt].slice(0, MOST_ACROSS)),
  } as const;
  const down = {
    at: downAt,
    levels: inOrder(plan, combination.features[downAt], all[downAt].slice(0, MOST_DOWN)),
  } as const;
  const left = combination.groups.filter(
    ({ key }) => !across.levels.includes(key[acrossAt]) || !down.levels.includes(key[downAt]),
  ).length;
  return { across, down, left };
}

function levelsByRows({ groups }: CombinationAssessment, at: 0 | 1): string[] {
  const rows = new Map<string, number>();
  for (const { key, n } of groups) rows.set(key[at], (rows.get(key[at]) ?? 0) + n);
  return [...rows].sort((a, b) => b[1] - a[1]).map(([level]) => level);
}

/** Bins in the order of their edges, then what is no bin; other levels as they are. */
function inOrder(plan: ResolvedPlan, column: string, levels: readonly string[]): readonly string[] {
  const bins = plan.sensitiveFeatures.find((feature) => feature.column === column)?.bins;
  if (!bins) return levels;
  const names = binNames(bins.edges);
  const place = (level: string) => (names.includes(level) ? names.indexOf(level) : names.length);
  return [...levels].sort((a, b) => place(a) - place(b));
}
