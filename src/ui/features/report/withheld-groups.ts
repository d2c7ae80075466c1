import type { Audit } from '../../../audit/audit.ts';
import type { GroupAssessment, VerdictKind } from '../../../fairness/assessment.ts';
import { groupName } from '../../../report/phrases.ts';

/** What is withheld of one combination of features, and why. */
export interface WithheldPart {
  readonly features: string;
  readonly shown: number;
  /** Groups that have rows, of those shown and withheld. */
  readonly all: number;
  /** Groups with a small count of their own. */
  readonly small: readonly string[];
  /** Groups that are withheld for the sake of those. */
  readonly beside: readonly string[];
}

const MOST_NAMED = 12;

/** What a gated audit withholds of an audit, combination by combination; only those where something is. */
export function withheldParts(audit: Audit, gated: Audit): WithheldPart[] {
  const { minimum, withheld: parts } = gated.cube.gate ?? { minimum: 1, withheld: [] };
  const byLabel = !parts.includes('label');
  return gated.assessment.combinations.flatMap((combination, c): WithheldPart[] => {
    const withheld = new Set(combination.groups.filter((group) => group.withheld).map(({ key }) => key.join('\0')));
    const own = audit.assessment.combinations[c].groups.filter(({ n }) => n > 0);
    const hidden = own.filter(({ key }) => withheld.has(key.join('\0')));
    if (hidden.length === 0) return [];
    const isSmall = (group: (typeof own)[number]): boolean =>
      [group.n, ...countsOf(group, byLabel)].some((n) => n > 0 && n < minimum);
    const names = (groups: typeof own): string[] => {
      const all = groups.map(({ key }) => groupName(key));
      return all.length > MOST_NAMED ? [...all.slice(0, MOST_NAMED), `${all.length - MOST_NAMED} others`] : all;
    };
    return [
      {
        features: combination.features.join(' × '),
        shown: own.length - hidden.length,
        all: own.length,
        small: names(hidden.filter(isSmall)),
        beside: names(hidden.filter((group) => !isSmall(group))),
      },
    ];
  });
}

/** The counts of a group by outcome, as far as label and decision are there; by the decision alone without `byLabel`. */
function countsOf({ confusion, metrics, n }: GroupAssessment, byLabel: boolean): number[] {
  if (confusion && byLabel) return Object.values(confusion);
  return (byLabel ? (['baseRate', 'selectionRate'] as const) : (['selectionRate'] as const)).flatMap((id) => {
    const rate = metrics[id];
    return rate.kind === 'defined' && rate.count !== undefined ? [rate.count, n - rate.count] : [];
  });
}

/** Findings by what they say. */
export function talliesOf({ assessment }: Audit): { readonly shown: number; readonly ruledOut: number } {
  const having = (kind: VerdictKind): number => assessment.findings.filter(({ verdict }) => verdict === kind).length;
  return { shown: having('shown'), ruledOut: having('ruledOut') };
}
