import { binomialAtLeast, binomialAtMost } from '../../stats/binomial-tail.ts';
import { normalQuantile } from '../../stats/distributions.ts';
import { HolmCorrection } from '../../stats/holm.ts';
import { PLANNED_POWER } from '../../stats/power.ts';
import type { VerdictKind } from '../assessment.ts';
import type { Confidence } from '../compare.ts';
import { reported } from '../estimate.ts';
import type { ShareAgainst } from './representation-parts.ts';
import { differenceTo, ratioTo } from './shares.ts';
import type { ShareEstimate } from './shares.ts';

/** A share and what it is held against. */
export interface ExpectedShare {
  readonly estimate: ShareEstimate;
  /** Above 0. */
  readonly expected: number;
}

export interface ShareRules {
  readonly confidence: Confidence;
  readonly alpha: number;
  /** The smallest ratio to the expected share that is tolerated. */
  readonly tolerance: number;
  readonly weighted: boolean;
  /** Fewer rows than this in all carry no verdict. */
  readonly minimum: number;
}

/**
 * Each share against its expected one, as verdicts are made everywhere: `shown` where "the ratio is at least the tolerance"
 * is rejected at α with Holm's correction over all shares compared; `ruledOut` where "the ratio is at most the tolerance"
 * is rejected at α; `notEnoughData` otherwise. Both tests are exact binomial ones, at the effective size under weights.
 * Small groups are judged too: here the count itself is what is asked about.
 */
export function judgeShares(shares: readonly ExpectedShare[], rules: ShareRules): ShareAgainst[] {
  const { alpha, tolerance, confidence, weighted, minimum } = rules;
  const tested = shares.map(({ estimate, expected }) => testsOf(estimate, tolerance * expected));
  const holm = new HolmCorrection(Float64Array.from(tested, ({ p }) => p));
  return shares.map(({ estimate, expected }, i): ShareAgainst => {
    const { p, withinP } = tested[i];
    const adjustedP = holm.adjusted(p);
    const judged = estimate.n >= minimum;
    const verdict = judged && adjustedP <= alpha ? 'shown' : judged && withinP <= alpha ? 'ruledOut' : 'notEnoughData';
    return {
      expected,
      share: reported(estimate, confidence, weighted),
      ratio: ratioTo(estimate, expected, confidence),
      difference: differenceTo(estimate, expected, confidence),
      p,
      adjustedP,
      withinP,
      verdict,
      needed: verdict === 'notEnoughData' ? rowsNeeded(estimate, expected, rules) : null,
    };
  });
}

function testsOf({ proportion: { rate, n } }: ShareEstimate, boundary: number): { p: number; withinP: number } {
  const count = Math.abs(rate * n - Math.round(rate * n)) < 1e-6 ? Math.round(rate * n) : rate * n;
  return { p: binomialAtMost(count, n, boundary), withinP: binomialAtLeast(count, n, boundary) };
}

/**
 * Rows with which a share that is as expected would be found above the tolerance with 80 % power, by the normal
 * approximation; null where there are as many already, so that the share lies too near the tolerance to tell.
 */
function rowsNeeded({ n, proportion }: ShareEstimate, expected: number, { alpha, tolerance, minimum }: ShareRules) {
  const boundary = tolerance * expected;
  const spread = (rate: number): number => Math.sqrt(rate * (1 - rate));
  const z = -normalQuantile(alpha) * spread(boundary) + normalQuantile(PLANNED_POWER) * spread(expected);
  const effective = (z / (expected - boundary)) ** 2;
  const rows = Math.max(minimum, Math.ceil((effective * n) / proportion.n));
  return rows > n ? rows : null;
}

const GRAVITY: readonly VerdictKind[] = ['shown', 'notEnoughData', 'ruledOut'];

/** The gravest of some verdicts; not enough data where there is none. */
export function gravest(verdicts: readonly VerdictKind[]): VerdictKind {
  return GRAVITY.find((kind) => verdicts.includes(kind)) ?? 'notEnoughData';
}
