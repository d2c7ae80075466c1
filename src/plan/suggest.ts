import type { ColumnProfile, LevelProfile, TableProfile } from '../data/profile.ts';
import { emptyPlan } from './empty-plan.ts';
import type { OutcomeRole, ScoreRole, SensitiveFeature } from './plan.ts';
import { guessPositive } from './positive-words.ts';
import * as names from './role-names.ts';
import { hasOutcome } from './rules.ts';
import { classPair, numericPair, shareClasses } from './suggest-pairs.ts';
import type { ColumnSuggestion, Role, Suggestion, SuggestionReason } from './suggestion.ts';

/** Most groups that a feature may have to be suggested as sensitive. */
const MOST_LEVELS = 60;

/**
 * Suggests what each column is, from names and contents, with the reason for every guess. The plan it returns may be
 * incomplete (no label, no threshold): {@link planProblems} says what is missing.
 */
export function suggestPlan(profile: TableProfile): Suggestion {
  const columns = profile.columns.filter((column) => column.type !== 'empty');
  const reasons = new Map<string, ColumnSuggestion>();
  const claim = (column: ColumnProfile, role: Role, reason: SuggestionReason): void => {
    if (!reasons.has(column.name)) reasons.set(column.name, { column: column.name, role, reason });
  };
  const free = (column: ColumnProfile): boolean => !reasons.has(column.name);
  const best = (patterns: readonly RegExp[], fits: (column: ColumnProfile) => boolean): ColumnProfile | undefined =>
    columns
      .filter((column) => free(column) && fits(column) && names.rankOf(column.name, patterns) >= 0)
      .sort((a, b) => names.rankOf(a.name, patterns) - names.rankOf(b.name, patterns) || a.index - b.index)[0];

  const plan = emptyPlan();

  const amounts = numericPair(columns);
  if (amounts) {
    const { label, prediction } = amounts;
    plan.numericTarget = { column: label.name, prediction: prediction.name };
    claim(label, 'numericTarget', nameAndNumbers(label));
    claim(prediction, 'targetPrediction', nameAndNumbers(prediction));
  }
  const classes = classPair(columns);
  const prediction = best(names.PREDICTION_NAMES, isOutcome) ?? classes?.prediction;
  const label =
    best(names.LABEL_NAMES, (column) => column !== prediction && isOutcome(column)) ??
    (prediction === classes?.prediction ? classes?.label : undefined);
  if (label) plan.label = outcomeRole(label);
  if (prediction) {
    plan.prediction = outcomeRole(prediction, plan.label);
    claim(prediction, 'prediction', nameAndValues(prediction, plan.prediction));
  }
  if (label && plan.label) claim(label, 'label', nameAndValues(label, plan.label));
  if (label && prediction && shareClasses({ label, prediction })) plan.classes = [];
  const score = best(names.SCORE_NAMES, isScore) ?? best(names.PREDICTION_NAMES, isProbability);
  if (score) {
    plan.score = scoreRole(score, prediction !== undefined);
    const unit = score.numeric !== undefined && score.numeric.min >= 0 && score.numeric.max <= 1;
    claim(score, 'score', { ...nameAndNumbers(score), code: unit ? 'name-and-unit-range' : 'name-and-numbers' });
  }
  const weight = best(names.WEIGHT_NAMES, (column) => column.numeric !== undefined && column.numeric.min >= 0);
  if (weight) {
    plan.sampleWeight = weight.name;
    claim(weight, 'sampleWeight', { code: 'name', facts: { matched: weight.name } });
  }

  for (const feature of sensitiveFeatures(columns.filter(free))) {
    plan.sensitiveFeatures.push({ column: feature.name } satisfies SensitiveFeature);
    claim(feature, 'sensitiveFeature', { code: 'few-values-person', facts: { matched: feature.name } });
  }
  if (!hasOutcome(plan)) {
    const left = columns.filter((column) => free(column) && isTwoValued(column)).at(-1);
    if (left) {
      plan.label = outcomeRole(left);
      claim(left, 'label', { code: 'two-values-left', facts: { positive: positiveText(plan.label) } });
    }
  }
  for (const column of profile.columns) claim(column, ...otherRole(column));
  return { plan, columns: profile.columns.map((column) => reasons.get(column.name)!) };
}

/**
 * The role that a column's values suggest for label or prediction: its positive values, twins of them included. Of a
 * prediction those are positive that are so of the label, where any of them occurs.
 */
export function outcomeRole(column: ColumnProfile, label: OutcomeRole | null = null): OutcomeRole {
  const values = knownLevels(column);
  const ofLabel = label && 'values' in label.positive ? label.positive.values : [];
  const shared = values.map(({ value }) => value).filter((value) => ofLabel.includes(value));
  const positive = shared.length > 0 && shared.length < values.length ? shared : guessPositive(values).positive;
  const twins = column.twins.filter((set) => set.some((level) => positive.includes(level))).flat();
  return { column: column.name, positive: { values: [...new Set([...positive, ...twins])] } };
}

/** A score's role: threshold 0.5 on the unit range, 5 of 10 for deciles, 0 around zero; else to be said. */
export function scoreRole(column: ColumnProfile, hasPrediction: boolean): ScoreRole {
  return { column: column.name, threshold: hasPrediction ? null : usualThreshold(column), comparison: 'atLeast' };
}

function usualThreshold({ name, numeric }: ColumnProfile): number | null {
  if (!numeric) return null;
  if (numeric.min >= 0 && numeric.max <= 1) return 0.5;
  if (/decile/i.test(name) && numeric.min >= 0 && numeric.max <= 10) return 5;
  if (/logit/i.test(name)) return 0;
  return null;
}

function sensitiveFeatures(columns: readonly ColumnProfile[]): ColumnProfile[] {
  const matching = (patterns: readonly RegExp[]): ColumnProfile[] =>
    columns.filter((column) => names.rankOf(column.name, patterns) >= 0 && hasGroups(column));
  const first = matching(names.SENSITIVE_NAMES);
  return first.length > 0 ? first.slice(0, 4) : matching(names.PERHAPS_SENSITIVE_NAMES).slice(0, 2);
}

function otherRole(column: ColumnProfile): [Role, SuggestionReason] {
  const facts = { matched: column.name };
  const is = (patterns: readonly RegExp[]): boolean => names.rankOf(column.name, patterns) >= 0;
  if (is(names.PERSONAL_NAMES)) return ['personal', { code: 'name', facts }];
  if (column.type === 'identifier' || is(names.IDENTIFIER_NAMES)) {
    return ['identifier', { code: column.type === 'identifier' ? 'nearly-unique' : 'name', facts }];
  }
  if (column.type === 'text') return ['text', { code: 'long-text', facts }];
  if (is(names.PERHAPS_WEIGHT_NAMES) && column.numeric) return ['none', { code: 'perhaps-weight', facts }];
  if (is(names.NUMERIC_PERSON_NAMES) && column.numeric) return ['none', { code: 'perhaps-sensitive-bins', facts }];
  if ((is(names.SENSITIVE_NAMES) || is(names.PERHAPS_SENSITIVE_NAMES)) && hasGroups(column)) {
    return ['none', { code: 'perhaps-sensitive', facts }];
  }
  return ['none', { code: 'no-role', facts: {} }];
}

function isOutcome(column: ColumnProfile): boolean {
  const values = knownLevels(column);
  return values.length >= 2 && countTwinned(column, values) <= 6;
}

function isTwoValued(column: ColumnProfile): boolean {
  const values = knownLevels(column);
  return values.length >= 2 && countTwinned(column, values) === 2;
}

function isScore(column: ColumnProfile): boolean {
  return column.type === 'number' && (column.distinct === null || column.distinct > 2);
}

/** A column called a prediction that holds many numbers between 0 and 1 is the score behind one. */
function isProbability(column: ColumnProfile): boolean {
  const { numeric } = column;
  return isScore(column) && numeric !== undefined && numeric.min >= 0 && numeric.max <= 1;
}

function hasGroups(column: ColumnProfile): boolean {
  const values = column.levels?.length ?? 0;
  return values >= 2 && (column.distinct ?? Infinity) <= MOST_LEVELS;
}

function knownLevels(column: ColumnProfile): readonly LevelProfile[] {
  return (column.levels ?? []).filter((level) => !level.perhapsMissing);
}

/** Number of different values when twins count once. */
function countTwinned(column: ColumnProfile, values: readonly LevelProfile[]): number {
  const known = new Set(values.map(({ value }) => value));
  const twins = column.twins.map((set) => set.filter((level) => known.has(level)).length);
  return values.length - twins.reduce((sum, size) => sum + Math.max(0, size - 1), 0);
}

function nameAndNumbers({ name, numeric }: ColumnProfile): SuggestionReason {
  return { code: 'name-and-numbers', facts: { matched: name, min: numeric?.min ?? 0, max: numeric?.max ?? 0 } };
}

function nameAndValues(column: ColumnProfile, role: OutcomeRole): SuggestionReason {
  const twoValued = isTwoValued(column);
  return {
    code: twoValued ? 'name-and-two-values' : 'name',
    facts: { matched: column.name, positive: positiveText(role) },
  };
}

function positiveText(role: OutcomeRole): string {
  return 'values' in role.positive ? role.positive.values.join(', ') : '';
}
