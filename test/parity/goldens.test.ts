import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { auditFile } from '../../src/audit/audit-file.ts';
import type { CombinationAssessment, Disparity, GroupAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { golden, HAS_REFERENCE, type GoldenFeatures, type GoldenNumbers } from '../support/reference.ts';
import { PARITY_CONFIGS, type ParityConfig } from './configs.ts';
import { DELIBERATE_DIFFERENCES, expectsEmptyDenominators, passesOverGroupOfOne } from './differences.ts';
import { prepare } from './prepared.ts';

const METRICS: Readonly<Record<string, MetricId>> = {
  selection_rate: 'selectionRate',
  base_rate: 'baseRate',
  accuracy: 'accuracy',
  precision: 'precision',
  true_positive_rate: 'truePositiveRate',
  false_positive_rate: 'falsePositiveRate',
  true_negative_rate: 'trueNegativeRate',
  false_negative_rate: 'falseNegativeRate',
  roc_auc: 'rocAuc',
};

const AGGREGATES: readonly (readonly ['Difference' | 'Ratio', string, Disparity['method']])[] = [
  ['Difference', 'difference', 'betweenGroups'],
  ['Ratio', 'ratio', 'betweenGroups'],
  ['Difference', 'difference_to_overall', 'toOverall'],
  ['Ratio', 'ratio_to_overall', 'toOverall'],
];

const CONCEPT_OF: Readonly<Partial<Record<MetricId, string>>> = {
  selectionRate: 'demographicParity',
  truePositiveRate: 'equalOpportunity',
};

const CONCEPTS: readonly (readonly [string, string, readonly MetricId[], string])[] = [
  ['demographic_parity', 'demographicParity', ['selectionRate'], ''],
  ['equal_opportunity', 'equalOpportunity', ['truePositiveRate'], ''],
  ['equalized_odds', 'equalizedOdds', ['truePositiveRate', 'falsePositiveRate'], '_worst_case'],
];

function isContradicted(metric: MetricId, aggregates: Readonly<Record<string, GoldenNumbers>>): boolean {
  const theirs = Object.keys(METRICS).find((name) => METRICS[name] === metric)!;
  return passesOverGroupOfOne(aggregates[theirs]);
}

/** |a − b| ≤ tolerance · max(1, |b|), as the goldens ask. */
function close(value: number, reference: number, tolerance: number, what: string): void {
  expect(
    Math.abs(value - reference) / Math.max(1, Math.abs(reference)),
    `${what}: ${value}, not ${reference}`,
  ).toBeLessThanOrEqual(tolerance);
}

function agree(
  value: MetricValue | undefined,
  reference: number | null | undefined,
  what: string,
  tolerance = 1e-9,
): void {
  if (reference === undefined) return;
  if (reference === null) expect(value?.kind, what).toBe('undefined');
  else if (value?.kind === 'defined') close(value.value, reference, tolerance, what);
  else expect.fail(`${what}: undefined (${value?.reason}), not ${reference}`);
}

async function auditOf(config: ParityConfig, columns: readonly string[]): Promise<Audit> {
  const plan = {
    ...emptyPlan(),
    ...config.roles,
    minimumGroupSize: 1,
    intersectionDepth: columns.length,
    sensitiveFeatures: columns.map((name) => config.features?.[name] ?? { column: name }),
  };
  return auditFile(await prepare(config), plan);
}

function groupOf(combination: CombinationAssessment, key: readonly string[]): GroupAssessment {
  const found = combination.groups.find((group) => group.key.join(' | ') === key.join(' | '));
  expect(found, `group ${key.join(' | ')}`).toBeDefined();
  return found!;
}

function disparityOf(combination: CombinationAssessment, id: string, method: Disparity['method']): MetricValue {
  const found = combination.disparities.find((disparity) => disparity.id === id && disparity.method === method);
  expect(found, `${id} ${method}`).toBeDefined();
  return found!.value;
}

describe.skipIf(!HAS_REFERENCE)('parity with independent reference values', () => {
  for (const config of PARITY_CONFIGS) {
    const reference = HAS_REFERENCE
      ? golden(config.dataset).configs.find(({ config: name }) => name === config.config)!
      : { sensitive: [], n_rows_used: 0 };
    for (const features of reference.sensitive as readonly GoldenFeatures[]) {
      describe(`${config.dataset}, ${config.config}, ${features.columns.join(' × ')}`, () => {
        const name = (group: string): string => config.groupNames?.[group] ?? group;
        let combination: CombinationAssessment;
        beforeAll(async () => {
          const audit = await auditOf(config, features.columns);
          combination = audit.assessment.combinations.at(-1)!;
        });

        it('counts the same rows and groups', () => {
          expect(combination.overall.n).toBe(reference.n_rows_used);
          expect(combination.groups.map(({ key }) => key.join(' | ')).sort()).toEqual(
            features.groups.map((group) => group.split(' | ').map(name).join(' | ')).sort(),
          );
        });

        it('computes every group metric, undefined where a denominator is empty', () => {
          for (const row of features.fairlearn.by_group) {
            if (row.count === 0) continue;
            const key = features.columns.map((column) => name(row.group[column]));
            const group = groupOf(combination, key);
            expect(group.n).toBe(row.count);
            for (const [theirs, ours] of Object.entries(METRICS)) {
              const reference = expectsEmptyDenominators(row, ours) ? null : row[theirs];
              agree(group.metrics[ours], reference, `${ours} of ${key.join(' | ')}`);
            }
            if (row['tp'] !== undefined && group.confusion) {
              expect(group.confusion).toEqual({
                truePositives: row['tp'],
                falsePositives: row['fp'],
                falseNegatives: row['fn'],
                trueNegatives: row['tn'],
              });
            }
          }
        });

        it('aggregates differences and ratios between groups and to overall', () => {
          const { by_group, aggregates, disparities } = features.fairlearn;
          const rows = by_group.filter(({ count }) => count > 0);
          const isEmpty = (metric: MetricId): boolean => rows.some((row) => expectsEmptyDenominators(row, metric));
          for (const [theirs, metric] of Object.entries(METRICS)) {
            const aggregate: GoldenNumbers | undefined = aggregates[theirs];
            if (!aggregate || isEmpty(metric)) continue;
            agree(combination.overall.metrics[metric], aggregate['overall'], `${metric} overall`);
            if (passesOverGroupOfOne(aggregate)) continue;
            for (const [suffix, key, method] of AGGREGATES) {
              const id = `${CONCEPT_OF[metric] ?? metric}${suffix}`;
              agree(disparityOf(combination, id, method), aggregate[key], `${id} ${method}`);
            }
          }
          for (const [theirs, concept, metrics, worst] of CONCEPTS) {
            if (!disparities || metrics.some(isEmpty) || metrics.some((metric) => isContradicted(metric, aggregates)))
              continue;
            for (const [suffix, key, method] of AGGREGATES) {
              const [scale, rest] = [key.split('_')[0], key.slice(key.split('_')[0].length)];
              agree(
                disparityOf(combination, concept + suffix, method),
                disparities[`${theirs}_${scale}${worst}${rest}`],
                concept + suffix,
              );
            }
          }
        });

        it('compares each group with the reference as AIF360 does (favourable label 1)', () => {
          const block = [features.aif360 ?? []].flat().find(({ favorable_label }) => favorable_label === 1);
          const referenceKey = features.reference.split(' | ').map(name);
          const at = groupOf(combination, referenceKey);
          for (const [group, numbers] of Object.entries(block?.pairwise ?? {})) {
            const compared = groupOf(combination, group.split(' | ').map(name));
            const minus = (metric: MetricId): number | undefined => {
              const [a, b] = [compared.metrics[metric], at.metrics[metric]];
              return a.kind === 'defined' && b.kind === 'defined' ? a.value - b.value : undefined;
            };
            const pairs: [string, MetricId][] = [
              ['statistical_parity_difference', 'selectionRate'],
              ['equal_opportunity_difference', 'truePositiveRate'],
              ['false_positive_rate_difference', 'falsePositiveRate'],
              ['label_mean_difference', 'baseRate'],
            ];
            for (const [theirs, ours] of pairs) {
              const [value, reference] = [minus(ours), numbers[theirs]];
              if (value !== undefined && reference != null) close(value, reference, 1e-9, `${theirs} of ${group}`);
            }
          }
        });

        it('gives Wilson and Newcombe intervals as the statistics reference does', () => {
          if (config.roles.sampleWeight) return;
          for (const [theirs, groups] of Object.entries(features.statistics?.intervals ?? {})) {
            const ours = METRICS[theirs];
            if (!ours) continue;
            for (const [group, interval] of Object.entries(groups)) {
              const value = groupOf(combination, group.split(' | ').map(name)).metrics[ours];
              if (!interval?.wilson95 || value.kind === 'undefined') continue;
              const { wilson95 } = interval;
              close(value.interval!.low, wilson95[0], 1e-7, `${ours} of ${group}, low`);
              close(value.interval!.high, wilson95[1], 1e-7, `${ours} of ${group}, high`);
            }
          }
        });
      });
    }
  }

  it('lists its deliberate differences', () => {
    for (const { name, reason } of DELIBERATE_DIFFERENCES) expect(name.length * reason.length).toBeGreaterThan(0);
  });
});
