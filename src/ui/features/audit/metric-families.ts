import type { GroupAssessment } from '../../../fairness/assessment.ts';
import type { MetricEntry } from '../../../fairness/catalogue/entry.ts';
import { METRIC_IDS, type MetricId } from '../../../fairness/metrics.ts';
import { METRIC_WORDS } from '../../../report/words.ts';

const ABSENT = new Set(['no-label', 'no-prediction', 'no-score', 'no-target', 'no-target-prediction']);

/** The metrics that the plan has columns for; of the others nothing is shown. */
export function definedMetrics({ metrics }: GroupAssessment): MetricId[] {
  return METRIC_IDS.filter((id) => {
    const value = metrics[id];
    return id !== 'count' && !(value.kind === 'undefined' && ABSENT.has(value.reason));
  });
}

/** The families of metrics that have any number, in the order of the catalogue. */
export function familiesOf(overall: GroupAssessment): Map<MetricEntry['family'], MetricId[]> {
  const families = new Map<MetricEntry['family'], MetricId[]>();
  for (const id of definedMetrics(overall)) {
    const { family } = METRIC_WORDS[id];
    families.set(family, [...(families.get(family) ?? []), id]);
  }
  return families;
}
