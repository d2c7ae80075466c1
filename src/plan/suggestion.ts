import type { AuditPlan } from './plan.ts';

export type Role =
  | 'label'
  | 'prediction'
  | 'score'
  | 'numericTarget'
  | 'targetPrediction'
  | 'sensitiveFeature'
  | 'controlFeature'
  | 'sampleWeight'
  | 'identifier'
  | 'text'
  | 'personal'
  | 'none';

/** What {@link suggestPlan} makes of a table's profile: a plan to start from, and for every column its role and why. */
export interface Suggestion {
  readonly plan: AuditPlan;
  readonly columns: readonly ColumnSuggestion[];
}

export interface ColumnSuggestion {
  readonly column: string;
  readonly role: Role;
  /** Why, as a code with facts; the words are in `messages.ts`. */
  readonly reason: SuggestionReason;
}

export interface SuggestionReason {
  readonly code:
    | 'name' // the name is one of the field's names for this role; facts: matched
    | 'name-and-two-values' // facts: matched, positive
    | 'name-and-unit-range' // a number between 0 and 1; facts: matched
    | 'name-and-numbers'
    | 'two-values-left' // the only two-valued column left
    | 'few-values-person' // facts: matched
    | 'nearly-unique'
    | 'long-text'
    | 'perhaps-weight' // may be a sample weight; not used unless chosen
    | 'perhaps-sensitive' // may be sensitive; not audited unless chosen
    | 'perhaps-sensitive-bins' // the same, a number that needs bins
    | 'no-role';
  readonly facts: Readonly<Record<string, string | number>>;
}
