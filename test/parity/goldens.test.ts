import { beforeAll, describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/cube/shape.ts';
import type { CombinationAssessment } from '../../src/fairness/assessment.ts';
import { countGroups } from '../../src/fairness/group-counts.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { ScoreCounter } from '../../src/fairness/score-counts.ts';
import { mergedTable } from '../../src/fairness/merged-table.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { HAS_REFERENCE, type GoldenFeatures } from '../support/reference.ts';
import { aggregateOf, agree, binsOf, close, disparityOf, groupOf } from './agree.ts';
import {
  dividesNegativeValues,
  expectsEmptyDenominators,
  passesOverGroupOfOne,
  lossOfCertainty,
  withOurClip,
} from './differences.ts';
import { describeGoldens, goldenAudit, goldenKey } from './golden-audit.ts';
import { statisticsSuite } from './statistics-suite.ts';
import { AEQUITAS, AGGREGATES, AIF360, CONCEPT_OF, CONCEPTS, COUNTS, isContradicted, METRICS } from './peer-names.ts';

/** Where the peer divides by zero, ours is undefined. */
const finite = (value: unknown): number | null | undefined =>
  value === undefined || typeof value === 'number' ? value : null;

type GoldenRow = GoldenFeatures['fairlearn']['by_group'][number];

const FLOORS = { metrics: 2179, aggregates: 2742, concepts: 284, aequitas: 1342, calibration: 220, aif360: 981 };
const compared = { metrics: 0, aggregates: 0, concepts: 0, aequitas: 0, calibration: 0, aif360: 0 };

describe.skipIf(!HAS_REFERENCE)('parity with independent reference values', () => {
  describeGoldens((golden) => {
    const { config, reference, features } = golden;
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
      const audit = await goldenAudit(golden);
      combination = audit.assessment.combinations.at(-1)!;
      const table = mergedTable(audit.cube.combinations.at(-1)!, audit.plan.sensitiveFeatures, shapeOf(audit.cube));
      const counter = audit.cube.score && audit.cube.hasLabel ? new ScoreCounter(audit.cube.score) : null;
      counts = countGroups(table, audit.cube, null, counter);
      clipped = new Map(counts.map((group) => [group.key.join(' | '), lossOfCertainty(group, audit.cube)]));
    });

    it('counts the same rows and groups', () => {
      expect(combination.overall.n).toBe(reference.n_rows_used);
      expect(combination.groups.map(({ key }) => key.join(' | ')).sort()).toEqual(
        features.groups.map((group) => goldenKey(config, group).join(' | ')).sort(),
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
          compared.metrics += agree(group.metrics[ours], reference, `${ours} of ${key.join(' | ')}`);
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
          compared.aggregates += agree(disparityOf(combination, id, method), reference, `${id} ${method}`);
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
          compared.concepts += agree(disparityOf(combination, concept + suffix, method), reference, concept + suffix);
        }
      }
    });

    it('gives the group rates of Aequitas', () => {
      for (const row of features.aequitas?.groups ?? []) {
        const { metrics } = groupOf(combination, goldenKey(config, row.group));
        for (const [theirs, ours] of Object.entries(AEQUITAS)) {
          compared.aequitas += agree(metrics[ours], row[theirs], `${ours} of ${row.group}`);
        }
      }
    });

    it('measures calibration, bin by bin', () => {
      for (const [group, reference] of Object.entries(features.calibration?.by_group ?? {})) {
        const isOverall = group === '__overall__';
        const key = goldenKey(config, group);
        const { metrics } = isOverall ? combination.overall : groupOf(combination, key);
        compared.calibration += agree(metrics.calibrationError, reference.ece, `calibration error of ${group}`);
        compared.calibration += agree(
          metrics.maximumCalibrationError,
          reference.mce,
          `maximum calibration error of ${group}`,
        );
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
        const { toReference } = groupOf(combination, goldenKey(config, group));
        for (const [difference, ratio, metric] of AIF360) {
          const ours = toReference[metric];
          compared.aif360 += agree(ours?.difference, finite(numbers[difference]), `${difference} of ${group}`);
          if (ratio) compared.aif360 += agree(ours?.ratio, finite(numbers[ratio]), `${ratio} of ${group}`);
        }
      }
    });
  });

  it('compares thousands of numbers', () => {
    for (const [what, floor] of Object.entries(FLOORS)) {
      expect(compared[what as keyof typeof compared], what).toBeGreaterThanOrEqual(floor);
    }
  });
});

statisticsSuite();
