import type { Audit } from '../../audit/audit.ts';
import { countedCombination, type CountedCombination } from '../../fairness/group-tests/counted-combination.ts';

/** Counts the groups of a combination the first time that they are asked for, and holds them as long as it is held. */
export type CountedOnce = (features: readonly string[]) => CountedCombination | null;

export function countedOnce({ cube, plan }: Audit): CountedOnce {
  const known = new Map<string, CountedCombination | null>();
  return (features) => {
    const key = JSON.stringify(features);
    let counted = known.get(key);
    if (counted === undefined) known.set(key, (counted = countedCombination(cube, plan, features)));
    return counted;
  };
}
