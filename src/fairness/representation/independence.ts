import { chiSquaredUpperTail } from '../../stats/distributions.ts';
import type { OmnibusTest, Undefined } from '../assessment.ts';
import { rateEstimate, undefinedFor } from '../estimate.ts';
import { Margins } from './margins.ts';
import type { KeyedRows } from './margins.ts';
import type { IndependenceComparison, ShareAgainst } from './representation-parts.ts';
import { gravest, judgeShares } from './share-verdicts.ts';
import type { ExpectedShare, ShareRules } from './share-verdicts.ts';
import { shareEstimate } from './shares.ts';
import type { ShareEstimate } from './shares.ts';

const MOST_ABSENT = 50;
/** Rows: fewer are not news, and the chi-squared distribution does not hold with fewer. */
const LEAST_EXPECTED = 1;
const LEAST_MEAN = 6;
const ROUNDING = 1e-9;

export interface AgainstIndependence {
  readonly comparison: IndependenceComparison;
  /** In the order of the groups given. */
  readonly against: readonly ShareAgainst[];
}

/**
 * Intersections against the product of the shares of their levels, which is what they would be if the features were
 * independent. The expected shares come from the same rows, so a ratio's uncertainty is that of p / Π pₗ: the share's
 * size is the one that gives Wilson's interval this linearised variance. Null where no row can be compared.
 */
export function againstIndependence(groups: readonly KeyedRows[], rules: ShareRules): AgainstIndependence | null {
  const margins = new Margins(groups);
  const { whole } = margins;
  const expectations = groups.flatMap(({ key, rows }): ExpectedShare[] => {
    const estimate = shareEstimate(rows, whole);
    if (estimate.kind === 'undefined') return [];
    const expected = key.reduce((product, level, f) => product * margins.share(f, level), 1);
    return expected > 0 ? [{ estimate: withProductError(estimate, key, rows.w2, margins), expected }] : [];
  });
  if (groups.length === 0 || expectations.length < groups.length) return null;
  const against = judgeShares(expectations, rules);
  const absent = absentKeys(groups, margins);
  return {
    against,
    comparison: {
      rows: whole.n,
      absent: absent.slice(0, MOST_ABSENT),
      absentCount: absent.length,
      test: independenceTest(expectations, margins, rules.weighted),
      verdict: gravest(against.map(({ verdict }) => verdict)),
    },
  };
}

/**
 * The estimate at the size n* with which (1 − p) / (p n*) is the variance of p / Π pₗ relative to its square, the sum over
 * rows of (w φ / Σw)² with φ = 1[group] / p − Σₗ 1[level] / pₗ + (d − 1).
 */
function withProductError(
  estimate: ShareEstimate,
  key: readonly string[],
  ownSquares: number,
  margins: Margins,
): ShareEstimate {
  const { value, n, count, weight } = estimate;
  if (!(value > 0 && value < 1)) return estimate;
  const inverse = key.map((level, f) => 1 / margins.share(f, level));
  const more = key.length - 1;
  let sum = more * more * margins.whole.w2 + ownSquares / (value * value);
  sum += (2 * ownSquares * (more - inverse.reduce((total, each) => total + each, 0))) / value;
  key.forEach((level, f) => {
    sum += inverse[f] * (inverse[f] - 2 * more) * margins.one(f, level).w2;
    for (let g = f + 1; g < key.length; g++) sum += 2 * inverse[f] * inverse[g] * margins.two(f, level, g, key[g]).w2;
  });
  const variance = sum / margins.whole.w ** 2;
  const effective = (1 - value) / (value * variance);
  const usable = variance > 0 && Number.isFinite(effective);
  return usable ? (rateEstimate(value, { n, count: count ?? 0, weight, effective }) as ShareEstimate) : estimate;
}

/**
 * Combinations of levels that each occur but never together, of which one row or more would be expected, most expected
 * first. Branches that have become too rare are left.
 */
function absentKeys(groups: readonly KeyedRows[], margins: Margins): { key: readonly string[]; expected: number }[] {
  const present = new Set(groups.map(({ key }) => JSON.stringify(key)));
  const levels = margins.levels.map((names, f) =>
    names.map((name) => ({ name, share: margins.share(f, name) })).sort((a, b) => b.share - a.share),
  );
  const absent: { key: readonly string[]; expected: number }[] = [];
  const extend = (key: readonly string[], expected: number): void => {
    if (key.length === levels.length) {
      if (!present.has(JSON.stringify(key))) absent.push({ key, expected });
      return;
    }
    for (const { name, share } of levels[key.length]) {
      if (expected * share * margins.whole.n < LEAST_EXPECTED) break;
      extend([...key, name], expected * share);
    }
  };
  extend([], 1);
  return absent.sort((a, b) => b.expected - a.expected);
}

/**
 * "The features are independent": Pearson's chi-squared with Π kₗ − 1 − Σ (kₗ − 1) degrees of freedom, under weights at the
 * size that divides it by its mean design effect. Cells without a row add what is expected of them, which is what the others
 * leave of 1. Undefined (`too-few-rows`) where an expected count is below 1, or they are below 6 on average.
 *
 * Roscoe, J. T. & Byars, J. A. (1971). An investigation of the restraints with respect to sample size commonly imposed on
 * the use of the chi-square statistic. JASA 66, 755–759.
 */
function independenceTest(
  shares: readonly ExpectedShare[],
  margins: Margins,
  weighted: boolean,
): OmnibusTest | Undefined {
  const { levels, whole } = margins;
  const cells = levels.reduce((product, { length }) => product * length, 1);
  const degreesOfFreedom = cells - 1 - levels.reduce((sum, { length }) => sum + length - 1, 0);
  if (degreesOfFreedom < 1) return undefinedFor('fewer-than-two-groups', whole.n);
  const size = weighted ? designSize(shares, degreesOfFreedom) : whole.n;
  const rarest = levels.reduce((product, names, f) => {
    return product * names.reduce((least, name) => Math.min(least, margins.share(f, name)), 1);
  }, size);
  if (rarest < LEAST_EXPECTED || size < LEAST_MEAN * cells) return undefinedFor('too-few-rows', whole.n);
  const distance = shares.reduce((sum, { estimate, expected: e }) => sum + (estimate.value - e) ** 2 / e, 0);
  const absent = Math.max(0, 1 - shares.reduce((sum, { expected }) => sum + expected, 0));
  const statistic = size * (distance + (absent > ROUNDING ? absent : 0));
  const p = chiSquaredUpperTail(statistic, degreesOfFreedom);
  return { kind: 'tested', statistic, degreesOfFreedom, p, method: 'chi-squared', minimumExpected: rarest };
}

/** Degrees of freedom over the sum of Var(p) / expected, the variances being those of ratios to the product. */
function designSize(shares: readonly ExpectedShare[], degreesOfFreedom: number): number {
  const effects = shares.reduce((sum, { estimate: { value, proportion }, expected }) => {
    return sum + (value * (1 - value)) / (proportion.n * expected);
  }, 0);
  return effects > 0 ? degreesOfFreedom / effects : 0;
}
