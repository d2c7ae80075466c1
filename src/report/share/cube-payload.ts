import type { AuditCube, CubeTable, WithheldPart } from '../../cube/cube.ts';
import { STATES } from '../../cube/cube.ts';
import { cellSums, emptyCells, type GroupCells } from '../../cube/gate/counted-tables.ts';
import { crossed } from '../../cube/gate/gate-cube.ts';

/**
 * A gated cube for a link: names once, counts as whole numbers in columns, and only the outcomes that occur. What follows
 * from the plan (features, combinations) is not repeated.
 */
export interface CubePayload {
  readonly minimum: number;
  readonly leftOut: readonly WithheldPart[];
  readonly label: boolean;
  readonly prediction: boolean;
  readonly weights: boolean;
  readonly calibrationBins: number;
  readonly strata: readonly string[];
  readonly features: readonly string[];
  /** The groups of each feature by itself, shown ones and withheld ones. */
  readonly levels: readonly (readonly string[])[];
  /** The cells that occur: stratum · 9 + label · 3 + prediction. */
  readonly cells: readonly number[];
  readonly tables: readonly TablePayload[];
}

export interface TablePayload {
  /** Places in `features`. */
  readonly of: readonly number[];
  /** Places in `levels`, for each group shown one per feature, one group after the other. */
  readonly groups: readonly number[];
  /** Rows of each group in the first cell, then in the second… */
  readonly n: readonly number[];
  readonly w?: readonly number[];
  readonly w2?: readonly number[];
  /** What all withheld groups have together in each cell; absent where none is withheld. */
  readonly withheld?: {
    readonly n: readonly number[];
    readonly w?: readonly number[];
    readonly w2?: readonly number[];
  };
}

const WIDTH = STATES * STATES;

/** A gated cube as a link holds it. */
export function encodeCube(cube: AuditCube): CubePayload {
  const singles = cube.combinations.filter(({ features }) => features.length === 1);
  const features = singles.map((table) => table.features[0]);
  const levels = singles.map(({ groups, withheld }) =>
    [...groups, ...(withheld?.groups ?? [])].map(([level]) => level),
  );
  const cells = occurringCells(cube);
  return {
    minimum: cube.gate?.minimum ?? 1,
    leftOut: cube.gate?.withheld ?? [],
    label: cube.hasLabel,
    prediction: cube.predictionFrom !== null,
    weights: cube.hasWeights,
    calibrationBins: cube.calibrationBins,
    strata: cube.strata,
    features,
    levels,
    cells,
    tables: cube.combinations.map((table) => {
      const of = table.features.map((feature) => features.indexOf(feature));
      const width = cube.strata.length * WIDTH;
      const column = (values: Float64Array): number[] =>
        cells.flatMap((cell) => table.groups.map((_, g) => values[g * width + cell]));
      const { withheld } = table;
      const together = (values: Float64Array): number[] => cells.map((cell) => values[cell]);
      return {
        of,
        groups: table.groups.flatMap((key) => key.map((level, i) => levels[of[i]].indexOf(level))),
        n: column(table.cells.n),
        ...(cube.hasWeights && { w: column(table.cells.w), w2: column(table.cells.w2) }),
        ...(withheld && {
          withheld: {
            n: together(withheld.together.n),
            ...(cube.hasWeights && { w: together(withheld.together.w), w2: together(withheld.together.w2) }),
          },
        }),
      };
    }),
  };
}

function occurringCells({ combinations, strata }: AuditCube): number[] {
  const width = strata.length * WIDTH;
  const [{ cells, withheld }] = combinations;
  return Array.from({ length: width }, (_, cell) => cell).filter(
    (cell) => (withheld?.together.n[cell] ?? 0) > 0 || cells.n.some((n, at) => n > 0 && at % width === cell),
  );
}

/** The cube that a link holds. Its lengths agree: see {@link checkCubePayload}. */
export function decodeCube(payload: CubePayload): AuditCube {
  const { strata, features, levels, weights } = payload;
  const tables = payload.tables.map((table): CubeTable => {
    const size = table.of.length;
    const groups = Array.from({ length: table.groups.length / size }, (_, g) =>
      table.of.map((feature, i) => levels[feature][table.groups[g * size + i]]),
    );
    const cells = groups.map((_, g) => spread(table, payload, (place) => place * groups.length + g));
    return {
      features: table.of.map((feature) => features[feature]),
      groups,
      cells: cellSums(cells, strata.length),
      classes: null,
      ...(table.withheld && {
        withheld: {
          groups: notShown(
            table.of.map((feature) => levels[feature]),
            groups,
          ),
          together: spread(table.withheld, payload, (place) => place),
        },
      }),
    };
  });
  const rows = [...tables[0].cells.n, ...(tables[0].withheld?.together.n ?? [])].reduce((sum, n) => sum + n, 0);
  return {
    evenhandCube: 2,
    score: null,
    predictionFrom: payload.prediction ? 'column' : null,
    hasLabel: payload.label,
    hasWeights: weights,
    hasTarget: false,
    hasTargetPrediction: false,
    calibrationBins: payload.calibrationBins,
    strata,
    classes: [],
    combinations: tables,
    rows: { tallied: rows, setAside: 0, weightMissing: 0, scoreMissing: null, scoreOutsideUnit: null },
    gate: { minimum: payload.minimum, withheld: payload.leftOut },
  };
}

function spread(
  from: Pick<TablePayload, 'n' | 'w' | 'w2'>,
  { cells, strata }: CubePayload,
  placeOf: (place: number) => number,
): GroupCells {
  const sums = emptyCells(strata.length);
  cells.forEach((cell, place) => {
    const at = placeOf(place);
    sums.n[cell] = from.n[at];
    sums.w[cell] = (from.w ?? from.n)[at];
    sums.w2[cell] = (from.w2 ?? from.n)[at];
  });
  return sums;
}

function notShown(levels: readonly (readonly string[])[], groups: readonly (readonly string[])[]): string[][] {
  const shown = new Set(groups.map((key) => JSON.stringify(key)));
  return crossed(levels.map((names) => [...names].sort())).filter((key) => !shown.has(JSON.stringify(key)));
}
