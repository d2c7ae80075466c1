import type { NumberFormat } from '../../fairness/catalogue/entry.ts';
import type { FigureAxis, Ranged } from './figure-data.ts';

const SMALLEST_SPAN = 0.02;

/** The axis that holds numbers with their intervals; rates begin at 0 and end at 1 at most. */
export function axisOver(numbers: readonly Ranged[], format: NumberFormat, more: readonly number[] = []): FigureAxis {
  const all = [...numbers.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]), ...more];
  const least = Math.min(...all, 0);
  const most = Math.max(...all);
  if (format === 'percent') return { low: least, high: Math.min(1, Math.max(most * 1.04, SMALLEST_SPAN)), format };
  if (all.length === 0) return { low: 0, high: 1, format };
  return fitted(Math.min(...all), most, format);
}

/** Numbers that are far from 0 for their spread have an axis of their own; others begin at 0. */
function fitted(least: number, most: number, format: NumberFormat): FigureAxis {
  const span = most - least;
  const nearZero = least >= 0 && least <= 2 * span;
  const room = span > 0 ? span * 0.06 : Math.max(Math.abs(most) * 0.1, SMALLEST_SPAN);
  return { low: nearZero ? 0 : least - room, high: most + room, format };
}
