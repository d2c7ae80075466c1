import type { ResolvedPlan } from '../plan/plan.ts';
import type { SqlType } from './dialect.ts';

/** Version of the format of counts. */
export const COUNTS_VERSION = 1;

/** Most features of one combination: the most that a plan's depth allows. */
export const MOST_LEVELS = 4;

/** Values of `part` beside the numbers of the combinations, from 1: the plan, and the account of rows. */
export const PLAN_PART = 'plan';
export const ROWS_PART = 'rows';

/** What a row of counts is of: 0 where a plan has no such role. */
const KEYS = {
  evenhand_counts: 'integer',
  part: 'text',
  level_1: 'text',
  level_2: 'text',
  level_3: 'text',
  level_4: 'text',
  stratum: 'text',
  label: 'integer',
  prediction: 'integer',
  label_class: 'integer',
  prediction_class: 'integer',
} as const satisfies Readonly<Record<string, SqlType>>;

const SUMS = { n: 'integer', w: 'double', w2: 'double', without_weight: 'integer' } as const satisfies Readonly<
  Record<string, SqlType>
>;

const EXACT_SCORE = { scored: 'integer', score: 'double' } as const;

const GRID_SCORE = {
  scored: 'integer',
  score_bin: 'integer',
  calibration_bin: 'integer',
  ws: 'double',
  ws2: 'double',
  w_log_score: 'double',
  w_log_complement: 'double',
} as const;

const TARGET = {
  target_n: 'integer',
  target_w: 'double',
  target_w2: 'double',
  target_wy: 'double',
  target_wy2: 'double',
  target_wy3: 'double',
  target_wy4: 'double',
  target_we: 'double',
  target_we2: 'double',
  target_we4: 'double',
  target_w_abs_e: 'double',
  target_we2y: 'double',
  target_we2y2: 'double',
} as const;

const CONTENT = { content: 'text' } as const;

/** Columns that every result has, whatever was asked: by them a result is known. */
export const CORE_COLUMNS: readonly string[] = Object.keys({ ...KEYS, ...SUMS, ...CONTENT });

const ALL = { ...KEYS, ...SUMS, ...EXACT_SCORE, ...GRID_SCORE, ...TARGET, ...CONTENT };
export type ResultColumn = keyof typeof ALL;

/** Columns that hold words, which are read as they are spelled. */
export const TEXT_COLUMNS = (Object.keys(ALL) as ResultColumn[]).filter((name) => ALL[name] === 'text');
export const NUMBER_COLUMNS = (Object.keys(ALL) as ResultColumn[]).filter((name) => ALL[name] !== 'text');

/** The columns of a plan's result, in order, with their types. */
export function resultColumns({
  score,
  numericTarget,
}: Pick<ResolvedPlan, 'score' | 'numericTarget'>): readonly [ResultColumn, SqlType][] {
  const columns = {
    ...KEYS,
    ...(score && (score.grid ? GRID_SCORE : EXACT_SCORE)),
    ...SUMS,
    ...(numericTarget && TARGET),
    ...CONTENT,
  };
  return Object.entries(columns) as [ResultColumn, SqlType][];
}
