/**
 * The AuditCube: the sufficient statistics of an audit. One small table for each audited combination of sensitive
 * features (each feature alone, then their intersections up to the plan's depth), over
 * group × stratum × label × prediction. Cubes of equal plans add up. A cell of one *is* a row, so a cube is personal
 * data until small cells have been suppressed.
 */
export interface AuditCube {
  /** 1 had no classes, and fewer sums of a numeric target. */
  readonly evenhandCube: 2;
  /** What the score sums and histograms are over; null when the plan has no score. */
  readonly score: ScoreAxis | null;
  /** Where the prediction of a cell comes from. `threshold`: cells have prediction `unknown`; the histogram decides. */
  readonly predictionFrom: 'column' | 'threshold' | null;
  readonly hasLabel: boolean;
  readonly hasWeights: boolean;
  readonly hasTarget: boolean;
  /** Whether the numeric target has a prediction; without one the error sums are zero. */
  readonly hasTargetPrediction: boolean;
  /** Where sums of the numeric target are measured from; absent without one. */
  readonly targetOrigin?: number;
  readonly calibrationBins: number;
  readonly strata: readonly string[];
  /** The values that labels and predictions are counted by, beside positive and negative; empty without them. */
  readonly classes: readonly string[];
  readonly combinations: readonly CubeTable[];
  readonly rows: RowAccount;
  /** What was withheld before the cube was passed on; absent where it is as it was counted. */
  readonly gate?: CubeGate;
}

/** How a cube was made fit to be passed on: see `gate/gate-cube.ts`. */
export interface CubeGate {
  /** Groups with a count between 1 and one less than this are withheld. */
  readonly minimum: number;
  /** What the plan asks for and the cube no longer tells of any group. */
  readonly withheld: readonly WithheldPart[];
}

export const WITHHELD_PARTS = ['score', 'target', 'classes', 'strata', 'weights', 'label'] as const;
export type WithheldPart = (typeof WITHHELD_PARTS)[number];

/** Where every row of the file went. tallied + setAside + weightMissing = all rows read. */
export interface RowAccount {
  readonly tallied: number;
  /** Rows with more cells than the header. */
  readonly setAside: number;
  /** Rows whose sample weight is missing or unreadable. */
  readonly weightMissing: number;
  /** Rows tallied whose score is missing or unreadable; null without a score. */
  readonly scoreMissing: number | null;
  /** Rows tallied whose score is below 0 or above 1; null without a score. */
  readonly scoreOutsideUnit: number | null;
}

/**
 * exact: `values` are all distinct scores, increasing, and histogram bin i is values[i].
 * grid: bin i lies between edges[i − 1] and edges[i], the first and the last bin are open; `closed` tells on which side an
 * edge belongs to the bin above it (`left`) or below it (`right`). So there is one bin more than edges.
 */
export type ScoreAxis =
  | { readonly kind: 'exact'; readonly values: Float64Array }
  | { readonly kind: 'grid'; readonly edges: Float64Array; readonly closed: 'left' | 'right' };

export interface CubeTable {
  /** Column names, in the plan's order. */
  readonly features: readonly string[];
  /** One level name per feature for each group that has rows, in order of first appearance. */
  readonly groups: readonly (readonly string[])[];
  readonly cells: CellSums;
  /** Counts by class; null without classes. */
  readonly classes: ClassSums | null;
  /** Groups whose counts are withheld; absent where there are none. */
  readonly withheld?: WithheldGroups;
}

/** Groups of which only the sum is told. It is no group: it is there so that totals are exact. */
export interface WithheldGroups {
  /** One level per feature for each; of several features all that could be, whether they have rows or not. */
  readonly groups: readonly (readonly string[])[];
  /** Over stratum × label × prediction: index stratum · 9 + label · 3 + prediction. */
  readonly together: { readonly n: Float64Array; readonly w: Float64Array; readonly w2: Float64Array };
}

/**
 * Counts over group × stratum × label class × predicted class; arrays of length groups · strata · (K + 1)², where class K
 * stands for values that are missing or not among the K classes. Without a prediction every row is predicted K.
 */
export interface ClassSums {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
}

/** Index into {@link ClassSums}; `classes`: K. */
export function classIndex(
  group: number,
  stratum: number,
  strata: number,
  label: number,
  prediction: number,
  classes: number,
): number {
  return ((group * strata + stratum) * (classes + 1) + label) * (classes + 1) + prediction;
}

/** The states of label and prediction in a cell's address. */
export const NEGATIVE = 0;
export const POSITIVE = 1;
export const UNKNOWN = 2;
export const STATES = 3;
export type State = 0 | 1 | 2;

/** Index of a cell: ((group · strata + stratum) · 3 + label) · 3 + prediction. */
export function cellIndex(group: number, stratum: number, strata: number, label: State, prediction: State): number {
  return ((group * strata + stratum) * STATES + label) * STATES + prediction;
}

/**
 * Sums per cell, each array of length groups · strata · 9. Score sums run over the rows of the cell that have a score
 * (`scoreN` of them). `log` sums clip the score into [2⁻⁵², 1 − 2⁻⁵²] and are NaN-free; they and the calibration sums
 * leave out scores outside 0…1, which `RowAccount.scoreOutsideUnit` counts.
 */
export interface CellSums {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
  readonly scoreN: Float64Array;
  readonly ws: Float64Array;
  readonly ws2: Float64Array;
  /** Σ −w·ln s */
  readonly wLogScore: Float64Array;
  /** Σ −w·ln(1 − s) */
  readonly wLogComplement: Float64Array;
  /** The same per calibration bin: arrays of length cells · calibrationBins, index cell · bins + bin. */
  readonly calibration: CalibrationSums | null;
  readonly target: TargetSums | null;
  readonly histogram: ScoreHistogram | null;
}

/** Equal bins over [0, 1], each open below and closed above (0 belongs to the first), as the references use. */
export interface CalibrationSums {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
  readonly ws: Float64Array;
  readonly ws2: Float64Array;
  readonly wLogScore: Float64Array;
  readonly wLogComplement: Float64Array;
}

/**
 * For a numeric target with prediction ŷ and error e = ŷ − y: weighted power sums over rows where all are known. y is
 * measured from the plan's origin (`numericTarget.origin`), so that variances keep their digits.
 */
export interface TargetSums {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
  readonly wy: Float64Array;
  readonly wy2: Float64Array;
  readonly wy3: Float64Array;
  readonly wy4: Float64Array;
  readonly we: Float64Array;
  readonly we2: Float64Array;
  readonly we4: Float64Array;
  readonly wAbsE: Float64Array;
  /** Σ w·e²·y and Σ w·e²·y² */
  readonly we2y: Float64Array;
  readonly we2y2: Float64Array;
}

/** Sparse score histogram: the entries of cell c are offsets[c] … offsets[c + 1] − 1, by increasing bin. */
export interface ScoreHistogram {
  readonly offsets: Uint32Array;
  readonly bins: Uint32Array;
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
}
