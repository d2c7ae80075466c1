import { twoSidedZ } from '../../stats/distributions.ts';
import type { MetricValue, OmnibusTest, Undefined, VerdictKind } from '../assessment.ts';
import { differenceInterval } from '../compare.ts';
import { differenceOf, fromOrigin } from '../estimate.ts';
import type { Estimate, Estimated } from '../estimate.ts';
import { omnibusTest } from './omnibus.ts';
import { pairDifferences } from './pair-differences.ts';
import type { TestedGroup } from './pair-differences.ts';

/** A group and its estimate of the metric that is tested. */
export interface EstimatedGroup {
  readonly key: readonly string[];
  readonly estimate: Estimated;
  readonly belowMinimum: boolean;
}

export interface ToleranceRules {
  readonly alpha: number;
  /** The largest difference that is tolerated. */
  readonly tolerance: number;
  /** How many such tests are made together: what is shown holds over all of them. */
  readonly tests: number;
}

/** Whether two groups differ in a metric by more than is tolerated. */
export interface ToleranceTest {
  /**
   * shown: for some pair the simultaneous interval of the difference, at 1 − α / tests over all pairs, lies above the
   * tolerance. ruledOut: for every pair the interval at 1 − 2α lies within it, and no group at or above the minimum size
   * lacks the metric; this needs no correction, since all must pass (Berger 1982).
   */
  readonly verdict: VerdictKind;
  /** Whether the groups are surely not all equal, at α / tests. */
  readonly differs: boolean;
  /** Whether counts of some group are withheld. */
  readonly isWithheld: boolean;
  readonly omnibus: OmnibusTest | Undefined;
  /** The pair that is surely farthest apart where the verdict is `shown`, else the surest difference; higher − lower. */
  readonly pair: {
    readonly higher: readonly string[];
    readonly lower: readonly string[];
    readonly difference: MetricValue;
  };
}

/**
 * A metric in the groups at or above the minimum size against the tolerated difference; null where fewer than two of
 * them have it with an uncertainty.
 *
 * Berger, R. L. (1982). Multiparameter hypothesis testing and acceptance sampling. Technometrics 24, 295–300.
 */
export function toleranceTest(groups: readonly EstimatedGroup[], rules: ToleranceRules): ToleranceTest | null {
  const large = groups.filter(({ belowMinimum }) => !belowMinimum);
  const tested = large.flatMap(({ key, estimate }): TestedGroup[] =>
    estimate.kind === 'estimate' && estimate.limits ? [{ key, estimate: fromOrigin(estimate) }] : [],
  );
  if (tested.length < 2) return null;
  const { alpha, tolerance, tests } = rules;
  const omnibus = omnibusTest(tested.map(({ estimate }) => estimate));
  const pairs = pairDifferences(tested, 1 - alpha / tests);
  const lowOf = ({ difference }: (typeof pairs)[number]): number =>
    difference.kind === 'defined' ? (difference.interval?.low ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  const farthest = pairs.reduce((best, pair) => (lowOf(pair) > lowOf(best) ? pair : best));
  const isShown = lowOf(farthest) > tolerance;
  const isComplete = tested.length === large.length;
  const isRuledOut = !isShown && isComplete && allWithin(tested, rules);
  return {
    verdict: isShown ? 'shown' : isRuledOut ? 'ruledOut' : 'notEnoughData',
    differs: isShown || (omnibus.kind === 'tested' && omnibus.p <= alpha / tests),
    isWithheld: large.some(({ estimate }) => estimate.kind === 'undefined' && estimate.reason === 'withheld'),
    omnibus,
    pair: isShown ? farthest : pairs[0],
  };
}

/** Stops at the first pair that is not; an interval without width, as at α = ½, supports nothing. */
function allWithin(groups: readonly TestedGroup[], { alpha, tolerance }: ToleranceRules): boolean {
  if (alpha >= 0.5) return false;
  const level = 1 - 2 * alpha;
  const confidence = { level, z: twoSidedZ(level) };
  const isWithin = (a: Estimate, b: Estimate): boolean => {
    const interval =
      differenceOf(a, b) >= 0 ? differenceInterval(a, b, confidence) : differenceInterval(b, a, confidence);
    return interval !== null && -tolerance < interval.low && interval.high < tolerance;
  };
  return groups.every(({ estimate: a }, i) => groups.slice(i + 1).every(({ estimate: b }) => isWithin(a, b)));
}
