import type { AuditCube, CubeTable } from '../../cube/cube.ts';

/** Rows of a group, whether or not their label and prediction are known, with Σw and Σw² (both n without weights). */
export interface RowSums {
  readonly n: number;
  readonly w: number;
  readonly w2: number;
}

export const NO_ROWS: RowSums = { n: 0, w: 0, w2: 0 };

/** Sums of every group of a table, in its order. */
export function groupRows({ groups, cells }: CubeTable, { hasWeights }: AuditCube): RowSums[] {
  const width = groups.length > 0 ? cells.n.length / groups.length : 0;
  return groups.map((_, group) => {
    const total = (sums: Float64Array): number =>
      sums.subarray(group * width, (group + 1) * width).reduce((sum, value) => sum + value, 0);
    const n = total(cells.n);
    return hasWeights ? { n, w: total(cells.w), w2: total(cells.w2) } : { n, w: n, w2: n };
  });
}

export function addedRows(parts: readonly RowSums[]): RowSums {
  return parts.reduce((sum, part) => ({ n: sum.n + part.n, w: sum.w + part.w, w2: sum.w2 + part.w2 }), NO_ROWS);
}
