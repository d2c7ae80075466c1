import { equalRatesP, groupsByOutcome, hasAmpleCounts } from '../../stats/chi-squared.ts';
import { heterogeneity } from '../../stats/heterogeneity.ts';
import type { OmnibusTest, Undefined } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { Estimate } from '../estimate.ts';
import { spreadOf } from './spread.ts';

/**
 * "All groups are equal in this metric." Rates: Pearson's chi-squared on groups × outcome (effective counts under weights);
 * where the smallest expected count is below 5, its p value from the exact first three moments of the statistic over all
 * tables with the same margins. Other metrics: Cochran's Q of the estimates. Undefined where nothing varies.
 */
export function omnibusTest(estimates: readonly Estimate[]): OmnibusTest | Undefined {
  const n = estimates.reduce((sum, estimate) => sum + estimate.n, 0);
  if (estimates.length < 2) return undefinedFor('fewer-than-two-groups', n);
  const rates = estimates.flatMap(({ proportion }) => proportion ?? []);
  if (rates.length === estimates.length) {
    const table = groupsByOutcome(rates);
    if (!table) return undefinedFor('no-variation', n);
    return {
      kind: 'tested',
      statistic: table.statistic,
      degreesOfFreedom: table.degreesOfFreedom,
      p: equalRatesP(table),
      method: hasAmpleCounts(table) ? 'chi-squared' : 'chi-squared-moments',
      minimumExpected: table.minimumExpected,
    };
  }
  const spreads = estimates.flatMap((estimate) => spreadOf(estimate) ?? []);
  const tested = spreads.length === estimates.length ? heterogeneity(spreads) : null;
  if (!tested) return undefinedFor('no-variation', n);
  return { kind: 'tested', ...tested, method: 'heterogeneity', minimumExpected: null };
}
