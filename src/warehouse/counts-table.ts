import { STATES, type CubeTable, type ScoreAxis, type TargetSums } from '../cube/cube.ts';
import { addedHistograms, addedSums } from '../cube/scatter.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import type { CountedRows, CountedScores } from './counted-rows.ts';
import type { CountsColumns } from './counts-columns.ts';
import type { NamedRows } from './named-rows.ts';
import type { ResultColumn } from './result-columns.ts';

/** Sums of a numeric target, by the column of the result that holds them. */
const TARGET_COLUMNS: Readonly<Record<keyof TargetSums, ResultColumn>> = {
  n: 'target_n',
  w: 'target_w',
  w2: 'target_w2',
  wy: 'target_wy',
  wy2: 'target_wy2',
  wy3: 'target_wy3',
  wy4: 'target_wy4',
  we: 'target_we',
  we2: 'target_we2',
  we4: 'target_we4',
  wAbsE: 'target_w_abs_e',
  we2y: 'target_we2y',
  we2y2: 'target_we2y2',
};

export interface TableContext {
  readonly plan: ResolvedPlan;
  readonly strata: number;
  readonly axis: ScoreAxis | null;
  /** Where the sums of a numeric target stand; null without one. */
  readonly targets: { readonly columns: CountsColumns; readonly rows: Uint32Array } | null;
}

/** The table of one combination: its rows of counts added up in their cells. */
export function countsTable(
  features: readonly string[],
  { names: groups, of: groupOf }: NamedRows,
  stratumOf: Uint32Array,
  rows: CountedRows,
  { plan, strata, axis, targets }: TableContext,
): CubeTable {
  const cellCount = groups.length * strata * STATES * STATES;
  const to = groupOf.map(
    (group, i) => ((group * strata + stratumOf[i]) * STATES + rows.label[i]) * STATES + rows.prediction[i],
  );
  const sum = (sums: Float64Array): Float64Array => addedSums([{ sums, to }], cellCount);
  const { score } = rows;
  const none = (): Float64Array => new Float64Array(cellCount);
  return {
    features,
    groups,
    cells: {
      n: sum(rows.n),
      w: sum(rows.w),
      w2: sum(rows.w2),
      scoreN: score ? sum(rows.n.map((n, i) => n * score.scored[i])) : none(),
      ws: score ? sum(score.ws) : none(),
      ws2: score ? sum(score.ws2) : none(),
      wLogScore: score ? sum(score.wLogScore) : none(),
      wLogComplement: score ? sum(score.wLogComplement) : none(),
      calibration: score && calibrationOf(rows, score, to, cellCount, plan.calibrationBins),
      target: targets && targetOf(targets, sum),
      histogram: score && histogramOf(rows, score, axis!, to, cellCount),
    },
    classes: classesOf(plan, rows, groupOf, stratumOf, groups.length, strata),
  };
}

function calibrationOf(
  rows: CountedRows,
  score: CountedScores,
  cellOf: Uint32Array,
  cellCount: number,
  bins: number,
): NonNullable<CubeTable['cells']['calibration']> {
  const within = Uint32Array.from(cellOf.keys()).filter((row) => score.calibration[row] >= 0);
  const to = within.map((row) => cellOf[row] * bins + score.calibration[row]);
  const sum = (sums: Float64Array): Float64Array =>
    addedSums([{ sums: Float64Array.from(within, (row) => sums[row]), to }], cellCount * bins);
  return {
    n: sum(rows.n),
    w: sum(rows.w),
    w2: sum(rows.w2),
    ws: sum(score.ws),
    ws2: sum(score.ws2),
    wLogScore: sum(score.wLogScore),
    wLogComplement: sum(score.wLogComplement),
  };
}

function targetOf(
  { columns, rows }: NonNullable<TableContext['targets']>,
  sum: (sums: Float64Array) => Float64Array,
): TargetSums {
  const entries = Object.entries(TARGET_COLUMNS).map(([name, column]) => [name, sum(columns.sums(column, rows))]);
  return Object.fromEntries(entries) as Record<keyof TargetSums, Float64Array>;
}

function histogramOf(
  rows: CountedRows,
  score: CountedScores,
  axis: ScoreAxis,
  to: Uint32Array,
  cellCount: number,
): NonNullable<CubeTable['cells']['histogram']> {
  const placeOf = axis.kind === 'exact' ? new Map([...axis.values].map((value, place) => [value, place])) : null;
  const entries = Uint32Array.from(to.keys()).filter((row) => score.scored[row] === 1 && rows.n[row] > 0);
  const binOf = (row: number): number => (placeOf ? placeOf.get(score.values![row])! : score.bins![row]);
  const pick = (sums: Float64Array): Float64Array => Float64Array.from(entries, (row) => sums[row]);
  const histogram = {
    offsets: Uint32Array.from({ length: entries.length + 1 }, (_, i) => i),
    bins: entries.map(binOf),
    n: pick(rows.n),
    w: pick(rows.w),
    w2: pick(rows.w2),
  };
  return addedHistograms([{ histogram, to: entries.map((row) => to[row]), binTo: null }], cellCount);
}

function classesOf(
  { classes }: ResolvedPlan,
  rows: CountedRows,
  groupOf: Uint32Array,
  stratumOf: Uint32Array,
  groups: number,
  strata: number,
): CubeTable['classes'] {
  if (!classes?.length) return null;
  const width = classes.length + 1;
  const to = groupOf.map(
    (group, i) => ((group * strata + stratumOf[i]) * width + rows.labelClass[i]) * width + rows.predictionClass[i],
  );
  const sum = (sums: Float64Array): Float64Array => addedSums([{ sums, to }], groups * strata * width * width);
  return { n: sum(rows.n), w: sum(rows.w), w2: sum(rows.w2) };
}
