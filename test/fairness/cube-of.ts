import { cellIndex, STATES, UNKNOWN } from '../../src/cube/cube.ts';
import type { AuditCube, CellSums, CubeTable, ScoreAxis, State } from '../../src/cube/cube.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { calibrationSums, classSums, momentSums, targetSums } from './cell-sums.ts';

/** One row, or `times` equal ones. Absent label, prediction or score: not known. */
export interface Row {
  readonly key: readonly string[];
  readonly label?: 0 | 1;
  readonly prediction?: 0 | 1;
  readonly score?: number;
  readonly weight?: number;
  readonly times?: number;
  readonly stratum?: string;
  /** A numeric target and its prediction. */
  readonly target?: number;
  readonly targetPrediction?: number;
  /** Label and prediction where they have several values. Absent: missing, or none of the classes. */
  readonly labelClass?: string;
  readonly predictionClass?: string;
}

export interface CubeOptions {
  readonly features?: readonly string[];
  readonly predictionFrom?: AuditCube['predictionFrom'];
  readonly hasLabel?: boolean;
  readonly scored?: boolean;
  /** Edges of a score grid; without them the axis is exact. */
  readonly edges?: readonly number[];
  readonly closed?: 'left' | 'right';
  /** What a numeric target is measured from. */
  readonly origin?: number;
  readonly classes?: readonly string[];
}

const CALIBRATION_BINS = 10;

/** Counts rows into a cube with one combination: all the features together. */
export function cubeOf(given: readonly Row[], options: CubeOptions = {}): AuditCube {
  const hasTargetPrediction = given.some(({ targetPrediction }) => targetPrediction !== undefined);
  // A row counts for the target when both it and its prediction are known.
  const rows = given.map((row) =>
    hasTargetPrediction && row.targetPrediction === undefined ? { ...row, target: undefined } : row,
  );
  const features = options.features ?? ['group'];
  const scored = options.scored ?? rows.some((row) => row.score !== undefined);
  const scores = rows.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const axis: ScoreAxis | null = !scored
    ? null
    : options.edges
      ? { kind: 'grid', edges: Float64Array.from(options.edges), closed: options.closed ?? 'left' }
      : { kind: 'exact', values: Float64Array.from(new Set(scores)).sort() };
  const strata = [...new Set(rows.map((row) => row.stratum ?? ''))];
  const tallied = rows.reduce((sum, row) => sum + (row.times ?? 1), 0);
  return {
    evenhandCube: 2,
    score: axis,
    predictionFrom: options.predictionFrom === undefined ? 'column' : options.predictionFrom,
    hasLabel: options.hasLabel ?? true,
    hasWeights: rows.some((row) => row.weight !== undefined),
    hasTarget: given.some(({ target }) => target !== undefined),
    hasTargetPrediction,
    classes: options.classes ?? [],
    calibrationBins: CALIBRATION_BINS,
    strata,
    combinations: [tableOf(rows, features, axis, strata, options)],
    rows: {
      tallied,
      setAside: 0,
      weightMissing: 0,
      scoreMissing: scored ? tallied - rows.filter((row) => row.score !== undefined).length : null,
      scoreOutsideUnit: scored
        ? rows.reduce((sum, { score = 0, times = 1 }) => sum + (score < 0 || score > 1 ? times : 0), 0)
        : null,
    },
  };
}

function tableOf(
  rows: readonly Row[],
  features: readonly string[],
  axis: ScoreAxis | null,
  strata: readonly string[],
  { origin = 0, classes = [] }: CubeOptions,
): CubeTable {
  const ids = new Map<string, number>();
  const groups: (readonly string[])[] = [];
  for (const { key } of rows) {
    const id = JSON.stringify(key);
    if (ids.has(id)) continue;
    ids.set(id, groups.length);
    groups.push(key);
  }
  const length = groups.length * strata.length * STATES * STATES;
  const cellOf = (row: Row): number =>
    cellIndex(
      ids.get(JSON.stringify(row.key)) ?? 0,
      strata.indexOf(row.stratum ?? ''),
      strata.length,
      stateOf(row.label),
      stateOf(row.prediction),
    );
  const placed = rows.map((row) => ({ row, cell: cellOf(row) }));
  const [n, w, w2] = [0, 1, 2].map((power) => {
    const sums = new Float64Array(length);
    for (const { row, cell } of placed) sums[cell] += (row.times ?? 1) * (row.weight ?? 1) ** power;
    return sums;
  });
  const cells: CellSums = {
    n,
    w,
    w2,
    ...momentSums(placed, length),
    calibration: axis && calibrationSums(placed, length, CALIBRATION_BINS),
    target: rows.some(({ target }) => target !== undefined) ? targetSums(placed, length, origin) : null,
    histogram: axis && histogramOf(placed, length, axis),
  };
  const counted = classes.length > 0 ? classSums(rows, groups, strata, classes) : null;
  return { features, groups, cells, classes: counted };
}

function histogramOf(
  placed: readonly { readonly row: Row; readonly cell: number }[],
  length: number,
  axis: ScoreAxis,
): CellSums['histogram'] {
  const bins = Array.from({ length }, () => new Map<number, [number, number, number]>());
  for (const { row, cell } of placed) {
    if (row.score === undefined) continue;
    const [times, weight] = [row.times ?? 1, row.weight ?? 1];
    const bin = binOf(axis, row.score);
    const entry = bins[cell].get(bin) ?? [0, 0, 0];
    bins[cell].set(bin, [entry[0] + times, entry[1] + times * weight, entry[2] + times * weight * weight]);
  }
  const offsets = new Uint32Array(length + 1);
  const entries = bins.flatMap((map, cell) => {
    offsets[cell + 1] = offsets[cell] + map.size;
    return [...map].sort((a, b) => a[0] - b[0]);
  });
  return {
    offsets,
    bins: Uint32Array.from(entries, ([bin]) => bin),
    n: Float64Array.from(entries, ([, entry]) => entry[0]),
    w: Float64Array.from(entries, ([, entry]) => entry[1]),
    w2: Float64Array.from(entries, ([, entry]) => entry[2]),
  };
}

function stateOf(outcome: 0 | 1 | undefined): State {
  return outcome ?? UNKNOWN;
}

function binOf(axis: ScoreAxis, score: number): number {
  if (axis.kind === 'exact') return axis.values.indexOf(score);
  const { edges, closed } = axis;
  return edges.filter((edge) => (closed === 'left' ? edge <= score : edge < score)).length;
}

/** Rows of a group from its confusion counts. */
export function confusionRows(key: readonly string[], tp: number, fp: number, fn: number, tn: number): Row[] {
  const rows: Row[] = [
    { key, label: 1, prediction: 1, times: tp },
    { key, label: 0, prediction: 1, times: fp },
    { key, label: 1, prediction: 0, times: fn },
    { key, label: 0, prediction: 0, times: tn },
  ];
  return rows.filter(({ times }) => times !== 0);
}

/** A plan that audits the features against the given reference levels. */
export function planOf(
  references: Readonly<Record<string, string>>,
  changes: Partial<ResolvedPlan> = {},
): ResolvedPlan {
  return {
    ...emptyPlan(),
    label: { column: 'label', positive: { values: ['1'] } },
    prediction: { column: 'prediction', positive: { values: ['1'] } },
    sensitiveFeatures: Object.entries(references).map(([column, reference]) => ({ column, reference })),
    ...changes,
  };
}
