import { addedTables } from './added-tables.ts';
import type { CubeTable } from './cube.ts';
import type { CubeShape } from './shape.ts';

/**
 * A table whose groups are counted together where their new keys are equal, in the order of their first appearance: for
 * merged levels, and for a combination of fewer features. Counting first and summing then gives what counting the new
 * groups would have given.
 */
export function regroup(
  table: CubeTable,
  features: readonly string[],
  keyOf: (key: readonly string[]) => readonly string[],
  shape: CubeShape,
): CubeTable {
  const part = { table, keyOf, shape, stratumTo: null, classTo: null, binTo: null };
  return addedTables([part], features, shape);
}
