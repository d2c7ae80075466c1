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
 * does. Small p values speak against equal θᵢ. Null where some standard error is 0 while the values differ.
 *
 * Cochran, W. G. (1954). The combination of estimates from different experiments. Biometrics 10, 101–129.
 */
export function heterogeneity(estimates: readonly Spread[]): Heterogeneity | null {
  const degreesOfFreedom = estimates.length - 1;
  const values = estimates.map(({ value }) => value);
  if (values.every((value) => value === values[0])) return { statistic: 0, degreesOfFreedom, p: 1 };
  if (estimates.some(({ below, above }) => !(below > 0 && above > 0))) return null;
  let low = Math.min(...values);
  let high = Math.max(...values);
  // the slope in μ is increasing and changes sign between the smallest and the largest value
  for (let step = 0; step < 60 && high - low > 1e-12 * (Math.abs(low) + Math.abs(high)); step++) {
    const middle = (low + high) / 2;
    if (slopeAt(estimates, middle) > 0) high = middle;
    else low = middle;
  }
  const common = (low + high) / 2;
  const statistic = estimates.reduce((sum, each) => sum + ((each.value - common) / towards(each, common)) ** 2, 0);
  return { statistic, degreesOfFreedom, p: chiSquaredUpperTail(statistic, degreesOfFreedom) };
}

function towards({ value, below, above }: Spread, common: number): number {
  return common < value ? below : above;
}

function slopeAt(estimates: readonly Spread[], common: number): number {
  return estimates.reduce((sum, each) => sum + (common - each.value) / towards(each, common) ** 2, 0);
}
