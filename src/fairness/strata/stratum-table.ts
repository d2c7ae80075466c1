import { STATES } from '../../cube/cube.ts';
import type { CalibrationSums, CellSums, CubeTable, ScoreHistogram, TargetSums } from '../../cube/cube.ts';
import type { CubeShape } from '../../cube/shape.ts';

/**
 * The cells of one stratum as a table with a single stratum, all groups kept (those without a row there too). Counts by
 * class are left out. Read it with a cube whose `strata` are that one.
 */
export function stratumTable(table: CubeTable, stratum: number, { strata, calibrationBins }: CubeShape): CubeTable {
  const { cells } = table;
  const pick = (block: number) => (source: Float64Array) => {
    const picked = new Float64Array(table.groups.length * block);
    for (let group = 0; group < table.groups.length; group++) {
      const from = (group * strata + stratum) * block;
      picked.set(source.subarray(from, from + block), group * block);
    }
    return picked;
  };
  const outcomes = STATES * STATES;
  const byCell = pick(outcomes);
  const byBin = pick(outcomes * calibrationBins);
  const picked: CellSums = {
    n: byCell(cells.n),
    w: byCell(cells.w),
    w2: byCell(cells.w2),
    scoreN: byCell(cells.scoreN),
    ws: byCell(cells.ws),
    ws2: byCell(cells.ws2),
    wLogScore: byCell(cells.wLogScore),
    wLogComplement: byCell(cells.wLogComplement),
    calibration: cells.calibration && pickedFields<CalibrationSums>(cells.calibration, byBin),
    target: cells.target && pickedFields<TargetSums>(cells.target, byCell),
    histogram: cells.histogram && pickedHistogram(cells.histogram, stratum, strata, table.groups.length),
  };
  const { withheld } = table;
  return {
    features: table.features,
    groups: table.groups,
    cells: picked,
    classes: null,
    ...(withheld && {
      withheld: {
        groups: withheld.groups,
        together: pickedFields(withheld.together, (sums) => sums.slice(stratum * outcomes, (stratum + 1) * outcomes)),
      },
    }),
  };
}

function pickedFields<T extends object>(sums: T, pick: (source: Float64Array) => Float64Array): T {
  const entries = Object.entries(sums) as [string, Float64Array][];
  return Object.fromEntries(entries.map(([field, values]) => [field, pick(values)])) as T;
}

function pickedHistogram(histogram: ScoreHistogram, stratum: number, strata: number, groups: number): ScoreHistogram {
  const block = STATES * STATES;
  const offsets = new Uint32Array(groups * block + 1);
  const ranges: (readonly [from: number, to: number])[] = [];
  for (let group = 0; group < groups; group++) {
    const first = (group * strata + stratum) * block;
    const from = histogram.offsets[first];
    const start = offsets[group * block];
    for (let cell = 0; cell < block; cell++) {
      offsets[group * block + cell + 1] = start + histogram.offsets[first + cell + 1] - from;
    }
    ranges.push([from, histogram.offsets[first + block]]);
  }
  const length = offsets[groups * block];
  const copy = <T extends Uint32Array | Float64Array>(source: T, into: T): T => {
    ranges.forEach(([from, to], group) => into.set(source.subarray(from, to), offsets[group * block]));
    return into;
  };
  return {
    offsets,
    bins: copy(histogram.bins, new Uint32Array(length)),
    n: copy(histogram.n, new Float64Array(length)),
    w: copy(histogram.w, new Float64Array(length)),
    w2: copy(histogram.w2, new Float64Array(length)),
  };
}
