import type {
  Assessment,
  CombinationAssessment,
  CriterionVerdict,
  Finding,
  MetricValue,
  PairResult,
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
  listWords,
} from './numbers.ts';
import { featureWords, groupWords, outcomeWords, populationWords, unitWords } from './phrases.ts';
import { gapOfPair } from './pair-gap.ts';
import { CONCEPT_WORDS, VERDICT_WORDS } from './words.ts';

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
  const words = verdictWords(finding, combination, verdict, plan);
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

const ALL_OR_NONE: ReadonlyMap<number, string> = new Map([
  [0, 'none'],
  [1, 'all'],
]);

/** `44.9 % of the A group were flagged against 23.5 % of the B group`, with the rows it is said of in front. */
function pairClaim(pair: PairResult, plan: AuditPlan): string {
  const population = populationWords(pair.metric, plan);
  const everybody = population === unitWords(plan);
  const start = everybody ? '' : `Among ${population}, `;
  const outcome = outcomeWords(pair.metric, plan);
  const all = pair.higher.rate === pair.lower.rate ? ALL_OR_NONE.get(pair.higher.rate) : undefined;
  if (all) {
    const groups = `${all} of ${groupWords(pair.higher.key)} and ${all} of ${groupWords(pair.lower.key)}`;
    return `${start ? start + groups : groups.charAt(0).toUpperCase() + groups.slice(1)} ${outcome}`;
  }
  const higher = `${formatPercent(pair.higher.rate)} of ${groupWords(pair.higher.key)}`;
  const lower = `${formatPercent(pair.lower.rate)} of ${groupWords(pair.lower.key)}`;
  return `${start}${higher} ${outcome} against ${lower}`;
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
  return interval ? `${words}, ${level(interval.level)} interval ${range}` : words;
}

/** The interval of lower / higher turned round, to stand beside `1.91 times`. */
function timesInterval(ratio: MetricValue & { kind: 'defined' }): string {
  const interval = ratio.interval;
  if (!interval) return '';
  const low = formatRatio(1 / interval.high);
  return interval.low > 0
    ? `, ${level(interval.level)} interval ${low} to ${formatRatio(1 / interval.low)}`
    : `, ${level(interval.level)} interval ${low} and more`;
}

const level = (confidence: number) => formatPercent(confidence).replace('.0', '');

function verdictWords(
  finding: Finding,
  combination: CombinationAssessment,
  verdict: CriterionVerdict | null,
  plan: AuditPlan,
): string {
  const words = VERDICT_WORDS[finding.verdict];
  if (!verdict) return words;
  if (finding.verdict === 'ruledOut') {
    const limits = finding.verdicts.map((i) => toleranceWords(combination.verdicts[i]));
    return `${words}: ${withinWords(verdict, limits.join(' and '))}`;
  }
  if (finding.verdict === 'notEnoughData') {
    const shortage = shortageWords(verdict, plan);
    if (shortage) return `${words} ${shortage}`;
    const need = neededWords(verdict, plan);
    if (need) return `${words}: ${need}`;
    return verdict.power?.limiting ? `${words}: the gap lies too near the tolerance to tell` : words;
  }
  return words;
}

/** What a verdict of `ruledOut` says, of the groups that it speaks of: small ones take no part in it. */
function withinWords({ judged, notJudged }: CriterionVerdict, tolerance: string): string {
  const differ = `differ by more than the tolerance of ${tolerance}`;
  if (notJudged.length === 0) return `no two groups ${differ}`;
  const those = judged === 2 ? 'the two groups judged do not' : `no two of the ${formatCount(judged)} groups judged`;
  const withheld = notJudged.filter(({ why }) => why === 'withheld').length;
  const were = (count: number, what: string) =>
    count > 0 ? [`${formatCounted(count, 'group is', 'groups are')} ${what}`] : [];
  const left = [...were(notJudged.length - withheld, 'too small to judge'), ...were(withheld, 'withheld')];
  return `${those} ${differ}; ${listWords(left)}`;
}

/** The tolerance of a criterion in words: `10 points`, `a ratio of 0.8`. */
export function toleranceWords(verdict: Pick<CriterionVerdict, 'scale' | 'tolerance'>): string {
  return verdict.scale === 'difference'
    ? `${formatExact(verdict.tolerance * 100)} points`
    : `a ratio of ${formatExact(verdict.tolerance)}`;
}

/**
 * Which group limits an open verdict, and the rows it has of those it would need:
 * `the Asian group has 9 of the 380 people who reoffended that would be needed`.
 */
export function neededWords(verdict: CriterionVerdict, plan: AuditPlan): string | null {
  const limiting = verdict.power?.limiting;
  if (!limiting) return null;
  const { key, metric, have, need, bothGroups } = limiting;
  const population = populationWords(metric, plan);
  const start = `${groupWords(key)} has ${formatCount(have)}`;
  if (need === null && have === 0) return `${groupWords(key)} has no ${population}`;
  if (need === null) return `${start} ${population}, and how many would be needed cannot be told`;
  if (have >= need) return null;
  const whom = bothGroups ? 'that each of the two groups compared would need' : 'that would be needed';
  return `${start} of the ${formatCount(need)} ${population} ${whom}`;
}

/**
 * The same as it follows on `not enough data`, where rows are known to be wanting: `for the Native American group: 41 of
 * the 380 applicants needed`, `for the Asian group: 9 of the 380 needed among people who reoffended`.
 */
function shortageWords({ power }: CriterionVerdict, plan: AuditPlan): string | null {
  if (!power?.limiting) return null;
  const { key, metric, have, need, bothGroups } = power.limiting;
  if (need === null || have >= need) return null;
  const population = populationWords(metric, plan);
  const unit = unitWords(plan);
  const [what, among] = population === unit ? [` ${unit}`, ''] : ['', ` among ${population}`];
  const each = bothGroups ? ' in each of the two groups compared' : '';
  return `for ${groupWords(key)}: ${formatCount(have)} of the ${formatCount(need)}${what} needed${among}${each}`;
}

const PAIRS_WORDS = 'Each finding holds two of them, a difference and a ratio, and takes the graver verdict.';

const NUMBER_ONLY = 'A number as outcome has no verdict; its means and errors by group are under Every number.';

/** Whether a plan has an outcome that criteria can judge; a number is none. */
export function hasVerdicts({ label, prediction, score }: AuditPlan): boolean {
  return label !== null || prediction !== null || (score !== null && score.threshold !== null);
}

/** The sentence above the findings: how many criteria were tested, and how they came out. */
export function summarySentence(assessment: Assessment, plan: AuditPlan): string {
  const kinds = { shown: 0, ruledOut: 0, notEnoughData: 0 };
  for (const combination of assessment.combinations)
    for (const verdict of combination.verdicts) kinds[verdict.verdict]++;
  const parts = [
    kinds.shown ? `${formatCount(kinds.shown)} ${kinds.shown === 1 ? 'shows' : 'show'} a disparity` : '',
    kinds.notEnoughData ? `${formatCount(kinds.notEnoughData)} cannot be decided with this much data` : '',
    kinds.ruledOut ? `${formatCount(kinds.ruledOut)} ${kinds.ruledOut === 1 ? 'rules' : 'rule'} one out` : '',
  ].filter(Boolean);
  const tested = formatCount(assessment.criteriaTested);
  if (parts.length === 0) return hasVerdicts(plan) ? 'No criterion could be tested.' : NUMBER_ONLY;
  const criteria = assessment.criteriaTested === 1 ? 'criterion was' : 'criteria were';
  const counts = `${tested} ${criteria} tested at α = ${formatExact(plan.alpha)}: ${parts.join('; ')}.`;
  const pairs = assessment.findings.length > 0 && assessment.findings.every(({ verdicts }) => verdicts.length === 2);
  return pairs ? `${counts} ${PAIRS_WORDS}` : counts;
}
