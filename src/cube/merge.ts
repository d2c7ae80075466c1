import { AppError } from '../errors.ts';
import { addedTables } from './added-tables.ts';
import type { AuditCube, RowAccount, ScoreAxis } from './cube.ts';
import { shapeOf } from './shape.ts';

/**
 * Cubes of equal plans added up: what one tally of all their rows would have counted. Groups are united by their levels,
 * strata and classes by their names, exact scores by their values; all in the order of first appearance, so that cubes of
 * rows that were split in order list everything in the order of the whole. Numbers of rows are equal to the last bit, sums
 * up to the rounding of another order of addition.
 *
 * @throws AppError `cube/cannot-merge` with what does not agree, in `what`
 */
export function mergeCubes(cubes: readonly AuditCube[]): AuditCube {
  if (cubes.length === 0) throw new AppError('cube/cannot-merge', { what: 'there is no cube' });
  const [first] = cubes;
  for (const other of cubes) refuseOthers(first, other);
  const axis = unitedAxis(cubes.map(({ score }) => score));
  const strata = unitedNames(cubes.map((cube) => cube.strata));
  const classes = unitedNames(cubes.map((cube) => cube.classes));
  const shape = shapeOf({ ...first, strata: strata.names, classes: classes.names });
  return {
    ...first,
    score: axis.score,
    strata: strata.names,
    classes: classes.names,
    combinations: first.combinations.map(({ features }, t) =>
      addedTables(
        cubes.map((cube, c) => ({
          table: cube.combinations[t],
          shape: shapeOf(cube),
          keyOf: (key) => key,
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
  if (first.calibrationBins !== other.calibrationBins) refuse('calibration bins');
  if (first.classes.length > 0 !== other.classes.length > 0) refuse('classes');
  if (first.score?.kind !== other.score?.kind) refuse('score');
  if (first.score?.kind === 'grid' && other.score?.kind === 'grid' && !sameGrid(first.score, other.score)) {
    refuse('grid of the score');
  }
  const featuresOf = (cube: AuditCube): string => JSON.stringify(cube.combinations.map(({ features }) => features));
  if (featuresOf(first) !== featuresOf(other)) refuse('combinations of features');
}

type Grid = Extract<ScoreAxis, { kind: 'grid' }>;

function sameGrid(a: Grid, b: Grid): boolean {
  return a.closed === b.closed && a.edges.length === b.edges.length && a.edges.every((edge, i) => edge === b.edges[i]);
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

function unitedNames(lists: readonly (readonly string[])[]): { names: string[]; to: number[][] } {
  const placeOf = new Map<string, number>();
  const to = lists.map((names) =>
    names.map((name) => {
      if (!placeOf.has(name)) placeOf.set(name, placeOf.size);
      return placeOf.get(name)!;
    }),
  );
  return { names: [...placeOf.keys()], to };
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
