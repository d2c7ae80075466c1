import type { Audit } from '../../audit/audit.ts';
import { selectedWords, unitWords } from '../phrases.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { aloneWords, outcomesWords, shownBy, standingOf, undecided } from './claims.ts';
import type { Claim } from './claims.ts';
import { findingClaims, findingEvidence } from './finding-evidence.ts';
import { notExamined } from './not-examined.ts';
import type { KindEntry, KindReport } from './kind-parts.ts';
import { KIND_SOURCES } from './kind-sources.ts';

/** Unequal rates of the positive decision. */
export const DEMOGRAPHIC: KindEntry = {
  id: 'demographic',
  name: 'Demographic bias',
  definition:
    'The decision comes out positive more often for some groups than for others, whether or not they differ in what it is meant to go by. Positive is what the plan calls so, and may be good or bad to get. It is what demographic parity asks about.',
  restsOn: 'The demographic parity verdicts: selection rates of each two groups, as a difference and as a ratio.',
  source: `${KIND_SOURCES.barocas} ${KIND_SOURCES.mehrabi}`,
  examine,
};

function examine(audit: Audit): Omit<KindReport, 'kind'> {
  const found = findingEvidence(audit, ['demographicParity']);
  if (found.findings.length === 0) {
    const decided = audit.cube.predictionFrom !== null;
    const why = decided
      ? 'The plan does not test demographic parity, so rates of the positive decision have no verdict.'
      : 'There is no decision among the columns. A column that says what was decided would be needed, or a score with a threshold.';
    return notExamined(why);
  }
  const claims = findingClaims(audit, found.findings, 0);
  const standing = standingOf(claims);
  return {
    standing,
    statement: STATEMENTS[standing](audit.plan, claims),
    for: found.shown,
    against: found.ruledOut,
    missing: found.notEnoughData,
  };
}

/** `how often comments were removed`: who is better off by it, the plan does not say. */
const howOften = (plan: AuditPlan): string => `how often ${unitWords(plan)} ${selectedWords(plan)}`;

const STATEMENTS = {
  shown: (plan: AuditPlan, claims: readonly Claim[]): string =>
    `Shown by ${shownBy(claims)}: ${howOften(plan)} differs between groups by more than the tolerance.`,
  notShown: (plan: AuditPlan): string =>
    `Not shown: that ${howOften(plan)} differs between groups by more than the tolerance is ruled out in every comparison made.`,
  cannotTell: (plan: AuditPlan, claims: readonly Claim[]): string => {
    const outcomes = undecided(claims);
    if (outcomes.alone > 0) {
      return `Cannot be told: that ${howOften(plan)} differs beyond the tolerance is shown ${aloneWords(outcomes)}.`;
    }
    return outcomes.withheld > 0
      ? 'Cannot be told from what was passed on: no gap beyond the tolerance is shown, and with groups withheld none can be ruled out.'
      : `Cannot be told with this much data: no gap beyond the tolerance is shown; ${outcomesWords(outcomes)}.`;
  },
} as const;
