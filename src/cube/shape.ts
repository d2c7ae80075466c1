import type { AuditCube } from './cube.ts';

/** The sizes that say where a cell lies in the arrays of a table. */
export interface CubeShape {
  readonly strata: number;
  readonly calibrationBins: number;
  /** Number of classes; 0 without them. */
  readonly classes: number;
}

/** The sizes of a cube's tables. */
export function shapeOf(cube: Pick<AuditCube, 'strata' | 'calibrationBins' | 'classes'>): CubeShape {
  return { strata: cube.strata.length, calibrationBins: cube.calibrationBins, classes: cube.classes.length };
}
