import type { SeededRandom } from './seeded-random.ts';

/**
 * Fills every `step`-th entry of `draws`, from `start` on, with gamma variables of the given shape (above 0) and scale 1.
 * Shapes below 1 are drawn at shape + 1 and multiplied by u^(1 / shape); ½ is half the square of a normal.
 *
 * Marsaglia, G. & Tsang, W. W. (2000). A simple method for generating gamma variables. ACM Trans. Math. Softw. 26, 363–372.
 */
export function fillGamma(draws: Float64Array, start: number, step: number, shape: number, random: SeededRandom): void {
  if (shape === 0.5) {
    for (let i = start; i < draws.length; i += step) {
      const normal = random.normal();
      draws[i] = 0.5 * normal * normal;
    }
    return;
  }
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let i = start; i < draws.length; i += step) {
    const gamma = d * acceptedCube(d, c, random);
    draws[i] = shape < 1 ? gamma * random.uniform() ** (1 / shape) : gamma;
  }
}

/** (1 + c x)³ for a normal x, accepted with the probability that makes d times it a gamma variable of shape d + ⅓. */
function acceptedCube(d: number, c: number, random: SeededRandom): number {
  for (;;) {
    const x = random.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const cube = root * root * root;
    const u = random.uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return cube;
    if (Math.log(u) < 0.5 * square + d * (1 - cube + Math.log(cube))) return cube;
  }
}
