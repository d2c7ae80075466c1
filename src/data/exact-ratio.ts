/** Splits a double into halves of 26 bits, whose products are exact (Veltkamp). */
const SPLIT = 2 ** 27 + 1;
/** More than the relative error of the correction. */
const ERROR = 2 ** -50;

/**
 * (whole + part) / divisor, correctly rounded; NaN where it is too near the middle of two doubles to tell by this arithmetic.
 * The quotient of doubles is corrected by its remainder, which is known exactly (Dekker 1971), as is what the sum loses to
 * rounding (Knuth's two-sum): their quotient is wrong by less than 2⁻⁵⁰ of itself, so where both ends of that interval round to
 * the same double, that is the one.
 *
 * @param whole a whole number, as exact as `part`; both 0 to 10¹⁷
 * @param divisor 1 to 10²²
 */
export function ratioOf(whole: number, part: number, divisor: number): number {
  const sum = whole + part;
  const kept = sum - whole;
  const lost = whole - (sum - kept) + (part - kept);
  if (divisor === 1) return sum;
  const quotient = sum / divisor;
  const product = quotient * divisor;
  const correction = (sum - product - productError(quotient, divisor, product) + lost) / divisor;
  const value = quotient + correction * (1 - ERROR);
  return value === quotient + correction * (1 + ERROR) ? value : NaN;
}

/** What a product of two doubles loses to rounding. */
function productError(one: number, other: number, product: number): number {
  const oneScaled = SPLIT * one;
  const oneHigh = oneScaled - (oneScaled - one);
  const oneLow = one - oneHigh;
  const otherScaled = SPLIT * other;
  const otherHigh = otherScaled - (otherScaled - other);
  const otherLow = other - otherHigh;
  return oneLow * otherLow - (product - oneHigh * otherHigh - oneLow * otherHigh - oneHigh * otherLow);
}
