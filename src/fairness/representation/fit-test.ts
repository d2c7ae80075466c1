import { goodnessOfFit } from '../../stats/goodness-of-fit.ts';
import type { OmnibusTest, Undefined } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { ExpectedShare } from './share-verdicts.ts';

/**
 * "All shares are as expected": Pearson's chi-squared over shares and expected shares that each add up to 1. Under weights
 * at the size (k − 1) / Σ Var(sᵢ) / πᵢ, which divides the statistic by its mean design effect.
 *
 * Rao, J. N. K. & Scott, A. J. (1981). The analysis of categorical data from complex sample surveys. JASA 76, 221–230.
 */
export function fitTest(shares: readonly ExpectedShare[], rows: number, weighted: boolean): OmnibusTest | Undefined {
  if (shares.length < 2) return undefinedFor('fewer-than-two-groups', rows);
  const size = weighted ? designSize(shares) : rows;
  const fit = goodnessOfFit(
    shares.map(({ estimate }) => estimate.value),
    shares.map(({ expected }) => expected),
    size,
  );
  if (!fit) return undefinedFor('zero-denominator', rows);
  const { moments, ...tested } = fit;
  return { kind: 'tested', ...tested, method: moments ? 'chi-squared-moments' : 'chi-squared' };
}

function designSize(shares: readonly ExpectedShare[]): number {
  const effects = shares.reduce((sum, { estimate: { value, proportion }, expected }) => {
    return sum + (value * (1 - value)) / (proportion.n * expected);
  }, 0);
  return effects > 0 ? (shares.length - 1) / effects : Math.min(...shares.map(({ estimate }) => estimate.proportion.n));
}
