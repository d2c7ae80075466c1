import type {
  AuditCube,
  CalibrationSums,
  ClassSums,
  CubeGate,
  CubeTable,
  ScoreAxis,
  ScoreHistogram,
  TargetSums,
  WithheldGroups,
} from './cube.ts';
import { sumsAt, sumsBetween } from './sums.ts';

/**
 * A cube as plain JSON: one entry per cell that has rows, with its address in words. Exact: numbers are written so that
 * they are read back to the last bit. A cell of one is a row, so this is personal data. Histogram
 * bins index the distinct scores of an exact axis; on a grid, bin i lies before edge i and the last after the last edge.
 */
export interface CubeJson {
  readonly evenhandCube: 2;
  readonly score: { readonly kind: 'exact' | 'grid'; readonly at: readonly number[]; readonly closed?: string } | null;
  readonly predictionFrom: AuditCube['predictionFrom'];
  readonly hasLabel: boolean;
  readonly hasWeights: boolean;
  readonly hasTarget: boolean;
  readonly hasTargetPrediction: boolean;
  readonly targetOrigin?: number;
  readonly calibrationBins: number;
  readonly strata: readonly string[];
  readonly classes: readonly string[];
  readonly rows: AuditCube['rows'];
  /** What was withheld before the cube was passed on. */
  readonly gate?: CubeGate;
  readonly combinations: readonly {
    readonly features: readonly string[];
    readonly groups: readonly (readonly string[])[];
    readonly cells: readonly CellJson[];
    /** Absent without classes. */
    readonly classCells?: readonly ClassCellJson[];
    /** Groups of which only the sum is told, and that sum by stratum × label × prediction. */
    readonly withheld?: { readonly groups: readonly (readonly string[])[]; readonly together: readonly TogetherJson[] };
  }[];
}

/** Rows by class of label and prediction; null: missing, or none of the classes. */
export interface ClassCellJson extends Readonly<Record<keyof ClassSums, number>> {
  readonly group: number;
  readonly stratum: number;
  readonly label: string | null;
  readonly prediction: string | null;
}

export interface CellJson {
  readonly group: number;
  readonly stratum: number;
  readonly label: OutcomeWord;
  readonly prediction: OutcomeWord;
  readonly n: number;
  readonly w: number;
  readonly w2: number;
  readonly score?: Readonly<Record<string, number>>;
  readonly calibration?: Readonly<Record<keyof CalibrationSums, readonly number[]>>;
  readonly target?: Readonly<Record<keyof TargetSums, number>>;
  readonly histogram?: Readonly<Record<'bins' | 'n' | 'w' | 'w2', readonly number[]>>;
}

export type TogetherJson = Omit<CellJson, 'group'>;

type OutcomeWord = 'negative' | 'positive' | 'unknown';
const WORDS: readonly OutcomeWord[] = ['negative', 'positive', 'unknown'];

/** The JSON form of a cube. */
export function cubeToJson(cube: AuditCube): CubeJson {
  return {
    evenhandCube: 2,
    score: cube.score && axisToJson(cube.score),
    predictionFrom: cube.predictionFrom,
    hasLabel: cube.hasLabel,
    hasWeights: cube.hasWeights,
    hasTarget: cube.hasTarget,
    hasTargetPrediction: cube.hasTargetPrediction,
    ...(cube.targetOrigin !== undefined && { targetOrigin: cube.targetOrigin }),
    calibrationBins: cube.calibrationBins,
    strata: cube.strata,
    classes: cube.classes,
    rows: cube.rows,
    ...(cube.gate && { gate: cube.gate }),
    combinations: cube.combinations.map((table) => ({
      features: table.features,
      groups: table.groups,
      cells: cellsToJson(table, cube.strata.length, cube.calibrationBins),
      ...(table.classes && { classCells: classCellsToJson(table.classes, cube) }),
      ...(table.withheld && {
        withheld: { groups: table.withheld.groups, together: togetherToJson(table.withheld) },
      }),
    })),
  };
}

function axisToJson(axis: ScoreAxis): NonNullable<CubeJson['score']> {
  return axis.kind === 'exact'
    ? { kind: 'exact', at: [...axis.values] }
    : { kind: 'grid', at: [...axis.edges], closed: axis.closed };
}

function cellsToJson({ cells }: CubeTable, strata: number, bins: number): CellJson[] {
  const list: CellJson[] = [];
  for (let cell = 0; cell < cells.n.length; cell++) {
    if (cells.n[cell] === 0) continue;
    const group = Math.floor(cell / (strata * 9));
    list.push({
      group,
      stratum: Math.floor(cell / 9) % strata,
      label: WORDS[Math.floor(cell / 3) % 3],
      prediction: WORDS[cell % 3],
      n: cells.n[cell],
      w: cells.w[cell],
      w2: cells.w2[cell],
      ...(cells.histogram && {
        score: {
          n: cells.scoreN[cell],
          ws: cells.ws[cell],
          ws2: cells.ws2[cell],
          wLogScore: cells.wLogScore[cell],
          wLogComplement: cells.wLogComplement[cell],
        },
        histogram: histogramOf(cells.histogram, cell),
      }),
      ...(cells.calibration && { calibration: sumsBetween(cells.calibration, cell * bins, (cell + 1) * bins) }),
      ...(cells.target && { target: sumsAt(cells.target, cell) }),
    });
  }
  return list;
}

function histogramOf(histogram: ScoreHistogram, cell: number): NonNullable<CellJson['histogram']> {
  const [from, to] = [histogram.offsets[cell], histogram.offsets[cell + 1]];
  const part = (sums: Uint32Array | Float64Array): number[] => [...sums.subarray(from, to)];
  return { bins: part(histogram.bins), n: part(histogram.n), w: part(histogram.w), w2: part(histogram.w2) };
}

function togetherToJson({ together }: WithheldGroups): TogetherJson[] {
  return [...together.n.keys()]
    .filter((cell) => together.n[cell] > 0)
    .map((cell) => ({
      stratum: Math.floor(cell / 9),
      label: WORDS[Math.floor(cell / 3) % 3],
      prediction: WORDS[cell % 3],
      n: together.n[cell],
      w: together.w[cell],
      w2: together.w2[cell],
    }));
}

function classCellsToJson(sums: ClassSums, { strata, classes }: AuditCube): ClassCellJson[] {
  const width = classes.length + 1;
  const list: ClassCellJson[] = [];
  for (let cell = 0; cell < sums.n.length; cell++) {
    if (sums.n[cell] === 0) continue;
    list.push({
      group: Math.floor(cell / (strata.length * width * width)),
      stratum: Math.floor(cell / (width * width)) % strata.length,
      label: classes[Math.floor(cell / width) % width] ?? null,
      prediction: classes[cell % width] ?? null,
      ...sumsAt(sums, cell),
    });
  }
  return list;
}
