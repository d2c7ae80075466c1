import type { Audit } from '../../audit/audit.ts';
import { toleranceTest } from '../../fairness/group-tests/tolerance-test.ts';
import type { EstimatedGroup, ToleranceTest } from '../../fairness/group-tests/tolerance-test.ts';
import { leftOutGroups } from '../../fairness/representation/missingness-of.ts';
import { featureWords } from '../phrases.ts';
import { leftOutPairWords } from '../representation-words.ts';
import { toleranceWords } from '../verdict-words.ts';
import type { Claim } from './claims.ts';
import type { Evidence } from './kind-parts.ts';

/** The groups of a feature, whose rows may be left out unequally often. */
export interface LeftOutQuestion {
  readonly features: readonly string[];
  readonly groups: readonly EstimatedGroup[];
}

export interface LeftOutEvidence {
  readonly claims: readonly Claim[];
  readonly shown: readonly Evidence[];
  /** Speaks for it, though it is not shown to be beyond the tolerance. */
  readonly noted: readonly Evidence[];
  readonly against: readonly Evidence[];
  readonly missing: readonly Evidence[];
}

/** Null where no row is left out, or fewer than two groups can be compared. */
export function leftOutQuestion({ cube, plan }: Audit, features: readonly string[]): LeftOutQuestion | null {
  const groups = leftOutGroups(cube, plan, features);
  if (!groups) return null;
  const large = groups.filter(({ belowMinimum, estimate }) => !belowMinimum && estimate.kind === 'estimate');
  const some = groups.some(({ estimate }) => estimate.kind === 'estimate' && estimate.value > 0);
  return some && large.length >= 2 ? { features, groups } : null;
}

/** `tests`: how many comparisons the kind makes in all. */
export function leftOutEvidence(
  { plan }: Audit,
  questions: readonly LeftOutQuestion[],
  tests: number,
): LeftOutEvidence {
  const tolerance = plan.tolerances.difference;
  const evidence = {
    claims: [] as Claim[],
    shown: [] as Evidence[],
    noted: [] as Evidence[],
    against: [] as Evidence[],
    missing: [] as Evidence[],
  };
  for (const { features, groups } of questions) {
    const test = toleranceTest(groups, { alpha: plan.alpha, tolerance, tests });
    if (!test) continue;
    const { verdict, isWithheld } = test;
    evidence.claims.push({ features, verdict, isSure: verdict === 'shown', isWithheld });
    const sort = sortOf(test);
    const text = SENTENCES[sort](features, test, toleranceWords({ scale: 'difference', tolerance }));
    evidence[sort].push({ text, place: { at: 'representation', features } });
  }
  return evidence;
}

function sortOf({ verdict, differs }: ToleranceTest): 'shown' | 'noted' | 'against' | 'missing' {
  if (verdict === 'shown') return 'shown';
  if (verdict === 'ruledOut') return 'against';
  return differs ? 'noted' : 'missing';
}

const SENTENCES = {
  shown: (features: readonly string[], { pair }: ToleranceTest, tolerated: string): string =>
    `By ${featureWords(features)}, rows are left out of every rate ${leftOutPairWords(pair)}: more than the tolerated ${tolerated}.`,
  noted: (features: readonly string[], { pair }: ToleranceTest, tolerated: string): string =>
    `By ${featureWords(features)}, rows are left out of every rate ${leftOutPairWords(pair)}; whether that is more than the tolerated ${tolerated} cannot be told.`,
  against: (features: readonly string[], _: ToleranceTest, tolerated: string): string =>
    `By ${featureWords(features)}, that rows of one group are left out more often than those of another by more than the tolerated ${tolerated} is ruled out.`,
  missing: (features: readonly string[], _: ToleranceTest, tolerated: string): string =>
    `By ${featureWords(features)}, whether rows of one group are left out more often than those of another by more than the tolerated ${tolerated} cannot be told.`,
} as const;
