import { missingIn } from '../data/missing.ts';
import { numericLevels } from '../data/numeric-levels.ts';
import { findColumn, type Column, type Table } from '../data/table.ts';
import type { Notice } from '../fairness/assessment.ts';
import type { ResolvedPlan } from '../plan/plan.ts';

/** What the table and the plan tell the reader beside the cube: cells without a number, guessed references. */
export function tableNotices(table: Table, plan: ResolvedPlan): Notice[] {
  return [...unreadableNumbers(table, plan), ...guessedReferences(plan)];
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

/** Reference groups that nobody named were chosen by size, and the reader is told so. */
function guessedReferences({ sensitiveFeatures }: ResolvedPlan): Notice[] {
  const guessed = sensitiveFeatures.filter(({ referenceBySize }) => referenceBySize);
  if (guessed.length === 0) return [];
  const facts = {
    features: guessed.map(({ column }) => column),
    references: guessed.map(({ reference }) => reference),
  };
  return [{ code: 'reference-by-size', facts }];
}
