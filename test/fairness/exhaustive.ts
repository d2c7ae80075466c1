import type { CriterionVerdict, GroupAssessment, VerdictKind } from '../../src/fairness/assessment.ts';
import { CRITERIA } from '../../src/fairness/criteria.ts';
import { gapExceeds, gapWithin } from '../../src/stats/gap-tests.ts';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';
import type { Proportion } from '../../src/stats/proportion.ts';

interface TestedPair {
  readonly metric: string;
  readonly groups: readonly [string, string];
  readonly p: number;
  readonly adjustedP: number;
  readonly equivalent: boolean;
}

/** What a verdict must be, word for word: every pair tested, Holm by its definition, every pair held for equivalence. */
export function exhaustiveVerdict(
  { criterion, scale, tolerance }: CriterionVerdict,
  groups: readonly GroupAssessment[],
  alpha: number,
): { verdict: VerdictKind; pairs: readonly TestedPair[] } {
  const metrics = CRITERIA.find(({ id }) => id === criterion)?.metrics ?? [];
  const large = groups.filter(({ belowMinimum }) => !belowMinimum);
  const tested = metrics.flatMap((metric) => {
    const having = large.flatMap(({ key, metrics: values }) => {
      const value = values[metric];
      return value.kind === 'defined' ? [{ name: key.join(), of: { rate: value.value, n: value.n } }] : [];
    });
    return having.flatMap((a, i) =>
      having.slice(i + 1).map((b) => ({
        metric,
        groups: [a.name, b.name] as const,
        p: gapExceeds(a.of, b.of, { scale, tolerance }),
        equivalent: isEquivalent(a.of, b.of, scale, tolerance, alpha),
      })),
    );
  });
  const order = tested.map((_, i) => i).sort((a, b) => tested[a].p - tested[b].p);
  const adjusted = new Array<number>(tested.length);
  let highest = 0;
  order.forEach((index, k) => {
    highest = Math.max(highest, Math.min(1, tested[index].p * (tested.length - k)));
    adjusted[index] = highest;
  });
  const pairs = tested.map((pair, i) => ({ ...pair, adjustedP: adjusted[i] }));
  const complete = large.every(({ metrics: values }) => metrics.every((metric) => values[metric].kind === 'defined'));
  const shown = pairs.some(({ adjustedP }) => adjustedP <= alpha);
  const ruledOut = complete && pairs.length > 0 && pairs.every(({ equivalent }) => equivalent);
  return { verdict: shown ? 'shown' : ruledOut ? 'ruledOut' : 'notEnoughData', pairs };
}

function isEquivalent(
  a: Proportion,
  b: Proportion,
  scale: 'difference' | 'ratio',
  tolerance: number,
  alpha: number,
): boolean {
  const within = gapWithin(a, b, { scale, tolerance }) <= alpha;
  if (scale === 'ratio') return within;
  const [low, high] = newcombeLimits(a, b, twoSidedZ(1 - 2 * alpha));
  return within && -tolerance < low && high < tolerance;
}
