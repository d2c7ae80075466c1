import { chiSquaredUpperTail } from './distributions.ts';

/** An estimate with its standard error below and above, which differ where its interval is not symmetric. */
export interface Spread {
  readonly value: number;
  readonly below: number;
  readonly above: number;
}

export interface Heterogeneity {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/**
 * Cochran's Q = min over μ of Σ ((θᵢ − μ) / sᵢ)², where sᵢ is the standard error of θᵢ towards μ: below it for a common value
 * that is lower, above it for a higher one. So the test uses the same side of each interval as a comparison of two groups
 * does. Small p values speak against equal θᵢ. Null where the values differ and a standard error that may be needed is 0: the
 * largest value needs none above it, the smallest none below.
 *
 * Cochran, W. G. (1954). The combination of estimates from different experiments. Biometrics 10, 101–129.
 */
export function heterogeneity(given: readonly Spread[]): Heterogeneity | null {
  const degreesOfFreedom = given.length - 1;
  const values = given.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const rounding = ROUNDING * (Math.abs(least) + Math.abs(most));
  if (most - least <= rounding) return { statistic: 0, degreesOfFreedom, p: 1 };
  const estimates = given.map(({ value, below, above }): Spread => {
    if (most - value <= rounding) return { value: most, below, above: Math.max(above, below) };
    return value - least <= rounding ? { value: least, below: Math.max(above, below), above } : { value, below, above };
  });
  if (estimates.some(({ below, above }) => !(below > 0 && above > 0))) return null;
  let [low, high] = [least, most];
  // the slope in μ is increasing and changes sign between the smallest and the largest value
  for (let step = 0; step < 60 && high - low > rounding; step++) {
    const middle = (low + high) / 2;
    if (slopeAt(estimates, middle) > 0) high = middle;
    else low = middle;
  }
  const common = (low + high) / 2;
  const statistic = estimates.reduce((sum, each) => sum + ((each.value - common) / towards(each, common)) ** 2, 0);
  return { statistic, degreesOfFreedom, p: chiSquaredUpperTail(statistic, degreesOfFreedom) };
}

/** Values that differ by less than this part of their size are one value. */
const ROUNDING = 1e-12;

function towards({ value, below, above }: Spread, common: number): number {
  return common < value ? below : above;
}

function slopeAt(estimates: readonly Spread[], common: number): number {
  return estimates.reduce((sum, each) => sum + (common - each.value) / towards(each, common) ** 2, 0);
}
