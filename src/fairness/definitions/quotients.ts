/** Division as the peers do it, by how each treats an empty denominator. */

/** n / d, and 0 where d is 0: scikit-learn’s `zero_division`, and AIF360’s predictive values. */
export function orZero(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : 0;
}

/** n / d as floating point numbers divide: x / 0 is infinite, and 0 / 0 is null. */
export function floating(numerator: number | null, denominator: number | null): number | null {
  if (numerator === null || denominator === null) return null;
  const quotient = numerator / denominator;
  return Number.isNaN(quotient) ? null : quotient;
}

/** n / d with 0 / 0 = 0 and x / 0 infinite: Clarify’s `divide`. */
export function zeroOverZero(numerator: number, denominator: number): number {
  return numerator === 0 && denominator === 0 ? 0 : numerator / denominator;
}

/** A difference where both sides have a value. */
export function minus(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  const difference = a - b;
  return Number.isNaN(difference) ? null : difference;
}
