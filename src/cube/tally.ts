import { Pacer } from '../data/pacer.ts';
import { sliceTable, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { featureGroups } from '../plan/feature-groups.ts';
import type { CountedPlan } from '../plan/plan.ts';
import { planColumns } from '../plan/plan-columns.ts';
import { CombinationTally, type BatchRows } from './combination-tally.ts';
import { combinationsOf, containing, maximalCombinations } from './combinations.ts';
import { cubeHead } from './cube-head.ts';
import { STATES, type AuditCube, type CubeTable, type RowAccount } from './cube.ts';
import { BatchIntegers } from './growing.ts';
import { LevelBins } from './level-bins.ts';
import { regroup } from './regroup.ts';
import { addStates, classPlaces, requireColumn, rowNumbers } from './row-outcomes.ts';
import { NO_SCORE, scoreBinner, type EndedScores, type ScoreBinner } from './score-bins.ts';
import { scoreRows } from './score-moments-tally.ts';
import { targetRows, type TargetRows } from './target-tally.ts';

/** Rows counted between two chances for a cancel to arrive. */
const BATCH = 1 << 15;

export interface TallyHooks {
  readonly signal?: AbortSignal;
  /** Called with the share of the work done, 0…1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Counts a table once under a resolved plan.
 * @param setAside rows that the reader set aside; carried into the cube's account of rows.
 * @throws AppError as the plan and the weights demand; `job/cancelled` when the signal fires.
 */
export async function tallyTable(
  table: Table,
  plan: CountedPlan,
  setAside: number,
  hooks: TallyHooks = {},
): Promise<AuditCube> {
  const tally = new Tally(plan);
  const pacer = new Pacer(hooks.signal);
  const names = planColumns(plan);
  const used = { rowCount: table.rowCount, columns: table.columns.filter(({ name }) => names.has(name)) };
  for (let from = 0; from < table.rowCount; from += BATCH) {
    await pacer.pause();
    const to = Math.min(table.rowCount, from + BATCH);
    tally.add(sliceTable(used, from, to));
    hooks.onProgress?.(to / table.rowCount);
  }
  pacer.check();
  return tally.finish(setAside);
}

/** The tally of a plan over any number of batches of rows. */
export class Tally {
  readonly #plan: CountedPlan;
  readonly #binner: ScoreBinner | null;
  readonly #levelBins: LevelBins | null;
  /** The combinations that are counted; smaller ones are summed from them. */
  readonly #counted: { readonly features: readonly number[]; readonly tally: CombinationTally }[] = [];
  readonly #strata: string[] = [];
  readonly #classes: readonly string[];
  readonly #places = new BatchIntegers();
  #anyWeight = false;
  readonly #account = { tallied: 0, weightMissing: 0 };

  constructor(plan: CountedPlan) {
    this.#plan = plan;
    this.#binner = plan.score && scoreBinner(plan.score);
    this.#levelBins = this.#binner && new LevelBins(this.#binner);
    this.#classes = plan.classes ?? [];
  }

  /** Adds a batch of rows. */
  add(table: Table): void {
    const rows = this.#batchRows(table);
    this.#start();
    const groups = this.#plan.sensitiveFeatures.map(({ column, bins }) =>
      featureGroups(requireColumn(table, column), bins),
    );
    for (const { features, tally } of this.#counted) {
      tally.add(
        rows,
        features.map((f) => groups[f]),
      );
    }
  }

  /**
   * @param setAside rows that the reader set aside
   * @param weights `any weights`: these are some of the rows, whose weights may all be zero
   * @throws AppError `weights/none` when no row has a weight above zero
   */
  finish(setAside: number, weights: 'some weight' | 'any weights' = 'some weight'): AuditCube {
    const plan = this.#plan;
    if (plan.sampleWeight !== null && weights === 'some weight' && !this.#anyWeight)
      throw new AppError('weights/none', { column: plan.sampleWeight });
    const ended = this.#binner?.finish() ?? null;
    const combinations = this.#tables(ended);
    const rows: RowAccount = { ...this.#account, setAside, ...this.#scoreAccount(combinations[0]) };
    return {
      ...cubeHead(plan),
      score: ended?.axis ?? null,
      strata: this.#strata,
      combinations,
      rows,
    };
  }

  #tables(ended: EndedScores | null): CubeTable[] {
    const { sensitiveFeatures, intersectionDepth, calibrationBins } = this.#plan;
    const shape = { strata: this.#strata.length, calibrationBins, classes: this.#classes.length };
    const counted = this.#counted.map(({ tally }) => tally.finish(ended));
    const sources = this.#counted.map(({ features }) => features);
    return combinationsOf(sensitiveFeatures.length, intersectionDepth).map((wanted) => {
      const from = containing(sources, wanted);
      if (sources[from].length === wanted.length) return counted[from];
      const at = wanted.map((feature) => sources[from].indexOf(feature));
      const names = wanted.map((feature) => sensitiveFeatures[feature].column);
      return regroup(counted[from], names, (key) => at.map((i) => key[i]), shape);
    });
  }

  /** Makes the tallies when the strata are known: with the first batch. */
  #start(): void {
    if (this.#counted.length > 0) return;
    const { sensitiveFeatures, intersectionDepth, calibrationBins } = this.#plan;
    const shape = {
      weighted: this.#plan.sampleWeight !== null,
      scored: this.#binner && (this.#binner.exact ? ('exactly' as const) : ('on a grid' as const)),
      targeted: this.#plan.numericTarget != null,
      calibrationBins,
      mostBins: this.#binner?.mostBins ?? 0,
      classes: this.#classes.length,
    };
    for (const features of maximalCombinations(sensitiveFeatures.length, intersectionDepth)) {
      const names = features.map((f) => sensitiveFeatures[f].column);
      this.#counted.push({ features, tally: new CombinationTally(names, this.#strata.length, shape) });
    }
  }

  #batchRows(table: Table): BatchRows {
    const plan = this.#plan;
    const strata = this.#rowStrata(table);
    const weights = plan.sampleWeight === null ? null : rowNumbers(table, plan.sampleWeight);
    const place = outcomePlaces(this.#places.ofLength(table.rowCount), table, plan, strata);
    const unweighted = weights ? leaveOutUnweighted(place, weights) : 0;
    this.#account.weightMissing += unweighted;
    this.#account.tallied += table.rowCount - unweighted;
    this.#anyWeight ||= weights?.some((weight) => weight > 0) ?? false;
    return {
      rowCount: table.rowCount,
      place,
      weights,
      score: plan.score && this.#scoreBins(table, plan.score.column),
      target: this.#targetRows(table),
      classPlace: this.#classes.length > 0 ? classPlaces(table, plan, this.#classes, strata) : null,
    };
  }

  #targetRows(table: Table): TargetRows | null {
    const target = this.#plan.numericTarget;
    if (!target) return null;
    const predicted = target.prediction === null ? null : rowNumbers(table, target.prediction);
    return targetRows(rowNumbers(table, target.column), predicted, target.origin ?? 0);
  }

  #scoreBins(table: Table, name: string): BatchRows['score'] {
    const binner = this.#binner!;
    const column = requireColumn(table, name);
    if (binner.exact && column.store === 'codes') return { bins: this.#levelBins!.bins(column), rows: null };
    const scores = rowNumbers(table, name);
    const bins = binner.bins(scores);
    return { bins, rows: binner.exact ? null : scoreRows(scores, this.#plan.calibrationBins) };
  }

  /** Every tallied row is in one cell of a combination, and its score in the moments of that cell. */
  #scoreAccount({ cells }: CubeTable): Pick<RowAccount, 'scoreMissing' | 'scoreOutsideUnit'> {
    if (!this.#plan.score) return { scoreMissing: null, scoreOutsideUnit: null };
    const sum = (counts: Float64Array | undefined): number => counts?.reduce((total, each) => total + each, 0) ?? 0;
    const scored = sum(cells.scoreN);
    return { scoreMissing: this.#account.tallied - scored, scoreOutsideUnit: scored - sum(cells.calibration?.n) };
  }

  #rowStrata(table: Table): ArrayLike<number> | null {
    if (!this.#plan.controlFeature) {
      if (this.#strata.length === 0) this.#strata.push('');
      return null;
    }
    const column = requireColumn(table, this.#plan.controlFeature);
    if (column.store !== 'codes') throw new AppError('plan/too-many-values', { column: column.name });
    if (this.#strata.length === 0) this.#strata.push(...column.levels);
    const strata = this.#strata;
    const known = new Map(strata.map((level, i) => [level, i]));
    const codeOf = column.levels.map((level) => known.get(level));
    if (codeOf.some((code) => code === undefined)) throw new AppError('plan/too-many-values', { column: column.name });
    return recode(
      column.codes,
      Uint32Array.from(codeOf, (code) => code!),
    );
  }
}

/** (stratum · 3 + label) · 3 + prediction of every row, written to `place`. */
function outcomePlaces(
  place: Uint32Array,
  table: Table,
  { label, prediction }: Pick<CountedPlan, 'label' | 'prediction'>,
  strata: ArrayLike<number> | null,
): Uint32Array {
  place.fill(0);
  addStates(place, table, label, STATES);
  addStates(place, table, prediction, 1);
  if (strata) for (let row = 0; row < place.length; row++) place[row] += strata[row] * STATES * STATES;
  return place;
}

/** Marks the rows without a weight as not tallied; returns how many there are. */
function leaveOutUnweighted(place: Uint32Array, weights: Float64Array): number {
  let missing = 0;
  for (let row = 0; row < place.length; row++) {
    if (weights[row] === weights[row]) continue;
    place[row] = NO_SCORE;
    missing++;
  }
  return missing;
}

function recode(codes: ArrayLike<number>, to: Uint32Array): Uint32Array {
  const recoded = new Uint32Array(codes.length);
  for (let row = 0; row < recoded.length; row++) recoded[row] = to[codes[row]];
  return recoded;
}
