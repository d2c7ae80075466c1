import type { GroupCounts } from '../group-counts.ts';
import { placesIn } from '../score-counts.ts';
import type { ClassSize, GroupScores } from '../score-counts.ts';

/** Scores of all rows but a group's, found when they are asked for; null where there are none. */
export function restScoresOf(groups: readonly GroupCounts[], overall: GroupCounts): (g: number) => GroupScores | null {
  const sizes = { positives: restSizes(groups, 'positives'), negatives: restSizes(groups, 'negatives') };
  return (g) => {
    const own = { positives: sizes.positives[g], negatives: sizes.negatives[g] };
    return overall.scores && restScores(overall.scores, groups[g].scores, own);
  };
}

type Sizes = Readonly<Record<'positives' | 'negatives', ClassSize>>;

/**
 * Scores are taken apart by subtraction, score by score: the shares by score that a curve is drawn from are then wrong by no more
 * than a rounding of all rows at that score, whereas the sizes, which uncertainty rests on, are added up.
 */
function restScores(overall: GroupScores, group: GroupScores | null, sizes: Sizes): GroupScores {
  if (!group) return overall;
  const places = placesIn(overall, group);
  const counts = {
    positives: without(overall.counts.positives, group.counts.positives, places),
    negatives: without(overall.counts.negatives, group.counts.negatives, places),
  };
  return { ...overall, counts, ...sizes };
}

function without(all: Float64Array, part: Float64Array, places: Uint32Array): Float64Array {
  const rest = all.slice();
  // sums of weights are not exact: nothing may become less than nothing
  for (let i = 0; i < part.length; i++) rest[places[i]] = Math.max(0, rest[places[i]] - part[i]);
  return rest;
}

/** Of each group, the rows of a label in all others, before it and after it. */
function restSizes(groups: readonly GroupCounts[], label: keyof Sizes): ClassSize[] {
  const none = { n: 0, w: 0, w2: 0 };
  const own = groups.map(({ scores }) => scores?.[label] ?? none);
  const after: ClassSize[] = new Array<ClassSize>(own.length);
  let sum: ClassSize = none;
  for (let g = own.length - 1; g >= 0; g--) {
    after[g] = sum;
    sum = bothSizes(sum, own[g]);
  }
  sum = none;
  return own.map((size, g) => {
    const rest = bothSizes(sum, after[g]);
    sum = bothSizes(sum, size);
    return rest;
  });
}

function bothSizes(a: ClassSize, b: ClassSize): ClassSize {
  return { n: a.n + b.n, w: a.w + b.w, w2: a.w2 + b.w2 };
}
