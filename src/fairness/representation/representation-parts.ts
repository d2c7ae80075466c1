import type { Interval, MetricValue, OmnibusTest, Undefined, VerdictKind } from '../assessment.ts';

/**
 * Who is in the file: the groups of one combination of features as shares of all rows that were counted, against what the
 * shares could have been. Made on demand from a cube and its plan by `representationOf`.
 */
export interface Representation {
  readonly features: readonly string[];
  /** Rows counted, whether or not their label and prediction are known. */
  readonly rows: number;
  readonly weighted: boolean;
  /** The rows that shares are compared in: the one denominator of every `among`, and of what they are held against. */
  readonly basis: ShareBasis;
  /** Two-sided confidence of single intervals, 1 − α. */
  readonly level: number;
  /** The smallest ratio to the expected share that is tolerated. */
  readonly tolerance: number;
  /**
   * Most rows first; then groups of the population that have no row, then those whose counts are withheld. Rows whose
   * feature is missing are groups too.
   */
  readonly groups: readonly GroupShare[];
  /** Rows in groups, of those shown, whose name means "not known" in some feature. */
  readonly missingRows: number;
  /** "All groups whose name is known are equally large." */
  readonly equalTest: OmnibusTest | Undefined;
  /** Single features whose population shares the plan gives; null else. */
  readonly population: PopulationComparison | null;
  /** Intersections: each group against the product of its single features' shares; null for single features. */
  readonly independence: IndependenceComparison | null;
}

export interface ShareBasis {
  readonly rows: number;
  /** all: every row counted; known: those whose group is known; compared: those of groups that can be compared. */
  readonly of: 'all' | 'known' | 'compared';
}

export interface GroupShare {
  /** One level per feature. */
  readonly key: readonly string[];
  /** 0 for a group of the population that is absent from the file; null for one whose counts are withheld. */
  readonly rows: number | null;
  /** Whether some feature of it is not known. */
  readonly missing: boolean;
  /** Fewer rows than the plan's minimum group size. */
  readonly belowMinimum: boolean;
  /** Of all rows counted, weighted where the plan has weights. */
  readonly share: MetricValue;
  /** Of the rows of the basis; null for groups that stand apart from it: not known, or without a share to be held against. */
  readonly among: MetricValue | null;
  /** The interval of `share` that holds for all groups at once; null where the share is undefined. */
  readonly together: Interval | null;
  /** Share among the rows whose groups are known, divided by an equal share; null for missing and absent groups. */
  readonly toEqual: MetricValue | null;
  /** Against the population's share, or against the product of single shares for intersections; null where there is none. */
  readonly against: ShareAgainst | null;
}

/** A group's share against an expected one that is taken as exact. */
export interface ShareAgainst {
  /** 0 … 1. */
  readonly expected: number;
  /** The group's share among the rows compared, which leave out rows whose group is not known. */
  readonly share: MetricValue;
  /** share / expected. */
  readonly ratio: MetricValue;
  /** share − expected. */
  readonly difference: MetricValue;
  /** One-sided p of "the ratio is not below the tolerance", and after Holm's correction over the groups compared. */
  readonly p: number;
  readonly adjustedP: number;
  /** One-sided p of "the ratio is below the tolerance". */
  readonly withinP: number;
  /** shown: under-represented beyond the tolerance; ruledOut: surely not; notEnoughData. */
  readonly verdict: VerdictKind;
  /** Rows compared with which a group that has its expected share would be ruled out with 80 % power; for open verdicts. */
  readonly needed: number | null;
}

export interface PopulationComparison {
  /** Where the shares come from, as typed. */
  readonly source: string | null;
  /** Rows compared: of groups with a share, and of all others where shares leave a remainder. */
  readonly rows: number;
  /** Groups with a share whose counts are withheld: all others are compared as if these were not in the population. */
  readonly withheld: readonly string[];
  /** Sum of the shares given. */
  readonly named: number;
  /** Groups without a share, taken together against what the shares leave; null where they leave nothing. */
  readonly others: OtherGroups | null;
  /** Groups that are not compared: they have no share although shares leave nothing, or others are withheld. */
  readonly notCompared: readonly (readonly string[])[];
  /** Shares given for groups that are not in the file (their `rows` are 0). */
  readonly absent: readonly string[];
  /** "The groups are as large as in the population." */
  readonly test: OmnibusTest | Undefined;
  /** The graver of the groups' verdicts: shown, else notEnoughData, else ruledOut. */
  readonly verdict: VerdictKind;
}

export interface OtherGroups {
  readonly keys: readonly (readonly string[])[];
  readonly rows: number;
  readonly against: ShareAgainst;
}

export interface IndependenceComparison {
  /** Rows whose groups are known in every feature. */
  readonly rows: number;
  /**
   * Combinations of known levels that have no row though one or more would be expected, most expected first, at most
   * fifty; `absentCount` counts them all. `expected`: a share.
   */
  readonly absent: readonly { readonly key: readonly string[]; readonly expected: number }[];
  readonly absentCount: number;
  /** "The features are independent of each other." */
  readonly test: OmnibusTest | Undefined;
  /** The graver of the groups' verdicts. */
  readonly verdict: VerdictKind;
}
