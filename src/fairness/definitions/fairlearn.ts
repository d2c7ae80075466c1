import type { DisparityMethod } from '../assessment.ts';
import { FAIRLEARN_METRICS, type FairlearnMetric } from './fairlearn-metrics.ts';
import { familyOf } from './ours.ts';
import type { Difference, PeerEntry, PeerInput } from './peer.ts';

type Method = Exclude<DisparityMethod, 'toReference'>;
type Scale = 'difference' | 'ratio';

const OPTION: Readonly<Record<Method, string>> = { betweenGroups: 'between_groups', toOverall: 'to_overall' };
const METHODS: readonly Method[] = ['betweenGroups', 'toOverall'];
const SCALES: readonly Scale[] = ['difference', 'ratio'];
const capital = (scale: Scale): string => (scale === 'difference' ? 'Difference' : 'Ratio');
const formatOf = (scale: Scale, { format }: FairlearnMetric): PeerEntry['format'] =>
  scale === 'ratio' ? 'ratio' : format === 'percent' ? 'points' : format;

/**
 * A gap of a metric. Between groups: largest − smallest, smallest / largest. To overall: the largest |group − overall|,
 * the smallest of r and 1 / r where r = group / overall is above 1. Undefined values are passed over.
 */
function gap(input: PeerInput, metric: FairlearnMetric, scale: Scale, method: Method): number | null {
  const groups = input.weighted && metric.passesOverOne ? input.groups.filter(({ rows }) => rows.n > 1) : input.groups;
  const values = groups.map(metric.of).filter((value) => value !== null);
  if (values.length === 0) return null;
  if (method === 'betweenGroups') {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return scale === 'difference' ? high - low : number(low / high);
  }
  const overall = metric.of(input.overall);
  if (overall === null) return null;
  if (scale === 'difference') return Math.max(...values.map((value) => Math.abs(value - overall)));
  const ratios = values.map((value) => value / overall).filter((ratio) => !Number.isNaN(ratio));
  return ratios.length === 0 ? null : Math.min(...ratios.map((ratio) => (ratio > 1 ? 1 / ratio : ratio)));
}

const number = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Reasons that hold for a number over all groups when they hold for one of them. */
function aggregateDifferences(metrics: readonly FairlearnMetric[]): Difference[] {
  return metrics.flatMap(({ difference, passesOverOne }) => [
    ...(difference
      ? [
          {
            reason: 'zero-sets-aggregate' as const,
            when: (input: PeerInput) => input.groups.some((_, at) => difference.when(input, at)),
          },
        ]
      : []),
    ...(passesOverOne
      ? [
          {
            reason: 'group-of-one' as const,
            when: ({ weighted, groups }: PeerInput) => weighted && groups.some(({ rows }) => rows.n === 1),
          },
        ]
      : []),
  ]);
}

function ratioDifferences(scale: Scale, metric: FairlearnMetric): Difference[] {
  if (scale === 'difference') return [];
  const values = (input: PeerInput): number[] =>
    [...input.groups, input.overall].map(metric.of).filter((value) => value !== null);
  return [
    { reason: 'signed-ratio', when: (input) => Math.min(...values(input)) < 0 || Math.max(...values(input)) === 0 },
  ];
}

const base = { peer: 'fairlearn' } as const;

function entriesOf(metric: FairlearnMetric): PeerEntry[] {
  const { name, ours, meaning, format, needs } = metric;
  const family = familyOf(ours);
  const own = metric.difference ? [metric.difference] : [];
  const aggregate = aggregateDifferences([metric]);
  const ends = (['Min', 'Max'] as const).map((end): PeerEntry => ({
    ...base,
    name: `${name}_group_${end.toLowerCase()}`,
    madeOf: name,
    meaning: `The ${end === 'Min' ? 'smallest' : 'largest'} value of any group.`,
    per: 'combination',
    needs,
    format,
    ours: { kind: 'disparity', id: `${family}Group${end}`, method: 'betweenGroups' },
    differences: aggregate.filter(({ reason }) => reason !== 'group-of-one'),
    compute: ({ groups }) => {
      const values = groups.map(metric.of).filter((value) => value !== null);
      return values.length === 0 ? null : (end === 'Min' ? Math.min : Math.max)(...values);
    },
  }));
  const gaps = SCALES.flatMap((scale) =>
    METHODS.map((method): PeerEntry => ({
      ...base,
      name: `${name}_${scale}(method="${OPTION[method]}")`,
      madeOf: name,
      meaning: GAP_WORDS[scale][method],
      per: 'combination',
      needs,
      format: formatOf(scale, metric),
      ours: { kind: 'disparity', id: family + capital(scale), method },
      differences: [...aggregate, ...ratioDifferences(scale, metric)],
      compute: (input) => gap(input, metric, scale, method),
    })),
  );
  return [
    {
      ...base,
      name,
      meaning,
      per: 'group',
      needs,
      format,
      ours: { kind: 'metric', id: ours },
      differences: own,
      compute: ({ groups }, at) => metric.of(groups[at]),
    },
    {
      ...base,
      name: `MetricFrame(${name}).overall`,
      madeOf: name,
      meaning: 'The same for all groups together.',
      per: 'combination',
      needs,
      format,
      ours: { kind: 'metric', id: ours },
      differences: own.map((difference) => ({ ...difference, when: (input) => difference.when(input, -1) })),
      compute: ({ overall }) => metric.of(overall),
    },
    ...ends,
    ...gaps,
  ];
}

const GAP_WORDS: Readonly<Record<Scale, Readonly<Record<Method, string>>>> = {
  difference: {
    betweenGroups: 'The largest value of any group minus the smallest.',
    toOverall: 'The largest distance of a group from all groups together.',
  },
  ratio: {
    betweenGroups: 'The smallest value of any group divided by the largest.',
    toOverall: 'The smallest ratio of a group to all groups together, turned over where it is above 1.',
  },
};

const METRIC = (name: string): FairlearnMetric => FAIRLEARN_METRICS.find((metric) => metric.name === name)!;
const TPR = METRIC('true_positive_rate');
const FPR = METRIC('false_positive_rate');

const PARITIES: readonly { readonly name: string; readonly family: string; readonly metric: FairlearnMetric }[] = [
  { name: 'demographic_parity', family: 'demographicParity', metric: METRIC('selection_rate') },
  { name: 'equal_opportunity', family: 'equalOpportunity', metric: TPR },
];

const parities = SCALES.flatMap((scale) =>
  METHODS.flatMap((method): PeerEntry[] => [
    ...PARITIES.map(({ name, family, metric }): PeerEntry => ({
      ...base,
      name: `${name}_${scale}(method="${OPTION[method]}")`,
      meaning: GAP_WORDS[scale][method],
      per: 'combination',
      needs: metric.needs,
      format: formatOf(scale, metric),
      ours: { kind: 'disparity', id: family + capital(scale), method },
      differences: [...aggregateDifferences([metric]), ...ratioDifferences(scale, metric)],
      compute: (input) => gap(input, metric, scale, method),
    })),
    equalizedOdds(scale, method, 'worst_case'),
    equalizedOdds(scale, method, 'mean'),
  ]),
);

/** worst_case keeps Python's `max` and `min`, which return their first argument when the second is not a number. */
function equalizedOdds(scale: Scale, method: Method, agg: 'worst_case' | 'mean'): PeerEntry {
  return {
    ...base,
    name: `equalized_odds_${scale}(agg="${agg}", method="${OPTION[method]}")`,
    meaning:
      agg === 'mean'
        ? `The mean of the ${scale}s of true positive rates and of false positive rates.`
        : `The worse of the ${scale}s of true positive rates and of false positive rates.`,
    per: 'combination',
    needs: TPR.needs,
    format: formatOf(scale, TPR),
    ours: {
      kind: 'disparity',
      id: `${agg === 'mean' ? 'equalizedOddsMean' : 'equalizedOdds'}${capital(scale)}`,
      method,
    },
    differences: [
      ...aggregateDifferences([TPR, FPR]),
      ...ratioDifferences(scale, TPR),
      ...ratioDifferences(scale, FPR),
    ],
    compute: (input) => {
      const [tpr, fpr] = [gap(input, TPR, scale, method), gap(input, FPR, scale, method)];
      if (tpr === null) return agg === 'mean' ? fpr : null;
      if (fpr === null) return tpr;
      if (agg === 'mean') return (tpr + fpr) / 2;
      return scale === 'difference' ? Math.max(tpr, fpr) : Math.min(tpr, fpr);
    },
  };
}

/** What Fairlearn reports, named as it names them. */
export const FAIRLEARN: readonly PeerEntry[] = [...parities, ...FAIRLEARN_METRICS.flatMap(entriesOf)];
