import type { Audit } from '../../audit/audit.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { amplificationEvidence, canAmplify } from './amplification.ts';
import type { AmplificationQuestion } from './amplification.ts';
import { aloneWords, outcomesWords, shownBy, standingOf, undecided } from './claims.ts';
import type { Claim } from './claims.ts';
import type { CountedOnce } from './counted-once.ts';
import { findingClaims, findingEvidence } from './finding-evidence.ts';
import { notExamined } from './not-examined.ts';
import type { KindEntry, KindReport } from './kind-parts.ts';
import { KIND_SOURCES } from './kind-sources.ts';
import { canBeTested, testEvidence } from './test-evidence.ts';
import type { Question } from './test-evidence.ts';

/** What is shown, by what it is shown in: errors first, then what the score means, then what decisions add. */
const SHOWN = {
  errors: (by: string): string =>
    `Shown by ${by}: measured against the label, the decision or score is wrong more often for some groups than for others, by more than the tolerance.`,
  score: (by: string): string =>
    `Shown by ${by}: measured against the label, the score says less of some groups than of others, by more than the tolerance.`,
  amplified: (by: string): string =>
    `Shown by ${by}: decisions differ more between groups than the label does, by more than the tolerance.`,
} as const;

const NOT_SHOWN =
  'Not shown: that errors are shared unequally beyond the tolerance is ruled out in every comparison made.';

/** Errors of the decision or score that fall on groups unequally. */
export const ALGORITHMIC: KindEntry = {
  id: 'algorithmic',
  name: 'Algorithmic bias',
  definition:
    'The model or the rule adds something of its own: it is wrong more often for some groups, its score means something else for them, or its decisions widen the gap that the label already has. All of it is measured against the label, and is as good as the label is.',
  restsOn:
    'The verdicts on equal opportunity and equalized odds; tests of error rates, precision, calibration and the area under the ROC curve against the tolerated difference; bias amplification against the tolerated ratio.',
  source: `${KIND_SOURCES.mehrabi} ${KIND_SOURCES.suresh}`,
  examine,
};

const ERROR_RATES: readonly MetricId[] = ['falsePositiveRate', 'falseNegativeRate'];
const SCORE: readonly MetricId[] = ['calibrationError', 'rocAuc'];
const TESTED: readonly MetricId[] = [...ERROR_RATES, 'precision', ...SCORE];

function examine(audit: Audit, counted: CountedOnce): Omit<KindReport, 'kind'> {
  const found = findingEvidence(audit, ['equalOpportunity', 'equalizedOdds']);
  const { questions, amplifications } = questionsOf(audit, counted);
  const others = questions.length + amplifications.length;
  const all = found.findings.length + others;
  if (all === 0) return notExamined(whyNotExamined(audit));
  const tests = testEvidence(audit, questions, all);
  const amplified = amplificationEvidence(audit, amplifications, all);
  const findings = findingClaims(audit, found.findings, others);
  const claims = [...findings, ...tests.claims, ...amplified.claims];
  const standing = standingOf(claims);
  const isErrors = findings.some(({ isSure }) => isSure) || tests.shownIn.some((metric) => !SCORE.includes(metric));
  const shown = isErrors ? SHOWN.errors : tests.shownIn.length > 0 ? SHOWN.score : SHOWN.amplified;
  return {
    standing,
    statement: standing === 'shown' ? shown(shownBy(claims)) : standing === 'notShown' ? NOT_SHOWN : cannotTell(claims),
    for: [...found.shown, ...tests.beyond, ...tests.differing, ...amplified.for],
    against: [...found.ruledOut, ...tests.within, ...tests.ruledOut, ...amplified.against],
    missing: [...found.notEnoughData, ...tests.open, ...amplified.missing],
  };
}

function cannotTell(claims: readonly Claim[]): string {
  const outcomes = undecided(claims);
  if (outcomes.alone > 0) {
    return `Cannot be told: an unequal error beyond the tolerance is shown ${aloneWords(outcomes)}.`;
  }
  return outcomes.withheld > 0
    ? 'Cannot be told from what was passed on: no unequal error beyond the tolerance is shown, and with groups withheld none can be ruled out.'
    : `Cannot be told with this much data: no unequal error beyond the tolerance is shown; ${outcomesWords(outcomes)}.`;
}

/** What is asked of every single feature; error rates only where equalized odds does not judge them already. */
function questionsOf({ assessment }: Audit, countedOf: CountedOnce) {
  const judged = new Set(
    assessment.findings.flatMap(({ concept, combination }) => (concept === 'equalizedOdds' ? [combination] : [])),
  );
  const questions: Question[] = [];
  const amplifications: AmplificationQuestion[] = [];
  assessment.combinations.forEach(({ features }, combination) => {
    const counted = features.length === 1 ? countedOf(features) : null;
    if (!counted) return;
    for (const metric of TESTED) {
      if (judged.has(combination) && ERROR_RATES.includes(metric)) continue;
      questions.push({ combination, features, metric, groups: counted.estimatesOf(metric) });
    }
    amplifications.push({ combination, features, counts: counted.counts });
  });
  return { questions: questions.filter(canBeTested), amplifications: amplifications.filter(canAmplify) };
}

function whyNotExamined({ cube }: Audit): string {
  if (cube.hasLabel) {
    return cube.predictionFrom !== null || cube.score !== null
      ? 'No group has enough rows of each outcome for its errors to be compared.'
      : 'There is no decision or score among the columns. A column that says what was decided would be needed.';
  }
  return cube.gate?.withheld.includes('label')
    ? 'The label was not passed on, so nobody can say here which decisions were wrong.'
    : 'There is no label among the columns, so nobody can say which decisions were wrong. A column that says what was true would be needed.';
}
