import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Against, MetricValue } from '../../src/fairness/assessment.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { indicesOf } from '../../src/fairness/indices/indices-of.ts';
import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import type { IndexId, MeasureId } from '../../src/fairness/metrics.ts';
import { allOf, countsOf } from './counts-of.ts';
import type { ConfusionCounts } from './counts-of.ts';
import { reasonOf } from './lookup.ts';

type Numbers = Readonly<Record<string, number | string | null>>;

interface Reference {
  readonly columns: readonly string[];
  readonly group_separator: string | null;
  readonly reference: string;
  readonly fairlearn: {
    readonly by_group: readonly (Partial<Record<'tp' | 'fp' | 'fn' | 'tn' | 'count', number>> & {
      readonly group: Readonly<Record<string, string>>;
    })[];
  };
  readonly clarify?: { readonly facet_vs_rest: Readonly<Record<string, Numbers>> } | null;
  readonly aif360?: readonly {
    readonly favorable_label: 0 | 1;
    readonly global: Numbers;
    readonly unprivileged_all_others: Numbers;
    readonly pairwise: Readonly<Record<string, Numbers>>;
  }[];
}

const CLARIFY: Partial<Record<MeasureId, string>> = {
  classImbalance: 'CI',
  differenceInProportionsOfLabels: 'DPL',
  klDivergence: 'KL',
  jsDivergence: 'JS',
  lpNorm: 'LP',
  totalVariation: 'TVD',
  kolmogorovSmirnov: 'KS',
  demographicDisparityOfLabels: 'DD',
  differenceInPredictedProportions: 'DPPL',
  disparateImpact: 'DI',
};

const AIF360_INDICES: Partial<Record<IndexId, string>> = {
  generalizedEntropy: 'generalized_entropy_index_alpha2',
  theilIndex: 'theil_index',
  coefficientOfVariation: 'coefficient_of_variation',
  betweenGroupGeneralizedEntropy: 'between_all_groups_generalized_entropy_index',
  betweenGroupTheilIndex: 'between_all_groups_theil_index',
  differentialFairnessOfLabels: 'smoothed_EDF_labels',
  differentialFairnessOfPredictions: 'smoothed_EDF_predictions',
  biasAmplification: 'differential_fairness_bias_amplification',
};

const AIF360_GAPS: Partial<Record<MeasureId, string>> = {
  averageAbsoluteOddsDifference: 'average_abs_odds_difference',
  equalizedOddsDifference: 'equalized_odds_difference',
  disparateImpact: 'disparate_impact',
};

const folder = join(process.env.EVENHAND_REFERENCE ?? '../shared', 'goldens');

type Named = ReadonlyMap<string, GroupCounts>;

function groupsOf({ columns, group_separator, fairlearn }: Reference, favorable: 0 | 1): Named {
  const groups = new Map<string, GroupCounts>();
  for (const { group, count, tp = 0, fp = 0, fn = 0, tn = 0 } of fairlearn.by_group) {
    if (!count) continue;
    const name = columns.map((column) => group[column]).join(group_separator ?? '');
    const counts: ConfusionCounts = favorable === 1 ? { tp, fp, fn, tn } : { tp: tn, fp: fn, fn: fp, tn: tp };
    groups.set(name, countsOf(name, counts));
  }
  return groups;
}

function valueOf(groups: Named, name: string, against: Against, reference: string, id: MeasureId): MetricValue {
  const names = [...groups.keys()];
  const all = [...groups.values()];
  const measures = measuresOf(all, allOf(all), names.indexOf(reference), { level: 0.95 });
  const found = measures.find((measure) => measure.id === id && measure.against === against);
  return found!.values[names.indexOf(name)];
}

function close(value: MetricValue, expected: number, what: string): void {
  expect(value.kind === 'defined' ? value.value : value.reason, what).toBeTypeOf('number');
  if (value.kind !== 'defined') return;
  expect(Math.abs(value.value - expected), what).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
}

/** The share of positive labels is 0 or 1. */
function oneLabelOnly({ outcomes }: GroupCounts): boolean {
  const positives = outcomes.n[3] + outcomes.n[4];
  return positives === 0 || positives === outcomes.n.reduce((sum, n) => sum + n, 0);
}

function withoutGroup(groups: Named, name: string): GroupCounts {
  return allOf([...groups].filter(([other]) => other !== name).map(([, counts]) => counts));
}

const skipped = !existsSync(folder);
const names = ['adult', 'bank', 'compas', 'edge_cases', 'german', 'law_school', 'student'];
const references = (name: string): { where: string; weighted: boolean; reference: Reference }[] => {
  const { configs } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
    configs: { config?: string; sample_weight?: string | null; sensitive?: Reference[] }[];
  };
  return configs.flatMap(({ config, sample_weight, sensitive }) =>
    (sensitive ?? [])
      .filter(({ fairlearn }) => fairlearn.by_group[0].tp !== undefined)
      .map((reference) => ({
        where: `${name} ${config} ${reference.columns.join(' × ')}`,
        weighted: Boolean(sample_weight),
        reference,
      })),
  );
};

describe.skipIf(skipped)('measures of a facet against the rest, as Clarify documents them', () => {
  it.each(names)('%s', (name) => {
    let compared = 0;
    for (const { where, reference } of references(name)) {
      const groups = groupsOf(reference, 1);
      for (const [facet, expected] of Object.entries(reference.clarify?.facet_vs_rest ?? {})) {
        const known = groups.has(facet) ? facet : '';
        const counts = groups.get(known) ?? groups.get('(blank)')!;
        const oneSided = oneLabelOnly(counts) || oneLabelOnly(withoutGroup(groups, counts.key[0]));
        for (const [id, key] of Object.entries(CLARIFY) as [MeasureId, string][]) {
          const value = valueOf(groups, counts.key[0], 'rest', reference.reference, id);
          const what = `${where} ${facet} ${id}`;
          // outcome-dropped
          if (id === 'klDivergence' && oneLabelOnly(counts)) expect(reasonOf(value), what).toBe('infinite');
          else if (id === 'jsDivergence' && oneSided) {
            expect(value.kind === 'defined' && value.value > Number(expected[key]), what).toBe(true);
          } else {
            close(value, Number(expected[key]), what);
            compared++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(name === 'german' ? 9 : 30);
  });
});

describe.skipIf(skipped)('indices and odds gaps, as AIF360 has them', () => {
  it.each(names)('%s', (name) => {
    let compared = 0;
    for (const { where, weighted, reference } of references(name)) {
      for (const { favorable_label, global, unprivileged_all_others, pairwise } of reference.aif360 ?? []) {
        const groups = groupsOf(reference, favorable_label);
        const all = [...groups.values()];
        const indices = new Map(indicesOf(all, allOf(all), 0.95).map(({ id, value }) => [id, value]));
        for (const [id, key] of Object.entries(AIF360_INDICES) as [IndexId, string][]) {
          // weighted-entropy: the peer's entropy can be had from counts of rows, differential fairness cannot
          if (weighted && /EDF|differential/.test(key)) continue;
          close(indices.get(id)!, Number(global[key]), `${where} ${favorable_label} ${id}`);
          compared++;
        }
        if (weighted) continue;
        for (const [id, key] of Object.entries(AIF360_GAPS) as [MeasureId, string][]) {
          if (id !== 'disparateImpact' && typeof unprivileged_all_others[key] === 'number') {
            const rest = valueOf(groups, reference.reference, 'rest', reference.reference, id);
            const sides = [groups.get(reference.reference)!, withoutGroup(groups, reference.reference)];
            // odds-of-an-absent-label
            if (sides.some(oneLabelOnly)) expect(rest.kind, `${where} all others ${id}`).toBe('undefined');
            else close(rest, Number(unprivileged_all_others[key]), `${where} all others ${id}`);
            compared++;
          }
          for (const [group, expected] of Object.entries(pairwise)) {
            if (typeof expected[key] !== 'number' || !groups.has(group)) continue;
            const value = valueOf(groups, group, 'reference', reference.reference, id);
            const sides = [groups.get(group)!, groups.get(reference.reference)!];
            if (id !== 'disparateImpact' && sides.some(oneLabelOnly)) {
              expect(value.kind, `${where} ${group} ${id}`).toBe('undefined');
              continue;
            }
            close(value, Number(expected[key]), `${where} ${favorable_label} ${group} ${id}`);
            compared++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});
