import { NEGATIVE, POSITIVE, STATES } from '../../src/cube/cube.ts';
import { overallCounts } from '../../src/fairness/group-counts.ts';
import type { GroupCounts, OutcomeRoles } from '../../src/fairness/group-counts.ts';

/** Rows of a group by outcome; `weight`: of every row. */
export interface ConfusionCounts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
  readonly weight?: number;
}

const ROLES: OutcomeRoles = {
  label: true,
  prediction: true,
  score: false,
  unitScore: false,
  target: false,
  targetPrediction: false,
};

/** A group's counts from its confusion counts, without scores. */
export function countsOf(name: string, { tp, fp, fn, tn, weight = 1 }: ConfusionCounts): GroupCounts {
  const n = new Float64Array(STATES * STATES);
  n[POSITIVE * STATES + POSITIVE] = tp;
  n[NEGATIVE * STATES + POSITIVE] = fp;
  n[POSITIVE * STATES + NEGATIVE] = fn;
  n[NEGATIVE * STATES + NEGATIVE] = tn;
  return {
    key: [name],
    outcomes: { n, w: n.map((rows) => rows * weight), w2: n.map((rows) => rows * weight * weight) },
    rows: tp + fp + fn + tn,
    leftOut: { labelUnknown: 0, predictionUnknown: 0, both: 0 },
    scores: null,
    scoreSums: null,
    calibration: null,
    target: null,
    has: ROLES,
  };
}

/** All groups as one, without scores. */
export function allOf(groups: readonly GroupCounts[]): GroupCounts {
  return overallCounts(groups, groups[0].has, null);
}
