import { formatCount } from '../numbers.ts';
import { featureWords, shortList } from '../phrases.ts';
import { aloneWords, outcomesWords, shownBy, standingOf, undecided } from './claims.ts';
import type { Claim } from './claims.ts';
import type { Standing } from './kind-parts.ts';

/** What was compared to say whether the file stands for its groups. */
export interface RepresentationClaims {
  readonly shares: readonly Claim[];
  readonly leftOut: readonly Claim[];
  /** Single features with and without population shares. */
  readonly compared: readonly (readonly string[])[];
  readonly notCompared: readonly (readonly string[])[];
  /** Whether the audit was passed on without its small counts and the rows left out. */
  readonly isWithheld: boolean;
}

/** Where representation bias stands, and why in one sentence. */
export function representationStanding(claims: RepresentationClaims): {
  readonly standing: Standing;
  readonly statement: string;
} {
  const all = [...claims.shares, ...claims.leftOut];
  const told = standingOf(all);
  if (told === 'shown') return { standing: told, statement: shownWords(claims) };
  const { alone } = undecided(all);
  if (claims.compared.length === 0 && alone === 0) return { standing: 'notExamined', statement: NOT_EXAMINED };
  const isComplete = claims.notCompared.length === 0 && !claims.isWithheld;
  return told === 'notShown' && isComplete
    ? { standing: 'notShown', statement: NOT_SHOWN(shortList(claims.compared.map(featureWords))) }
    : { standing: 'cannotTell', statement: cannotTell(claims, all) };
}

const NOT_EXAMINED =
  'Not examined: without population shares nobody can say who is missing. They can be typed on the Representation screen.';

const NOT_SHOWN = (names: string): string =>
  `Not shown: by ${names}, under-representation beyond the tolerance is ruled out for every group, and so is that rows of one group are left out more often than those of another.`;

const SHOWN = {
  shares: (by: string): string =>
    `Shown by ${by}: some groups are a smaller part of the file than of the population, by more than the tolerance.`,
  leftOut: (by: string): string =>
    `Shown by ${by}: rows of some groups are left out more often than those of others, by more than the tolerance.`,
} as const;

function shownWords({ shares, leftOut }: RepresentationClaims): string {
  return shares.some(({ isSure }) => isSure) ? SHOWN.shares(shownBy(shares)) : SHOWN.leftOut(shownBy(leftOut));
}

function cannotTell({ notCompared, isWithheld }: RepresentationClaims, all: readonly Claim[]): string {
  const outcomes = undecided(all);
  const names = shortList(notCompared.map(featureWords));
  if (outcomes.alone > 0) return `Cannot be told: a gap beyond the tolerance is shown ${aloneWords(outcomes)}.`;
  if (isWithheld || outcomes.withheld > 0) {
    return 'Cannot be told from what was passed on: nothing beyond the tolerance is shown, and what is withheld cannot be ruled out.';
  }
  if (notCompared.length === 0) {
    return `Cannot be told with this much data: nothing beyond the tolerance is shown; ${outcomesWords(outcomes)}.`;
  }
  return outcomes.ruledOut === outcomes.all
    ? `Cannot be told, since no population shares are given for ${names}; a gap beyond the tolerance is ruled out in all ${formatCount(outcomes.all)} comparisons that could be made.`
    : `Cannot be told, since no population shares are given for ${names}, nor with this much data: nothing beyond the tolerance is shown; ${outcomesWords(outcomes)}.`;
}
