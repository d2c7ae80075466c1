import { areaBetween, rocCurve } from '../../stats/roc.ts';
import { areaErrors } from '../../stats/roc-gap.ts';
import type { AreaBetween, SampledCurve } from '../../stats/roc-gap.ts';
import type { UndefinedReason } from '../assessment.ts';
import { fixedGroups } from '../fixed-sums.ts';
import type { GroupCounts } from '../group-counts.ts';
import { Kept } from '../kept.ts';
import type { Memory } from '../kept.ts';
import { effectiveClass } from '../score-counts.ts';
import type { GroupScores } from '../score-counts.ts';
import { restScoresOf } from './rest-side.ts';

/** The area between two ROC curves with its errors, or why there is none. */
export type AreaFound = AreaBetween | UndefinedReason;

const AREAS = new Kept<readonly (() => AreaFound)[]>();

/**
 * Of each group, the area between its curve and that of the reference group (`reference`: its index), or of all others
 * (null). Neither a threshold nor a level changes it.
 */
export function areasOf(
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  reference: number | null,
  memory: Memory,
): readonly (() => AreaFound)[] {
  return AREAS.in(memory, [...fixedGroups(groups, overall), reference], () => {
    const restOf = reference === null ? restScoresOf(groups, overall) : null;
    return groups.map(({ scores }, g) => {
      let found: AreaFound | null = null;
      return () =>
        (found ??= areaOf(scores, restOf ? restOf(g) : (groups[reference!]?.scores ?? null), g === reference));
    });
  });
}

function areaOf(own: GroupScores | null, other: GroupScores | null, same: boolean): AreaFound {
  if (!own || !other) return 'no-rows';
  if (own.positives.n === 0 || other.positives.n === 0) return 'no-positives';
  if (own.negatives.n === 0 || other.negatives.n === 0) return 'no-negatives';
  const a = curveOf(own);
  const b = curveOf(other);
  if (!a || !b) return 'zero-weight';
  return same ? { value: 0, spread: 0, signed: 0 } : { value: areaBetween(a.curve, b.curve), ...areaErrors(a, b) };
}

/** A group's curve is set against that of all others, and of every reference group. */
const CURVES = new WeakMap<GroupScores, SampledCurve | null>();

function curveOf(scores: GroupScores): SampledCurve | null {
  let sampled = CURVES.get(scores);
  if (sampled === undefined) CURVES.set(scores, (sampled = sampledCurve(scores)));
  return sampled;
}

function sampledCurve({ counts, positives, negatives }: GroupScores): SampledCurve | null {
  const curve = rocCurve(counts);
  return curve && { curve, positives: effectiveClass(positives), negatives: effectiveClass(negatives) };
}
