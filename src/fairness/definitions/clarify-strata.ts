import type { Difference, PeerInput } from './peer.ts';
import { zeroOverZero } from './quotients.ts';
import type { Tally } from './tally.ts';

/** What accepts and rejects. */
type By = 'label' | 'prediction';

/** The group's share of those rejected minus its share of those accepted; 0 where nobody is. */
export function demographicDisparity(group: Tally, all: Tally, by: By): number {
  const [accepted, rejected] =
    by === 'label' ? (['positives', 'negatives'] as const) : (['selected', 'rejected'] as const);
  return zeroOverZero(group[rejected], all[rejected]) - zeroOverZero(group[accepted], all[accepted]);
}

/** Σ n(stratum) · disparity(stratum) / n. */
export function conditionalDisparity({ groups, overall }: PeerInput, at: number, by: By): number | null {
  if (overall.strata.length === 0) return null;
  const terms = overall.strata.map((all, s) => all.n * demographicDisparity(groups[at].strata[s], all, by));
  return terms.reduce((sum, term) => sum + term, 0) / overall.rows.n;
}

const isOneSided = (all: Tally, by: By): boolean =>
  by === 'label' ? all.positives === 0 || all.negatives === 0 : all.selected === 0 || all.rejected === 0;

/** Nobody is accepted, or nobody rejected. */
export const oneSided = (by: By): Difference => ({
  reason: 'zero-over-zero',
  when: ({ overall }) => isOneSided(overall.rows, by),
});

/** The same in some stratum that has rows. */
export const oneSidedStratum = (by: By): Difference => ({
  reason: 'one-sided-stratum',
  when: ({ overall }) => overall.strata.some((all) => all.n > 0 && isOneSided(all, by)),
});
