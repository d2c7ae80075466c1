import { AppError } from '../errors.ts';
import { addedTables } from './added-tables.ts';
import type { AuditCube, CubeTable, RowAccount, ScoreAxis } from './cube.ts';
import { sameGrid } from './regrid.ts';
import { plainNumber } from './plain-number.ts';
import { shapeOf } from './shape.ts';

/**
 * Cubes of equal plans added up: what one tally of all their rows would have counted. Groups are united by their levels,
 * strata by their names, classes by their names or the numbers that these spell, exact scores by their values; all in the
 * order of first appearance, so that cubes of rows that were split in order list everything in the order of the whole.
 * Combinations of features may name them in another order. Numbers of rows are equal to the last bit, sums up to the
 * rounding of another order of addition.
 *
 * @param order of combinations and of the features in each, and of all classes, where it is another than that of appearance
 * @throws AppError `cube/cannot-merge` with what does not agree, in `what`
 */
export function mergeCubes(
  cubes: readonly AuditCube[],
  order: { readonly combinations?: readonly (readonly string[])[]; readonly classes?: readonly string[] } = {},
): AuditCube {
  if (cubes.length === 0) throw new AppError('cube/cannot-merge', { what: 'there is no cube' });
  const [first] = cubes;
  for (const cube of cubes) refuseOthers(first, cube);
  const axis = unitedAxis(cubes.map(({ score }) => score));
  const strata = unitedNames(cubes.map((cube) => cube.strata));
  const classes = unitedClasses(
    cubes.map((cube) => cube.classes),
    order.classes,
  );
  const combinations = order.combinations ?? first.combinations.map(({ features }) => features);
  const shape = shapeOf({ ...first, strata: strata.names, classes: classes.names });
  return {
    ...first,
    score: axis.score,
    strata: strata.names,
    classes: classes.names,
    combinations: combinations.map((features) =>
      addedTables(
        cubes.map((cube, c) => ({
          ...tableOver(cube, features),
          shape: shapeOf(cube),
          stratumTo: strata.to[c],
          classTo: classes.to[c],
          binTo: axis.binTo[c],
        })),
        features,
        shape,
      ),
    ),
    rows: addedRows(cubes.map(({ rows }) => rows)),
  };
}

function refuseOthers(first: AuditCube, other: AuditCube): void {
  const refuse = (what: string): never => {
    throw new AppError('cube/cannot-merge', { what });
  };
  if (first.hasLabel !== other.hasLabel) refuse('label');
  if (first.predictionFrom !== other.predictionFrom) refuse('prediction');
  if (first.hasWeights !== other.hasWeights) refuse('weights');
  if (first.hasTarget !== other.hasTarget) refuse('numeric target');
  if (first.hasTargetPrediction !== other.hasTargetPrediction) refuse('prediction of the numeric target');
  if (first.targetOrigin !== other.targetOrigin) refuse('origin of the numeric target');
  if (first.score && first.calibrationBins !== other.calibrationBins) refuse('calibration bins');
  if (first.classes.length > 0 !== other.classes.length > 0) refuse('classes');
  if (first.score?.kind !== other.score?.kind) refuse('score');
  if (first.score?.kind === 'grid' && other.score?.kind === 'grid' && !sameGrid(first.score, other.score)) {
    refuse('grid of the score');
  }
  const featuresOf = (cube: AuditCube): string => JSON.stringify(cube.combinations.map(setOf).sort());
  if (featuresOf(first) !== featuresOf(other)) refuse('combinations of features');
  if (other.gate) refuse('counts that were withheld');
}

const setOf = ({ features }: Pick<CubeTable, 'features'>): string => JSON.stringify([...features].sort());

/** The table of some features, and how its keys read in their order. */
function tableOver(
  cube: AuditCube,
  features: readonly string[],
): { table: CubeTable; keyOf: (key: readonly string[]) => readonly string[] } {
  const table = cube.combinations.find((each) => setOf(each) === setOf({ features }))!;
  const at = features.map((feature) => table.features.indexOf(feature));
  return { table, keyOf: at.every((place, i) => place === i) ? (key) => key : (key) => at.map((place) => key[place]) };
}

/** The axis of all scores, and where the bins of each go. */
function unitedAxis(axes: readonly (ScoreAxis | null)[]): {
  score: ScoreAxis | null;
  binTo: readonly (Uint32Array | null)[];
} {
  const exact = axes.flatMap((axis) => (axis?.kind === 'exact' ? [axis] : []));
  if (exact.length === 0) return { score: axes[0], binTo: axes.map(() => null) };
  const values = Float64Array.from(new Set(exact.flatMap((axis) => [...axis.values]))).sort();
  const placeOf = new Map([...values].map((value, place) => [value, place]));
  return {
    score: { kind: 'exact', values },
    binTo: exact.map((axis) => Uint32Array.from(axis.values, (value) => placeOf.get(value)!)),
  };
}

interface United {
  readonly names: readonly string[];
  /** Where the names of each list go. */
  readonly to: readonly (readonly number[])[];
}

function unitedNames(lists: readonly (readonly string[])[]): United {
  const placeOf = new Map<string, number>();
  const to = lists.map((names) =>
    names.map((name) => {
      if (!placeOf.has(name)) placeOf.set(name, placeOf.size);
      return placeOf.get(name)!;
    }),
  );
  return { names: [...placeOf.keys()], to };
}

/**
 * All classes, those that spell one number in different cubes under the first spelling, as one file's are. Two that one
 * cube keeps apart stay so.
 *
 * @param known classes that come first, in this order
 */
export function unitedClasses(lists: readonly (readonly string[])[], known: readonly string[] = []): United {
  const united: string[] = [...known];
  const to = lists.map((names) => {
    const own = new Set(names);
    return names.map((name) => {
      const number = plainNumber(name);
      const same = united.indexOf(name);
      const place =
        same >= 0 || number === null
          ? same
          : united.findIndex((other) => !own.has(other) && plainNumber(other) === number);
      return place >= 0 ? place : united.push(name) - 1;
    });
  });
  return { names: united, to };
}

function addedRows(accounts: readonly RowAccount[]): RowAccount {
  const sum = (of: (rows: RowAccount) => number | null): number =>
    accounts.reduce((total, rows) => total + (of(rows) ?? 0), 0);
  const scored = accounts[0].scoreMissing !== null;
  return {
    tallied: sum((rows) => rows.tallied),
    setAside: sum((rows) => rows.setAside),
    weightMissing: sum((rows) => rows.weightMissing),
    scoreMissing: scored ? sum((rows) => rows.scoreMissing) : null,
    scoreOutsideUnit: scored ? sum((rows) => rows.scoreOutsideUnit) : null,
  };
}
