import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { auditFile } from '../../src/audit/audit-file.ts';
import { shapeOf } from '../../src/cube/shape.ts';
import type { CombinationAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import { countGroups } from '../../src/fairness/group-counts.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { ScoreCounter } from '../../src/fairness/score-counts.ts';
import { mergedTable } from '../../src/fairness/merged-table.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { golden, HAS_REFERENCE, type GoldenFeatures } from '../support/reference.ts';
import { aggregateOf, agree, binsOf, close, disparityOf, groupOf } from './agree.ts';
import { PARITY_CONFIGS, type ParityConfig } from './configs.ts';
import {
  dividesNegativeValues,
  expectsEmptyDenominators,
  passesOverGroupOfOne,
  lossOfCertainty,
  withOurClip,
} from './differences.ts';
import { AEQUITAS, AGGREGATES, AIF360, CONCEPT_OF, CONCEPTS, COUNTS, isContradicted, METRICS } from './peer-names.ts';
import { prepare } from './prepared.ts';

type GoldenRow = GoldenFeatures['fairlearn']['by_group'][number];

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

describe.skipIf(!HAS_REFERENCE)('parity with independent reference values', () => {
  for (const config of PARITY_CONFIGS) {
    const reference = HAS_REFERENCE
      ? golden(config.dataset).configs.find(({ config: name }) => name === config.config)!
      : { sensitive: [], n_rows_used: 0 };
    for (const features of reference.sensitive as readonly GoldenFeatures[]) {
      describe(`${config.dataset}, ${config.config}, ${features.columns.join(' × ')}`, () => {
        const name = (group: string): string => config.groupNames?.[group] ?? group;
        let combination: CombinationAssessment;
        let counts: readonly GroupCounts[];
        let clipped: ReadonlyMap<string, number>;
        const keyOf = (row: GoldenRow): string => features.columns.map((column) => name(row.group[column])).join(' | ');
        const rowsOf = (): GoldenRow[] =>
          features.fairlearn.by_group
            .filter(({ count }) => count > 0)
            .map((row) => withOurClip(row, row.count, clipped.get(keyOf(row)) ?? 0));
        beforeAll(async () => {
          const audit = await auditOf(config, features);
          combination = audit.assessment.combinations.at(-1)!;
          const table = mergedTable(audit.cube.combinations.at(-1)!, audit.plan.sensitiveFeatures, shapeOf(audit.cube));
          const counter = audit.cube.score && audit.cube.hasLabel ? new ScoreCounter(audit.cube.score) : null;
          counts = countGroups(table, audit.cube, null, counter);
          clipped = new Map(counts.map((group) => [group.key.join(' | '), lossOfCertainty(group, audit.cube)]));
        });

        it('counts the same rows and groups', () => {
          expect(combination.overall.n).toBe(reference.n_rows_used);
          expect(combination.groups.map(({ key }) => key.join(' | ')).sort()).toEqual(
            features.groups.map((group) => group.split(' | ').map(name).join(' | ')).sort(),
          );
        });

        it('computes every group metric, undefined where a denominator is empty', () => {
          for (const row of rowsOf()) {
            expect(Object.keys(row).filter((name) => !COUNTS.includes(name) && !(name in METRICS))).toEqual([]);
            const key = keyOf(row).split(' | ');
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
          const { aggregates, disparities } = features.fairlearn;
          const rows = rowsOf();
          const allClipped = [...clipped.values()].reduce((sum, n) => sum + n, 0);
          const isEmpty = (metric: MetricId): boolean => rows.some((row) => expectsEmptyDenominators(row, metric));
          expect(Object.keys(aggregates).filter((name) => !(name in METRICS))).toEqual([]);
          for (const [theirs, aggregate] of Object.entries(aggregates)) {
            const metric = METRICS[theirs];
            const shifted = withOurClip({ [theirs]: aggregate['overall'] }, reference.n_rows_used, allClipped);
            const overall = shifted[theirs] ?? Number.NaN;
            agree(combination.overall.metrics[metric], overall, `${metric} overall`);
            const values = rows.flatMap((row) => (expectsEmptyDenominators(row, metric) ? [] : (row[theirs] ?? [])));
            const taken = isEmpty(metric) || passesOverGroupOfOne(aggregate) || overall !== aggregate['overall'];
            const expected = taken ? aggregateOf(values, overall) : aggregate;
            for (const [suffix, key, method] of AGGREGATES) {
              const isRatio = suffix === 'Ratio';
              const reference = isRatio && dividesNegativeValues(expected) ? null : expected[key];
              const id = `${CONCEPT_OF[metric] ?? metric}${suffix}`;
              agree(disparityOf(combination, id, method), reference, `${id} ${method}`);
            }
          }
          for (const [theirs, concept, metrics, worst] of CONCEPTS) {
            if (!disparities || metrics.some(isEmpty) || metrics.some((metric) => isContradicted(metric, aggregates)))
              continue;
            for (const [suffix, key, method] of AGGREGATES) {
              if (suffix !== 'Difference' && suffix !== 'Ratio') continue;
              const [scale, rest] = [key.split('_')[0], key.slice(key.split('_')[0].length)];
              const reference = disparities[`${theirs}_${scale}${worst}${rest}`];
              if (reference === undefined) continue;
              agree(disparityOf(combination, concept + suffix, method), reference, concept + suffix);
            }
          }
        });

        it('gives the group rates of Aequitas', () => {
          for (const row of features.aequitas?.groups ?? []) {
            const { metrics } = groupOf(combination, row.group.split(' | ').map(name));
            for (const [theirs, ours] of Object.entries(AEQUITAS)) {
              agree(metrics[ours], row[theirs], `${ours} of ${row.group}`);
            }
          }
        });

        it('measures calibration, bin by bin', () => {
          for (const [group, reference] of Object.entries(features.calibration?.by_group ?? {})) {
            const isOverall = group === '__overall__';
            const key = group.split(' | ').map(name);
            const { metrics } = isOverall ? combination.overall : groupOf(combination, key);
            agree(metrics.calibrationError, reference.ece, `calibration error of ${group}`);
            agree(metrics.maximumCalibrationError, reference.mce, `maximum calibration error of ${group}`);
            const bins = binsOf(counts.filter((each) => isOverall || each.key.join(' | ') === key.join(' | ')));
            expect(bins.map(({ bin, n }) => [bin, n])).toEqual(reference.bins.map(({ bin, n }) => [bin, n]));
            bins.forEach(({ meanScore, observedRate }, i) => {
              close(meanScore, reference.bins[i].mean_score, 1e-9, `mean score of ${group}`);
              close(observedRate, reference.bins[i].observed_rate, 1e-9, `observed rate of ${group}`);
            });
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
