import { combinedSums } from '../combine-counts.ts';
import { restCounts } from '../group-counts.ts';
import type { GroupCounts } from '../group-counts.ts';
import type { ClassSize, GroupScores } from '../score-counts.ts';

/** All rows but one group's, with everything that a measure rests on. */
export function restSide(overall: GroupCounts, group: GroupCounts): GroupCounts {
  return { ...restCounts(overall, group), scores: overall.scores && restScores(overall.scores, group.scores) };
}

/** All rows but one group's by outcome alone, for measures within strata, of which there are many. */
export function restOutcomes(overall: GroupCounts, group: GroupCounts): GroupCounts {
  const [all, part] = [overall, group].map(({ outcomes }) => ({
    outcomes,
    scoreSums: null,
    calibration: null,
    target: null,
  }));
  return { ...overall, ...combinedSums(all, part, -1), scores: null, rows: overall.rows - group.rows };
}

function restScores(overall: GroupScores, group: GroupScores | null): GroupScores {
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
  return {
    ...overall,
    counts: { positives, negatives },
    positives: restSize(overall.positives, group.positives),
    negatives: restSize(overall.negatives, group.negatives),
  };
}

function restSize(overall: ClassSize, group: ClassSize): ClassSize {
  const n = overall.n - group.n;
  return n === 0 ? { n, w: 0, w2: 0 } : { n, w: left(overall.w, group.w), w2: left(overall.w2, group.w2) };
}

function left(all: number, part: number): number {
  return Math.max(0, all - part);
}
