import type { CalibrationBins, GroupTarget, OutcomeSums, ScoreSums } from './group-counts.ts';
import type { LossSquares } from './loss-squares.ts';

/** Everything additive of a group. */
export interface AdditiveSums {
  readonly outcomes: OutcomeSums;
  readonly scoreSums: ScoreSums | null;
  readonly calibration: CalibrationBins | null;
  readonly losses?: LossSquares | null;
  readonly target: GroupTarget | null;
}

/** The sums of two groups added (`sign` 1), or those of a part taken from the whole (`sign` −1). */
export function combinedSums(a: AdditiveSums, b: AdditiveSums, sign: 1 | -1): AdditiveSums {
  const scoreSums = a.scoreSums && b.scoreSums && combinedArrays(a.scoreSums, b.scoreSums, sign);
  const hasScores = scoreSums?.n.some((n) => n !== 0) ?? false;
  return {
    outcomes: combinedArrays(a.outcomes, b.outcomes, sign),
    scoreSums,
    calibration: a.calibration && b.calibration && combinedArrays(a.calibration, b.calibration, sign),
    losses: a.losses && b.losses ? combinedNumbers(a.losses, b.losses, sign, hasScores) : null,
    target: a.target && b.target && combinedNumbers(a.target, b.target, sign, a.target.n + sign * b.target.n > 0),
  };
}

/**
 * Arrays of sums, place by place. Sums of weights are not exact, so that what is left of nothing is set to 0, and a weight
 * never falls below it.
 */
function combinedArrays<T extends { readonly n: Float64Array }>(a: T, b: T, sign: 1 | -1): T {
  const [first, second] = [a, b] as unknown as readonly Readonly<Record<string, Float64Array>>[];
  const combined: Record<string, Float64Array> = {};
  for (const field of Object.keys(first)) {
    const values = new Float64Array(a.n.length);
    const isWeight = field === 'w' || field === 'w2' || field === 'positives';
    for (let i = 0; i < values.length; i++) {
      if (a.n[i] + sign * b.n[i] === 0) continue;
      const value = first[field][i] + sign * second[field][i];
      values[i] = isWeight ? Math.max(0, value) : value;
    }
    combined[field] = values;
  }
  if (sign < 0) keepSquares(a.n, b.n, combined);
  return combined as unknown as T;
}

/** Σw² is never below (Σw)² / n: among weights of very different size, what is left of the squares may round to nothing. */
function keepSquares(all: Float64Array, part: Float64Array, { w, w2 }: Partial<Record<string, Float64Array>>): void {
  if (!w || !w2) return;
  for (let i = 0; i < w.length; i++) {
    const n = all[i] - part[i];
    if (n > 0) w2[i] = Math.max(w2[i], (w[i] * w[i]) / n);
  }
}

function combinedNumbers<T extends object>(a: T, b: T, sign: 1 | -1, some: boolean): T {
  const [first, second] = [a, b] as unknown as readonly Readonly<Record<string, number>>[];
  const combined: Record<string, number> = {};
  for (const field of Object.keys(first)) combined[field] = some ? first[field] + sign * second[field] : 0;
  return combined as T;
}
