import type { Audit } from '../../audit/audit.ts';
import type { MetricValue, VerdictKind } from '../../fairness/assessment.ts';
import { biasAmplificationOf } from '../../fairness/indices/indices-of.ts';
import type { CountedCombination } from '../../fairness/group-tests/counted-combination.ts';
import { formatExact, formatNumber } from '../numbers.ts';
import { featureWords } from '../phrases.ts';
import type { Claim } from './claims.ts';
import type { Evidence } from './kind-parts.ts';

/** The groups of one feature, in which decisions may widen the gap of the label. */
export interface AmplificationQuestion {
  readonly combination: number;
  readonly features: readonly string[];
  readonly counts: CountedCombination['counts'];
}

export interface AmplificationEvidence {
  readonly claims: readonly Claim[];
  readonly for: readonly Evidence[];
  readonly against: readonly Evidence[];
  readonly missing: readonly Evidence[];
}

/** Whether label and decision are both known and no count is withheld. */
export function canAmplify({ counts }: AmplificationQuestion): boolean {
  const large = counts.filter(({ rows }) => rows > 0);
  return large.length >= 2 && counts.every(({ has, withheld }) => has.label && has.prediction && !withheld);
}

/**
 * Whether decisions widen the gap that the label has, by single feature: bias amplification is a difference of logarithms
 * of ratios, and so is held against the logarithm of the tolerated ratio. Shown at α divided by the number of comparisons
 * of the kind; ruled out at α.
 */
export function amplificationEvidence(
  { plan }: Audit,
  questions: readonly AmplificationQuestion[],
  tests: number,
): AmplificationEvidence {
  const tolerance = -Math.log(plan.tolerances.ratio);
  const evidence = { for: [] as Evidence[], against: [] as Evidence[], missing: [] as Evidence[] };
  const claims: Claim[] = [];
  for (const { combination, features, counts } of questions) {
    const together = biasAmplificationOf(counts, 1 - plan.alpha / tests);
    const alone = biasAmplificationOf(counts, Math.max(0, 1 - 2 * plan.alpha));
    const { low } = limitsOf(together);
    const isRuledOut = plan.alpha < 0.5 && limitsOf(alone).high < tolerance;
    const verdict: VerdictKind = low > tolerance ? 'shown' : isRuledOut ? 'ruledOut' : 'notEnoughData';
    claims.push({ features, verdict, isSure: verdict === 'shown', isWithheld: false });
    const sort = verdict === 'ruledOut' ? 'against' : low > 0 ? 'for' : 'missing';
    const said = {
      name: featureWords(features),
      size: sizeWords(together),
      tolerated: toleratedWords(plan.tolerances.ratio, tolerance),
    };
    evidence[sort].push({ text: SENTENCES[verdict](said, low > 0), place: { at: 'numbers', combination } });
  }
  return { claims, ...evidence };
}

interface Said {
  readonly name: string;
  /** `bias amplification 0.42, simultaneous interval 0.31 to 0.53` */
  readonly size: string;
  readonly tolerated: string;
}

const SENTENCES: Readonly<Record<VerdictKind, (said: Said, isWider: boolean) => string>> = {
  shown: ({ name, size, tolerated }) =>
    `Decisions differ more by ${name} than the label does, beyond ${tolerated}: ${size}.`,
  ruledOut: ({ name, size, tolerated }) =>
    `That decisions differ more by ${name} than the label does, beyond ${tolerated}, is ruled out: ${size}.`,
  notEnoughData: ({ name, size, tolerated }, isWider) =>
    isWider
      ? `Decisions differ more by ${name} than the label does; whether beyond ${tolerated} cannot be told: ${size}.`
      : `Whether decisions differ more by ${name} than the label does, beyond ${tolerated}, cannot be told: ${size}.`,
};

const toleratedWords = (ratio: number, logarithm: number): string =>
  `what a ratio of ${formatExact(ratio)} tolerates (${formatNumber(logarithm)})`;

function limitsOf(value: MetricValue): { readonly low: number; readonly high: number } {
  const interval = value.kind === 'defined' ? value.interval : null;
  return interval ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}

function sizeWords(value: MetricValue): string {
  if (value.kind === 'undefined') return 'bias amplification is not defined';
  const { interval } = value;
  if (!interval) return `bias amplification ${formatNumber(value.value)}`;
  const width = interval.high - interval.low;
  return `bias amplification ${formatNumber(value.value, width)}, simultaneous interval ${formatNumber(interval.low, width)} to ${formatNumber(interval.high, width)}`;
}
