import { classIndex } from '../../src/cube/cube.ts';
import type { CalibrationSums, CellSums, ClassSums, TargetSums } from '../../src/cube/cube.ts';
import type { Row } from './cube-of.ts';

/** A row, or several equal ones, and the cell that it is counted in. */
interface Placed {
  readonly row: Row;
  readonly cell: number;
}

const CLIP = 2 ** -52;

/** Sums by place: each field adds up a number per row, `times` times. */
function summed<T extends string>(
  length: number,
  rows: readonly { readonly at: number; readonly times: number; readonly values: Readonly<Record<T, number>> }[],
  fields: readonly T[],
): Record<T, Float64Array> {
  const sums = Object.fromEntries(fields.map((field) => [field, new Float64Array(length)])) as Record<T, Float64Array>;
  for (const { at, times, values } of rows) for (const field of fields) sums[field][at] += times * values[field];
  return sums;
}

function momentsOf(score: number, weight: number) {
  const inUnit = score >= 0 && score <= 1;
  const clipped = Math.min(1 - CLIP, Math.max(CLIP, score));
  return {
    n: 1,
    w: weight,
    w2: weight * weight,
    ws: weight * score,
    ws2: weight * score * score,
    wLogScore: inUnit ? -weight * Math.log(clipped) : 0,
    wLogComplement: inUnit ? -weight * Math.log1p(-clipped) : 0,
  };
}

const MOMENTS = ['n', 'w', 'w2', 'ws', 'ws2', 'wLogScore', 'wLogComplement'] as const;

/** Sums of scores per cell. */
export function momentSums(
  placed: readonly Placed[],
  length: number,
): Pick<CellSums, 'scoreN' | 'ws' | 'ws2' | 'wLogScore' | 'wLogComplement'> {
  const rows = placed.flatMap(({ row, cell }) =>
    row.score === undefined ? [] : [{ at: cell, times: row.times ?? 1, values: momentsOf(row.score, row.weight ?? 1) }],
  );
  const { n, ws, ws2, wLogScore, wLogComplement } = summed(length, rows, MOMENTS);
  return { scoreN: n, ws, ws2, wLogScore, wLogComplement };
}

/** The same per calibration bin: open below and closed above, 0 in the first; scores outside 0…1 in none. */
export function calibrationSums(placed: readonly Placed[], length: number, bins: number): CalibrationSums {
  const rows = placed.flatMap(({ row: { score, times = 1, weight = 1 }, cell }) => {
    if (score === undefined || score < 0 || score > 1) return [];
    const above = Array.from({ length: bins }, (_, i) => i / bins).filter((edge) => edge < score).length;
    return [{ at: cell * bins + Math.max(0, above - 1), times, values: momentsOf(score, weight) }];
  });
  return summed(length * bins, rows, MOMENTS);
}

/** Power sums of a target measured from an origin, and of its errors, per cell. */
export function targetSums(placed: readonly Placed[], length: number, origin: number): TargetSums {
  const rows = placed.flatMap(({ row: { target, targetPrediction, times = 1, weight: w = 1 }, cell }) => {
    if (target === undefined) return [];
    const y = target - origin;
    const e = targetPrediction === undefined ? 0 : targetPrediction - target;
    const values = {
      n: 1,
      w,
      w2: w * w,
      wy: w * y,
      wy2: w * y ** 2,
      wy3: w * y ** 3,
      wy4: w * y ** 4,
      we: w * e,
      we2: w * e ** 2,
      we4: w * e ** 4,
      wAbsE: w * Math.abs(e),
      we2y: w * e ** 2 * y,
      we2y2: w * e ** 2 * y ** 2,
    };
    return [{ at: cell, times, values }];
  });
  return summed(length, rows, [
    'n',
    'w',
    'w2',
    'wy',
    'wy2',
    'wy3',
    'wy4',
    'we',
    'we2',
    'we4',
    'wAbsE',
    'we2y',
    'we2y2',
  ]);
}

/** Rows by class of label and prediction; what is none of the classes comes after them. */
export function classSums(
  rows: readonly Row[],
  groups: readonly (readonly string[])[],
  strata: readonly string[],
  classes: readonly string[],
): ClassSums {
  const placeOf = new Map(groups.map((key, place) => [JSON.stringify(key), place]));
  const classOf = (name: string | undefined): number => {
    const place = name === undefined ? -1 : classes.indexOf(name);
    return place < 0 ? classes.length : place;
  };
  const placed = rows.map((row) => ({
    at: classIndex(
      placeOf.get(JSON.stringify(row.key))!,
      strata.indexOf(row.stratum ?? ''),
      strata.length,
      classOf(row.labelClass),
      classOf(row.predictionClass),
      classes.length,
    ),
    times: row.times ?? 1,
    values: { n: 1, w: row.weight ?? 1, w2: (row.weight ?? 1) ** 2 },
  }));
  return summed(groups.length * strata.length * (classes.length + 1) ** 2, placed, ['n', 'w', 'w2']);
}
