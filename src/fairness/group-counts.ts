import { STATES, UNKNOWN } from '../cube/cube.ts';
import type { AuditCube, CalibrationSums, CubeTable, TargetSums, WithheldPart } from '../cube/cube.ts';
import { combinedFixed, combinedOutcomes } from './combine-counts.ts';
import type { AdditiveSums } from './combine-counts.ts';
import { fixedParts, fixedSums } from './fixed-sums.ts';
import type { FixedSums } from './fixed-sums.ts';
import { Kept, Memory } from './kept.ts';
import type { LossSquares } from './loss-squares.ts';
import { allOutcomes, emptyOutcomes } from './outcome-sums.ts';
import type { GroupScores, ScoreCounter } from './score-counts.ts';
import { restSums } from './rest-sums.ts';
import type { ThresholdCut } from '../cube/score-threshold.ts';

/** Sums by outcome: index label · 3 + prediction, for the rows that count. */
export interface OutcomeSums {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
}

/**
 * Sums over rows that count and have a score, by what their label is: index NEGATIVE, POSITIVE, UNKNOWN. Those of
 * logarithms run over scores in 0…1.
 */
export type ScoreSums = CalibrationSums;

/** Sums by calibration bin, over rows with a known label and a score in 0…1. */
export interface CalibrationBins {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
  readonly ws: Float64Array;
  /** Σw of the rows with a positive label. */
  readonly positives: Float64Array;
}

/** {@link TargetSums} of one group. */
export type GroupTarget = Readonly<Record<keyof TargetSums, number>>;

/** Everything that the metrics of one group rest on. Strata are added up. */
export interface GroupCounts {
  readonly key: readonly string[];
  /**
   * Nothing is told of this group. The first such group of a table carries the rows of all of them, so that sums over
   * groups are exact; no number of it is reported.
   */
  readonly withheld?: true;
  /** Rows whose label and prediction are known, as far as the plan has them. */
  readonly outcomes: OutcomeSums;
  readonly rows: number;
  readonly leftOut: { readonly labelUnknown: number; readonly predictionUnknown: number; readonly both: number };
  /** Positives and negatives by score; null without a score or a label. */
  readonly scores: GroupScores | null;
  /** Sums of scores, whatever the threshold; null without a score. */
  readonly scoreSums: ScoreSums | null;
  /** Null without a score or a label. */
  readonly calibration: CalibrationBins | null;
  /** Null or absent without a label or a score in 0…1; the losses then have no interval. */
  readonly losses?: LossSquares | null;
  readonly target: GroupTarget | null;
  /** What the target is measured from; 0 when absent. */
  readonly targetOrigin?: number;
  readonly has: OutcomeRoles;
}

/** Which roles the numbers can rest on. */
export interface OutcomeRoles {
  readonly label: boolean;
  readonly prediction: boolean;
  readonly score: boolean;
  /** All scores lie in 0…1. */
  readonly unitScore: boolean;
  readonly target: boolean;
  readonly targetPrediction: boolean;
  /** Roles that the plan has and a gated cube does not tell of. */
  readonly withheld?: readonly WithheldPart[];
}

/** The roles that a cube has been counted with; a threshold makes a prediction only when the plan names one. */
export function outcomeRoles(cube: AuditCube, cut: ThresholdCut | null): OutcomeRoles {
  const prediction = cube.predictionFrom === 'column' || (cube.predictionFrom === 'threshold' && cut !== null);
  return {
    label: cube.hasLabel,
    prediction,
    score: cube.score !== null,
    unitScore: cube.score !== null && !cube.rows.scoreOutsideUnit,
    target: cube.hasTarget,
    targetPrediction: cube.hasTargetPrediction,
    ...(cube.gate && { withheld: cube.gate.withheld }),
  };
}

/**
 * Counts of every group of a table, by rows that count, most first; equal ones by key; withheld ones last. `counter`: for what rests on the
 * order of scores; null without a score or a label. `origin`: what the plan measures a numeric target from. `fixed`: what
 * no threshold moves, where it was summed before ({@link fixedSums}).
 */
export function countGroups(
  table: CubeTable,
  cube: AuditCube,
  cut: ThresholdCut | null,
  counter: ScoreCounter | null,
  origin = 0,
  fixed?: readonly FixedSums[],
): GroupCounts[] {
  const has = outcomeRoles(cube, cut);
  const threshold = cube.predictionFrom === 'threshold' ? cut : null;
  const sums = fixed ?? fixedSums(table, cube, has, counter);
  const counted = table.groups
    .map((key, group) => {
      const all = allOutcomes(table.cells, group, cube, threshold);
      return { key, ...withoutUnknown(all, has), ...sums[group], targetOrigin: origin, has };
    })
    .sort((a, b) => b.rows - a.rows || compareKeys(a.key, b.key));
  return [...counted, ...withheldCounts(table, has)];
}

function withheldCounts({ withheld }: CubeTable, has: OutcomeRoles): GroupCounts[] {
  const nothing = { scores: null, scoreSums: null, calibration: null, target: null, has, withheld: true } as const;
  return [...(withheld?.groups ?? [])].sort(compareKeys).map((key, place) => {
    const all = emptyOutcomes();
    if (place === 0) {
      withheld!.together.n.forEach((n, cell) => {
        const outcome = cell % (STATES * STATES);
        all.n[outcome] += n;
        all.w[outcome] += withheld!.together.w[cell];
        all.w2[outcome] += withheld!.together.w2[cell];
      });
    }
    return { key, ...withoutUnknown(all, has), ...nothing };
  });
}

/** Orders keys by their code units, so that the order depends on nothing but the names. */
export function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

function withoutUnknown(all: OutcomeSums, has: OutcomeRoles): Pick<GroupCounts, 'outcomes' | 'rows' | 'leftOut'> {
  const outcomes = emptyOutcomes();
  const leftOut = { labelUnknown: 0, predictionUnknown: 0, both: 0 };
  let rows = 0;
  for (let outcome = 0; outcome < STATES * STATES; outcome++) {
    const noLabel = has.label && Math.floor(outcome / STATES) === UNKNOWN;
    const noPrediction = has.prediction && outcome % STATES === UNKNOWN;
    if (noLabel && noPrediction) leftOut.both += all.n[outcome];
    else if (noLabel) leftOut.labelUnknown += all.n[outcome];
    else if (noPrediction) leftOut.predictionUnknown += all.n[outcome];
    else {
      outcomes.n[outcome] = all.n[outcome];
      outcomes.w[outcome] = all.w[outcome];
      outcomes.w2[outcome] = all.w2[outcome];
      rows += all.n[outcome];
    }
  }
  return { outcomes, rows, leftOut };
}

const OVERALL = new Kept<FixedAdditive>();

/** All groups as one. */
export function overallCounts(
  groups: readonly GroupCounts[],
  has: OutcomeRoles,
  scores: GroupScores | null,
  memory = new Memory(),
): GroupCounts {
  const leftOut = { labelUnknown: 0, predictionUnknown: 0, both: 0 };
  let rows = 0;
  for (const group of groups) {
    leftOut.labelUnknown += group.leftOut.labelUnknown;
    leftOut.predictionUnknown += group.leftOut.predictionUnknown;
    leftOut.both += group.leftOut.both;
    rows += group.rows;
  }
  const [first, ...others] = groups;
  const outcomes = others.reduce(
    (sum, group) => combinedOutcomes(sum, group.outcomes),
    first?.outcomes ?? emptyOutcomes(),
  );
  const fixed = OVERALL.in(memory, fixedParts(groups), () =>
    withoutOutcomes(others.reduce<FixedAdditive>(combinedFixed, first ?? NOTHING)),
  );
  return { key: [], rows, leftOut, scores, outcomes, ...fixed, targetOrigin: first?.targetOrigin, has };
}

type FixedAdditive = Omit<AdditiveSums, 'outcomes'>;

const NOTHING: FixedAdditive = { scoreSums: null, calibration: null, target: null };

const RESTS = new Kept<GroupCounts[]>();
const FIXED_RESTS = new Kept<readonly FixedAdditive[]>();

/** Of each group, all others: what it is compared with when it is compared with everybody. Scores are not taken apart. */
export function restsOf(groups: readonly GroupCounts[], overall: GroupCounts, memory = new Memory()): GroupCounts[] {
  return RESTS.in(memory, [groups, overall], () => {
    const byOutcome = restSums(groups.map(({ outcomes }) => ({ ...NOTHING, outcomes })));
    const fixed = FIXED_RESTS.in(memory, fixedParts(groups), () =>
      restSums(groups.map((group) => ({ ...group, outcomes: NO_OUTCOMES }))).map(withoutOutcomes),
    );
    return byOutcome.map(({ outcomes }, g) => ({
      ...overall,
      outcomes,
      ...fixed[g],
      rows: overall.rows - groups[g].rows,
      scores: null,
    }));
  });
}

const NO_OUTCOMES: OutcomeSums = { n: new Float64Array(), w: new Float64Array(), w2: new Float64Array() };

/** The same by outcome alone. */
export function restOutcomesOf(groups: readonly GroupCounts[], overall: GroupCounts): GroupCounts[] {
  const none = { scoreSums: null, calibration: null, target: null };
  return restsOf(
    groups.map((group) => ({ ...group, ...none, losses: null })),
    overall,
  );
}

function withoutOutcomes({ scoreSums, calibration, losses, target }: FixedAdditive): FixedAdditive {
  return { scoreSums, calibration, losses, target };
}
