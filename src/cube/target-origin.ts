import type { AuditCube, TargetSums } from './cube.ts';

/**
 * How many standard deviations of the target an origin may be moved. Power sums around a far origin cancel when moments
 * are taken from them: by eps · (distance / deviation)² of a variance, and to the fourth power of a fourth moment. At 100
 * that is 2 · 10⁻¹² and 2 · 10⁻⁸ of them.
 */
const MOST_DEVIATIONS = 100;

/**
 * The standard deviation (population, weighted) of the numeric target over all rows of a cube; 0 where it has one value.
 * Undefined without a target or without rows that have it.
 */
export function targetDeviation(cube: AuditCube): number | undefined {
  const target = cube.combinations[0]?.cells.target;
  if (!target) return undefined;
  const sum = (of: Float64Array): number => of.reduce((total, each) => total + each, 0);
  const w = sum(target.w);
  if (w === 0) return undefined;
  const mean = sum(target.wy) / w;
  return Math.sqrt(Math.max(0, sum(target.wy2) / w - mean * mean));
}

/** Whether moments keep their digits when sums that lie around one origin are moved to another. */
export function canMoveOrigin(distance: number, deviation: number): boolean {
  return distance === 0 || Math.abs(distance) <= MOST_DEVIATIONS * deviation;
}

/**
 * A cube whose sums of the numeric target are measured from another origin, by the binomial theorem: with
 * d = former − new origin, Σw(y + d)² = Σwy² + 2dΣwy + d²Σw and so on. Errors do not depend on it.
 */
export function withTargetOrigin(cube: AuditCube, origin: number): AuditCube {
  const by = (cube.targetOrigin ?? 0) - origin;
  if (!cube.hasTarget || by === 0) return cube;
  return {
    ...cube,
    targetOrigin: origin,
    combinations: cube.combinations.map((table) => ({
      ...table,
      cells: { ...table.cells, target: table.cells.target && moved(table.cells.target, by) },
    })),
  };
}

function moved(sums: TargetSums, d: number): TargetSums {
  const { w, wy, wy2, wy3, wy4, we2, we2y, we2y2 } = sums;
  const each = (of: (cell: number) => number): Float64Array => Float64Array.from(w, (_, cell) => of(cell));
  return {
    ...sums,
    wy: each((c) => wy[c] + d * w[c]),
    wy2: each((c) => wy2[c] + d * (2 * wy[c] + d * w[c])),
    wy3: each((c) => wy3[c] + d * (3 * wy2[c] + d * (3 * wy[c] + d * w[c]))),
    wy4: each((c) => wy4[c] + d * (4 * wy3[c] + d * (6 * wy2[c] + d * (4 * wy[c] + d * w[c])))),
    we2y: each((c) => we2y[c] + d * we2[c]),
    we2y2: each((c) => we2y2[c] + d * (2 * we2y[c] + d * we2[c])),
  };
}
