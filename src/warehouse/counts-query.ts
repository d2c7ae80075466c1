import { maximalCombinations } from '../cube/combinations.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { cellLayers, cellNames } from './cell-layers.ts';
import type { Dialect } from './dialect.ts';
import type { Layer } from './layers.ts';
import { COUNTS_VERSION, PLAN_PART, ROWS_PART, type ResultColumn } from './result-columns.ts';
import { levelName, roleLayers } from './role-layers.ts';
import { scoreLayers } from './score-layers.ts';
import { numberColumns } from './used-columns.ts';

/** One SELECT of counts: what is grouped by, what is summed, and what stands in the columns of the result. */
export interface CountsQuery {
  readonly keys: readonly string[];
  /** Aggregates by name. */
  readonly sums: Layer;
  /** What stands in each column; absent: '' or 0. */
  readonly columns: Readonly<Partial<Record<ResultColumn, string>>>;
}

/** Everything that is known of a row under a plan, layer by layer. */
export function rowsOf(plan: ResolvedPlan, dialect: Dialect, nameOf: (column: string) => string): Layer[] {
  return [...cellLayers(plan, dialect, nameOf), ...roleLayers(plan, dialect), ...scoreLayers(plan, dialect)];
}

/** The counts of every combination of features that no larger one contains; the others follow from them. */
export function combinationQueries(plan: ResolvedPlan, dialect: Dialect): CountsQuery[] {
  const keys = outcomeKeys(plan);
  const sums = { ...countSums(plan), ...targetSums(plan) };
  return maximalCombinations(plan.sensitiveFeatures.length, plan.intersectionDepth).map((features, c) => ({
    keys: [...features.map(levelName), ...Object.values(keys)],
    sums: Object.entries(sums).map(([name, sum]) => [`eh_sum_${name}`, sum] as const),
    columns: {
      ...headOf(String(c + 1), dialect),
      ...Object.fromEntries(features.map((feature, i) => [`level_${i + 1}`, levelName(feature)])),
      ...keys,
      ...Object.fromEntries(Object.keys(sums).map((name) => [name, `eh_sum_${name}`])),
    },
  }));
}

/** How many rows there are, and what of them cannot be used, as JSON text. */
export function accountQuery(plan: ResolvedPlan, dialect: Dialect): CountsQuery {
  const names = cellNames(plan);
  const count = (condition: string): string => `COALESCE(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`;
  const unreadable = numberColumns(plan).map((column, i) => {
    const { number, missing } = names(column);
    return [`eh_unreadable_${i + 1}`, count(`${number} IS NULL AND ${missing} = 0`)] as const;
  });
  const negative = plan.sampleWeight === null ? '0' : count(`${names(plan.sampleWeight).number} < 0`);
  const text = (name: string): string => dialect.cast(name, 'text');
  const listed = unreadable.flatMap(([name], i) => [...(i > 0 ? [dialect.string(',')] : []), text(name)]);
  const content = dialect.concat([
    dialect.string('{"negativeWeights":'),
    text('eh_negative'),
    dialect.string(',"unreadable":['),
    ...listed,
    dialect.string(']}'),
  ]);
  return {
    keys: [],
    sums: [['eh_all', 'COUNT(*)'], ['eh_negative', negative], ...unreadable],
    columns: { ...headOf(ROWS_PART, dialect), n: 'eh_all', content },
  };
}

/** What stands in the row that carries the plan. */
export function planColumns(plan: ResolvedPlan, dialect: Dialect): CountsQuery['columns'] {
  const { $schema: _schema, ...kept } = plan;
  return { ...headOf(PLAN_PART, dialect), content: dialect.string(JSON.stringify(kept)) };
}

function headOf(part: string, dialect: Dialect): CountsQuery['columns'] {
  return { evenhand_counts: String(COUNTS_VERSION), part: dialect.string(part) };
}

function outcomeKeys(plan: ResolvedPlan): Partial<Record<ResultColumn, string>> {
  const classed = Boolean(plan.classes?.length);
  return {
    ...(plan.controlFeature && { stratum: 'eh_stratum' }),
    ...(plan.label && { label: 'eh_label' }),
    ...(plan.prediction && { prediction: 'eh_prediction' }),
    ...(classed && plan.label && { label_class: 'eh_label_class' }),
    ...(classed && plan.prediction && { prediction_class: 'eh_prediction_class' }),
    ...(plan.score && { scored: 'eh_scored' }),
    ...(plan.score && !plan.score.grid && { score: 'eh_score' }),
    ...(plan.score?.grid && { score_bin: 'eh_bin', calibration_bin: 'eh_calibration' }),
  };
}

function countSums(plan: ResolvedPlan): Partial<Record<ResultColumn, string>> {
  const weighted = plan.sampleWeight !== null;
  const times = (value: string): string => (weighted ? `SUM(eh_w * ${value})` : `SUM(${value})`);
  return {
    n: weighted ? 'SUM(eh_counted)' : 'COUNT(*)',
    w: weighted ? 'SUM(eh_w)' : 'COUNT(*)',
    w2: weighted ? 'SUM(eh_w * eh_w)' : 'COUNT(*)',
    ...(weighted && { without_weight: 'SUM(1 - eh_counted)' }),
    ...(plan.score?.grid && {
      ws: times('eh_flushed'),
      ws2: times('eh_flushed * eh_flushed'),
      w_log_score: times('eh_log_score'),
      w_log_complement: times('eh_log_complement'),
    }),
  };
}

function targetSums({ numericTarget }: ResolvedPlan): Partial<Record<ResultColumn, string>> {
  if (!numericTarget) return {};
  const sum = (...factors: string[]): string => `SUM(${['eh_target_w', ...factors].join(' * ')})`;
  const [y, e] = ['eh_y', 'eh_e'];
  return {
    target_n: 'SUM(eh_target_n)',
    target_w: 'SUM(eh_target_w)',
    target_w2: sum('eh_target_w'),
    target_wy: sum(y),
    target_wy2: sum(y, y),
    target_wy3: sum(y, y, y),
    target_wy4: sum(y, y, y, y),
    ...(numericTarget.prediction !== null && {
      target_we: sum(e),
      target_we2: sum(e, e),
      target_we4: sum(e, e, e, e),
      target_w_abs_e: sum(`abs(${e})`),
      target_we2y: sum(e, e, y),
      target_we2y2: sum(e, e, y, y),
    }),
  };
}
