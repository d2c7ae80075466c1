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

/** The outcomes of two groups added. */
export function combinedOutcomes(a: OutcomeSums, b: OutcomeSums): OutcomeSums {
  return combinedArrays(a, b);
}

/** All other sums of two groups added. What one of them lacks is null. */
export function combinedFixed(
  a: Omit<AdditiveSums, 'outcomes'>,
  b: Omit<AdditiveSums, 'outcomes'>,
): Omit<AdditiveSums, 'outcomes'> {
  return {
    scoreSums: a.scoreSums && b.scoreSums && combinedArrays(a.scoreSums, b.scoreSums),
    calibration: a.calibration && b.calibration && combinedArrays(a.calibration, b.calibration),
    losses: a.losses && b.losses ? combinedNumbers(a.losses, b.losses) : null,
    target: a.target && b.target && combinedNumbers(a.target, b.target),
  };
}

/** Arrays of sums, place by place. */
function combinedArrays<T extends object>(a: T, b: T): T {
  const [first, second] = [a, b] as unknown as readonly Readonly<Record<string, Float64Array>>[];
  const combined: Record<string, Float64Array> = {};
  for (const field of Object.keys(first)) combined[field] = first[field].map((value, i) => value + second[field][i]);
  return combined as unknown as T;
}

function combinedNumbers<T extends object>(a: T, b: T): T {
  const [first, second] = [a, b] as unknown as readonly Readonly<Record<string, number>>[];
  const combined: Record<string, number> = {};
  for (const field of Object.keys(first)) combined[field] = first[field] + second[field];
  return combined as T;
}
