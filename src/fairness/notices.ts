import type { AuditCube } from '../cube/cube.ts';
import { isMissingSpelling } from '../data/missing.ts';
import { NO_NUMBER } from '../plan/bins.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { readOptionsOf } from '../plan/reading.ts';
import { METRIC_ENTRIES } from './catalogue/metric-catalogue.ts';
import type { CombinationAssessment, Notice } from './assessment.ts';
import type { ThresholdCut } from '../cube/score-threshold.ts';

/** Combined metrics and those of the score are undefined more often, and say so where they stand. */
const RATES = METRIC_ENTRIES.filter(({ family }) => ['outcomes', 'errors', 'predictiveValues'].includes(family)).map(
  ({ id }) => id,
);

/** What the reader must know beside the numbers, the file as a whole first, then each combination of features. */
export function noticesOf(
  cube: AuditCube,
  plan: ResolvedPlan,
  cut: ThresholdCut | null,
  combinations: readonly CombinationAssessment[],
): Notice[] {
  return [
    ...gateNotices(cube),
    ...rowNotices(cube, combinations),
    ...repeatedLabel(combinations[0]),
    ...gridNotices(cube, plan, cut),
    ...perhapsMissing(combinations, plan),
    ...combinations.flatMap((combination) => groupNotices(combination, plan)),
  ];
}

function gateNotices({ gate }: AuditCube): Notice[] {
  return gate ? [{ code: 'counts-gated', facts: { minimum: gate.minimum, parts: gate.withheld } }] : [];
}

function rowNotices({ rows }: AuditCube, combinations: readonly CombinationAssessment[]): Notice[] {
  const notices: Notice[] = [];
  const counted = (code: Notice['code'], count: number | null): void => {
    if (count) notices.push({ code, facts: { rows: count, tallied: rows.tallied } });
  };
  counted('rows-set-aside', rows.setAside);
  counted('weights-missing', rows.weightMissing);
  const leftOut = combinations[0]?.overall.leftOut;
  if (leftOut) {
    const { labelUnknown, predictionUnknown, both } = leftOut;
    const sum = labelUnknown + predictionUnknown + both;
    if (sum > 0) {
      const facts = { rows: sum, tallied: rows.tallied, labelUnknown, predictionUnknown, both };
      notices.push({ code: 'rows-left-out', facts });
    }
  }
  counted('score-missing', rows.scoreMissing);
  counted('score-outside-unit', rows.scoreOutsideUnit);
  return notices;
}

/** A prediction that is right for every row is more likely a copy of the label than a classifier. */
function repeatedLabel(combination: CombinationAssessment | undefined): Notice[] {
  const confusion = combination?.overall.confusion;
  if (!confusion || confusion.falsePositives + confusion.falseNegatives > 0) return [];
  const rows = confusion.truePositives + confusion.trueNegatives;
  return rows > 0 ? [{ code: 'prediction-repeats-label', facts: { rows } }] : [];
}

function gridNotices(cube: AuditCube, plan: ResolvedPlan, cut: ThresholdCut | null): Notice[] {
  if (cube.score?.kind !== 'grid') return [];
  const facts: Record<string, string | number> = { bins: cube.score.edges.length + 1 };
  if (cut && !cut.exact && cube.predictionFrom === 'threshold') {
    facts.threshold = plan.score?.threshold ?? cut.used;
    facts.used = cut.used;
    facts.comparison = cube.score.closed === 'left' ? 'atLeast' : 'above';
  }
  return [{ code: 'score-grid', facts }];
}

function perhapsMissing(combinations: readonly CombinationAssessment[], plan: ResolvedPlan): Notice[] {
  const named = readOptionsOf(plan.reading).missing ?? {};
  const isMissing = (feature: string, level: string): boolean =>
    level === NO_NUMBER || (Object.hasOwn(named, feature) ? named[feature].includes(level) : isMissingSpelling(level));
  return combinations
    .filter(({ features }) => features.length === 1)
    .flatMap(({ features, groups }) => {
      const levels = groups.map(({ key }) => key[0]).filter((level) => isMissing(features[0], level));
      return levels.length > 0
        ? [{ code: 'perhaps-missing-levels' as const, facts: { feature: features[0], levels } }]
        : [];
    });
}

function groupNotices({ features, groups, overall }: CombinationAssessment, plan: ResolvedPlan): Notice[] {
  const notices: Notice[] = [];
  const nameOf = (key: readonly string[]): string => key.map((level) => level || '(empty)').join(' × ');
  const small = groups.filter(({ belowMinimum }) => belowMinimum);
  if (small.length > 0) {
    const facts = {
      features,
      groups: small.length,
      names: small.map(({ key }) => nameOf(key)),
      minimum: plan.minimumGroupSize,
    };
    notices.push({ code: 'groups-below-minimum', facts });
  }
  const incomplete = groups.filter(
    ({ metrics, withheld }) =>
      !withheld && RATES.some((id) => metrics[id].kind === 'undefined' && overall.metrics[id].kind === 'defined'),
  );
  if (incomplete.length > 0) {
    notices.push({ code: 'group-undefined', facts: { features, groups: incomplete.map(({ key }) => nameOf(key)) } });
  }
  return notices;
}
