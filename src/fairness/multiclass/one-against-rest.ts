import { NEGATIVE, POSITIVE, STATES, UNKNOWN } from '../../cube/cube.ts';
import type { State } from '../../cube/cube.ts';
import type { GroupCounts } from '../group-counts.ts';
import type { ClassCounts } from './class-counts.ts';

/** A group's counts with one class as positive and all others as negative. Scores and targets have no part in them. */
export function oneAgainstRest({ key, classes, sums, rows, has }: ClassCounts, positive: number): GroupCounts {
  const outcomes = {
    n: new Float64Array(STATES * STATES),
    w: new Float64Array(STATES * STATES),
    w2: new Float64Array(STATES * STATES),
  };
  const leftOut = { labelUnknown: 0, predictionUnknown: 0, both: 0 };
  for (let i = 0; i < sums.n.length; i++) {
    const [label, prediction] = [Math.floor(i / (classes + 1)), i % (classes + 1)];
    const noLabel = has.label && label === classes;
    const noPrediction = has.prediction && prediction === classes;
    if (noLabel || noPrediction) {
      leftOut[noLabel ? (noPrediction ? 'both' : 'labelUnknown') : 'predictionUnknown'] += sums.n[i];
      continue;
    }
    const to = stateOf(label, positive, classes) * STATES + stateOf(prediction, positive, classes);
    outcomes.n[to] += sums.n[i];
    outcomes.w[to] += sums.w[i];
    outcomes.w2[to] += sums.w2[i];
  }
  return {
    key,
    outcomes,
    rows,
    leftOut,
    scores: null,
    scoreSums: null,
    calibration: null,
    target: null,
    has: { ...has, score: false, unitScore: false, target: false, targetPrediction: false },
  };
}

function stateOf(index: number, positive: number, classes: number): State {
  if (index === classes) return UNKNOWN;
  return index === positive ? POSITIVE : NEGATIVE;
}
