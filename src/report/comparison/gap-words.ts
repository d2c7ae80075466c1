import type { MetricValue } from '../../fairness/assessment.ts';
import { formatPoints, formatRatio } from '../numbers.ts';

/** The gap of a verdict as a number: `a gap of 12.3 points`, `a ratio of 0.62`; null where it is undefined. */
export function gapWords(gap: MetricValue, scale: 'difference' | 'ratio'): string | null {
  if (gap.kind === 'undefined') return null;
  return scale === 'difference' ? `a gap of ${formatPoints(gap.value)}` : `a ratio of ${formatRatio(gap.value)}`;
}
