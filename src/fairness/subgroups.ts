import { twoSidedZ } from '../stats/distributions.ts';
import { differenceLimits } from '../stats/mover.ts';
import { wilsonLimits } from '../stats/wilson.ts';
import type {
  Assessment,
  CombinationAssessment,
  CriterionVerdict,
  Defined,
  GroupAssessment,
  MetricValue,
} from './assessment.ts';
import type { MetricId } from './metrics.ts';
import { sameKey } from './same-key.ts';

/** A group where features meet, beside the groups of each feature alone that it is part of. */
export interface Subgroup {
  readonly group: GroupAssessment;
  readonly value: MetricValue;
  /** Group − reference group; null for the reference group itself and where there is none. */
  readonly toReference: MetricValue | null;
  /** One for each feature of the combination. */
  readonly alone: readonly AloneComparison[];
  /** Whether it lies farther from the reference group than any of its features alone says. */
  readonly beyond: Beyond;
  readonly state: SubgroupState;
}

/** A subgroup beside all rows that share one of its levels. */
export interface AloneComparison {
  readonly feature: string;
  readonly level: string;
  readonly value: MetricValue;
  /** Subgroup − all with that level, of which it is a part. */
  readonly difference: MetricValue;
}

/** surely: every difference to a feature alone has an interval on that side; perhaps: the values alone lie so. */
export type Beyond = 'surely' | 'perhaps' | 'no' | 'unknown';

/** shown: against the reference group; shownToOthers: only in pairs without it; notShown: judged, and in no such pair. */
export type SubgroupState =
  'reference' | 'shown' | 'shownToOthers' | 'notShown' | 'ruledOut' | 'small' | 'withheld' | 'undefined';

/**
 * The groups of a combination of several features in one metric, each beside its features alone; those farthest from the
 * reference group first, then those without a gap, those below the minimum size last. `verdicts`: of the combination, those
 * whose criteria rest on the metric.
 */
export function subgroupsOf(
  assessment: Assessment,
  combination: CombinationAssessment,
  metric: MetricId,
  verdicts: readonly CriterionVerdict[],
): Subgroup[] {
  const reference = combination.groups.find(({ key }) => sameKey(combination.reference, key));
  const rows = combination.groups.map((group): Subgroup => {
    const value = group.metrics[metric];
    const toReference = group === reference ? null : (group.toReference[metric]?.difference ?? null);
    const alone = combination.features.map((feature, f) =>
      aloneComparison(assessment, feature, group.key[f], value, metric),
    );
    const beyond = beyondAlone(value, reference?.metrics[metric], alone);
    return {
      group,
      value,
      toReference,
      alone,
      beyond,
      state: stateOf(group, combination.reference, value, verdicts, metric),
    };
  });
  const rank = ({ state, toReference }: Subgroup): number =>
    state === 'small' ? 2 : toReference?.kind === 'defined' ? 0 : 1;
  const size = ({ toReference }: Subgroup): number =>
    toReference?.kind === 'defined' ? Math.abs(toReference.value) : 0;
  return rows.sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
}

function aloneComparison(
  { combinations }: Assessment,
  feature: string,
  level: string,
  part: MetricValue,
  metric: MetricId,
): AloneComparison {
  const single = combinations.find(({ features }) => features.length === 1 && features[0] === feature);
  const value = single?.groups.find(({ key }) => key[0] === level)?.metrics[metric] ?? {
    kind: 'undefined',
    reason: 'group-undefined',
    n: 0,
  };
  return { feature, level, value, difference: partLessWhole(part, value) };
}

/**
 * part − whole for a rate of rows of which the part is some: (1 − f)(part − rest), f the part's share of the rate's rows,
 * with Newcombe's interval of part − rest, scaled; without an interval under weights and where there is no rest.
 */
export function partLessWhole(part: MetricValue, whole: MetricValue): MetricValue {
  if (part.kind === 'undefined') return part;
  if (whole.kind === 'undefined') return whole;
  const difference: Defined = { kind: 'defined', value: part.value - whole.value, interval: null, n: whole.n };
  const rest = whole.n - part.n;
  if (part.count === undefined || whole.count === undefined || rest <= 0 || !part.interval) return difference;
  const { level } = part.interval;
  const z = twoSidedZ(level);
  const others = rest / whole.n;
  const rate = (whole.count - part.count) / rest;
  const [low, high] = differenceLimits(
    part.value,
    [part.interval.low, part.interval.high],
    rate,
    wilsonLimits({ rate, n: rest }, z),
  );
  return { ...difference, interval: { low: others * low, high: others * high, level, method: 'newcombe' } };
}

function beyondAlone(
  value: MetricValue,
  reference: MetricValue | undefined,
  alone: readonly AloneComparison[],
): Beyond {
  if (value.kind === 'undefined' || reference?.kind !== 'defined' || value.value === reference.value) {
    return value.kind === 'undefined' || reference?.kind !== 'defined' ? 'unknown' : 'no';
  }
  const side = Math.sign(value.value - reference.value);
  const gaps = alone.flatMap(({ difference }) => (difference.kind === 'defined' ? [difference] : []));
  if (gaps.length < alone.length) return 'unknown';
  if (!gaps.every((gap) => gap.value * side > 0)) return 'no';
  const excludesZero = ({ interval }: Defined): boolean =>
    interval !== null && (side > 0 ? interval.low > 0 : interval.high < 0);
  return gaps.every(excludesZero) ? 'surely' : 'perhaps';
}

function stateOf(
  { key, belowMinimum }: GroupAssessment,
  reference: readonly string[] | null,
  value: MetricValue,
  verdicts: readonly CriterionVerdict[],
  metric: MetricId,
): SubgroupState {
  if (value.kind === 'undefined') return value.reason === 'withheld' ? 'withheld' : 'undefined';
  if (belowMinimum) return 'small';
  if (sameKey(reference, key)) return 'reference';
  const shown = verdicts
    .flatMap((verdict) => verdict.shown)
    .filter((pair) => pair.metric === metric && (sameKey(pair.higher.key, key) || sameKey(pair.lower.key, key)));
  if (shown.some(({ higher, lower }) => sameKey(reference, higher.key) || sameKey(reference, lower.key)))
    return 'shown';
  if (shown.length > 0) return 'shownToOthers';
  return verdicts.length > 0 && verdicts.every(({ verdict }) => verdict === 'ruledOut') ? 'ruledOut' : 'notShown';
}
