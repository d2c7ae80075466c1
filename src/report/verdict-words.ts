import type { CombinationAssessment, CriterionVerdict, Finding } from '../fairness/assessment.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { formatCount, formatCounted, formatExact } from './numbers.ts';
import { groupWords, populationWords, unitWords } from './phrases.ts';
import { CONCEPT_WORDS, VERDICT_WORDS } from './words.ts';

/** What a finding's verdict rests on: `not enough data for the Asian group: 9 of the 380 needed among …`. */
export function verdictWords(
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
    const withheld = withheldGroups(verdict);
    if (withheld > 0) return `${words} here: ${restsOnWithheld(withheld)}`;
    const shortage = shortageWords(verdict, plan);
    if (shortage) return `${words} ${shortage}`;
    const need = neededWords(verdict, plan);
    if (need) return `${words}: ${need}`;
    return verdict.power?.limiting ? `${words}: the gap lies too near the tolerance to tell` : words;
  }
  return words;
}

/**
 * What a criterion of two rates adds where its widest gap is in the rate that another criterion judges alone, so that the
 * two do not say the same: how the other rate stands. Empty else, and where that is not known.
 */
export function otherRateWords(
  finding: Finding,
  combination: CombinationAssessment,
  verdict: CriterionVerdict | null,
  plan: AuditPlan,
): string {
  const [alone, other] = CONCEPT_WORDS[finding.concept].metrics;
  if (!other || verdict?.leading?.metric !== alone || withheldGroups(verdict) > 0) return '';
  const among = populationWords(other, plan);
  if (finding.verdict === 'ruledOut') return `; among ${among} it is ruled out too`;
  if (finding.verdict === 'notEnoughData') return `; among ${among} the gap is no wider`;
  const own = finding.verdicts.map((i) => combination.verdicts[i]);
  if (own.some(({ shown }) => shown.some(({ metric }) => metric === other))) return `; among ${among} one is shown too`;
  const isListed = own.every(({ shown, shownPairs }) => shown.length === shownPairs);
  return isListed ? `; among ${among} none is shown` : '';
}

/** How many of the groups a verdict should rest on are withheld. */
export function withheldGroups({ notJudged }: CriterionVerdict): number {
  return notJudged.filter(({ why }) => why === 'withheld').length;
}

const restsOnWithheld = (count: number): string =>
  `${formatCounted(count, 'group is', 'groups are')} withheld, and without ${count === 1 ? 'it' : 'them'} nothing can be ruled out`;

/** What a verdict of `ruledOut` says, of the groups that it speaks of: small ones take no part in it. */
function withinWords({ judged, notJudged }: CriterionVerdict, tolerance: string): string {
  const differ = `differ by more than the tolerance of ${tolerance}`;
  if (notJudged.length === 0) return `no two groups ${differ}`;
  const those = judged === 2 ? 'the two groups judged do not' : `no two of the ${formatCount(judged)} groups judged`;
  return `${those} ${differ}; ${formatCounted(notJudged.length, 'group is', 'groups are')} too small to judge`;
}

/** The tolerance of a criterion in words: `10 points`, `a ratio of 0.8`. */
export function toleranceWords(verdict: Pick<CriterionVerdict, 'scale' | 'tolerance'>): string {
  return verdict.scale === 'difference'
    ? `${formatExact(verdict.tolerance * 100)} points`
    : `a ratio of ${formatExact(verdict.tolerance)}`;
}

/**
 * Which group limits an open verdict, and the rows it has of those it would need, or that groups are withheld:
 * `the Asian group has 9 of the 380 people who reoffended that would be needed`.
 */
export function neededWords(verdict: CriterionVerdict, plan: AuditPlan): string | null {
  const withheld = withheldGroups(verdict);
  if (withheld > 0) return restsOnWithheld(withheld);
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
