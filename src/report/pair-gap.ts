import type {
  CombinationAssessment,
  Finding,
  Interval,
  MetricValue,
  PairResult,
  PairSide,
} from '../fairness/assessment.ts';
import { sameKey, samePair } from '../fairness/same-key.ts';
import { differenceLimits } from '../stats/mover.ts';

type Scale = 'ratio' | 'difference';

/**
 * The gap of a pair on a scale: from whichever of the finding's criteria compared that pair, else, for a difference, made
 * from the two groups. Null where no ratio was compared.
 */
export function gapOfPair(
  combination: CombinationAssessment,
  finding: Finding,
  pair: PairResult,
  scale: Scale,
): MetricValue | null {
  for (const i of finding.verdicts) {
    const verdict = combination.verdicts[i];
    if (verdict.scale !== scale) continue;
    const found = [verdict.leading, ...verdict.shown].find((other) => other && samePair(other, pair));
    if (found) return found.gap;
  }
  return scale === 'difference' ? differenceOfPair(combination, pair) : null;
}

/** higher − lower with Newcombe's interval, which is made of the two rates' own Wilson intervals. */
function differenceOfPair({ groups }: CombinationAssessment, { metric, higher, lower }: PairResult): MetricValue {
  const intervalOf = (side: PairSide): Interval | null => {
    const rate = groups.find(({ key }) => sameKey(key, side.key))?.metrics[metric];
    return rate?.kind === 'defined' ? rate.interval : null;
  };
  const [a, b] = [intervalOf(higher), intervalOf(lower)];
  const limits = a && b && differenceLimits(higher.rate, [a.low, a.high], lower.rate, [b.low, b.high]);
  return {
    kind: 'defined',
    value: higher.rate - lower.rate,
    interval: limits && { low: limits[0], high: limits[1], level: a.level, method: 'newcombe' },
    n: higher.n + lower.n,
  };
}
