import type {
  CombinationAssessment,
  CriterionVerdict,
  GroupAssessment,
  PairResult,
  PairSide,
} from '../../../fairness/assessment.ts';
import type { MetricId } from '../../../fairness/metrics.ts';
import { formatCount, formatExact, formatPercent, formatWholePercent } from '../../../report/numbers.ts';
import { groupName, shortName } from '../../../report/phrases.ts';
import { METRIC_WORDS } from '../../../report/words.ts';
import type { IntervalChart, IntervalRow } from '../../charts/interval-plot.ts';

/** Groups beyond this are left to the table. */
const MOST_ROWS = 40;
const same = (a: readonly string[] | null, b: readonly string[]) => a !== null && a.join('\0') === b.join('\0');

const samePair = (a: PairResult, b: PairResult | null) =>
  b !== null && a.metric === b.metric && same(a.higher.key, b.higher.key) && same(a.lower.key, b.lower.key);

/** The chart of a rate by group, with the reference and the stretch that the tolerance leaves around it. */
export function intervalChart(
  combination: CombinationAssessment,
  metric: MetricId,
  verdicts: readonly CriterionVerdict[],
  weighted = false,
): IntervalChart {
  const isReference = (side: PairSide) => same(combination.reference, side.key);
  const leading = verdicts.length > 0 ? deciding(verdicts) : null;
  /** Pairs with the reference, and the pair the sentence names: what the picture can show. */
  const told = verdicts
    .flatMap(({ shown }) => shown)
    .filter((pair) => samePair(pair, leading?.leading ?? null) || isReference(pair.higher) || isReference(pair.lower));
  const isAccused = (key: readonly string[]) =>
    told.some((pair) => pair.metric === metric && (same(pair.higher.key, key) || same(pair.lower.key, key)));
  const groups = combination.groups.filter((group) => group.metrics[metric].kind === 'defined').slice(0, MOST_ROWS);
  const reference = groups.find((group) => same(combination.reference, group.key));
  const value = reference?.metrics[metric];
  const at = value?.kind === 'defined' ? value.value : null;
  return {
    message: chartMessage(groups, metric, combination.features, weighted),
    rows: groups.map((group) => toRow(group, metric, group === reference, isAccused(group.key))),
    reference: at,
    band: at === null || !leading ? null : band(at, shortName(groupName(reference!.key)), leading),
    formatTick: formatWholePercent,
    limit: 1,
  };
}

/** What the chart shows in a sentence: `False positive rates by race run from 8.7 % (Asian) to 44.9 % (…)`. */
export function chartMessage(
  groups: readonly GroupAssessment[],
  metric: MetricId,
  features: readonly string[],
  weighted = false,
): string {
  const words = METRIC_WORDS[metric].name;
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)} by ${features.join(' and ')}${weighted ? ', weighted' : ''}`;
  const known = groups.flatMap((group) => {
    const rate = group.metrics[metric];
    return rate.kind === 'defined' ? [{ name: shortName(groupName(group.key)), rate: rate.value }] : [];
  });
  if (known.length < 2) return title;
  known.sort((a, b) => a.rate - b.rate);
  const [low, high] = [known[0], known[known.length - 1]];
  return `${title}: from ${formatPercent(low.rate)} (${low.name}) to ${formatPercent(high.rate)} (${high.name})`;
}

function deciding(verdicts: readonly CriterionVerdict[]): CriterionVerdict {
  return (
    verdicts.find((v) => v.verdict === 'shown' && v.scale === 'ratio') ??
    verdicts.find((v) => v.verdict === 'shown') ??
    verdicts[0]
  );
}

function band(at: number, name: string, { scale, tolerance }: CriterionVerdict): IntervalChart['band'] {
  return scale === 'difference'
    ? { low: at - tolerance, high: at + tolerance, label: `within ${formatExact(tolerance * 100)} points of ${name}` }
    : { low: at * tolerance, high: at / tolerance, label: `within a ratio of ${formatExact(tolerance)} of ${name}` };
}

function toRow(group: GroupAssessment, metric: MetricId, reference: boolean, accused: boolean): IntervalRow {
  const rate = group.metrics[metric];
  if (rate.kind === 'undefined') throw new Error('a row of a chart has to be defined');
  return {
    name: groupName(group.key),
    value: rate.value,
    low: rate.interval?.low ?? null,
    high: rate.interval?.high ?? null,
    label: `${formatPercent(rate.value)} of ${formatCount(rate.n)}`,
    role: group.belowMinimum ? 'faint' : reference ? 'reference' : accused ? 'accused' : 'plain',
  };
}
