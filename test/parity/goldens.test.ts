import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { auditFile } from '../../src/audit/audit-file.ts';
import type { CombinationAssessment, Disparity, GroupAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { golden, HAS_REFERENCE, type GoldenFeatures, type GoldenNumbers } from '../support/reference.ts';
import { PARITY_CONFIGS, type ParityConfig } from './configs.ts';
import { expectsEmptyDenominators, passesOverGroupOfOne } from './differences.ts';
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

const AIF360: readonly (readonly [difference: string, ratio: string | null, metric: MetricId])[] = [
  ['statistical_parity_difference', 'disparate_impact', 'selectionRate'],
  ['equal_opportunity_difference', null, 'truePositiveRate'],
  ['false_positive_rate_difference', 'false_positive_rate_ratio', 'falsePositiveRate'],
  ['false_negative_rate_difference', 'false_negative_rate_ratio', 'falseNegativeRate'],
  ['label_mean_difference', 'label_disparate_impact', 'baseRate'],
];

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

async function auditOf(config: ParityConfig, { columns, reference }: GoldenFeatures): Promise<Audit> {
  const references = reference.split(' | ').map((group) => config.groupNames?.[group] ?? group);
  const plan = {
    ...emptyPlan(),
    ...config.roles,
    minimumGroupSize: 1,
    intersectionDepth: columns.length,
    sensitiveFeatures: columns.map((name, i) => ({
      ...(config.features?.[name] ?? { column: name }),
      reference: references[i],
    })),
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
          const audit = await auditOf(config, features);
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
          for (const [group, numbers] of Object.entries(block?.pairwise ?? {})) {
            const { toReference } = groupOf(combination, group.split(' | ').map(name));
            for (const [difference, ratio, metric] of AIF360) {
              const ours = toReference[metric];
              if (ours?.difference.kind === 'defined')
                agree(ours.difference, numbers[difference], `${difference} of ${group}`);
              if (ours?.ratio.kind === 'defined' && ratio) agree(ours.ratio, numbers[ratio], `${ratio} of ${group}`);
            }
          }
        });

        it('gives Wilson and Newcombe intervals as the statistics reference does', () => {
          if (config.roles.sampleWeight) return;
          const bounds = (value: MetricValue | undefined, reference: [number, number] | null, what: string): void => {
            if (!reference || value?.kind !== 'defined' || !value.interval) return;
            close(value.interval.low, reference[0], 1e-7, `${what}, low`);
            close(value.interval.high, reference[1], 1e-7, `${what}, high`);
          };
          for (const [theirs, metric] of Object.entries(METRICS)) {
            for (const [group, interval] of Object.entries(features.statistics?.intervals[theirs] ?? {})) {
              const value = groupOf(combination, group.split(' | ').map(name)).metrics[metric];
              bounds(value, interval?.wilson95 ?? null, `${metric} of ${group}`);
            }
            for (const [group, test] of Object.entries(features.statistics?.tests_vs_reference[theirs] ?? {})) {
              const value = groupOf(combination, group.split(' | ').map(name)).toReference[metric]?.difference;
              bounds(value, test?.difference_ci95_newcombe ?? null, `${metric} difference of ${group}`);
            }
          }
        });
      });
    }
  }
});
