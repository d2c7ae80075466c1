import { restsOf } from '../group-counts.ts';
import type { GroupCounts } from '../group-counts.ts';
import type { ClassSize, GroupScores } from '../score-counts.ts';

/** Of each group, all other rows, with everything that a measure rests on. */
export function restSides(groups: readonly GroupCounts[], overall: GroupCounts): GroupCounts[] {
  const sizes = { positives: restSizes(groups, 'positives'), negatives: restSizes(groups, 'negatives') };
  return restsOf(groups, overall).map((rest, g) => {
    const own = { positives: sizes.positives[g], negatives: sizes.negatives[g] };
    return { ...rest, scores: overall.scores && restScores(overall.scores, groups[g].scores, own) };
  });
}

type Sizes = Readonly<Record<'positives' | 'negatives', ClassSize>>;

/**
 * Scores are taken apart by subtraction, score by score: the shares by score that a curve is drawn from are then wrong by no more
 * than a rounding of all rows at that score, whereas the sizes, which uncertainty rests on, are added up.
 */
function restScores(overall: GroupScores, group: GroupScores | null, sizes: Sizes): GroupScores {
  if (!group) return overall;
  const positives = overall.counts.positives.slice();
  const negatives = overall.counts.negatives.slice();
  let at = 0;
  for (let i = 0; i < group.bins.length; i++) {
    while (overall.bins[at] < group.bins[i]) at++;
    // sums of weights are not exact: nothing may become less than nothing
    positives[at] = Math.max(0, positives[at] - group.counts.positives[i]);
    negatives[at] = Math.max(0, negatives[at] - group.counts.negatives[i]);
  }
  return { ...overall, counts: { positives, negatives }, ...sizes };
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
