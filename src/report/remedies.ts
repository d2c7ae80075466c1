import { isolated } from './isolated.ts';
import type { Audit } from '../audit/audit.ts';
import type { CriterionVerdict } from '../fairness/assessment.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { formatCount, listWords } from './numbers.ts';
import { groupName, populationWords, shortName } from './phrases.ts';
import { hasVerdicts } from './sentences.ts';

/** Rows that a group has and would need for an open verdict to close. */
export interface RowsWanted {
  readonly key: readonly string[];
  readonly population: string;
  readonly have: number;
  readonly need: number;
}

/**
 * The groups whose rows keep verdicts open, each once for every population, with the most that any verdict needs; those
 * that lack most first.
 */
export function rowsWanted({ assessment, plan }: Audit): RowsWanted[] {
  const wanted = new Map<string, RowsWanted>();
  for (const { verdicts } of assessment.combinations) {
    for (const verdict of verdicts) {
      const one = wantedBy(verdict, plan);
      if (!one) continue;
      const id = [...one.key, one.population].join('\0');
      if ((wanted.get(id)?.need ?? 0) < one.need) wanted.set(id, one);
    }
  }
  return [...wanted.values()].sort((a, b) => b.need / (b.have + 1) - a.need / (a.have + 1));
}

function wantedBy({ power }: CriterionVerdict, plan: AuditPlan): RowsWanted | null {
  const limiting = power?.limiting;
  if (!limiting || limiting.need === null || limiting.have >= limiting.need) return null;
  const { key, metric, have, need } = limiting;
  return { key, have, need, population: populationWords(metric, plan) };
}

/** `Native American: 41 of 380 applicants` */
export function wantedWords({ key, have, need, population }: RowsWanted): string {
  return `${shortName(groupName(key))}: ${formatCount(have)} of ${formatCount(need)} ${population}`;
}

/**
 * What the reader of an audit can do about it here and now, a sentence or two each: only what this audit offers and what
 * follows from its findings.
 */
export function remedies(audit: Audit): string[] {
  const { plan, assessment } = audit;
  const shown = assessment.findings.some(({ verdict }) => verdict === 'shown');
  const score = plan.prediction === null && plan.score?.threshold != null && !audit.cube.gate ? plan.score : null;
  const small = assessment.combinations.some(({ verdicts }) =>
    verdicts.some(({ notJudged }) => notJudged.some(({ why }) => why !== 'withheld')),
  );
  return [
    ...(shown ? [causeWords(audit)] : []),
    ...(score
      ? [
          `Try another threshold of ${isolated(score.column)} under Change and see: rates, verdicts and pictures follow at once, and nothing is decided by it.`,
        ]
      : []),
    ...(small
      ? [
          'Merge groups that are too small to judge where the merged group means something to the people in it. A merged group can hide what happens to its parts.',
        ]
      : []),
    ...(hasVerdicts(plan)
      ? [
          'Compare with another reference group, or set the tolerance that law or policy asks for; both are under Change and see. Settle on them for reasons you can name, not for the verdict they give.',
        ]
      : []),
  ];
}

/** Where a shown disparity may come from, as far as the plan lets one look. */
function causeWords({ plan }: Audit): string {
  const looks = [
    ...(plan.label ? ['how the label was recorded for each group'] : []),
    ...(plan.prediction || plan.score ? ['what the decision rests on'] : []),
    'who is in the file and who is not',
  ];
  const within = plan.controlFeature
    ? ` The tables within ${plan.controlFeature} say how much is left among like cases.`
    : ' A column to compare within, chosen on Columns, says how much is left among like cases.';
  return `Look for where a disparity comes from before it is mended: ${listWords(looks)}.${within}`;
}
