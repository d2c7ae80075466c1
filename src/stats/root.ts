/**
 * Root of a continuous function that changes sign between low and high, by Chandrupatla's method: inverse quadratic
 * interpolation where the last three points promise well, bisection elsewhere. Ends when the
 * bracket is narrower than `tolerance` or the value is 0. `atLow`, `atHigh`: the values there, where they are known.
 *
 * Chandrupatla, T. R. (1997). A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
 * without using derivatives. Adv. Eng. Softw. 28, 145–149.
 */
export function findRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 1e-12,
  atLow = f(low),
  atHigh = f(high),
): number {
  // a: the newest point, b: the other end of the bracket, c: the point before
  let a = high;
  let b = low;
  let fa = atHigh;
  let fb = atLow;
  if (fa === 0) return a;
  if (fb === 0) return b;
  let part = 0.5;
  for (let step = 0; step < 200 && Math.abs(b - a) > tolerance; step++) {
    const x = a + part * (b - a);
    const fx = f(x);
    if (fx === 0) return x;
    let c = a;
    let fc = fa;
    if (fx > 0 !== fa > 0) {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    part = nextPart(a, fa, b, fb, c, fc);
    // far enough into the bracket for a step from beside the root to land behind it
    const least = Math.min(0.5, tolerance / 2 / Math.abs(b - a));
    part = Math.min(1 - least, Math.max(least, part));
  }
  return (a + b) / 2;
}

/** How far the next point lies from a on the way to b. */
function nextPart(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const along = (c - a) / (b - a);
  return (fa / (fa - fb)) * (fc / (fc - fb)) - along * (fa / (fc - fa)) * (fb / (fb - fc));
}
