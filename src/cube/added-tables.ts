import { STATES } from './cube.ts';
import type { CubeTable } from './cube.ts';
import type { CubeShape } from './shape.ts';
import { addedHistograms, addedSums } from './scatter.ts';
import { mapSums } from './sums.ts';

/** A table, and where its groups, strata, classes and score bins go; null: to themselves. */
export interface TablePart {
  readonly table: CubeTable;
  readonly shape: CubeShape;
  readonly keyOf: (key: readonly string[]) => readonly string[];
  readonly stratumTo: readonly number[] | null;
  /** By class; the class after the last, of what is unknown, goes to the last of the new ones by itself. */
  readonly classTo: readonly number[] | null;
  readonly binTo: Uint32Array | null;
}

/**
 * Tables added up, cell by cell: groups of equal new keys are one, in the order of their first appearance. All parts have
 * been counted with the same roles.
 */
export function addedTables(parts: readonly TablePart[], features: readonly string[], shape: CubeShape): CubeTable {
  const { groups, groupTo } = unitedGroups(parts);
  const outcomes = STATES * STATES;
  const cellCount = groups.length * shape.strata * outcomes;
  const cellTo = parts.map((part, p) => {
    const same = Array.from({ length: outcomes }, (_, outcome) => outcome);
    return placesOf(groupTo[p], strataTo(part), shape.strata, same, outcomes);
  });
  const each = parts.map(({ table }) => table.cells);
  const [{ calibration, target, histogram, ...sums }] = each;
  const bins = shape.calibrationBins;
  return {
    features,
    groups,
    cells: {
      ...mapSums(sums, (_, of) =>
        addedSums(
          each.map((cells, p) => ({ sums: cells[of], to: cellTo[p] })),
          cellCount,
        ),
      ),
      calibration:
        calibration &&
        mapSums(calibration, (_, of) =>
          addedSums(
            each.map((cells, p) => ({ sums: cells.calibration![of], to: cellTo[p] })),
            cellCount,
            bins,
          ),
        ),
      target:
        target &&
        mapSums(target, (_, of) =>
          addedSums(
            each.map((cells, p) => ({ sums: cells.target![of], to: cellTo[p] })),
            cellCount,
          ),
        ),
      histogram:
        histogram &&
        addedHistograms(
          each.map((cells, p) => ({ histogram: cells.histogram!, to: cellTo[p], binTo: parts[p].binTo })),
          cellCount,
        ),
    },
    classes: addedClasses(parts, groupTo, groups.length, shape),
  };
}

function addedClasses(
  parts: readonly TablePart[],
  groupTo: readonly (readonly number[])[],
  groups: number,
  shape: CubeShape,
): CubeTable['classes'] {
  const { classes } = parts[0].table;
  if (!classes) return null;
  const width = shape.classes + 1;
  const placeTo = parts.map((part, p) => {
    const own = part.shape.classes;
    const to = (index: number): number => (index === own ? shape.classes : (part.classTo?.[index] ?? index));
    const pairs = Array.from(
      { length: (own + 1) ** 2 },
      (_, pair) => to(Math.floor(pair / (own + 1))) * width + to(pair % (own + 1)),
    );
    return placesOf(groupTo[p], strataTo(part), shape.strata, pairs, width * width);
  });
  return mapSums(classes, (_, of) =>
    addedSums(
      parts.map(({ table }, p) => ({ sums: table.classes![of], to: placeTo[p] })),
      groups * shape.strata * width * width,
    ),
  );
}

function unitedGroups(parts: readonly TablePart[]): { groups: (readonly string[])[]; groupTo: number[][] } {
  const indexOf = new Map<string, number>();
  const groups: (readonly string[])[] = [];
  const groupTo = parts.map(({ table, keyOf }) =>
    table.groups.map((key) => {
      const newKey = keyOf(key);
      const id = JSON.stringify(newKey);
      const known = indexOf.get(id);
      if (known !== undefined) return known;
      indexOf.set(id, groups.length);
      groups.push(newKey);
      return groups.length - 1;
    }),
  );
  return { groups, groupTo };
}

function strataTo({ stratumTo, shape }: TablePart): readonly number[] {
  return stratumTo ?? Array.from({ length: shape.strata }, (_, stratum) => stratum);
}

/** New place of every place (group, stratum, inner): ((new group · strata + new stratum) · inner places) + new inner. */
function placesOf(
  groupTo: readonly number[],
  stratumTo: readonly number[],
  strata: number,
  innerTo: readonly number[],
  innerPlaces: number,
): Uint32Array {
  const places = new Uint32Array(groupTo.length * stratumTo.length * innerTo.length);
  let at = 0;
  for (const group of groupTo) {
    for (const stratum of stratumTo) {
      for (const inner of innerTo) places[at++] = (group * strata + stratum) * innerPlaces + inner;
    }
  }
  return places;
}
