import type { Representation, ShareAgainst } from '../../fairness/representation/representation-parts.ts';
import { surelyShown } from './claims.ts';
import type { Claim } from './claims.ts';

/** A group's share against the population, or that of the groups without a share together. */
export interface JudgedShare {
  readonly features: readonly string[];
  readonly against: ShareAgainst;
  readonly isWithheld: boolean;
}

/** The shares of a feature that are held against the population. */
export function judgedShares({ features, groups, population }: Representation): JudgedShare[] {
  if (!population) return [];
  const isWithheld = population.withheld.length > 0;
  const own = groups.flatMap(({ against }) => against ?? []);
  return [...own, ...(population.others ? [population.others.against] : [])].map((against) => ({
    features,
    against,
    isWithheld,
  }));
}

/**
 * Shares as claims of the kind: what is shown is shown with Holm’s correction over the shares of all features, `others` more
 * comparisons being made beside them.
 */
export function shareClaims(shares: readonly JudgedShare[], others: number, alpha: number): Claim[] {
  const isSure = surelyShown(
    shares.map(({ against }) => against.p),
    others,
    alpha,
  );
  return shares.map(({ features, against: { verdict }, isWithheld }, i) => ({
    features,
    verdict,
    isSure: verdict === 'shown' && isSure[i],
    isWithheld,
  }));
}
