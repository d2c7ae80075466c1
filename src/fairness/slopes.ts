import { aucInfluence } from '../stats/auc.ts';
import { cellSlope, scoreSlope } from '../stats/influence.ts';
import type { ScoreInfluence } from '../stats/influence.ts';
import { phiSlope } from '../stats/phi.ts';
import type { FourCells } from '../stats/phi.ts';
import { effectiveSize } from '../stats/proportion.ts';
import type { GroupCounts } from './group-counts.ts';
import { averagePrecisionOf } from './group-metrics/average-precision.ts';
import { matthewsCells } from './group-metrics/combined.ts';
import { errorSlope, explainedSlope } from './group-metrics/target-slopes.ts';
import type { MetricId } from './metrics.ts';
import { placesIn } from './score-counts.ts';
import type { ClassSize, GroupScores } from './score-counts.ts';

/** The slope of a metric of all rows on that of a group, Cov(group, all) / Var(group). */
export type Slope = (group: GroupCounts) => number;

/**
 * The metrics whose value over all rows is no mean of the groups' (correlations, areas), and those of which it is one, but
 * by weights that err together with the values.
 */
const SLOPES: Readonly<Partial<Record<MetricId, (all: GroupCounts) => Slope>>> = {
  matthewsCorrelation: (all) => {
    const whole = matthewsCells(all);
    return (group) => {
      const part = matthewsCells(group);
      return phiSlope(part.cells, whole.cells, part.weight / whole.weight);
    };
  },
  f1: ofQuotient([2, 0, 0, 0], [2, 1, 1, 0]),
  treatmentEquality: ofQuotient([0, 1, 0, 0], [0, 0, 1, 0]),
  conditionalAcceptance: ofQuotient([1, 1, 0, 0], [1, 0, 1, 0]),
  conditionalRejection: ofQuotient([0, 0, 1, 1], [0, 1, 0, 1]),
  rocAuc: ofScores(({ counts }) => aucInfluence(counts)),
  averagePrecision: ofScores((scores) => averagePrecisionOf(scores)?.influence ?? null),
  rootMeanSquaredError: (all) => (group) => errorSlope(group, all),
  rSquared: (all) => (group) => explainedSlope(group, all),
};

/** How to find the slope of a metric, from all rows; null for metrics that have none. */
export function slopeOf(metric: MetricId, all: GroupCounts): Slope | null {
  return SLOPES[metric]?.(all) ?? null;
}

/** Of a quotient of two sums over TP, FN, FP and TN, each cell counted as often as given. */
function ofQuotient(top: FourCells, bottom: FourCells): (all: GroupCounts) => Slope {
  const influenceOf = (cells: FourCells): number[] => {
    const [above, below] = [top, bottom].map((times) => cells.reduce((sum, rows, i) => sum + times[i] * rows, 0));
    const rows = cells.reduce((sum, each) => sum + each, 0);
    return cells.map((_, i) => ((top[i] - (above / below) * bottom[i]) * rows) / below);
  };
  return (all) => {
    const whole = matthewsCells(all);
    const ofWhole = influenceOf(whole.cells);
    return (group) => {
      const part = matthewsCells(group);
      return cellSlope(part.cells, influenceOf(part.cells), ofWhole, part.weight / whole.weight);
    };
  };
}

function ofScores(influenceOf: (scores: GroupScores) => ScoreInfluence | null): (all: GroupCounts) => Slope {
  return ({ scores: all }) => {
    const whole = all && influenceOf(all);
    return ({ scores }) => {
      const part = scores && influenceOf(scores);
      if (!scores || !part || !all || !whole) return 0;
      const squares = { positives: meanWeight(scores.positives), negatives: meanWeight(scores.negatives) };
      return scoreSlope({ counts: scores.counts, places: placesIn(all, scores), squares }, part, whole);
    };
  };
}

/** Σw² / Σw. */
function meanWeight({ w, w2 }: ClassSize): number {
  return w / effectiveSize(w, w2);
}
