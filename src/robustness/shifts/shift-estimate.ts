import { binomialAtLeast } from '../../stats/binomial-tail.ts';
import { normalQuantile, studentQuantile, twoSidedZ } from '../../stats/distributions.ts';
import { PLANNED_POWER } from '../../stats/power.ts';
import { skewedMeanLimits } from '../../stats/skewed-mean.ts';
import type { SkewedMean } from '../../stats/skewed-mean.ts';
import { studentUpperTail } from '../../stats/student-tail.ts';

/** Differences smaller than this are rounding of the classifier's own numbers, and taken as 0. */
const SAME = 1e-6;

/** Below this part of the mean square a variance is rounding. */
const ROUNDING = 1e-12;

/** Paired differences of one term or group in summary. */
export interface PairedDifferences {
  readonly sample: SkewedMean;
  readonly higher: number;
  readonly lower: number;
  readonly same: number;
}

/** Mean, central moments and signs of paired differences. */
export function summarised(differences: Float64Array): PairedDifferences {
  const n = differences.length;
  let [sum, higher, lower] = [0, 0, 0];
  for (const difference of differences) {
    if (Math.abs(difference) < SAME) continue;
    sum += difference;
    if (difference > 0) higher++;
    else lower++;
  }
  const mean = n > 0 ? sum / n : Number.NaN;
  let [variance, third, square] = [0, 0, 0];
  for (const difference of differences) {
    const value = Math.abs(difference) < SAME ? 0 : difference;
    variance += (value - mean) ** 2 / n;
    third += (value - mean) ** 3 / n;
    square += value ** 2 / n;
  }
  const spreads = variance > ROUNDING * square;
  return {
    sample: { mean, variance: spreads ? variance : 0, third: spreads ? third : 0, n },
    higher,
    lower,
    same: n - higher - lower,
  };
}

/** Interval of the mean of paired differences at a two-sided z; null where they do not vary. */
export function meanLimits(sample: SkewedMean, z: number): readonly [number, number] | null {
  return sample.n > 1 && sample.variance > 0 ? skewedMeanLimits(sample, z) : null;
}

/**
 * p value of "the mean of the differences lies within ± tolerance": the whole chance, at a mean as far away as the tolerance, of
 * a mean as far out as was seen, on either side. By Student's t after Hall's transformation, as the interval of
 * {@link meanLimits}: w = √n (T + γT² / 3 + γ²T³ / 27 + γ / (6n)), T = (m − μ) / s, γ the skewness. 0 or 1 where the
 * differences do not vary, 1 with fewer than two.
 */
export function beyondTolerance(sample: SkewedMean, tolerance: number): number {
  const { mean, n, variance } = sample;
  if (n < 2) return 1;
  if (variance === 0) return Math.abs(mean) > tolerance ? 0 : 1;
  const side = mean >= 0 ? 1 : -1;
  const near = studentUpperTail(side * transformed(sample, side * tolerance), n - 1);
  const far = studentUpperTail((Math.abs(mean) + tolerance) / errorOf(sample), n - 1);
  return Math.min(1, near + far);
}

const errorOf = ({ variance, n }: SkewedMean): number => Math.sqrt(variance / (n - 1));

function transformed({ mean, variance, third, n }: SkewedMean, at: number): number {
  const t = (mean - at) / Math.sqrt((variance * n) / (n - 1));
  const skewness = third / variance ** 1.5;
  return Math.sqrt(n) * (t + (skewness * t * t) / 3 + (skewness ** 2 * t ** 3) / 27 + skewness / (6 * n));
}

/** Two-sided exact sign test of "up as often as down", differences of 0 left out; null where all are 0. */
export function signTest(higher: number, lower: number): number | null {
  const n = higher + lower;
  return n === 0 ? null : Math.min(1, 2 * binomialAtLeast(Math.max(higher, lower), n, 0.5));
}

/**
 * The true mean beyond the tolerance that would be shown with {@link PLANNED_POWER} from as many differences that vary as much,
 * by the normal approximation, at the strictest level that Holm's correction of `family` tests asks for.
 */
export function detectableShift(sample: SkewedMean, tolerance: number, alpha: number, family: number): number | null {
  if (sample.n < 2 || sample.variance === 0) return null;
  const critical = -studentQuantile(alpha / family, sample.n - 1);
  return tolerance + (critical + normalQuantile(PLANNED_POWER)) * errorOf(sample);
}

/** The level of each of `family` intervals that hold together at a level, and its two-sided z (Bonferroni). */
export function simultaneousLevel(level: number, family: number): { readonly level: number; readonly z: number } {
  const each = 1 - (1 - level) / Math.max(1, family);
  return { level: each, z: twoSidedZ(each) };
}
