import type { Audit } from '../../audit/audit.ts';
import { aloneWords, outcomesWords, undecided } from './claims.ts';
import type { Claim } from './claims.ts';
import type { CountedOnce } from './counted-once.ts';
import { findingClaims, findingEvidence, lacking } from './finding-evidence.ts';
import type { FindingsAsEvidence } from './finding-evidence.ts';
import { notExamined } from './not-examined.ts';
import type { KindEntry, KindReport } from './kind-parts.ts';
import { KIND_SOURCES } from './kind-sources.ts';
import { canBeTested, testEvidence } from './test-evidence.ts';
import type { Question } from './test-evidence.ts';

/** Labels that carry what happened to groups before. */
export const HISTORICAL: KindEntry = {
  id: 'historical',
  name: 'Historical bias',
  definition:
    'The label itself carries an unequal past: the world treated groups differently, or recorded them differently, and data that is measured and sampled perfectly says so faithfully. Arrests, ratings and earlier decisions are such labels.',
  restsOn: 'Base rates: how often the label is positive in each group, against the tolerance.',
  source: `${KIND_SOURCES.suresh} ${KIND_SOURCES.barocas}`,
  examine,
};

const CAVEAT =
  'Whether the difference was there or was made by how the label came about, no number in this file can tell. Ask who recorded it, and from whom it is missing.';

const SEEN = {
  differ: 'Cannot be told from the numbers alone: base rates differ between groups.',
  within: 'Cannot be told from the numbers alone: base rates differ by less than the tolerance.',
  nothing: 'Cannot be told from the numbers alone: no base rates of two groups could be compared.',
  alone: (words: string): string =>
    `Cannot be told from the numbers alone: a difference of base rates beyond the tolerance is shown ${words}.`,
  open: (words: string): string =>
    `Cannot be told from the numbers alone: no difference of base rates beyond the tolerance is shown; ${words}.`,
} as const;

function examine(audit: Audit, counted: CountedOnce): Omit<KindReport, 'kind'> {
  if (!audit.cube.hasLabel) {
    const why = audit.cube.gate?.withheld.includes('label')
      ? 'The label was not passed on.'
      : 'There is no label among the columns. A column that says what was true would be needed.';
    return notExamined(why);
  }
  const found = findingEvidence(audit, ['baseRate']);
  const questions = questionsOf(audit, found, counted);
  const tests = testEvidence(audit, questions, found.findings.length + questions.length);
  const claims = [...findingClaims(audit, found.findings, questions.length), ...tests.claims];
  const differing = [...found.shown, ...tests.beyond, ...tests.differing, ...tests.within];
  const isSure = claims.some((claim) => claim.isSure) || tests.differing.length + tests.within.length > 0;
  return {
    standing: 'cannotTell',
    statement: isSure ? SEEN.differ : seen(claims),
    for: differing,
    against: [...found.ruledOut, ...tests.ruledOut],
    missing: [lacking(CAVEAT), ...found.notEnoughData, ...tests.open],
  };
}

function seen(claims: readonly Claim[]): string {
  const outcomes = undecided(claims);
  if (outcomes.all === 0) return SEEN.nothing;
  if (outcomes.ruledOut === outcomes.all) return SEEN.within;
  return outcomes.alone > 0 ? SEEN.alone(aloneWords(outcomes)) : SEEN.open(outcomesWords(outcomes));
}

/** Base rates of single features that no finding judges. */
function questionsOf({ assessment }: Audit, { findings }: FindingsAsEvidence, counted: CountedOnce): Question[] {
  const judged = new Set(findings.map(({ combination }) => combination));
  return assessment.combinations
    .flatMap(({ features }, combination): Question[] => {
      if (features.length > 1 || judged.has(combination)) return [];
      const groups = counted(features)?.estimatesOf('baseRate');
      return groups ? [{ combination, features, metric: 'baseRate', groups }] : [];
    })
    .filter(canBeTested);
}
