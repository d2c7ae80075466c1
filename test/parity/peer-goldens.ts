import type { PeerId } from '../../src/fairness/definitions/peer.ts';

/** One reference value and the definition that it belongs to. */
export interface GoldenValue {
  readonly peer: PeerId;
  readonly favorable: 0 | 1;
  readonly name: string;
  /** As the reference file names it; null for a number over all groups. */
  readonly group: string | null;
  readonly value: number | boolean | null;
}

type Json = Readonly<Record<string, unknown>>;

const FAIRLEARN: Readonly<Record<string, string>> = {
  accuracy: 'accuracy_score',
  balanced_accuracy: 'balanced_accuracy_score',
  precision: 'precision_score',
  recall: 'recall_score',
  f1: 'f1_score',
  roc_auc: 'roc_auc_score',
  average_precision: 'average_precision_score',
  brier: 'brier_score_loss',
};
const METHOD = (toOverall: boolean): string => `method="${toOverall ? 'to_overall' : 'between_groups'}"`;
const NOT_A_METRIC = new Set(['group', 'count', 'tp', 'fp', 'fn', 'tn']);

function number(value: unknown): number | boolean | null {
  if (value === 'Infinity') return Infinity;
  if (value === '-Infinity') return -Infinity;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`not a reference value: ${JSON.stringify(value)}`);
}

const entries = (json: unknown): [string, unknown][] => Object.entries((json ?? {}) as Json);

function fairlearn(block: Json, columns: readonly string[]): GoldenValue[] {
  const values: GoldenValue[] = [];
  const add = (name: string, group: string | null, value: unknown): void => {
    values.push({ peer: 'fairlearn', favorable: 1, name, group, value: number(value) });
  };
  for (const row of block['by_group'] as readonly Json[]) {
    if (row['count'] === 0) continue;
    const key = columns.map((column) => (row['group'] as Readonly<Record<string, string>>)[column]).join(' | ');
    for (const [name, value] of entries(row)) if (!NOT_A_METRIC.has(name)) add(FAIRLEARN[name] ?? name, key, value);
  }
  for (const [theirs, aggregate] of entries(block['aggregates'])) {
    const name = FAIRLEARN[theirs] ?? theirs;
    for (const [kind, value] of entries(aggregate)) {
      const [scale, overall] = kind.split('_to_');
      if (kind === 'overall') add(`MetricFrame(${name}).overall`, null, value);
      else if (kind === 'min' || kind === 'max') add(`${name}_group_${kind}`, null, value);
      else add(`${name}_${scale}(${METHOD(overall !== undefined)})`, null, value);
    }
  }
  for (const [theirs, value] of entries(block['disparities'])) {
    const [, stem, agg, overall] = /^(.*?)(_worst_case|_mean)?(_to_overall)?$/.exec(theirs)!;
    const options = [...(agg ? [`agg="${agg.slice(1)}"`] : []), METHOD(overall !== undefined)];
    add(`${stem}(${options.join(', ')})`, null, value);
  }
  return values;
}

const AIF360: Readonly<Record<string, string>> = {
  label_mean_difference: 'BinaryLabelDatasetMetric.mean_difference',
  label_disparate_impact: 'BinaryLabelDatasetMetric.disparate_impact',
  'generalized_entropy_index_alpha0.5': 'generalized_entropy_index(alpha=0.5)',
  generalized_entropy_index_alpha2: 'generalized_entropy_index(alpha=2)',
  smoothed_EDF_labels: 'BinaryLabelDatasetMetric.smoothed_empirical_differential_fairness',
  smoothed_EDF_predictions: 'smoothed_empirical_differential_fairness (predictions)',
};

function aif360(block: Json): GoldenValue[] {
  const favorable = block['favorable_label'] as 0 | 1;
  const values: GoldenValue[] = [];
  const add = (theirs: string, suffix: string, group: string | null, value: unknown): void => {
    const name = (AIF360[theirs] ?? theirs) + suffix;
    values.push({ peer: 'aif360', favorable, name, group, value: number(value) });
  };
  const isBetween = (name: string): boolean => name.startsWith('between_group_');
  for (const [name, value] of entries(block['unprivileged_all_others']))
    add(name, isBetween(name) ? '' : ' (all others)', null, value);
  for (const [group, numbers] of entries(block['pairwise']))
    for (const [name, value] of entries(numbers)) add(name, '', isBetween(name) ? null : group, value);
  for (const [name, value] of entries(block['global'])) add(name, '', null, value);
  if (block['smoothed_EDF_labels'] !== undefined) add('smoothed_EDF_labels', '', null, block['smoothed_EDF_labels']);
  return values;
}

const AEQUITAS_RATES = 'tpr tnr for fdr fpr fnr npv precision ppr pprev prev accuracy'.split(' ');
const AEQUITAS_BASES = {
  disparity_vs_reference: 'reference',
  disparity_vs_majority: 'majority',
  disparity_vs_min_metric: 'min_metric',
};
const AEQUITAS_VERDICTS =
  'Statistical Parity,Impact Parity,FDR Parity,FPR Parity,FOR Parity,FNR Parity,TPR Parity,TNR Parity,NPV Parity,Precision Parity,TypeI Parity,TypeII Parity,Equalized Odds,Unsupervised Fairness,Supervised Fairness'.split(
    ',',
  );

function aequitas(block: Json): GoldenValue[] {
  return (block['groups'] as readonly Json[]).flatMap((row) => {
    const of = (name: string, value: unknown): GoldenValue => ({
      peer: 'aequitas',
      favorable: 1,
      name,
      group: row['group'] as string,
      value: number(value),
    });
    const verdicts = row['fairness_tau_0.8'] as Json;
    return [
      ...AEQUITAS_RATES.map((name) => of(name, row[name])),
      ...Object.entries(AEQUITAS_BASES).flatMap(([key, base]) =>
        entries(row[key]).map(([name, value]) => of(`${name}_disparity (ref_group: ${base})`, value)),
      ),
      ...AEQUITAS_VERDICTS.map((name) => of(name, verdicts[name] ?? null)),
    ];
  });
}

function clarify(block: Json, hasStrata: boolean): GoldenValue[] {
  return entries(block['facet_vs_rest']).flatMap(([group, numbers]) =>
    entries(numbers)
      .filter(([name]) => hasStrata || !name.startsWith('CDD'))
      .map(([name, value]) => ({ peer: 'clarify' as const, favorable: 1 as const, name, group, value: number(value) })),
  );
}

/** Every number of the peers' blocks for one set of features, by the name that the definitions go by. */
export function peerGoldens(features: object, columns: readonly string[]): GoldenValue[] {
  const blocks = features as Readonly<Record<string, Json | undefined>>;
  return [
    ...fairlearn(blocks['fairlearn']!, columns),
    ...[blocks['aif360'] ?? []].flat().flatMap((block) => aif360(block as Json)),
    ...(blocks['aequitas'] ? aequitas(blocks['aequitas']) : []),
    ...(blocks['clarify'] ? clarify(blocks['clarify'], blocks['clarify']['conditional_on'] !== null) : []),
  ];
}
