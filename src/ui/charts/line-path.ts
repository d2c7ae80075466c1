import type { XY } from '../../report/figures/figure-data.ts';

/** Points nearer to the line drawn than this many pixels are left out of it. */
const INVISIBLE = 0.15;

/** A path through points, without those that cannot be seen: on the way between the last one drawn and the next. */
export function linePath(points: readonly XY[]): string {
  const kept: XY[] = [];
  let skipped: XY[] = [];
  for (const [i, point] of points.entries()) {
    const next = points[i + 1];
    const last = kept.at(-1);
    if (last && next && [...skipped, point].every((one) => distance(one, last, next) < INVISIBLE)) {
      skipped.push(point);
      if (skipped.length < 64) continue;
    }
    kept.push(point);
    skipped = [];
  }
  return `M${kept.map(({ x, y }) => `${x},${y}`).join('L')}`;
}

/** From a point to the stretch between two others. */
function distance({ x, y }: XY, a: XY, b: XY): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}
