import type { Audit } from '../../audit/audit.ts';
import { toleranceTest } from '../../fairness/group-tests/tolerance-test.ts';
import type { EstimatedGroup, ToleranceTest } from '../../fairness/group-tests/tolerance-test.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { equalsWords, formatCount, formatExact, formatNumber, formatP, formatPoints } from '../numbers.ts';
import { featureWords, groupWords } from '../phrases.ts';
import { toleranceWords } from '../verdict-words.ts';
import { formatInterval } from '../values.ts';
import { METRIC_WORDS } from '../words.ts';
import type { Claim } from './claims.ts';
import type { Evidence } from './kind-parts.ts';

/** A metric in the groups of one feature, still to be tested. */
export interface Question {
  readonly combination: number;
  readonly features: readonly string[];
  readonly metric: MetricId;
  readonly groups: readonly EstimatedGroup[];
}

/** What tests against the tolerated difference say of some metrics, of single features. */
export interface TestsAsEvidence {
  readonly claims: readonly Claim[];
  /** The metrics in which a gap is shown to exceed the tolerance. */
  readonly shownIn: readonly MetricId[];
  /** The gap surely exceeds the tolerated difference. */
  readonly beyond: readonly Evidence[];
  /** Groups differ, and whether by more than is tolerated is open. */
  readonly differing: readonly Evidence[];
  /** Groups differ, though surely by no more than is tolerated. */
  readonly within: readonly Evidence[];
  /** No difference is shown, and none beyond the tolerance is left. */
  readonly ruledOut: readonly Evidence[];
  /** Neither a difference nor its absence is shown. */
  readonly open: readonly Evidence[];
}

type Sort = 'beyond' | 'differing' | 'within' | 'ruledOut' | 'open';

/**
 * Questions that can be asked: at least two groups are large enough and have the metric. They are counted before they are
 * tested, since what is shown must hold over all of them.
 */
export function canBeTested({ groups }: Question): boolean {
  const having = groups.filter(({ belowMinimum, estimate }) => !belowMinimum && estimate.kind === 'estimate');
  return having.filter(({ estimate }) => estimate.kind === 'estimate' && estimate.limits).length >= 2;
}

/** `tests`: how many comparisons the kind makes in all. */
export function testEvidence({ plan }: Audit, questions: readonly Question[], tests: number): TestsAsEvidence {
  const tolerance = plan.tolerances.difference;
  const evidence: Record<Sort, Evidence[]> = { beyond: [], differing: [], within: [], ruledOut: [], open: [] };
  const claims: Claim[] = [];
  const shownIn: MetricId[] = [];
  for (const { combination, features, metric, groups } of questions) {
    const test = toleranceTest(groups, { alpha: plan.alpha, tolerance, tests });
    if (!test) continue;
    const { verdict, isWithheld } = test;
    claims.push({ features, verdict, isSure: verdict === 'shown', isWithheld });
    if (verdict === 'shown') shownIn.push(metric);
    const sort = sortOf(test);
    const text = SENTENCES[sort]({ features, metric, test, tolerance, tests });
    evidence[sort].push({ text, place: { at: 'numbers', combination } });
  }
  return { claims, shownIn, ...evidence };
}

function sortOf({ verdict, differs }: ToleranceTest): Sort {
  if (verdict === 'shown') return 'beyond';
  if (verdict === 'ruledOut') return differs ? 'within' : 'ruledOut';
  return differs ? 'differing' : 'open';
}

interface Tested {
  readonly features: readonly string[];
  readonly metric: MetricId;
  readonly test: ToleranceTest;
  readonly tolerance: number;
  readonly tests: number;
}

const SENTENCES: Readonly<Record<Sort, (tested: Tested) => string>> = {
  beyond: (tested) => `${higherWords(tested)}: more than ${toleratedWords(tested)}.`,
  differing: (tested) => `${higherWords(tested)}; whether that is more than ${toleratedWords(tested)} cannot be told.`,
  within: (tested) =>
    `${higherWords(tested)}; that any two groups differ by more than ${toleratedWords(tested)} is ruled out.`,
  ruledOut: (tested) =>
    `By ${featureWords(tested.features)}, that any two groups differ in ${nameOf(tested)} by more than ${toleratedWords(tested)} is ruled out.`,
  open: (tested) =>
    `By ${featureWords(tested.features)}, whether two groups differ in ${nameOf(tested)} by more than ${toleratedWords(tested)} cannot be told: no difference is shown${pWords(tested)}, which is no proof of equality.`,
};

const nameOf = ({ metric }: Tested): string => METRIC_WORDS[metric].name;

/** `By race, precision is higher in the A group than in the B group, by 21.4 points, simultaneous interval 15.0 to 27.1` */
function higherWords({ features, metric, test: { pair } }: Tested): string {
  const { name, format } = METRIC_WORDS[metric];
  const start = `By ${featureWords(features)}, ${name} is higher in ${groupWords(pair.higher)} than in ${groupWords(pair.lower)}`;
  const { difference } = pair;
  if (difference.kind === 'undefined') return start;
  const isRate = format === 'percent';
  const size = isRate ? formatPoints(difference.value) : formatNumber(difference.value);
  if (!difference.interval) return `${start}, by ${size}`;
  return `${start}, by ${size}, simultaneous interval ${formatInterval(difference.interval, isRate ? 'points' : 'number')}`;
}

/**
 * `the tolerated 10 points`; of a number between 0 and 1 that is no rate `0.1 (the tolerated difference of rates, applied here
 * as well)`: no tolerance of its own is asked for.
 */
function toleratedWords({ metric, tolerance }: Tested): string {
  return METRIC_WORDS[metric].format === 'percent'
    ? `the tolerated ${toleranceWords({ scale: 'difference', tolerance })}`
    : `${formatExact(tolerance)} (the tolerated difference of rates, applied here as well)`;
}

/** ` (p = 0.2, one of 9 comparisons)` */
function pWords({ test: { omnibus }, tests }: Tested): string {
  if (omnibus.kind !== 'tested') return '';
  const p = equalsWords(formatP(omnibus.p));
  return tests > 1 ? ` (p ${p}, one of ${formatCount(tests)} comparisons)` : ` (p ${p})`;
}
