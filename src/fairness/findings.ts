import type { CombinationAssessment, CriterionVerdict, Finding, VerdictKind } from './assessment.ts';

const GRAVITY: readonly VerdictKind[] = ['shown', 'notEnoughData', 'ruledOut'];

/**
 * One finding for each concept of each combination, in the order in which they matter: shown before not enough data
 * before ruled out; among them single features before intersections, which they largely explain; then shown ones by how
 * many times over the sure part of the leading gap exceeds the tolerance, others by how many times the observed gap does;
 * equal ones as the plan lists them.
 */
export function findingsOf(combinations: readonly CombinationAssessment[]): Finding[] {
  return combinations
    .flatMap((combination, index) => findingsOfCombination(combination, index))
    .sort(
      (a, b) =>
        GRAVITY.indexOf(a.finding.verdict) - GRAVITY.indexOf(b.finding.verdict) ||
        a.features - b.features ||
        b.weight - a.weight,
    )
    .map(({ finding }) => finding);
}

interface Weighed {
  readonly finding: Finding;
  readonly weight: number;
  readonly features: number;
}

function findingsOfCombination({ features, verdicts }: CombinationAssessment, combination: number): Weighed[] {
  const concepts = [...new Set(verdicts.map(({ concept }) => concept))];
  return concepts.map((concept) => {
    const indices = verdicts.flatMap((verdict, i) => (verdict.concept === concept ? [i] : []));
    const own = indices.map((i) => verdicts[i]);
    const verdict = GRAVITY.find((kind) => own.some((each) => each.verdict === kind)) ?? 'notEnoughData';
    const weight = Math.max(...own.filter((each) => each.verdict === verdict).map(multipleOfTolerance));
    const id = `${features.join('×')}/${concept}`;
    return { finding: { id, combination, concept, verdict, verdicts: indices }, weight, features: features.length };
  });
}

const MOST = 100;

/** How many times the tolerance the leading gap is (its sure part, where shown); ratios by their logarithms. */
function multipleOfTolerance({ leading, scale, tolerance, verdict }: CriterionVerdict): number {
  if (!leading || leading.gap.kind === 'undefined') return 0;
  const { interval, value } = leading.gap;
  if (scale === 'difference') return (verdict === 'shown' && interval ? interval.low : value) / tolerance;
  const ratio = verdict === 'shown' && interval ? interval.high : value;
  return Math.min(MOST, Math.log(ratio) / Math.log(tolerance));
}
