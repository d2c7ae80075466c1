import type { AuditCube } from '../cube/cube.ts';
import { cellReader } from '../data/cell-number.ts';
import { missingIn } from '../data/missing.ts';
import { numericLevels } from '../data/numeric-levels.ts';
import type { Survey } from '../data/stream/survey.ts';
import { findColumn, type Column, type Table } from '../data/table.ts';
import type { Notice } from '../fairness/assessment.ts';
import { choicesFromSample } from '../plan/choices-from-sample.ts';
import type { AuditPlan, OutcomeRole, ResolvedPlan } from '../plan/plan.ts';

/** What the table tells the reader beside the cube: cells without a number, predictions that no label can equal. */
export function tableNotices(table: Table, plan: ResolvedPlan): Notice[] {
  return [...unreadableNumbers(table, plan), ...unlikeValues(table, plan)];
}

const NOTED_ONCE: ReadonlySet<Notice['code']> = new Set([
  'unreadable-numbers',
  'no-value-shared',
  'earlier-format',
  'from-sample',
  'merged',
  'merged-settings',
  'merged-depth',
]);

/** Whether a notice is of the table or the file, so that it stays true when only the plan changes. */
export function isTableNotice({ code }: Notice): boolean {
  return NOTED_ONCE.has(code);
}

/** Choices that the plan left to the data and that rest on a sample of the rows, with how many of how many they are. */
export function sampleNotices(asked: AuditPlan, resolved: ResolvedPlan, { table, rowCount }: Survey): Notice[] {
  const choices = choicesFromSample(asked, resolved, table);
  if (choices.length === 0) return [];
  const facts = {
    what: choices.map(({ what }) => what),
    columns: choices.map(({ column }) => column),
    rows: table.rowCount,
    of: rowCount,
  };
  return [{ code: 'from-sample', facts }];
}

/** What the plan tells the reader: parts that equal values left out, guessed references. */
export function planNotices(plan: ResolvedPlan, cube?: AuditCube): Notice[] {
  return [...fewerParts(plan), ...guessedReferences(plan, cube)];
}

/** Cells of columns used as numbers that are neither a number nor missing. */
function unreadableNumbers(table: Table, plan: ResolvedPlan): Notice[] {
  const binned = plan.sensitiveFeatures.filter(({ bins }) => bins).map(({ column }) => column);
  const ruled = [plan.label, plan.prediction].flatMap((role) =>
    role && !('values' in role.positive) ? [role.column] : [],
  );
  const { column: target, prediction: guess } = plan.numericTarget ?? {};
  const names = new Set([plan.score?.column, plan.sampleWeight, target, guess, ...binned, ...ruled]);
  return [...names].flatMap((name): Notice[] => {
    const column = name == null ? undefined : findColumn(table, name);
    const rows = column ? unreadableCells(column) : 0;
    return rows > 0 ? [{ code: 'unreadable-numbers', facts: { column: column!.name, rows } }] : [];
  });
}

function unreadableCells(column: Column): number {
  if (column.store === 'numbers') return column.unreadable.count;
  if (column.store === 'text') return 0;
  const numbers = numericLevels(column);
  const isMissing = missingIn(column);
  return column.levels.reduce(
    (rows, level, i) => rows + (Number.isNaN(numbers[i]) && !isMissing(level) ? column.counts[i] : 0),
    0,
  );
}

/**
 * Label and prediction without a value in common. Two values each are often named differently (`>50K` and `1`), which says
 * nothing unless each value is also counted on its own.
 */
function unlikeValues(table: Table, { label, prediction, classes }: ResolvedPlan): Notice[] {
  const labels = label && namesIn(table, label);
  const predictions = prediction && namesIn(table, prediction);
  if (!labels || !predictions || labels.size === 0 || predictions.size === 0) return [];
  if (!classes && (labels.size <= 2 || predictions.size <= 2)) return [];
  if ([...predictions].some((name) => labels.has(name))) return [];
  return [{ code: 'no-value-shared', facts: { label: label.column, prediction: prediction.column } }];
}

/** The values of a role that is positive by values, spellings of one number once; null for other roles and columns. */
function namesIn(table: Table, { column: name, positive }: OutcomeRole): ReadonlySet<string | number> | null {
  const column = findColumn(table, name);
  if (!column || column.store !== 'codes' || !('values' in positive)) return null;
  const isMissing = missingIn(column);
  const read = cellReader(column);
  const known = column.levels.filter(
    (level, i) => column.counts[i] > 0 && (!isMissing(level) || positive.values.includes(level)),
  );
  return new Set(
    known.map((level) => {
      const number = read(level);
      return Number.isNaN(number) ? level : number;
    }),
  );
}

/** Features asked to be cut into more parts than their equal values allow. */
function fewerParts({ sensitiveFeatures }: ResolvedPlan): Notice[] {
  return sensitiveFeatures.flatMap(({ column, bins }): Notice[] => {
    const parts = (bins?.edges.length ?? 0) + 1;
    if (bins?.quantiles === undefined || parts >= bins.quantiles) return [];
    return [{ code: 'fewer-parts', facts: { feature: column, parts, asked: bins.quantiles } }];
  });
}

/**
 * Reference groups that nobody named were chosen by size, and the reader is told so. In a gated cube they are the largest of
 * those shown; of one that is withheld nothing is said.
 */
function guessedReferences({ sensitiveFeatures }: ResolvedPlan, cube?: AuditCube): Notice[] {
  const isTold = ({ column, reference }: ResolvedPlan['sensitiveFeatures'][number]): boolean =>
    !cube?.gate ||
    cube.combinations.some(
      ({ features, groups, withheld }) =>
        features.length === 1 && features[0] === column && (!withheld || groups.some(([level]) => level === reference)),
    );
  const guessed = sensitiveFeatures.filter((feature) => feature.referenceBySize && isTold(feature));
  if (guessed.length === 0) return [];
  const facts = {
    features: guessed.map(({ column }) => column),
    references: guessed.map(({ reference }) => reference),
    ...(cube?.gate && { minimum: cube.gate.minimum }),
  };
  return [{ code: 'reference-by-size', facts }];
}
