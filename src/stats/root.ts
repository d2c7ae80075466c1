/**
 * Root of a continuous function that changes sign between low and high, by the Illinois variant of false position with
 * bisection where that is slow. Ends when the bracket is narrower than `tolerance` or the value is 0.
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  for (let step = 0; step < 200 && Math.abs(b - a) > tolerance; step++) {
    const bisect = step % 3 === 2 || !Number.isFinite(fa) || !Number.isFinite(fb);
    const c = bisect ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa);
    const fc = f(c);
    if (fc === 0) return c;
    if (fc > 0 === fb > 0) {
      b = c;
      fb = fc;
      fa *= bisect ? 1 : 0.5;
    } else {
      a = c;
      fa = fc;
      fb *= bisect ? 1 : 0.5;
    }
  }
  return (a + b) / 2;
}
