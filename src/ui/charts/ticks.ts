import type { FigureAxis } from '../../report/figures/figure-data.ts';
import { formatCount, formatExact, formatWholePercent } from '../../report/numbers.ts';

/** A number on an axis, as short as it can be. */
export function tickWords(value: number, { format }: FigureAxis): string {
  switch (format) {
    case 'percent':
      return formatWholePercent(value);
    case 'points':
      return formatExact(Number((value * 100).toPrecision(6)));
    case 'count':
      return formatCount(value);
    case 'ratio':
    case 'number':
      return formatExact(Number(value.toPrecision(6)));
  }
}
