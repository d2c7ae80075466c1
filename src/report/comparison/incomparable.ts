import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, CriterionVerdict } from '../../fairness/assessment.ts';
import { sameKey } from '../../fairness/same-key.ts';

type Side = 'first' | 'second';

/** Why two audits, or parts of them, cannot be set side by side, or are to be read with care. */
export type Incomparable =
  | { readonly kind: 'no-common-features' }
  | { readonly kind: 'combination-only-in'; readonly side: Side; readonly features: readonly string[] }
  | {
      readonly kind: 'criterion-only-in';
      readonly side: Side;
      readonly features: readonly string[];
      readonly verdict: CriterionVerdict;
    }
  | {
      readonly kind: 'groups-only-in';
      readonly side: Side;
      readonly features: readonly string[];
      readonly keys: readonly (readonly string[])[];
    }
  | { readonly kind: 'other-positive'; readonly role: 'label' | 'prediction' }
  | { readonly kind: 'other-tolerance' };

/** All that keeps two audits from being compared in whole, the gravest first. */
export function incomparableParts(first: Audit, second: Audit): Incomparable[] {
  const parts = [...onlyIn('first', first, second), ...onlyIn('second', second, first)];
  const common = first.assessment.combinations.some((combination) => sameCombination(combination, second));
  return [
    ...(common ? [] : [{ kind: 'no-common-features' } as const]),
    ...otherPlan(first, second),
    ...parts.filter(({ kind }) => common || kind === 'combination-only-in'),
  ];
}

/** The combination of another audit over the same features. */
export function sameCombination(
  { features }: CombinationAssessment,
  { assessment }: Audit,
): CombinationAssessment | null {
  return assessment.combinations.find((other) => sameKey(other.features, features)) ?? null;
}

function onlyIn(side: Side, audit: Audit, other: Audit): Incomparable[] {
  return audit.assessment.combinations.flatMap((combination): Incomparable[] => {
    const { features } = combination;
    const match = sameCombination(combination, other);
    if (!match) return [{ kind: 'combination-only-in', side, features }];
    const judged = new Set(match.verdicts.map(({ criterion }) => criterion));
    const criteria = combination.verdicts
      .filter(({ criterion }) => !judged.has(criterion))
      .map((verdict) => ({ kind: 'criterion-only-in', side, features, verdict }) as const);
    const keys = combination.groups
      .map(({ key }) => key)
      .filter((key) => !match.groups.some((group) => sameKey(group.key, key)));
    return [...criteria, ...(keys.length > 0 ? [{ kind: 'groups-only-in', side, features, keys } as const] : [])];
  });
}

function otherPlan({ plan: first }: Audit, { plan: second }: Audit): Incomparable[] {
  const positive = (['label', 'prediction'] as const).filter((role) => {
    const [a, b] = [first[role], second[role]];
    return a && b && JSON.stringify(a.positive) !== JSON.stringify(b.positive);
  });
  const { difference, ratio } = first.tolerances;
  const sameTolerance = difference === second.tolerances.difference && ratio === second.tolerances.ratio;
  return [
    ...positive.map((role) => ({ kind: 'other-positive', role }) as const),
    ...(sameTolerance ? [] : [{ kind: 'other-tolerance' } as const]),
  ];
}
