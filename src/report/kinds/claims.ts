import type { VerdictKind } from '../../fairness/assessment.ts';
import { HolmCorrection } from '../../stats/holm.ts';
import { formatCount, formatCounted } from '../numbers.ts';
import { featureWords, shortList } from '../phrases.ts';
import type { Standing } from './kind-parts.ts';

const MOST_NAMED = 4;

/** One comparison that speaks to a kind of bias: is the tolerance exceeded among the groups of these features? */
export interface Claim {
  readonly features: readonly string[];
  /** What the comparison says on its own, at α. */
  readonly verdict: VerdictKind;
  /** Whether it is shown also when all comparisons of the kind are counted together. */
  readonly isSure: boolean;
  /** Whether it is open because counts are withheld. */
  readonly isWithheld: boolean;
}

/**
 * Which of some comparisons are shown at α when they are counted together with `others` more, each of which is tested at
 * α divided by how many there are in all: Holm's correction with 1 in the place of the others. The chance that anything
 * is shown wrongly, here or among the others, is then at most α.
 */
export function surelyShown(pValues: readonly number[], others: number, alpha: number): boolean[] {
  const all = Float64Array.from([...pValues, ...Array.from({ length: others }, () => 1)]);
  const holm = new HolmCorrection(all);
  return pValues.map((p) => holm.adjusted(p) <= alpha);
}

/** shown where a comparison is, among all of them; notShown where every one rules it out; cannotTell else. */
export function standingOf(claims: readonly Claim[]): Exclude<Standing, 'notExamined'> {
  if (claims.some(({ isSure }) => isSure)) return 'shown';
  return claims.length > 0 && claims.every(({ verdict }) => verdict === 'ruledOut') ? 'notShown' : 'cannotTell';
}

/** Where something is shown: `race and sex`; by intersections only where no single feature shows it. */
export function shownBy(claims: readonly Claim[]): string {
  const shown = claims.filter(({ isSure }) => isSure).map(({ features }) => features);
  const least = Math.min(...shown.map(({ length }) => length));
  const single = shown.filter(({ length }) => length === least);
  return shortList([...new Set(single.map(featureWords))], MOST_NAMED);
}

/** How comparisons that show nothing came out. */
export interface Undecided {
  readonly all: number;
  /** Shown only when taken alone. */
  readonly alone: number;
  readonly ruledOut: number;
  readonly withheld: number;
}

export function undecided(claims: readonly Claim[]): Undecided {
  const count = (is: (claim: Claim) => boolean): number => claims.filter(is).length;
  return {
    all: claims.length,
    alone: count(({ verdict, isSure }) => verdict === 'shown' && !isSure),
    ruledOut: count(({ verdict }) => verdict === 'ruledOut'),
    withheld: count(({ verdict, isWithheld }) => verdict === 'notEnoughData' && isWithheld),
  };
}

/** `of 8 comparisons, 5 rule it out and 3 have not enough data` */
export function outcomesWords({ all, alone, ruledOut }: Undecided): string {
  const open = all - alone - ruledOut;
  if (all === 1) return 'the one comparison made has not enough data';
  if (ruledOut === 0) return `none of ${formatCount(all)} comparisons rules it out`;
  return `of ${formatCount(all)} comparisons, ${formatCounted(ruledOut, 'rules', 'rule')} it out and ${formatCounted(open, 'has', 'have')} not enough data`;
}

/** `in 1 of 30 comparisons when taken alone, but not when all are counted together` */
export function aloneWords({ all, alone }: Undecided): string {
  return `in ${formatCount(alone)} of ${formatCounted(all, 'comparison', 'comparisons')} when taken alone, but not when all are counted together`;
}
