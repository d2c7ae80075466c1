import type {
  Assessment,
  CombinationAssessment,
  CriterionVerdict,
  Finding,
  MetricValue,
  PairResult,
  PairSide,
} from '../fairness/assessment.ts';
import type { AuditPlan } from '../plan/plan.ts';
import {
  formatCount,
  formatCounted,
  formatExact,
  formatPercent,
  formatPercentNumber,
  formatPoints,
  formatRatio,
  formatWholePercent,
  listWords,
} from './numbers.ts';
import { featureWords, groupWords, outcomeWords, populationWords, unitWords } from './phrases.ts';
import { gapOfPair } from './pair-gap.ts';
import { otherRateWords, verdictWords, withheldGroups } from './verdict-words.ts';
import { CONCEPT_WORDS } from './words.ts';

/** A finding in plain words. The parts make one paragraph in this order; `text` is that paragraph. */
export interface FindingSentence {
  /** Who and how many: `Among people who did not reoffend, 44.9 % of the … group were flagged against 23.5 % of the …`. */
  readonly claim: string;
  /** How large and how sure: `1.91 times, 95 % interval 1.72 to 2.13`; empty where the claim says it all. */
  readonly measure: string;
  /** `disparity shown`, `disparity ruled out` or `not enough data`, and what that rests on. */
  readonly verdict: string;
  readonly text: string;
}

/**
 * The sentence of a finding, from the verdict of its criteria that decides it: the gravest, and among those with a pair
 * to speak of the ratio, which reads as `1.91 times`.
 */
export function findingSentence(assessment: Assessment, plan: AuditPlan, finding: Finding): FindingSentence {
  const combination = assessment.combinations[finding.combination];
  const verdict = decidingVerdict(combination, finding);
  const pair = verdict?.leading ?? null;
  const claim = pair
    ? pairClaim(pair, plan)
    : `No two groups of ${featureWords(combination.features)} could be compared for ${CONCEPT_WORDS[finding.concept].name.toLowerCase()}`;
  const measure = pair ? pairMeasure(pair, (scale) => gapOfPair(combination, finding, pair, scale)) : '';
  const words = `${verdictWords(finding, combination, verdict, plan)}${otherRateWords(finding, combination, verdict, plan)}`;
  const start = measure ? `${claim}: ${measure}` : claim;
  return { claim, measure, verdict: words, text: `${start}; ${words}.` };
}

/** The verdict of a finding's criteria that its sentence is about. */
export function decidingVerdict(combination: CombinationAssessment, finding: Finding): CriterionVerdict | null {
  const own = finding.verdicts.map((i) => combination.verdicts[i]);
  const graver = own.filter((verdict) => verdict.verdict === finding.verdict);
  const speaking = graver.filter((verdict) => verdict.leading);
  return speaking.find((verdict) => verdict.scale === 'ratio') ?? speaking[0] ?? graver[0] ?? null;
}

/** How a group is named of which all or none did; `start`: where a sentence begins with it. */
const ALL_OR_NONE: ReadonlyMap<number, (group: string, start: boolean) => string> = new Map([
  [0, (group: string, start: boolean): string => (start ? `None of ${group}` : `none of ${group}`)],
  [1, (group: string, start: boolean): string => (start ? `All of ${group}` : `all of ${group}`)],
]);

/** `44.9 % of the A group were flagged against 23.5 % of the B group`, with the rows it is said of in front. */
function pairClaim(pair: PairResult, plan: AuditPlan): string {
  const population = populationWords(pair.metric, plan);
  const everybody = population === unitWords(plan);
  const start = everybody ? '' : `Among ${population}, `;
  const outcome = outcomeWords(pair.metric, plan);
  const all = pair.higher.rate === pair.lower.rate ? ALL_OR_NONE.get(pair.higher.rate) : undefined;
  if (all) {
    const group = (side: PairSide): string => `${groupWords(side.key)}${countWords(side, plan)}`;
    return `${start}${all(group(pair.higher), everybody)} and ${all(group(pair.lower), false)} ${outcome}`;
  }
  const shareOf = (side: PairSide): string =>
    `${formatPercent(side.rate)} of ${groupWords(side.key)}${countWords(side, plan)}`;
  return `${start}${shareOf(pair.higher)} ${outcome} against ${shareOf(pair.lower)}`;
}

/** ` (805 of 1,795)`; nothing where rows are weighted, since the rate is then no share of rows. */
function countWords({ count, n }: PairSide, plan: AuditPlan): string {
  return plan.sampleWeight === null ? ` (${formatCount(count)} of ${formatCount(n)})` : '';
}

/** The size of a pair's gap with its interval, as a multiple where the ratio is defined, else in points. */
function pairMeasure(pair: PairResult, gap: (scale: 'ratio' | 'difference') => MetricValue | null): string {
  const ratio = gap('ratio');
  if (ratio?.kind === 'defined' && ratio.value > 0) {
    return `${formatRatio(1 / ratio.value)} times${timesInterval(ratio)}`;
  }
  const difference = gap('difference');
  const interval = difference?.kind === 'defined' ? difference.interval : null;
  const range = interval ? `${formatPercentNumber(interval.low)} to ${formatPercentNumber(interval.high)}` : '';
  const points = pair.higher.rate - pair.lower.rate;
  if (points === 0 && !interval) return '';
  const words =
    points === 0 ? 'no difference' : points < 0.0005 ? 'under 0.1 points more' : `${formatPoints(points)} more`;
  return interval ? `${words}, ${formatWholePercent(interval.level)} interval ${range}` : words;
}

/** The interval of lower / higher turned round, to stand beside `1.91 times`. */
function timesInterval(ratio: MetricValue & { kind: 'defined' }): string {
  const interval = ratio.interval;
  if (!interval) return '';
  const low = formatRatio(1 / interval.high);
  return interval.low > 0
    ? `, ${formatWholePercent(interval.level)} interval ${low} to ${formatRatio(1 / interval.low)}`
    : `, ${formatWholePercent(interval.level)} interval ${low} and more`;
}

const PAIRS_WORDS = 'Each finding holds two of them, a difference and a ratio, and takes the graver verdict.';

const NUMBER_ONLY = 'A number as outcome has no verdict; its means and errors by group are under Every number.';

const NONE_TESTED = 'No criterion could be tested.';

const NO_WEIGHTS =
  'No verdict is given: the audit is weighted, and its weights are withheld. The rates here count every row once.';

function areWeightsWithheld({ notices }: Assessment): boolean {
  return notices.some(
    ({ code, facts }) => code === 'counts-gated' && Array.isArray(facts['parts']) && facts['parts'].includes('weights'),
  );
}

/** Whether a plan has an outcome that criteria can judge; a number is none. */
export function hasVerdicts({ label, prediction, score }: AuditPlan): boolean {
  return label !== null || prediction !== null || (score !== null && score.threshold !== null);
}

/** The sentence above the findings: how many criteria were tested, and how they came out. */
export function summarySentence(assessment: Assessment, plan: AuditPlan, again = false): string {
  const kinds = { shown: 0, ruledOut: 0, notEnoughData: 0, withheld: 0 };
  for (const combination of assessment.combinations) {
    for (const verdict of combination.verdicts) {
      const isOpen = verdict.verdict === 'notEnoughData' && withheldGroups(verdict) > 0;
      kinds[isOpen ? 'withheld' : verdict.verdict]++;
    }
  }
  const parts = [
    kinds.shown ? `${formatCount(kinds.shown)} ${kinds.shown === 1 ? 'shows' : 'show'} a disparity` : '',
    kinds.notEnoughData
      ? `${formatCount(kinds.notEnoughData)} ${kinds.notEnoughData === 1 ? 'has' : 'have'} not enough data`
      : '',
    kinds.withheld ? `${formatCount(kinds.withheld)} cannot be decided here, since groups are withheld` : '',
    kinds.ruledOut ? `${formatCount(kinds.ruledOut)} ${kinds.ruledOut === 1 ? 'rules' : 'rule'} one out` : '',
  ].filter(Boolean);
  const tested = formatCount(assessment.criteriaTested);
  if (parts.length === 0) {
    const why = !hasVerdicts(plan) ? NUMBER_ONLY : areWeightsWithheld(assessment) ? NO_WEIGHTS : NONE_TESTED;
    return [why, withheldSentence(assessment)].filter(Boolean).join(' ');
  }
  const criteria = assessment.criteriaTested === 1 ? 'criterion was' : 'criteria were';
  const counts = `${tested} ${criteria} tested at α = ${formatExact(plan.alpha)}: ${parts.join('; ')}.`;
  if (again) return counts;
  const pairs = assessment.findings.length > 0 && assessment.findings.every(({ verdicts }) => verdicts.length === 2);
  return [counts, pairs ? PAIRS_WORDS : '', withheldSentence(assessment)].filter(Boolean).join(' ');
}

/** Most combinations of features whose withheld groups are counted one by one. */
const MOST_COUNTED = 3;

/** How many groups are withheld, and what that means for verdicts; empty where none is. */
function withheldSentence({ combinations }: Assessment): string {
  const parts = combinations.flatMap(({ features, groups }) => {
    const withheld = groups.filter((group) => group.withheld).length;
    return withheld > 0 ? [{ features, withheld, all: groups.length }] : [];
  });
  if (parts.length === 0) return '';
  const total = parts.reduce((sum, { withheld }) => sum + withheld, 0);
  const counted =
    parts.length > MOST_COUNTED
      ? `${formatCounted(total, 'group', 'groups')} in ${formatCount(parts.length)} of ${formatCount(combinations.length)} tables`
      : listWords(
          parts.map(
            ({ features, withheld, all }) =>
              `${formatCount(withheld)} of ${formatCounted(all, 'group', 'groups')} of ${featureWords(features)}`,
          ),
        );
  return `Withheld: ${counted}. Where a group is withheld no disparity can be ruled out; what is shown among the others is shown all the same.`;
}
