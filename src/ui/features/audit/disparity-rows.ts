import type { Disparity, DisparityMethod } from '../../../fairness/assessment.ts';
import type { NumberFormat } from '../../../fairness/catalogue/entry.ts';
import { entryOf } from '../../../report/entries.ts';

/** The disparities of one family by one method, side by side. */
export interface DisparityRow {
  /** The family's name as its ids begin: `demographicParity`. */
  readonly family: string;
  readonly difference: Disparity | null;
  readonly ratio: Disparity | null;
  readonly smallest: Disparity | null;
  readonly largest: Disparity | null;
}

const SUFFIX = /(Difference|Ratio|GroupMin|GroupMax)$/;

/**
 * Disparities by family, in their own order; how many rows groups have says nothing of how they are treated and is left
 * out. The smallest and the largest group do not depend on the method.
 */
export function disparityRows(disparities: readonly Disparity[], method: DisparityMethod): DisparityRow[] {
  const families = new Map<string, Disparity[]>();
  for (const disparity of disparities) {
    if (disparity.metrics[0] === 'count') continue;
    const family = disparity.id.replace(SUFFIX, '');
    families.set(family, [...(families.get(family) ?? []), disparity]);
  }
  return [...families].map(([family, those]) => {
    const find = (scale: Disparity['scale'], by?: DisparityMethod): Disparity | null =>
      those.find((each) => each.scale === scale && (!by || each.method === by)) ?? null;
    return {
      family,
      difference: find('difference', method),
      ratio: find('ratio', method),
      smallest: find('groupMin'),
      largest: find('groupMax'),
    };
  });
}

/** How a disparity is written: ratios as such, a difference of rates in points, any other as its metric is. */
export function disparityFormat({ scale, metrics }: Disparity): NumberFormat {
  if (scale === 'ratio') return 'ratio';
  const { format } = entryOf(metrics[0]);
  return scale === 'difference' && format === 'percent' ? 'points' : format;
}
