import { METRIC_CATALOGUE } from '../catalogue/metric-catalogue.ts';
import type { MetricId } from '../metrics.ts';
import type { Difference, PeerEntry, PeerGroup, PeerInput } from './peer.ts';
import { floating } from './quotients.ts';
import type { Tally } from './tally.ts';

const base = { peer: 'aequitas' } as const;
const BOTH = ['label', 'prediction'] as const;

interface AequitasRate {
  readonly name: string;
  /** What is asked of it: `FPR Parity`; null where only the rate is reported. */
  readonly parity: string | null;
  readonly ours: MetricId;
  readonly of: (group: PeerGroup, overall: PeerGroup) => number | null;
  readonly meaning?: string;
  readonly difference?: Difference;
}

/** The library takes rows and knows no weights. */
const rows =
  (numerator: keyof Tally, denominator: keyof Tally) =>
  (group: PeerGroup): number | null =>
    floating(group.rows[numerator], group.rows[denominator]);

const RATES: readonly AequitasRate[] = [
  {
    name: 'ppr',
    parity: 'Statistical Parity',
    ours: 'selectionRate',
    of: (group, overall) => floating(group.rows.selected, overall.rows.selected),
    meaning: 'The share of all those selected that is in this group; over all groups it adds up to 1.',
    difference: { reason: 'share-of-selected' },
  },
  {
    name: 'pprev',
    parity: 'Impact Parity',
    ours: 'selectionRate',
    of: rows('selected', 'n'),
  },
  {
    name: 'precision',
    parity: 'Precision Parity',
    ours: 'precision',
    of: rows('tp', 'selected'),
  },
  {
    name: 'fdr',
    parity: 'FDR Parity',
    ours: 'falseDiscoveryRate',
    of: rows('fp', 'selected'),
  },
  {
    name: 'for',
    parity: 'FOR Parity',
    ours: 'falseOmissionRate',
    of: rows('fn', 'rejected'),
  },
  {
    name: 'fpr',
    parity: 'FPR Parity',
    ours: 'falsePositiveRate',
    of: rows('fp', 'negatives'),
  },
  {
    name: 'fnr',
    parity: 'FNR Parity',
    ours: 'falseNegativeRate',
    of: rows('fn', 'positives'),
  },
  {
    name: 'tpr',
    parity: 'TPR Parity',
    ours: 'truePositiveRate',
    of: rows('tp', 'positives'),
  },
  {
    name: 'tnr',
    parity: 'TNR Parity',
    ours: 'trueNegativeRate',
    of: rows('tn', 'negatives'),
  },
  {
    name: 'npv',
    parity: 'NPV Parity',
    ours: 'negativePredictiveValue',
    of: rows('tn', 'rejected'),
  },
  {
    name: 'prev',
    parity: null,
    ours: 'baseRate',
    of: rows('positives', 'n'),
  },
  {
    name: 'accuracy',
    parity: null,
    ours: 'accuracy',
    of: (group) => floating(group.rows.tp + group.rows.tn, group.rows.n),
  },
];

const WEIGHTS_IGNORED: Difference = { reason: 'weights-ignored', when: ({ weighted }) => weighted };
const TEN = 10;

/** group / other, where a division by zero is written as 10 and nothing over nothing stays null. */
export function disparity(own: number | null, other: number | null): number | null {
  const quotient = floating(own, other);
  return quotient !== null && !Number.isFinite(quotient) ? TEN : quotient;
}

type Base = (input: PeerInput, rate: AequitasRate) => number | null;

/** A group's rate; null without the group. */
export const valueAt = (input: PeerInput, rate: AequitasRate, at: number): number | null =>
  at < 0 ? null : rate.of(input.groups[at], input.overall);

const BASES: readonly {
  readonly suffix: string;
  readonly of: Base;
  readonly meaning: string;
  readonly why?: Difference;
}[] = [
  {
    suffix: 'ref_group: reference',
    of: (input, rate) => valueAt(input, rate, input.reference),
    meaning: 'The group’s value divided by that of the reference group.',
  },
  {
    suffix: 'ref_group: majority',
    of: (input, rate) => valueAt(input, rate, largestGroup(input)),
    meaning: 'The group’s value divided by that of the largest group.',
    why: { reason: 'largest-group', when: (input) => largestGroup(input) !== input.reference },
  },
  {
    suffix: 'ref_group: min_metric',
    of: (input, rate) => {
      const values = input.groups.map((_, at) => valueAt(input, rate, at)).filter((value) => value !== null);
      return values.length === 0 ? null : Math.min(...values);
    },
    meaning: 'The group’s value divided by the smallest of any group.',
    why: { reason: 'smallest-rate' },
  },
];

function largestGroup({ groups }: PeerInput): number {
  return groups.reduce((largest, { rows }, at) => (rows.n > groups[largest].rows.n ? at : largest), 0);
}

const rateEntries = RATES.map((rate): PeerEntry => ({
  ...base,
  name: rate.name,
  meaning: rate.meaning ?? METRIC_CATALOGUE[rate.ours].meaning,
  per: 'group',
  needs: BOTH,
  format: METRIC_CATALOGUE[rate.ours].format,
  ours: { kind: 'metric', id: rate.ours },
  differences: [...(rate.difference ? [rate.difference] : []), WEIGHTS_IGNORED],
  compute: (input, at) => valueAt(input, rate, at),
}));

/** The rates that are compared between groups, with the name of the parity that asks for it. */
export const COMPARED = RATES.flatMap(({ parity, ...rate }) => (parity === null ? [] : [{ ...rate, parity }]));

const disparityEntries = BASES.flatMap(({ suffix, of, meaning, why }) =>
  COMPARED.map((rate): PeerEntry => ({
    ...base,
    name: `${rate.name}_disparity (${suffix})`,
    madeOf: rate.name,
    meaning,
    per: 'group',
    needs: BOTH,
    format: 'ratio',
    ours: { kind: 'comparison', id: rate.ours, to: 'toReference', scale: 'ratio' },
    differences: [
      ...(rate.difference ? [rate.difference] : []),
      ...(why ? [why] : []),
      {
        reason: 'ten-for-infinity',
        when: (input, at) => of(input, rate) === 0 && (valueAt(input, rate, at) ?? 0) > 0,
      },
      WEIGHTS_IGNORED,
    ],
    compute: (input, at) => disparity(valueAt(input, rate, at), of(input, rate)),
  })),
);

/** Rates of each group, and their disparities. */
export const AEQUITAS_RATES: readonly PeerEntry[] = [...rateEntries, ...disparityEntries];
