import { addedTables } from '../../src/cube/added-tables.ts';
import type { AuditCube, CubeTable } from '../../src/cube/cube.ts';
import { shapeOf } from '../../src/cube/shape.ts';
import { mapSums } from '../../src/cube/sums.ts';

/** A cube whose groups and strata stand in the order of another one, which a database does not know. */
export function orderedAs(cube: AuditCube, like: AuditCube): AuditCube {
  const stratumTo = cube.strata.map((name) => like.strata.indexOf(name));
  const shape = shapeOf(like);
  const part = { shape, keyOf: (key: readonly string[]) => key, classTo: null, binTo: null };
  return {
    ...cube,
    strata: like.strata,
    combinations: cube.combinations.map((table, t) =>
      addedTables(
        [
          { ...part, table: withoutRows(like.combinations[t]), stratumTo: null },
          { ...part, table, stratumTo },
        ],
        table.features,
        shape,
      ),
    ),
  };
}

function withoutRows(table: CubeTable): CubeTable {
  const { calibration, target, histogram, ...sums } = table.cells;
  const none = new Float64Array(0);
  return {
    ...table,
    cells: {
      ...zeros(sums),
      calibration: calibration && zeros(calibration),
      target: target && zeros(target),
      histogram: histogram && {
        offsets: new Uint32Array(histogram.offsets.length),
        bins: new Uint32Array(0),
        n: none,
        w: none,
        w2: none,
      },
    },
    classes: table.classes && zeros(table.classes),
  };
}

function zeros<Key extends string>(sums: Readonly<Record<Key, Float64Array>>): Record<Key, Float64Array> {
  return mapSums(sums, (values) => new Float64Array(values.length));
}
