import type { ScoreAxis } from './cube.ts';
import type { ScoreRole } from '../plan/plan.ts';

/** How a threshold cuts the bins of a score histogram. */
export interface ThresholdCut {
  /** Bins from this one on are positive. */
  readonly firstPositiveBin: number;
  /** The threshold in force: the plan's own, or the edge of the grid nearest to it. */
  readonly used: number;
  /** False when the grid cannot tell the rows at this threshold apart as the plan asks. */
  readonly exact: boolean;
}

/**
 * Where the plan's threshold cuts the score axis. On an exact axis any threshold is exact; on a grid it is only at an
 * edge, and only with the comparison (`atLeast` or `above`) that the bins are closed for.
 */
export function thresholdCut(axis: ScoreAxis, threshold: number, comparison: ScoreRole['comparison']): ThresholdCut {
  if (axis.kind === 'exact') {
    const firstPositiveBin = firstIndex(axis.values, (value) =>
      comparison === 'atLeast' ? value >= threshold : value > threshold,
    );
    return { firstPositiveBin, used: threshold, exact: true };
  }
  const { edges } = axis;
  const after = Math.min(
    firstIndex(edges, (edge) => edge >= threshold),
    edges.length - 1,
  );
  const before = Math.max(0, after - 1);
  const nearest = threshold - edges[before] < edges[after] - threshold ? before : after;
  const closedFor = axis.closed === 'left' ? 'atLeast' : 'above';
  return {
    firstPositiveBin: nearest + 1,
    used: edges[nearest],
    exact: edges[nearest] === threshold && comparison === closedFor,
  };
}

function firstIndex(increasing: Float64Array, passes: (value: number) => boolean): number {
  let low = 0;
  let high = increasing.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(increasing[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
