import type { Disparity } from '../../../fairness/assessment.ts';
import { METRIC_WORDS } from '../../../report/words.ts';

/** Disparities that say something of how groups are treated; how many rows groups have is told by their counts. */
export function spokenDisparities(disparities: readonly Disparity[]): Disparity[] {
  return disparities.filter(({ metrics }) => !metrics.includes('count'));
}

/** How a disparity is written: ratios as such, a difference of rates in points, any other as its metric is. */
export function disparityFormat({ scale, metrics }: Disparity): 'ratio' | 'points' | 'count' | 'number' {
  if (scale === 'ratio') return 'ratio';
  const { format } = METRIC_WORDS[metrics[0]];
  return format === 'percent' ? 'points' : format;
}
