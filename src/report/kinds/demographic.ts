import type { Audit } from '../../audit/audit.ts';
import { findingEvidence, lacking, shownBy, standingOf } from './finding-evidence.ts';
import type { KindEntry, KindReport, Standing } from './kind-parts.ts';
import { KIND_SOURCES } from './kind-sources.ts';

const SHOWN = 'some groups get the positive decision less often than others, by more than the tolerance.';

const STATEMENTS: Readonly<Record<Exclude<Standing, 'notExamined' | 'shown'>, string>> = {
  notShown:
    'Not shown: in every comparison made, groups get the positive decision at rates that differ by less than the tolerance.',
  cannotTell:
    'Cannot be told with this much data: no gap beyond the tolerance is shown, and not every one is ruled out.',
};

/** Unequal rates of the positive decision. */
export const DEMOGRAPHIC: KindEntry = {
  id: 'demographic',
  name: 'Demographic bias',
  definition:
    'Groups get the outcome that counts at different rates, whether or not they differ in what the decision is meant to go by. It is what demographic parity asks about.',
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
      : 'There is no decision among the columns. A column that says what was decided or predicted would be needed, or a score with a threshold.';
    return {
      standing: 'notExamined',
      statement: `Not examined. ${why}`,
      for: [],
      against: [],
      missing: [lacking(why)],
    };
  }
  const standing = standingOf(found);
  return {
    standing,
    statement: standing === 'shown' ? `Shown${shownBy(audit, found)}: ${SHOWN}` : STATEMENTS[standing],
    for: found.shown,
    against: found.ruledOut,
    missing: found.notEnoughData,
  };
}
