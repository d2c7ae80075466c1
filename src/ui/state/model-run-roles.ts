import type { ColumnProfile } from '../../data/profile.ts';
import type { Activation, LabelReading, ModelDescription } from '../../models.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import type { ModelRunResult, RunOutputs } from '../../workers/data.contract.ts';

/** What is asked of a model, as the person has it before them. */
export interface RunChoices {
  /** Of a model of texts: the column that it reads; null where there is none. */
  readonly column: string | null;
  /** Of a model for tables: the columns for each input, by its name. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** Labels whose scores become columns. */
  readonly scores: readonly string[];
  readonly reading: LabelReading;
}

/** Scores of all labels are kept up to so many; of more, those that count. */
const MOST_SCORES = 12;

/** Which scores become columns unless a person says otherwise. */
export function usualScores(
  { labels }: Pick<ModelDescription, 'labels'>,
  { positive }: LabelReading,
): readonly string[] {
  return labels.length <= MOST_SCORES || positive.length === 0 ? labels.slice(0, MOST_SCORES) : positive;
}

export const DEFAULT_THRESHOLD = 0.5;
export const thresholdOf = ({ thresholds }: LabelReading, label: string): number =>
  thresholds[label] ?? DEFAULT_THRESHOLD;
export const shownLabel = ({ names }: LabelReading, label: string): string => names[label] ?? label;

/** The columns that a run is to make. @param together how the column is called in which several labels are one score */
export function outputsOf(choices: RunChoices, activation: Activation | null, together: string): RunOutputs {
  const { scores, reading } = choices;
  return {
    label: true,
    scores,
    ...(reading.positive.length > 1 && { together: { name: together, labels: reading.positive } }),
    ...(activation === 'sigmoid' && { thresholds: reading.thresholds }),
  };
}

/** One way to audit what a model said: by a score from a threshold on, or by the label that it gives. */
export type AuditWay =
  | {
      readonly kind: 'score';
      readonly column: string;
      /** Null for a number that is none of a label. */
      readonly threshold: number | null;
      /** The labels whose score it is; none of a predicted number. */
      readonly labels: readonly string[];
    }
  | {
      readonly kind: 'label';
      readonly column: string;
      readonly positive: readonly string[];
      /** The column with the score of the positive labels, which is assessed beside; null where there is none. */
      readonly score: string | null;
    };

/**
 * The ways to audit a run, the one that is proposed first: one score of all labels that count, where all hold from the same
 * score on; else the label that is given, which keeps to the threshold of each.
 */
export function auditWays(
  { added, profile }: Pick<ModelRunResult, 'added' | 'profile'>,
  reading: LabelReading,
): readonly AuditWay[] {
  const made = profile.columns.filter(({ name }) => added.includes(name));
  const ways = made.flatMap((column) => wayOf(column, made, reading));
  const alike = new Set(reading.positive.map((label) => thresholdOf(reading, label))).size === 1;
  const rank = (way: AuditWay): number => {
    if (way.kind === 'label') return alike ? 4 : 0;
    if (way.labels.length > 1) return 1;
    return reading.positive.includes(way.labels[0]) ? 2 : 3;
  };
  return ways.toSorted((one, other) => rank(one) - rank(other));
}

function wayOf(
  { name: column, madeBy }: ColumnProfile,
  made: readonly ColumnProfile[],
  reading: LabelReading,
): AuditWay[] {
  const { positive } = reading;
  const first = thresholdOf(reading, positive[0] ?? '');
  switch (madeBy?.holds.kind) {
    case 'score':
      return [
        { kind: 'score', column, threshold: thresholdOf(reading, madeBy.holds.label), labels: [madeBy.holds.label] },
      ];
    case 'score-of-several': {
      const alike = positive.every((label) => thresholdOf(reading, label) === first);
      return [{ kind: 'score', column, threshold: alike ? first : DEFAULT_THRESHOLD, labels: madeBy.holds.labels }];
    }
    case 'value':
      return [{ kind: 'score', column, threshold: null, labels: [] }];
    case 'label':
      return positive.length > 0 ? [{ kind: 'label', column, positive, score: scoreOf(positive, made) }] : [];
    case undefined:
      return [];
  }
}

/** The column with the score of labels together. */
function scoreOf(labels: readonly string[], made: readonly ColumnProfile[]): string | null {
  const found = made.find(({ madeBy }) => {
    const holds = madeBy?.holds;
    return holds?.kind === 'score'
      ? labels.length === 1 && holds.label === labels[0]
      : holds?.kind === 'score-of-several';
  });
  return found?.name ?? null;
}

/** The roles with which a plan audits what a model said, in the place of what decided before. */
export function rolesOf(way: AuditWay): Pick<AuditPlan, 'score' | 'prediction'> {
  if (way.kind === 'score') {
    return { score: { column: way.column, threshold: way.threshold, comparison: 'atLeast' }, prediction: null };
  }
  return {
    score: way.score === null ? null : { column: way.score, threshold: null, comparison: 'atLeast' },
    prediction: { column: way.column, positive: { values: [...way.positive] } },
  };
}

/** Whether the answers of a model are made into columns. */
export const isRun = ({ task }: Pick<ModelDescription, 'task'>): boolean =>
  task === 'text-classification' || task === 'tabular-classification' || task === 'tabular-regression';
