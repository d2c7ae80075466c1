import type { VerdictKind } from '../../fairness/assessment.ts';
import type { NumberFormat } from '../../fairness/catalogue/entry.ts';

export type FigureKind = keyof FigureData;

/** What each kind of picture is drawn from. */
export interface FigureData {
  groupIntervals: GroupIntervals;
  intersectionMap: IntersectionMap;
  disparityLadder: DisparityLadder;
  rocByGroup: RocByGroup;
  calibrationByGroup: CalibrationByGroup;
  scoreDistributions: ScoreDistributions;
  missingness: Missingness;
  representation: RepresentationIntervals;
}

/** A group as every picture shows it. */
export interface FigureGroup {
  /** In full; pictures shorten it to the room they have. */
  readonly name: string;
  /** Its place in the combination, which gives it the same colour, dashes and shape in every picture. */
  readonly place: number;
}

/** A number with its interval, where it has one. */
export interface Ranged {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What an axis runs over, and how its numbers are written. */
export interface FigureAxis {
  readonly low: number;
  readonly high: number;
  readonly format: NumberFormat;
}

/**
 * plain; reference: what the others are compared with; accused: in a pair whose disparity is shown; faint: too few rows
 * for a verdict to rest on.
 */
export type RowRole = 'plain' | 'reference' | 'accused' | 'faint';

/** One group with a number: interval, then point, then the number in words. */
export interface IntervalRow extends Ranged {
  readonly group: FigureGroup;
  /** What stands at the end of the row: `44.9 % of 1,795`. */
  readonly label: string;
  readonly role: RowRole;
}

/** One metric of every group. */
export interface GroupIntervals {
  readonly rows: readonly IntervalRow[];
  readonly axis: FigureAxis;
  /** The reference group's value. */
  readonly reference: number | null;
  /** The stretch that the tolerance leaves around it. */
  readonly band: { readonly low: number; readonly high: number; readonly label: string } | null;
}

/** One rate over two crossed features: a cell for each pair of their levels. */
export interface IntersectionMap {
  readonly across: { readonly feature: string; readonly levels: readonly string[] };
  readonly down: { readonly feature: string; readonly levels: readonly string[] };
  readonly cells: readonly MapCell[];
  /** What the lightest and the darkest shade stand for. */
  readonly shades: FigureAxis;
  /** Groups with fewer rows than this are outlined and not shaded. */
  readonly smallBelow: number;
}

export interface MapCell {
  /** Places in the levels across and down. */
  readonly column: number;
  readonly row: number;
  readonly n: number;
  /** Null where there is no rate. */
  readonly value: number | null;
  /** The rate, or why there is none, in a word or two. */
  readonly label: string;
  /** The rows it rests on: `of 1,795`. */
  readonly size: string;
  readonly state: 'shown' | 'small' | 'undefined' | 'withheld' | 'absent';
}

/** Criteria on one scale, by how far their gap lies from the tolerance. */
export interface DisparityLadder {
  readonly scale: 'difference' | 'ratio';
  readonly rungs: readonly LadderRung[];
  readonly tolerance: { readonly value: number; readonly label: string };
  readonly axis: FigureAxis;
}

export interface LadderRung extends Ranged {
  /** `False positive rate by race`. */
  readonly name: string;
  readonly label: string;
  readonly verdict: VerdictKind;
  /** The verdict in words. */
  readonly words: string;
}

/** A curve or steps of one group. */
export interface FigureSeries {
  readonly group: FigureGroup;
  /** What stands below the group's name: `0.71 (0.69 to 0.73)`. */
  readonly label: string;
  /** Too few rows for a verdict to rest on. */
  readonly faint: boolean;
}

export interface XY {
  readonly x: number;
  readonly y: number;
}

export interface RocByGroup {
  readonly curves: readonly RocSeries[];
  /** The threshold in force, as it is written, or null where predictions do not come from one. */
  readonly threshold: string | null;
}

export interface RocSeries extends FigureSeries {
  /** Vertices from (0, 0) to (1, 1): false positive rate, true positive rate. */
  readonly points: readonly XY[];
  /** Where the threshold in force lies on the curve. */
  readonly at: XY | null;
}

export interface CalibrationByGroup {
  readonly series: readonly CalibrationSeries[];
  readonly unit: FigureAxis;
}

export interface CalibrationSeries extends FigureSeries {
  readonly bins: readonly CalibrationPoint[];
}

/** The rows whose score falls into one bin: their mean score, and the share of positive labels among them. */
export interface CalibrationPoint extends Ranged {
  readonly score: number;
  readonly n: number;
  readonly small: boolean;
}

export interface ScoreDistributions {
  readonly series: readonly DistributionSeries[];
  readonly axis: FigureAxis;
  /** The highest share of any step of any group: all groups are drawn to one height. */
  readonly highest: number;
  readonly threshold: { readonly value: number; readonly label: string } | null;
}

export interface DistributionSeries extends FigureSeries {
  /** The share of the group's rows between two scores; steps touch. */
  readonly steps: readonly { readonly low: number; readonly high: number; readonly share: number }[];
  readonly median: number;
}

/** What rows lack, by group: one panel for each thing that may be missing. */
export interface Missingness {
  readonly panels: readonly {
    readonly name: string;
    readonly rows: readonly IntervalRow[];
    readonly overall: number;
  }[];
  readonly axis: FigureAxis;
}

/** The share of each group in the file beside the share it is measured against. */
export interface RepresentationIntervals {
  readonly rows: readonly RepresentationRow[];
  readonly axis: FigureAxis;
  /** What the marks beside the intervals stand for: `share of the population`, `equal share`. */
  readonly against: string;
}

export interface RepresentationRow extends IntervalRow {
  /** The share it is measured against; null where none was given. */
  readonly expected: number | null;
}
