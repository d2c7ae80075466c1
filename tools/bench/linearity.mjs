/**
 * The straight line of least squares through processor seconds by rows, what it says of a longer file, and how much of the
 * variation it accounts for (r²).
 *
 * @param {readonly { rows: number, cpu: number }[]} points
 * @param {number} longer rows to extrapolate to
 */
export function fitLine(points, longer) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const x = mean(({ rows }) => rows);
  const y = mean(({ cpu }) => cpu);
  const sxx = mean(({ rows }) => (rows - x) ** 2);
  const sxy = mean(({ rows, cpu }) => (rows - x) * (cpu - y));
  const syy = mean(({ cpu }) => (cpu - y) ** 2);
  const perRow = sxy / sxx;
  const fixed = y - perRow * x;
  return { perRow, fixed, rSquared: (sxy * sxy) / (sxx * syy), extrapolated: fixed + perRow * longer };
}
