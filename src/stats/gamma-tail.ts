/**
 * Γ(a, x) / Γ(a) = P(X > x) of a gamma variable with shape a, for x > a + 1: Legendre's continued fraction, by Lentz's
 * method. Keeps its relative accuracy where 1 − P(X ≤ x) would be 0.
 */
export function gammaTail(x: number, a: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return Math.exp(a * Math.log(x) - x - logGamma(a)) * fraction;
}

/** ln Γ(a) for a > 0: Stirling's series, from 10 upwards. */
export function logGamma(a: number): number {
  let shifted = a;
  let product = 1;
  while (shifted < 10) product *= shifted++;
  const inverse = 1 / (shifted * shifted);
  const series = (1 - inverse * (1 / 30 - inverse * (1 / 105 - inverse * (1 / 140 - inverse / 99)))) / (12 * shifted);
  return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
