import type { AuditCube, CalibrationSums, CubeTable, ScoreAxis, ScoreHistogram, TargetSums } from './cube.ts';

/**
 * A cube as plain JSON: one entry per cell that has rows, with its address in words. Exact: numbers are written so that
 * they are read back to the last bit. A cell of one is a row, so this is personal data. Histogram
 * bins index the distinct scores of an exact axis; on a grid, bin i lies before edge i and the last after the last edge.
 */
export interface CubeJson {
  readonly evenhandCube: 1;
  readonly score: { readonly kind: 'exact' | 'grid'; readonly at: readonly number[]; readonly closed?: string } | null;
  readonly predictionFrom: AuditCube['predictionFrom'];
  readonly hasLabel: boolean;
  readonly hasWeights: boolean;
  readonly hasTarget: boolean;
  readonly calibrationBins: number;
  readonly strata: readonly string[];
  readonly rows: AuditCube['rows'];
  readonly combinations: readonly {
    readonly features: readonly string[];
    readonly groups: readonly (readonly string[])[];
    readonly cells: readonly CellJson[];
  }[];
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

type OutcomeWord = 'negative' | 'positive' | 'unknown';
const WORDS: readonly OutcomeWord[] = ['negative', 'positive', 'unknown'];

/** The JSON form of a cube. */
export function cubeToJson(cube: AuditCube): CubeJson {
  return {
    evenhandCube: 1,
    score: cube.score && axisToJson(cube.score),
    predictionFrom: cube.predictionFrom,
    hasLabel: cube.hasLabel,
    hasWeights: cube.hasWeights,
    hasTarget: cube.hasTarget,
    calibrationBins: cube.calibrationBins,
    strata: cube.strata,
    rows: cube.rows,
    combinations: cube.combinations.map((table) => ({
      features: table.features,
      groups: table.groups,
      cells: cellsToJson(table, cube.strata.length, cube.calibrationBins),
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
      ...(cells.calibration && { calibration: pick(cells.calibration, cell * bins, (cell + 1) * bins) }),
      ...(cells.target && { target: pickOne(cells.target, cell) }),
    });
  }
  return list;
}

function histogramOf(histogram: ScoreHistogram, cell: number): NonNullable<CellJson['histogram']> {
  const [from, to] = [histogram.offsets[cell], histogram.offsets[cell + 1]];
  const part = (sums: Uint32Array | Float64Array): number[] => [...sums.subarray(from, to)];
  return { bins: part(histogram.bins), n: part(histogram.n), w: part(histogram.w), w2: part(histogram.w2) };
}

function pick(sums: CalibrationSums, from: number, to: number): NonNullable<CellJson['calibration']> {
  const part = (values: Float64Array): number[] => [...values.subarray(from, to)];
  return {
    n: part(sums.n),
    w: part(sums.w),
    w2: part(sums.w2),
    ws: part(sums.ws),
    ws2: part(sums.ws2),
    wLogScore: part(sums.wLogScore),
    wLogComplement: part(sums.wLogComplement),
  };
}

function pickOne(sums: TargetSums, cell: number): NonNullable<CellJson['target']> {
  return {
    n: sums.n[cell],
    w: sums.w[cell],
    wy: sums.wy[cell],
    wy2: sums.wy2[cell],
    we: sums.we[cell],
    we2: sums.we2[cell],
    wAbsE: sums.wAbsE[cell],
  };
}
