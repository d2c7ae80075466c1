import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, PairDifference } from '../../fairness/assessment.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { formatCount, formatNumber, formatP, formatPoints } from '../numbers.ts';
import { featureWords, groupWords } from '../phrases.ts';
import { formatInterval } from '../values.ts';
import { METRIC_WORDS } from '../words.ts';
import type { Evidence } from './kind-parts.ts';

/** What tests of equality say of some metrics, of single features. */
export interface TestsAsEvidence {
  /** The gap surely exceeds the plan’s tolerated difference. */
  readonly beyond: readonly Evidence[];
  /** Groups differ, though not surely by more than is tolerated. */
  readonly differing: readonly Evidence[];
  /** No difference is shown; that is not the same as none. */
  readonly notDiffering: readonly Evidence[];
}

/**
 * Tests of "all groups are equal" of each metric in each single feature, each at α divided by how many there are. Where one
 * is rejected, the surest pair with its simultaneous interval says how far apart two groups are.
 */
export function testEvidence(
  audit: Audit,
  metrics: readonly MetricId[],
  skip: (combination: number, metric: MetricId) => boolean = () => false,
): TestsAsEvidence {
  const tested = audit.assessment.combinations.flatMap((combination, at) => {
    if (combination.features.length > 1) return [];
    return metrics.flatMap((metric) => {
      const tests = combination.tests[metric];
      const omnibus = tests?.omnibus;
      const [pair] = tests?.pairs ?? [];
      return omnibus?.kind === 'tested' && pair && !skip(at, metric)
        ? [{ combination, at, metric, omnibus, pair }]
        : [];
    });
  });
  const level = audit.plan.alpha / Math.max(1, tested.length);
  const evidence = { beyond: [] as Evidence[], differing: [] as Evidence[], notDiffering: [] as Evidence[] };
  for (const { combination, at, metric, omnibus, pair } of tested) {
    const differs = omnibus.p <= level;
    const text = differs
      ? gapSentence(combination, metric, pair, omnibus.p)
      : equalSentence(combination, metric, omnibus.p, tested.length);
    const low = pair.difference.kind === 'defined' ? (pair.difference.interval?.low ?? 0) : 0;
    const kind = !differs ? 'notDiffering' : low > audit.plan.tolerances.difference ? 'beyond' : 'differing';
    evidence[kind].push({ text, place: { at: 'numbers', combination: at } });
  }
  return evidence;
}

function gapSentence({ features }: CombinationAssessment, metric: MetricId, pair: PairDifference, p: number): string {
  const words = METRIC_WORDS[metric];
  const { difference } = pair;
  const of = `${words.name.charAt(0).toUpperCase()}${words.name.slice(1)} by ${featureWords(features)}`;
  if (difference.kind === 'undefined') return `${of} differs between groups (p ${pWords(p)}).`;
  const size = words.format === 'percent' ? formatPoints(difference.value) : formatNumber(difference.value);
  const as = words.format === 'percent' ? 'points' : 'number';
  const interval = difference.interval ? `, simultaneous interval ${formatInterval(difference.interval, as)}` : '';
  return `${of} is higher in ${groupWords(pair.higher)} than in ${groupWords(pair.lower)}, by ${size}${interval}; test of equality p ${pWords(p)}.`;
}

function equalSentence({ features }: CombinationAssessment, metric: MetricId, p: number, tests: number): string {
  const { name } = METRIC_WORDS[metric];
  const among = tests > 1 ? `, one of ${formatCount(tests)} tests made` : '';
  return `That ${name} is equal in all groups of ${featureWords(features)} is not contradicted (p ${pWords(p)}${among}). That is no proof of it.`;
}

function pWords(p: number): string {
  const text = formatP(p);
  return text.startsWith('<') ? text : `= ${text}`;
}
