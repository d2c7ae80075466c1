import type { Audit } from '../../audit/audit.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { formatNumber, formatWholePercent } from '../numbers.ts';
import { featureWords } from '../phrases.ts';
import { findingEvidence, lacking, shownBy } from './finding-evidence.ts';
import type { Evidence, KindEntry, KindReport, Standing } from './kind-parts.ts';
import { KIND_SOURCES } from './kind-sources.ts';
import { testEvidence } from './test-evidence.ts';

const SHOWN = 'measured against the label, the decision or score is wrong more often for some groups than for others.';

const STATEMENTS: Readonly<Record<Exclude<Standing, 'notExamined' | 'shown'>, string>> = {
  notShown: 'Not shown: in every comparison made, errors are shared equally within the tolerance.',
  cannotTell:
    'Cannot be told with this much data: no unequal error beyond the tolerance is shown, and not every one is ruled out.',
};

/** Errors of the decision or score that fall on groups unequally. */
export const ALGORITHMIC: KindEntry = {
  id: 'algorithmic',
  name: 'Algorithmic bias',
  definition:
    'The model or the rule adds something of its own: it is wrong more often for some groups, its score means something else for them, or its decisions widen the gap that the label already has. All of it is measured against the label, and is as good as the label is.',
  restsOn:
    'The verdicts on equal opportunity and equalized odds; tests of error rates, precision, calibration and the area under the ROC curve; bias amplification.',
  source: `${KIND_SOURCES.mehrabi} ${KIND_SOURCES.suresh}`,
  examine,
};

const ERROR_RATES: readonly MetricId[] = ['falsePositiveRate', 'falseNegativeRate'];
const TESTED: readonly MetricId[] = [...ERROR_RATES, 'precision', 'calibrationError', 'rocAuc'];

function examine(audit: Audit): Omit<KindReport, 'kind'> {
  const found = findingEvidence(audit, ['equalOpportunity', 'equalizedOdds']);
  const judged = new Set(
    audit.assessment.findings.flatMap(({ concept, combination }) => (concept === 'equalizedOdds' ? [combination] : [])),
  );
  const tests = testEvidence(audit, TESTED, (at, metric) => judged.has(at) && ERROR_RATES.includes(metric));
  const amplified = amplification(audit);
  const examined = found.findings.length + tests.beyond.length + tests.differing.length + tests.notDiffering.length;
  if (examined === 0) return notExamined(audit);
  const shown = found.shown.length + tests.beyond.length > 0;
  const ruledOut = found.findings.length > 0 && found.notEnoughData.length === 0 && tests.differing.length === 0;
  const standing = shown ? 'shown' : ruledOut ? 'notShown' : 'cannotTell';
  return {
    standing,
    statement: standing === 'shown' ? `Shown${shownBy(audit, found)}: ${SHOWN}` : STATEMENTS[standing],
    for: [...found.shown, ...tests.beyond, ...tests.differing, ...amplified.for],
    against: [...found.ruledOut, ...amplified.against],
    missing: [...found.notEnoughData, ...tests.notDiffering, ...amplified.missing],
  };
}

function notExamined({ cube }: Audit): Omit<KindReport, 'kind'> {
  const decided = cube.predictionFrom !== null || cube.score !== null;
  const why =
    cube.hasLabel && decided
      ? 'No group has enough rows of each outcome for its errors to be compared.'
      : cube.hasLabel
        ? 'There is no decision or score among the columns. A column that says what was decided or predicted would be needed.'
        : 'There is no label among the columns, so nobody can say which decisions were wrong. A column that says what was true would be needed.';
  return { standing: 'notExamined', statement: `Not examined. ${why}`, for: [], against: [], missing: [lacking(why)] };
}

/** Whether decisions widen the gap that the label has, by single feature. */
function amplification({ assessment }: Audit): Readonly<Record<'for' | 'against' | 'missing', readonly Evidence[]>> {
  const evidence = { for: [] as Evidence[], against: [] as Evidence[], missing: [] as Evidence[] };
  assessment.combinations.forEach(({ features, indices }, combination) => {
    const value = indices.find(({ id }) => id === 'biasAmplification')?.value;
    if (features.length > 1 || value?.kind !== 'defined' || !value.interval) return;
    const { low, high, level } = value.interval;
    const size = `bias amplification ${formatNumber(value.value, high - low)}, ${formatWholePercent(level)} interval ${formatNumber(low, high - low)} to ${formatNumber(high, high - low)}`;
    const name = featureWords(features);
    const [kind, text]: ['for' | 'against' | 'missing', string] =
      low > 0
        ? ['for', `Decisions differ more by ${name} than the label does: ${size}.`]
        : high < 0
          ? ['against', `Decisions differ less by ${name} than the label does: ${size}.`]
          : ['missing', `Whether decisions differ more by ${name} than the label does cannot be told: ${size}.`];
    evidence[kind].push({ text, place: { at: 'numbers', combination } });
  });
  return evidence;
}
