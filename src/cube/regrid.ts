import type { AuditCube, ScoreAxis } from './cube.ts';
import { addedHistograms } from './scatter.ts';

type Grid = Extract<ScoreAxis, { kind: 'grid' }>;

/**
 * A cube whose scores are counted on a coarser axis: exact scores on a grid, or a grid on one that has some of its edges.
 * Rows are neither lost nor moved across an edge, so counts are what a tally on that grid gives. Moments of the score do
 * not depend on the axis.
 * @throws RangeError for an edge that the former grid does not have, or closed on the other side
 */
export function regridCube(cube: AuditCube, grid: Grid): AuditCube {
  const { score } = cube;
  if (!score || sameGrid(score, grid)) return cube;
  const binTo = score.kind === 'exact' ? binsOfValues(score.values, grid) : binsOfBins(score, grid);
  return {
    ...cube,
    score: grid,
    combinations: cube.combinations.map((table) => {
      const { histogram } = table.cells;
      if (!histogram) return table;
      const to = Uint32Array.from({ length: histogram.offsets.length - 1 }, (_, cell) => cell);
      return { ...table, cells: { ...table.cells, histogram: addedHistograms([{ histogram, to, binTo }], to.length) } };
    }),
  };
}

/** Whether an axis is a grid of the same bins. */
export function sameGrid(axis: ScoreAxis, grid: Grid): boolean {
  if (axis.kind !== 'grid' || axis.closed !== grid.closed || axis.edges.length !== grid.edges.length) return false;
  return axis.edges.every((edge, i) => edge === grid.edges[i]);
}

/** The number of edges at or below each value (closed left) or below it (closed right); values increasing. */
function binsOfValues(values: Float64Array, { edges, closed }: Grid): Uint32Array {
  let bin = 0;
  return Uint32Array.from(values, (value) => {
    while (bin < edges.length && (edges[bin] < value || (closed === 'left' && edges[bin] === value))) bin++;
    return bin;
  });
}

function binsOfBins(former: Grid, { edges, closed }: Grid): Uint32Array {
  const known = new Set(former.edges);
  if (former.closed !== closed || edges.some((edge) => !known.has(edge))) {
    throw new RangeError('a grid can only be made coarser');
  }
  let bin = 0;
  return Uint32Array.from({ length: former.edges.length + 1 }, (_, i) => {
    if (i > 0 && edges[bin] === former.edges[i - 1]) bin++;
    return bin;
  });
}
