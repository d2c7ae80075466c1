import type { Audit } from '../../audit/audit.ts';
import { representationOf } from '../../fairness/representation/representation-of.ts';
import type { Representation } from '../../fairness/representation/representation-parts.ts';
import { formatCounted, formatExact, formatPercent } from '../numbers.ts';
import { featureWords, groupName, shortList } from '../phrases.ts';
import { fitSentence, populationSentence, ruledOutSentence } from '../representation-words.ts';
import { lacking } from './finding-evidence.ts';
import type { Evidence, KindEntry, KindReport } from './kind-parts.ts';
import { KIND_SOURCES } from './kind-sources.ts';
import { leftOutEvidence, leftOutQuestion } from './left-out-evidence.ts';
import { representationStanding } from './representation-standing.ts';
import { judgedShares, shareClaims } from './share-claims.ts';

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
  const { assessment, cube, plan } = audit;
  const single = assessment.combinations.filter(({ features }) => features.length === 1);
  const represented = single.flatMap(({ features }) => representationOf(cube, plan, features) ?? []);
  const questions = single.flatMap(({ features }) => leftOutQuestion(audit, features) ?? []);
  const shares = represented.flatMap(judgedShares);
  const ofShares = shareClaims(shares, questions.length, plan.alpha);
  const leftOut = leftOutEvidence(audit, questions, shares.length + questions.length);
  const parts = represented.map((representation) => shareEvidence(representation, plan.alpha));
  const all = (kind: keyof ReturnType<typeof shareEvidence>): Evidence[] => parts.flatMap((part) => part[kind]);
  return {
    ...representationStanding({
      shares: ofShares,
      leftOut: leftOut.claims,
      compared: represented.flatMap(({ population, features }) => (population ? [features] : [])),
      notCompared: represented.flatMap(({ population, features }) => (population ? [] : [features])),
      isWithheld: cube.gate !== undefined,
    }),
    for: [...all('shown'), ...leftOut.shown, ...all('noted'), ...leftOut.noted, ...smallGroups(audit)],
    against: [...all('against'), ...leftOut.against],
    missing: [...all('missing'), ...leftOut.missing, ...setAside(audit)],
  };
}

function shareEvidence(representation: Representation, alpha: number) {
  const { features, population, groups } = representation;
  const place = { at: 'representation' as const, features };
  const placed = (texts: readonly string[]): Evidence[] => texts.filter(Boolean).map((text) => ({ text, place }));
  const noted = missingRows(representation);
  if (!population) {
    const needed = `No population shares are given for ${featureWords(features)}, so whether its groups are under-represented cannot be known.`;
    return { shown: [], noted: placed([noted]), against: [], missing: placed([needed]) };
  }
  const having = (kind: 'shown' | 'notEnoughData'): string[] =>
    groups.filter(({ against }) => against?.verdict === kind).map(populationSentence);
  const differs = population.test.kind === 'tested' && population.test.p <= alpha;
  return {
    shown: placed(having('shown')),
    noted: placed([differs ? fitSentence(representation, alpha) : '', noted]),
    against: placed([ruledOutSentence(representation)]),
    missing: placed(having('notEnoughData')),
  };
}

function missingRows({ missingRows: count, rows, features }: Representation): string {
  if (count === 0) return '';
  const share = formatPercent(count / rows);
  return `Of ${formatCounted(rows, 'row', 'rows')}, ${formatCounted(count, 'does', 'do')} not say ${featureWords(features)} (${share}).`;
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

function setAside({ cube: { rows } }: Audit): Evidence[] {
  const count = rows.setAside + rows.weightMissing;
  if (count === 0) return [];
  return [
    lacking(`${formatCounted(count, 'row was', 'rows were')} not counted at all, and nobody can say of which group.`),
  ];
}
