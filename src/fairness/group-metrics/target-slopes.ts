import { rSquaredSlope } from '../../stats/r-squared.ts';
import { varianceFrom } from '../../stats/student.ts';
import type { GroupCounts, GroupTarget } from '../group-counts.ts';

type Mean = (field: keyof GroupTarget) => number;

function meansOf({ target }: GroupCounts): Mean | null {
  return target && target.w > 0 ? (field) => target[field] / target.w : null;
}

/** The slope of the root mean squared error of all rows on that of a group: a row's e² moves either by e² / (2 RMSE). */
export function errorSlope(group: GroupCounts, all: GroupCounts): number {
  const [own, whole] = [meansOf(group), meansOf(all)];
  if (!own || !whole || !(whole('we2') > 0)) return 0;
  return shareOf(group, all) * Math.sqrt(own('we2') / whole('we2'));
}

/** The slope of R² of all rows on that of a group. */
export function explainedSlope(group: GroupCounts, all: GroupCounts): number {
  const [own, whole] = [meansOf(group), meansOf(all)];
  if (!own || !whole) return 0;
  const part = { ...centralMoments(own), shift: own('wy') - whole('wy'), n: group.target?.n ?? 0 };
  const y2 = varianceFrom(whole('wy'), whole('wy2'));
  return part.y2 > 0 && y2 > 0 ? rSquaredSlope(part, { e2: whole('we2'), y2 }, shareOf(group, all)) : 0;
}

function shareOf(group: GroupCounts, all: GroupCounts): number {
  return (group.target?.w ?? 0) / (all.target?.w ?? 0);
}

/** Moments of errors and of targets about their mean, from power sums about the origin. */
export function centralMoments(mean: Mean) {
  const c = mean('wy');
  const e2 = mean('we2');
  return {
    e2,
    e4: mean('we4'),
    y2: varianceFrom(c, mean('wy2')),
    y3: mean('wy3') - 3 * c * mean('wy2') + 2 * c ** 3,
    y4: mean('wy4') - 4 * c * mean('wy3') + 6 * c * c * mean('wy2') - 3 * c ** 4,
    e2y: mean('we2y') - c * e2,
    e2y2: mean('we2y2') - 2 * c * mean('we2y') + c * c * e2,
  };
}
