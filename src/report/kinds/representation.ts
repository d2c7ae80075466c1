import type { Audit } from '../../audit/audit.ts';
import { missingnessOf } from '../../fairness/representation/missingness-of.ts';
import type { Missingness } from '../../fairness/representation/missingness-parts.ts';
import { representationOf } from '../../fairness/representation/representation-of.ts';
import type { Representation } from '../../fairness/representation/representation-parts.ts';
import { formatCounted, formatExact, formatPercent } from '../numbers.ts';
import { featureWords, shortList } from '../phrases.ts';
import { groupName } from '../phrases.ts';
import { leftOutSentence, populationSentence, populationSummary } from '../representation-words.ts';
import { lacking } from './finding-evidence.ts';
import type { Evidence, KindEntry, KindReport, Standing } from './kind-parts.ts';
import { KIND_SOURCES } from './kind-sources.ts';

const STATEMENTS: Readonly<Record<Standing, string>> = {
  shown: 'Shown: the file does not stand for some groups as it should.',
  notShown:
    'Not shown: no group falls below the tolerance against its share of the population, and none is left out more.',
  cannotTell: 'Cannot be told with this much data: nothing is shown, and not everything is ruled out.',
  notExamined:
    'Not examined: without population shares nobody can say who is missing. They can be typed on the Representation screen.',
};

/** Groups that the data holds too few of, or knows too little about. */
export const REPRESENTATION: KindEntry = {
  id: 'representation',
  name: 'Representation bias',
  definition:
    'The file holds too few of a group, or knows less about it, than of those it is meant for. What is learned or measured from it then says little about that group, and may be wrong for it.',
  restsOn:
    'Shares of groups against population shares that you supply; rows left out and values missing by group; groups below the minimum size.',
  source: `${KIND_SOURCES.suresh} ${KIND_SOURCES.mehrabi}`,
  examine,
};

function examine(audit: Audit): Omit<KindReport, 'kind'> {
  const { cube, plan } = audit;
  const single = audit.assessment.combinations.filter(({ features }) => features.length === 1);
  const parts = single.map(({ features }) => featureEvidence(audit, features, single.length));
  const all = (kind: 'shown' | 'noted' | 'against' | 'missing'): Evidence[] => parts.flatMap((part) => part[kind]);
  const small = smallGroups(audit);
  const shown = all('shown');
  const compared = plan.sensitiveFeatures.filter(({ population }) => population).length;
  const standing: Standing =
    shown.length > 0
      ? 'shown'
      : compared === 0
        ? 'notExamined'
        : parts.every(({ settled }) => settled)
          ? 'notShown'
          : 'cannotTell';
  const setAside = cube.rows.setAside + cube.rows.weightMissing;
  const away =
    setAside > 0
      ? [
          lacking(
            `${formatCounted(setAside, 'row was', 'rows were')} not counted at all, and nobody can say of which group.`,
          ),
        ]
      : [];
  return {
    standing,
    statement: STATEMENTS[standing],
    for: [...shown, ...all('noted'), ...small],
    against: all('against'),
    missing: [...all('missing'), ...away],
  };
}

interface FeatureEvidence {
  readonly shown: readonly Evidence[];
  /** Speaks for it, though it is not beyond the tolerance. */
  readonly noted: readonly Evidence[];
  readonly against: readonly Evidence[];
  readonly missing: readonly Evidence[];
  /** Whether population shares are given and under-representation is ruled out, and rows are not left out unequally. */
  readonly settled: boolean;
}

function featureEvidence({ cube, plan }: Audit, features: readonly string[], tests: number): FeatureEvidence {
  const place = { at: 'representation' as const, features };
  const representation = representationOf(cube, plan, features);
  const missingness = missingnessOf(cube, plan, features);
  const shares = representation ? shareEvidence(representation, plan.alpha) : null;
  const left = missingness ? leftOutEvidence(missingness, plan.alpha / tests, plan.tolerances.difference) : null;
  const placed = (texts: readonly string[]): Evidence[] => texts.filter(Boolean).map((text) => ({ text, place }));
  return {
    shown: placed([...(shares?.shown ?? []), ...(left?.shown ?? [])]),
    noted: placed([...(left?.noted ?? []), ...(representation ? missingRows(representation) : [])]),
    against: placed(shares?.against ?? []),
    missing: placed(shares?.missing ?? []),
    settled: representation?.population?.verdict === 'ruledOut' && (left?.noted.length ?? 0) === 0,
  };
}

function shareEvidence(representation: Representation, alpha: number) {
  const { population, features, groups } = representation;
  if (!population) {
    const name = featureWords(features);
    const needed = `No population shares are given for ${name}, so whether its groups are under-represented cannot be known.`;
    return { shown: [], against: [], missing: [needed] };
  }
  const having = (kind: 'shown' | 'notEnoughData'): string[] =>
    groups.filter(({ against }) => against?.verdict === kind).map(populationSentence);
  return {
    shown: having('shown'),
    against: population.verdict === 'ruledOut' ? [populationSummary(representation, alpha)] : [],
    missing: having('notEnoughData'),
  };
}

function leftOutEvidence(missingness: Missingness, level: number, tolerance: number) {
  const { leftOutTests } = missingness;
  const omnibus = leftOutTests?.omnibus;
  if (omnibus?.kind !== 'tested' || omnibus.p > level) return { shown: [], noted: [] };
  const text = leftOutSentence(missingness, level);
  const [pair] = leftOutTests!.pairs;
  const low = pair?.difference.kind === 'defined' ? (pair.difference.interval?.low ?? 0) : 0;
  return low > tolerance ? { shown: [text], noted: [] } : { shown: [], noted: [text] };
}

function missingRows({ missingRows: count, rows, features }: Representation): string[] {
  if (count === 0) return [];
  const share = formatPercent(count / rows);
  return [
    `Of ${formatCounted(rows, 'row', 'rows')}, ${formatCounted(count, 'does', 'do')} not say ${featureWords(features)} (${share}).`,
  ];
}

function smallGroups({ assessment, plan }: Audit): Evidence[] {
  return assessment.combinations.flatMap(({ features, groups }): Evidence[] => {
    const small = groups.filter(({ belowMinimum }) => belowMinimum);
    if (small.length === 0) return [];
    const names = shortList(
      small.map(({ key }) => groupName(key)),
      5,
    );
    const text = `By ${featureWords(features)}, ${formatCounted(small.length, 'group has', 'groups have')} fewer than ${formatExact(plan.minimumGroupSize)} rows, too few for a verdict: ${names}.`;
    return [{ text, place: { at: 'representation', features } }];
  });
}
