import type { CubeTable } from '../cube.ts';
import { STATES } from '../cube.ts';
import { regroup } from '../regroup.ts';
import type { CubeShape } from '../shape.ts';
import { addCells, cellSums, type GroupCells } from './counted-tables.ts';
import { OTHERS } from './gate-cube.ts';

/**
 * A gated table under new keys: a group that is counted together with a withheld one is withheld with it, and so is every
 * group that is given another key where the withheld ones are not listed.
 */
export function regroupGated(
  table: CubeTable,
  keyOf: (key: readonly string[]) => readonly string[],
  shape: CubeShape,
): CubeTable {
  const { withheld } = table;
  if (!withheld) return regroup(table, table.features, keyOf, shape);
  const hidden = new Map(withheld.groups.map((key) => [JSON.stringify(keyOf(key)), keyOf(key)]));
  const areListed = withheld.groups.every((key) => key.some((level) => level !== OTHERS));
  const isHidden = (key: readonly string[]): boolean => {
    const name = JSON.stringify(keyOf(key));
    return hidden.has(name) || (!areListed && name !== JSON.stringify(key));
  };
  const together = copied(withheld.together);
  table.groups.forEach((key, group) => {
    if (isHidden(key)) addCells(together, cellsOf(table, group, shape.strata));
  });
  const places = [...table.groups.keys()].filter((group) => !isHidden(table.groups[group]));
  const shown: CubeTable = {
    features: table.features,
    groups: places.map((group) => table.groups[group]),
    cells: cellSums(
      places.map((group) => cellsOf(table, group, shape.strata)),
      shape.strata,
    ),
    classes: null,
  };
  return {
    ...regroup(shown, table.features, keyOf, shape),
    withheld: { groups: [...hidden.values()], together },
  };
}

function cellsOf({ cells }: CubeTable, group: number, strata: number): GroupCells {
  const width = strata * STATES * STATES;
  const of = (values: Float64Array): Float64Array => values.slice(group * width, (group + 1) * width);
  return { n: of(cells.n), w: of(cells.w), w2: of(cells.w2) };
}

function copied({ n, w, w2 }: GroupCells): GroupCells {
  return { n: n.slice(), w: w.slice(), w2: w2.slice() };
}
