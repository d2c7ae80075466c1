import { HolmCorrection } from '../../stats/holm.ts';
import { measured, notMeasured } from '../measured.ts';
import { boundedMean, itemGaps, itemsUndecided, shareOf } from './gaps.ts';
import { meanOver, referenceScores } from './score-grid.ts';
import type { ScoreGrid } from './score-grid.ts';
import {
  beyondTolerance,
  detectableShift,
  meanLimits,
  signTest,
  simultaneousLevel,
  summarised,
} from './shift-estimate.ts';
import type { PairedDifferences } from './shift-estimate.ts';
import type { DimensionShifts, KindShifts, Shift, ShiftVerdict } from './shifts.ts';

/** How shifts are judged. */
export interface ShiftSettings {
  readonly threshold: number;
  /** A mean shift of at most this size is accepted. */
  readonly tolerance: number;
  readonly level: number;
  /** By dimension, the group that shifts are measured from. */
  readonly references: Readonly<Partial<Record<string, string>>>;
}

/** Fewer texts than this show nothing and rule nothing out. */
export const FEWEST_TEXTS = 10;

/** A group or a term of one grid, before its family is known. */
interface Member {
  readonly differences: PairedDifferences;
  readonly raised: number;
  readonly lowered: number;
  readonly meanScore: number;
}

interface GridMembers {
  readonly grid: ScoreGrid;
  readonly reference: string | null;
  readonly groups: readonly Member[];
  readonly terms: readonly Member[];
}

/**
 * The shifts of several dimensions, those of all groups being one family and those of all terms another: intervals hold for all
 * of a family at once (Bonferroni), p values are corrected after Holm. A shift is shown where its corrected p is at most
 * 1 − level, and ruled out where its interval lies within the tolerance. A grid without items has none.
 */
export function assessShifts(grids: readonly ScoreGrid[], settings: ShiftSettings): DimensionShifts[] {
  const all = grids.filter(({ items }) => items.length > 0).map((grid) => membersOf(grid, settings));
  const groups = judged(
    all.flatMap((one) => one.groups),
    settings,
  );
  const terms = judged(
    all.flatMap((one) => one.terms),
    settings,
  );
  return all.map(({ grid, reference, ...own }) => {
    const compared = grid.counterfactuals.terms;
    return {
      dimension: grid.counterfactuals.dimension,
      reference,
      items: grid.items.length,
      failed: grid.failed,
      flipsFrom: isFromOriginal(grid) ? 'original' : 'reference',
      groups: grid.groups.map(({ group, terms: members }, at) => ({
        group,
        name: compared[members[0]].name,
        terms: members.map((place) => compared[place].id),
        meanScore: own.groups[at].meanScore,
        ...groups.get(own.groups[at])!,
      })),
      terms: compared.map(({ id, name, group }, at) => ({
        term: id,
        name,
        group,
        meanScore: own.terms[at].meanScore,
        ...terms.get(own.terms[at])!,
      })),
      ...gapsOf(grid, settings),
    };
  });
}

function membersOf(grid: ScoreGrid, settings: ShiftSettings): GridMembers {
  const wanted = settings.references[grid.counterfactuals.dimension ?? ''] ?? null;
  const reference = grid.groups.some(({ group }) => group === wanted) ? wanted : null;
  const base = referenceScores(grid, reference);
  const start = isFromOriginal(grid)
    ? Float64Array.from(grid.items, ({ original }, item) => grid.scores[item * grid.width + original!])
    : base;
  const member = (scores: Float64Array): Member => {
    let [raised, lowered] = [0, 0];
    scores.forEach((score, item) => {
      if (score >= settings.threshold && start[item] < settings.threshold) raised++;
      if (score < settings.threshold && start[item] >= settings.threshold) lowered++;
    });
    const meanScore = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return { differences: summarised(scores.map((score, item) => score - base[item])), raised, lowered, meanScore };
  };
  return {
    grid,
    reference,
    groups: grid.groups.map(({ terms }) => member(meanOver(grid, terms))),
    terms: grid.counterfactuals.terms.map((_, place) => member(meanOver(grid, [place]))),
  };
}

/** All members of a family, each with what is said of it. */
function judged(family: readonly Member[], { tolerance, level }: ShiftSettings): Map<Member, Shift> {
  const alpha = 1 - level;
  const each = simultaneousLevel(level, family.length);
  const p = Float64Array.from(family, ({ differences }) => beyondTolerance(differences.sample, tolerance));
  const holm = new HolmCorrection(p);
  return new Map(
    family.map((member, at) => {
      const { sample, higher, lower, same } = member.differences;
      const { mean, n } = sample;
      const limits = meanLimits(sample, each.z);
      const adjustedP = holm.adjusted(p[at]);
      const shift: Shift = {
        mean: n === 0 ? notMeasured('no-texts', 0) : measured(mean, n, limits, each.level, 'student-hall'),
        higher,
        lower,
        same,
        signP: signTest(higher, lower),
        p: n < 2 ? null : p[at],
        adjustedP: n < 2 ? null : adjustedP,
        verdict: verdictOf(n, adjustedP, limits ?? [mean, mean], tolerance, alpha),
        detectable: detectableShift(sample, tolerance, alpha, family.length),
        raised: shareOf(member.raised, n, level),
        lowered: shareOf(member.lowered, n, level),
      };
      return [member, shift];
    }),
  );
}

function verdictOf(
  n: number,
  adjustedP: number,
  [low, high]: readonly [number, number],
  tolerance: number,
  alpha: number,
): ShiftVerdict {
  if (n < FEWEST_TEXTS) return 'notEnoughData';
  if (adjustedP <= alpha) return 'shown';
  return low >= -tolerance && high <= tolerance ? 'ruledOut' : 'notEnoughData';
}

function gapsOf(
  grid: ScoreGrid,
  { threshold, level }: ShiftSettings,
): { gap: DimensionShifts['gap']; undecided: DimensionShifts['undecided']; kinds: readonly KindShifts[] } {
  const gaps = itemGaps(grid);
  const undecided = itemsUndecided(grid, threshold);
  const among = (isIn: (item: number) => boolean) => {
    const items = grid.items.map((_, item) => item).filter(isIn);
    return {
      gap:
        grid.width < 2
          ? notMeasured('no-groups', items.length)
          : boundedMean(
              items.map((item) => gaps[item]),
              level,
            ),
      undecided: shareOf(items.filter((item) => undecided[item]).length, items.length, level),
    };
  };
  const kinds = [...new Set(grid.items.map(({ kind }) => kind))].filter((kind) => kind !== null);
  return {
    ...among(() => true),
    kinds: kinds.map((kind) => ({ kind, ...among((item) => grid.items[item].kind === kind) })),
  };
}

function isFromOriginal({ items }: ScoreGrid): boolean {
  return items.length > 0 && items.every(({ original }) => original !== null);
}
