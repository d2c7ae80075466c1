import type { CombinationAssessment } from '../../src/fairness/assessment.ts';

type Key = readonly string[];

/** New names for old ones. */
export interface Names {
  readonly groups?: (key: Key) => Key;
  readonly strata?: (name: string) => string;
  readonly classes?: (name: string) => string;
}

const KEYS: ReadonlySet<string> = new Set(['key', 'reference', 'highest', 'lowest', 'higher', 'lower']);

/** An assessment with other names in it, and the same in all else. Keys without levels stand for all rows. */
export function renamed(assessed: CombinationAssessment, names: Names): CombinationAssessment {
  const change = (value: unknown, at: string): unknown => {
    if (KEYS.has(at) && Array.isArray(value)) {
      return names.groups && value.length > 0 ? names.groups(value as string[]) : value;
    }
    if (at === 'stratum') return names.strata?.(value as string) ?? value;
    if (at === 'positive') return names.classes?.(value as string) ?? value;
    if (at === 'classes') return (value as string[]).map((name) => names.classes?.(name) ?? name);
    if (Array.isArray(value)) return value.map((each) => change(each, ''));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, name)]));
  };
  return change(assessed, '') as CombinationAssessment;
}
