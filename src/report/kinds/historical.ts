import type { Audit } from '../../audit/audit.ts';
import { findingEvidence, lacking } from './finding-evidence.ts';
import type { KindEntry, KindReport } from './kind-parts.ts';
import { KIND_SOURCES } from './kind-sources.ts';
import { testEvidence } from './test-evidence.ts';

/** Labels that carry what happened to groups before. */
export const HISTORICAL: KindEntry = {
  id: 'historical',
  name: 'Historical bias',
  definition:
    'The label itself carries an unequal past: the world treated groups differently, or recorded them differently, and data that is measured and sampled perfectly says so faithfully. Arrests, ratings and earlier decisions are such labels.',
  restsOn: 'Base rates: how often the label is positive in each group, and tests that it is equally often.',
  source: `${KIND_SOURCES.suresh} ${KIND_SOURCES.barocas}`,
  examine,
};

const CAVEAT =
  'Whether the difference was there or was made by how the label came about, no number in this file can tell. Ask who recorded it, and from whom it is missing.';

function examine(audit: Audit): Omit<KindReport, 'kind'> {
  if (!audit.cube.hasLabel) {
    const why = 'There is no label among the columns. A column that says what was true would be needed.';
    return {
      standing: 'notExamined',
      statement: `Not examined. ${why}`,
      for: [],
      against: [],
      missing: [lacking(why)],
    };
  }
  const found = findingEvidence(audit, ['baseRate']);
  const judged = new Set(found.findings.map(({ combination }) => combination));
  const tests = testEvidence(audit, ['baseRate'], (at) => judged.has(at));
  const differing = [...found.shown, ...tests.beyond, ...tests.differing];
  const ruledOut = found.findings.length > 0 && found.notEnoughData.length === 0;
  const seen =
    differing.length > 0
      ? 'base rates differ between groups'
      : ruledOut
        ? 'base rates differ by less than the tolerance'
        : 'no difference of base rates is shown, and none is ruled out';
  return {
    standing: 'cannotTell',
    statement: `Cannot be told from the numbers alone: ${seen}.`,
    for: differing,
    against: found.ruledOut,
    missing: [lacking(CAVEAT), ...found.notEnoughData, ...tests.notDiffering],
  };
}
