import { STATES, UNKNOWN } from '../../src/cube/cube.ts';
import type { ScoreAxis } from '../../src/cube/cube.ts';
import { overallCounts } from '../../src/fairness/group-counts.ts';
import type { GroupCounts, GroupTarget, ScoreSums } from '../../src/fairness/group-counts.ts';
import { ScoreCounter } from '../../src/fairness/score-counts.ts';

/** One row of a group; absent: not known. */
export interface ScoredRow {
  readonly score: number;
  readonly label: 0 | 1;
  readonly prediction?: 0 | 1;
  readonly target?: number;
}

const BINS: ScoreAxis = { kind: 'exact', values: Float64Array.from({ length: 101 }, (_, i) => i / 100) };

/** Counts of groups from their rows, scores in hundredths; without weights. */
export function scoredCounts(groups: readonly (readonly [string, readonly ScoredRow[]])[]): GroupCounts[] {
  return groups.map(([name, rows]) => countsOfRows(name, rows));
}

function countsOfRows(name: string, rows: readonly ScoredRow[]): GroupCounts {
  const n = new Float64Array(STATES * STATES);
  const counts = { positives: new Float64Array(101), negatives: new Float64Array(101) };
  const sums = { n: new Float64Array(3), ws: new Float64Array(3), ws2: new Float64Array(3) };
  for (const { score, label, prediction = UNKNOWN } of rows) {
    n[label * STATES + prediction]++;
    counts[label === 1 ? 'positives' : 'negatives'][Math.round(100 * score)]++;
    sums.n[label]++;
    sums.ws[label] += score;
    sums.ws2[label] += score * score;
  }
  const size = (label: 0 | 1) => ({ n: sums.n[label], w: sums.n[label], w2: sums.n[label] });
  const scoreSums: ScoreSums = {
    ...sums,
    w: sums.n,
    w2: sums.n,
    wLogScore: new Float64Array(3),
    wLogComplement: new Float64Array(3),
  };
  return {
    key: [name],
    outcomes: { n, w: n, w2: n },
    rows: rows.length,
    leftOut: { labelUnknown: 0, predictionUnknown: 0, both: 0 },
    scores: {
      bins: Uint32Array.from({ length: 101 }, (_, i) => i),
      counts,
      positives: size(1),
      negatives: size(0),
      grid: false,
    },
    scoreSums,
    calibration: null,
    target: targetOf(rows),
    has: { label: true, prediction: true, score: true, unitScore: true, target: true, targetPrediction: false },
  };
}

function targetOf(rows: readonly ScoredRow[]): GroupTarget {
  const sum = (power: number): number => rows.reduce((total, { target = 0 }) => total + target ** power, 0);
  const n = rows.length;
  const errors = { we: 0, we2: 0, we4: 0, wAbsE: 0, we2y: 0, we2y2: 0 };
  return { n, w: n, w2: n, wy: sum(1), wy2: sum(2), wy3: sum(3), wy4: sum(4), ...errors };
}

/** All groups as one, with their scores where they have them. */
export function scoredOverall(groups: readonly GroupCounts[]): GroupCounts {
  const scored = groups.every(({ scores }) => scores !== null);
  const scores = scored ? new ScoreCounter(BINS).ofAll(groups.map((group) => group.scores)) : null;
  return overallCounts(groups, groups[0].has, scores);
}
