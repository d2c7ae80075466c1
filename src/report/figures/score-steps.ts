import type { AuditCube, CellSums, ScoreAxis } from '../../cube/cube.ts';
import type { OutcomeRoles } from '../../fairness/group-counts.ts';
import { countedCells } from '../../fairness/group-sums.ts';
import type { DistributionSeries } from './figure-data.ts';

/** Up to so many distinct scores each have a step of their own. */
const MOST_OWN_STEPS = 25;
const EVEN_STEPS = 40;

/** Weights by bin of the score axis, over the rows of a group that count and have a score. */
export type ScoreWeights = ReadonlyMap<number, number>;

export function scoresOfGroup(cells: CellSums, group: number, cube: AuditCube, has: OutcomeRoles): ScoreWeights | null {
  const histogram = cells.histogram;
  if (!histogram || group < 0) return null;
  const { offsets, bins, n, w } = histogram;
  const weights = new Map<number, number>();
  for (const { cell } of countedCells(group, cube, has)) {
    for (let e = offsets[cell]; e < offsets[cell + 1]; e++) {
      weights.set(bins[e], (weights.get(bins[e]) ?? 0) + (cube.hasWeights ? w[e] : n[e]));
    }
  }
  return weights;
}

/** The score that a bin stands for: itself, or the middle of its stretch; the open bins at the ends, their edge. */
function scoreAt(axis: ScoreAxis, bin: number): number {
  if (axis.kind === 'exact') return axis.values[bin];
  const { edges } = axis;
  if (bin === 0) return edges[0];
  return bin === edges.length ? edges[bin - 1] : (edges[bin - 1] + edges[bin]) / 2;
}

/** The edges of the steps that all groups share: around each score where they are few, else even; null without scores. */
export function stepsOn(axis: ScoreAxis, groups: readonly (ScoreWeights | null)[]): readonly number[] | null {
  const bins = [...new Set(groups.flatMap((weights) => [...(weights?.keys() ?? [])]))].sort((a, b) => a - b);
  if (bins.length === 0) return null;
  const scores = bins.map((bin) => scoreAt(axis, bin));
  const [least, most] = [scores[0], scores[scores.length - 1]];
  if (scores.length <= MOST_OWN_STEPS && axis.kind === 'exact') return edgesAround(scores);
  const [from, to] = least >= 0 && most <= 1 ? [0, 1] : [least, most];
  return Array.from({ length: EVEN_STEPS + 1 }, (_, i) => from + ((to - from) * i) / EVEN_STEPS);
}

function edgesAround(scores: readonly number[]): number[] {
  const middles = scores.slice(1).map((score, i) => (score + scores[i]) / 2);
  if (middles.length === 0) return [scores[0] - 0.5, scores[0] + 0.5];
  const [first, last] = [scores[0], scores[scores.length - 1]];
  return [2 * first - middles[0], ...middles, 2 * last - middles[middles.length - 1]];
}

/** The share of a group's weight in each step. */
export function stepsOf(weights: ScoreWeights, axis: ScoreAxis, edges: readonly number[]): DistributionSeries['steps'] {
  const shares = new Array<number>(edges.length - 1).fill(0);
  const total = [...weights.values()].reduce((sum, w) => sum + w, 0);
  for (const [bin, w] of weights) {
    const score = scoreAt(axis, bin);
    const after = edges.findIndex((edge) => edge > score);
    shares[after === -1 ? shares.length - 1 : Math.max(0, after - 1)] += w / total;
  }
  return shares.map((share, i) => ({ low: edges[i], high: edges[i + 1], share }));
}

/** The smallest score at or below which half of the weight lies. */
export function medianOf(weights: ScoreWeights, axis: ScoreAxis): number {
  const bins = [...weights].sort((a, b) => a[0] - b[0]);
  const half = bins.reduce((sum, [, w]) => sum + w, 0) / 2;
  let below = 0;
  for (const [bin, w] of bins) {
    below += w;
    if (below >= half) return scoreAt(axis, bin);
  }
  return scoreAt(axis, bins[bins.length - 1][0]);
}
