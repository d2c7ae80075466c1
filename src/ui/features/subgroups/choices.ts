import type { Assessment, CombinationAssessment } from '../../../fairness/assessment.ts';
import type { MetricId } from '../../../fairness/metrics.ts';
import { decidingVerdict } from '../../../report/sentences.ts';
import { METRIC_WORDS } from '../../../report/words.ts';
import { definedMetrics } from '../audit/metric-families.ts';

/** The rates of a combination, those that verdicts rest on first. */
export function ratesOf(combination: CombinationAssessment): MetricId[] {
  const judged = combination.verdicts.flatMap(({ leading }) => (leading ? [leading.metric] : []));
  const rates = definedMetrics(combination.overall).filter((id) => METRIC_WORDS[id].format === 'percent');
  return [...new Set([...judged.filter((id) => rates.includes(id)), ...rates])];
}

/** What to look at first: the highest ranked finding where features meet. */
export function firstChoice({ findings, combinations }: Assessment): {
  readonly combination: CombinationAssessment | null;
  readonly metric: MetricId | null;
} {
  const finding = findings.find((each) => combinations[each.combination].features.length > 1);
  if (!finding) return { combination: null, metric: null };
  const combination = combinations[finding.combination];
  return { combination, metric: decidingVerdict(combination, finding)?.leading?.metric ?? null };
}
