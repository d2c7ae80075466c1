import type { Entry } from '../fairness/catalogue/entry.ts';
import { INDEX_CATALOGUE } from '../fairness/catalogue/index-catalogue.ts';
import { MEASURE_CATALOGUE } from '../fairness/catalogue/measure-catalogue.ts';
import { METRIC_CATALOGUE } from '../fairness/catalogue/metric-catalogue.ts';
import { MULTICLASS_CATALOGUE } from '../fairness/catalogue/multiclass-catalogue.ts';
import type { IndexId, MeasureId, MetricId, MulticlassMetricId } from '../fairness/metrics.ts';

type AnyId = MetricId | MeasureId | IndexId | MulticlassMetricId;

const ALL: Readonly<Record<AnyId, Entry>> = {
  ...METRIC_CATALOGUE,
  ...MEASURE_CATALOGUE,
  ...INDEX_CATALOGUE,
  ...MULTICLASS_CATALOGUE,
};

/** What the reader is told of any number of an assessment. */
export function entryOf(id: AnyId): Entry {
  return ALL[id];
}

/** The same by a name that may be none of an entry. */
export function entryNamed(id: string): Entry | null {
  return Object.hasOwn(ALL, id) ? ALL[id as AnyId] : null;
}

const FAMILIES: Readonly<Record<string, string>> = {
  demographicParity: 'demographic parity (selection rate)',
  equalOpportunity: 'equal opportunity (true positive rate)',
  predictiveParity: 'predictive parity (precision)',
  equalizedOdds: 'equalized odds, the worse of TPR and FPR',
  equalizedOddsMean: 'equalized odds, the mean of TPR and FPR',
  typeOneErrors: 'type I errors, the worse of FDR and FPR',
  typeTwoErrors: 'type II errors, the worse of FOR and FNR',
};

/** A family of disparities by the name that its ids begin with. */
export function familyWords(family: string): string {
  return FAMILIES[family] ?? entryNamed(family)?.name ?? family;
}
