import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { CombinationAssessment, DisparityMethod, MetricValue } from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';
import { disparityOf, groupOf } from './lookup.ts';

const FIELD_NAMES: Partial<Record<MetricId, string>> = {
  selectionRate: 'demographicParity',
  truePositiveRate: 'equalOpportunity',
  precision: 'predictiveParity',
};

type Numbers = Record<string, number | null>;

interface Reference {
  readonly columns: string[];
  readonly reference: string;
  readonly group_separator: string | null;
  readonly fairlearn: {
    readonly by_group: (Numbers & { group: Record<string, string> })[];
    readonly aggregates: Record<string, Numbers>;
    /** Absent in audits of labels alone. */
    readonly disparities?: Numbers;
  };
  readonly statistics?: {
    readonly intervals: Record<string, Record<string, { wilson95: [number, number] | null } | null>>;
    readonly tests_vs_reference: Record<
      string,
      Record<string, { difference_ci95_newcombe: [number, number] | null } | null>
    >;
  };
}

const METRICS: Partial<Record<MetricId, string>> = {
  baseRate: 'base_rate',
  selectionRate: 'selection_rate',
  accuracy: 'accuracy',
  precision: 'precision',
  truePositiveRate: 'true_positive_rate',
  falsePositiveRate: 'false_positive_rate',
  trueNegativeRate: 'true_negative_rate',
  falseNegativeRate: 'false_negative_rate',
};

const DISPARITIES: [string, DisparityMethod, string, readonly MetricId[]][] = (
  [
    ['demographicParityDifference', 'demographic_parity_difference', ['selectionRate']],
    ['demographicParityRatio', 'demographic_parity_ratio', ['selectionRate']],
    ['equalOpportunityDifference', 'equal_opportunity_difference', ['truePositiveRate']],
    ['equalOpportunityRatio', 'equal_opportunity_ratio', ['truePositiveRate']],
    ['equalizedOddsDifference', 'equalized_odds_difference_worst_case', ['truePositiveRate', 'falsePositiveRate']],
    ['equalizedOddsRatio', 'equalized_odds_ratio_worst_case', ['truePositiveRate', 'falsePositiveRate']],
  ] as const
).flatMap(([id, name, metrics]) => [
  [id, 'betweenGroups', name, metrics],
  [id, 'toOverall', `${name}_to_overall`, metrics],
]);

const folder = join(process.env.EVENHAND_REFERENCE ?? '../shared', 'goldens');
const names = ['adult', 'bank', 'compas', 'edge_cases', 'german', 'law_school', 'ricci', 'student'];

function rowsOf(reference: Reference): Row[] {
  return reference.fairlearn.by_group.flatMap((group) => {
    const key = reference.columns.map((column) => group.group[column]);
    const { tp, fp, fn, tn, count } = group;
    if (typeof tp === 'number') return confusionRows(key, tp, fp ?? 0, fn ?? 0, tn ?? 0);
    const n = count ?? 0;
    const selected = group.selection_rate ?? null;
    const positives = Math.round((selected ?? group.base_rate ?? 0) * n);
    const state = (value: 0 | 1) => (selected === null ? { label: value } : { prediction: value });
    return [
      { key, times: positives, ...state(1) },
      { key, times: n - positives, ...state(0) },
    ].filter(({ times }) => times > 0);
  });
}

function assess(reference: Reference): CombinationAssessment {
  const rows = rowsOf(reference);
  const levels = reference.group_separator
    ? reference.reference.split(reference.group_separator)
    : [reference.reference];
  const plan = planOf(Object.fromEntries(reference.columns.map((column, i) => [column, levels[i]])));
  const predicted = rows.some(({ prediction }) => prediction !== undefined);
  const options = {
    features: reference.columns,
    hasLabel: rows.some(({ label }) => label !== undefined),
    predictionFrom: predicted ? ('column' as const) : null,
  };
  return assessCube(cubeOf(rows, options), plan).combinations[0];
}

/** How many disparities differ in that way (undefined-groups-left-out): only in the file that is made of such groups. */
const DEVIATIONS: Readonly<Record<string, number>> = { edge_cases: 32 };

const undefinedIn = (combination: CombinationAssessment, metric: MetricId) =>
  combination.groups.some(({ metrics }) => metrics[metric].kind === 'undefined');

/**
 * Where we differ from Fairlearn on purpose: it takes a rate without a denominator for 0 and lets that 0 set the widest
 * gap; here the rate is undefined, and the gap is that of the groups that have one.
 */
function isDeviation(combination: CombinationAssessment, metrics: readonly MetricId[]): boolean {
  return metrics.some((metric) => undefinedIn(combination, metric));
}

function close(value: MetricValue, expected: number | null | undefined, what: string): number {
  if (expected === undefined) return 0;
  if (expected === null) {
    expect(value.kind, what).toBe('undefined');
    return 1;
  }
  expect(value.kind, what).toBe('defined');
  if (value.kind === 'defined') expect(Math.abs(value.value - expected), what).toBeLessThan(1e-9);
  return 1;
}

describe.skipIf(!existsSync(folder))('parity with the reference on counts', () => {
  it.each(names)('%s', (name) => {
    const { configs } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
      configs: { config?: string; sample_weight?: string | null; sensitive?: Reference[] }[];
    };
    let compared = 0;
    let deviations = 0;
    for (const { config, sample_weight, sensitive } of configs) {
      if (sample_weight) continue;
      for (const reference of sensitive ?? []) {
        const combination = assess(reference);
        const where = `${config} ${reference.columns.join(' × ')}`;
        compared += compareRates(reference, combination, where);
        compared += compareStatistics(reference, combination, where);
        for (const [id, method, key, metrics] of DISPARITIES) {
          if (reference.fairlearn.disparities?.[key] === undefined) continue;
          if (isDeviation(combination, metrics)) deviations++;
          else {
            const { value } = disparityOf(combination, id, method);
            compared += close(value, reference.fairlearn.disparities[key], `${where} ${key}`);
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
    expect(deviations).toBe(DEVIATIONS[name] ?? 0);
  });
});

function compareRates({ columns, fairlearn }: Reference, combination: CombinationAssessment, where: string): number {
  let compared = 0;
  for (const [id, key] of Object.entries(METRICS) as [MetricId, string][]) {
    const aggregate = fairlearn.aggregates[key];
    if (!aggregate) continue;
    for (const group of fairlearn.by_group) {
      if (!group.count) continue;
      const { metrics } = groupOf(combination, ...columns.map((column) => group.group[column]));
      if (metrics[id].kind === 'undefined') expect(group[key], `${where} ${key}`).toBe(0);
      else compared += close(metrics[id], group[key], `${where} ${key}`);
    }
    compared += close(combination.overall.metrics[id], aggregate.overall, `${where} ${key} overall`);
    if (undefinedIn(combination, id)) continue;
    const own = FIELD_NAMES[id] ?? id;
    for (const [scale, suffix] of [
      ['Difference', 'difference'],
      ['Ratio', 'ratio'],
    ]) {
      const between = disparityOf(combination, own + scale).value;
      compared += close(between, aggregate[suffix], `${where} ${key} ${suffix}`);
      const toOverall = disparityOf(combination, own + scale, 'toOverall').value;
      compared += close(toOverall, aggregate[`${suffix}_to_overall`], `${where} ${key} ${suffix} to overall`);
    }
  }
  return compared;
}

function compareStatistics(
  { columns, group_separator, statistics }: Reference,
  combination: CombinationAssessment,
  where: string,
): number {
  if (!statistics) return 0;
  let compared = 0;
  const keyOf = (name: string) => (columns.length > 1 && group_separator ? name.split(group_separator) : [name]);
  const near = (value: MetricValue, expected: [number, number], what: string) => {
    const interval = value.kind === 'defined' ? value.interval : null;
    expect(Math.abs((interval?.low ?? Number.NaN) - expected[0]), what).toBeLessThan(1e-7);
    expect(Math.abs((interval?.high ?? Number.NaN) - expected[1]), what).toBeLessThan(1e-7);
    compared++;
  };
  for (const [id, key] of Object.entries(METRICS) as [MetricId, string][]) {
    for (const [name, expected] of Object.entries(statistics.intervals[key] ?? {})) {
      if (expected?.wilson95)
        near(groupOf(combination, ...keyOf(name)).metrics[id], expected.wilson95, `${where} ${key} ${name}`);
    }
    for (const [name, expected] of Object.entries(statistics.tests_vs_reference[key] ?? {})) {
      const interval = expected?.difference_ci95_newcombe;
      const comparison = groupOf(combination, ...keyOf(name)).toReference[id];
      if (interval && comparison) near(comparison.difference, interval, `${where} ${key} ${name} difference`);
    }
  }
  return compared;
}
