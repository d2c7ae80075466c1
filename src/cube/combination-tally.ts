import type { FeatureGroups } from '../plan/feature-groups.ts';
import { ClassTally } from './class-tally.ts';
import { STATES, type CellSums, type CubeTable } from './cube.ts';
import { GroupIndex } from './group-index.ts';
import { BatchIntegers, GrowingFloats } from './growing.ts';
import { histogramMoments } from './histogram-moments.ts';
import { HistogramTally } from './histogram-tally.ts';
import { NO_SCORE, type EndedScores } from './score-bins.ts';
import { ScoreMomentsTally, type ScoreRows } from './score-moments-tally.ts';
import { TargetTally, type TargetRows } from './target-tally.ts';

/** What all combinations share of a batch: one entry per row. */
export interface BatchRows {
  readonly rowCount: number;
  /** (stratum · 3 + label) · 3 + prediction; {@link NO_SCORE} for a row that is not tallied. */
  readonly place: Uint32Array;
  readonly weights: Float64Array | null;
  readonly score: { readonly bins: Uint32Array; /** On a grid. */ readonly rows: ScoreRows | null } | null;
  readonly target: TargetRows | null;
  /** (stratum · (K + 1) + label class) · (K + 1) + predicted class; null without classes. */
  readonly classPlace: Uint32Array | null;
}

/** What is known before the first row. */
export interface TallyShape {
  readonly weighted: boolean;
  /** Scores by their values have moments that their histogram tells. */
  readonly scored: 'exactly' | 'on a grid' | null;
  readonly targeted: boolean;
  readonly calibrationBins: number;
  /** Most histogram bins; 0 without a score. */
  readonly mostBins: number;
  /** K; 0 without classes. */
  readonly classes: number;
}

/** Tallies one combination of features over any number of batches. */
export class CombinationTally {
  readonly #features: readonly string[];
  readonly #groups: GroupIndex;
  readonly #cells = new BatchIntegers();
  readonly #n = new GrowingFloats();
  readonly #w = new GrowingFloats();
  readonly #w2 = new GrowingFloats();
  readonly #moments: ScoreMomentsTally | null;
  readonly #histogram: HistogramTally | null;
  readonly #target: TargetTally | null;
  readonly #classes: ClassTally | null;
  readonly #strata: number;
  readonly #shape: TallyShape;

  constructor(features: readonly string[], strata: number, shape: TallyShape) {
    this.#features = features;
    this.#groups = new GroupIndex(features);
    this.#strata = strata;
    this.#shape = shape;
    this.#moments = shape.scored === 'on a grid' ? new ScoreMomentsTally(shape.calibrationBins, shape.weighted) : null;
    this.#histogram = shape.scored ? new HistogramTally(shape.mostBins, shape.weighted) : null;
    this.#target = shape.targeted ? new TargetTally(shape.weighted) : null;
    this.#classes = shape.classes > 0 ? new ClassTally(strata, shape.classes, shape.weighted) : null;
  }

  /** Adds a batch of rows. @throws AppError `plan/too-many-groups` */
  add(rows: BatchRows, features: readonly FeatureGroups[]): void {
    const groups = this.#groups.number(rows.rowCount, features);
    const cellCount = this.#cellCount();
    const cells = this.#cellsOf(rows, groups);
    const weights = rows.weights;
    this.#addCounts(cells, cellCount, weights);
    if (rows.score) {
      if (rows.score.rows) this.#moments?.add(cells, cellCount, rows.score.rows, weights);
      this.#histogram?.add(cells, cellCount, rows.score.bins, weights);
    }
    if (rows.target) this.#target?.add(cells, cellCount, rows.target, weights);
    if (rows.classPlace) this.#classes?.add(groups, this.#groups.groups.length, cells, rows.classPlace, weights);
  }

  #cellsOf({ place, rowCount }: BatchRows, groups: Uint16Array): Uint32Array {
    const width = this.#strata * STATES * STATES;
    const cells = this.#cells.ofLength(rowCount);
    for (let row = 0; row < rowCount; row++) {
      cells[row] = place[row] === NO_SCORE ? NO_SCORE : groups[row] * width + place[row];
    }
    return cells;
  }

  #addCounts(cells: Uint32Array, cellCount: number, weights: Float64Array | null): void {
    const [n, w, w2] = [this.#n, this.#w, this.#w2].map((sums) => sums.ensure(cellCount));
    for (let row = 0; row < cells.length; row++) {
      const cell = cells[row];
      if (cell === NO_SCORE) continue;
      n[cell]++;
      if (weights) {
        w[cell] += weights[row];
        w2[cell] += weights[row] * weights[row];
      }
    }
  }

  finish(ended: EndedScores | null): CubeTable {
    const cellCount = this.#cellCount();
    const weighted = this.#shape.weighted;
    const histogram = (ended && this.#histogram?.finish(cellCount, ended.placeOf)) ?? null;
    const moments =
      histogram && ended?.axis.kind === 'exact'
        ? histogramMoments(histogram, ended.axis.values, this.#shape.calibrationBins)
        : this.#moments?.finish(cellCount);
    const none = (): Float64Array => new Float64Array(cellCount);
    const cells: CellSums = {
      n: this.#n.take(cellCount),
      w: (weighted ? this.#w : this.#n).take(cellCount),
      w2: (weighted ? this.#w2 : this.#n).take(cellCount),
      scoreN: moments?.totals.n ?? none(),
      ws: moments?.totals.ws ?? none(),
      ws2: moments?.totals.ws2 ?? none(),
      wLogScore: moments?.totals.wLogScore ?? none(),
      wLogComplement: moments?.totals.wLogComplement ?? none(),
      calibration: moments?.calibration ?? null,
      target: this.#target?.finish(cellCount) ?? null,
      histogram,
    };
    const groups = this.#groups.groups;
    return { features: this.#features, groups, cells, classes: this.#classes?.finish(groups.length) ?? null };
  }

  #cellCount(): number {
    return this.#groups.groups.length * this.#strata * STATES * STATES;
  }
}
