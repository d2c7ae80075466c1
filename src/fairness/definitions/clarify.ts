import type { MetricId } from '../metrics.ts';
import { benefitsOf, generalizedEntropy } from './benefits.ts';
import { CLARIFY_DATA } from './clarify-data.ts';
import { clarifyEntry as entry, measure, sidesOf } from './clarify-facets.ts';
import type { ClarifyCompute } from './clarify-facets.ts';
import { conditionalDisparity, oneSidedStratum } from './clarify-strata.ts';
import type { Difference, Ours, PeerEntry } from './peer.ts';
import { minus, zeroOverZero } from './quotients.ts';
import type { Tally } from './tally.ts';

const PREDICTION = ['prediction'] as const;
const BOTH = ['label', 'prediction'] as const;
const rate = (t: Tally): number => zeroOverZero(t.selected, t.n);
const toOverall = (id: MetricId): Ours => ({ kind: 'comparison', id, to: 'toOverall', scale: 'difference' });

/** One side has nobody to divide by. */
const emptySide = (denominator: (t: Tally) => number): Difference => ({
  reason: 'zero-over-zero',
  when: (input, at) => sidesOf(input, at).some((side) => denominator(side) === 0),
});
const REST: Difference = { reason: 'against-rest' };
const TURNED: Difference = { reason: 'rest-minus-group' };

/** a − d or d − a of a rate that divides 0 by 0 into 0. */
function rateGap(
  name: string,
  meaning: string,
  id: MetricId,
  numerator: (t: Tally) => number,
  denominator: (t: Tally) => number,
  order: 'a − d' | 'd − a',
): PeerEntry {
  const of = (t: Tally): number => zeroOverZero(numerator(t), denominator(t));
  const compute: ClarifyCompute = (a, d) => (order === 'a − d' ? minus(of(a), of(d)) : minus(of(d), of(a)));
  const turned = order === 'a − d' ? [TURNED] : [];
  return entry(
    name,
    `${meaning}, ${order === 'a − d' ? 'others − group' : 'group − others'}.`,
    BOTH,
    toOverall(id),
    compute,
    [REST, ...turned, emptySide(denominator)],
  );
}

const MODEL: readonly PeerEntry[] = [
  entry(
    'DPPL',
    'Difference in predicted proportions: others − group.',
    PREDICTION,
    measure('differenceInPredictedProportions'),
    (a, d) => rate(a) - rate(d),
  ),
  entry(
    'DI',
    'Disparate impact: the group’s selection rate divided by the others’.',
    PREDICTION,
    measure('disparateImpact'),
    (a, d) => zeroOverZero(rate(d), rate(a)),
    [{ reason: 'zero-over-zero', when: (input, at) => sidesOf(input, at).every((side) => side.selected === 0) }],
  ),
  rateGap(
    'DCA',
    'Conditional acceptance',
    'conditionalAcceptance',
    (t) => t.positives,
    (t) => t.selected,
    'a − d',
  ),
  rateGap(
    'DCR',
    'Conditional rejection',
    'conditionalRejection',
    (t) => t.negatives,
    (t) => t.rejected,
    'd − a',
  ),
  rateGap(
    'RD',
    'Recall',
    'truePositiveRate',
    (t) => t.tp,
    (t) => t.positives,
    'a − d',
  ),
  rateGap(
    'SD',
    'Specificity',
    'trueNegativeRate',
    (t) => t.tn,
    (t) => t.negatives,
    'd − a',
  ),
  rateGap(
    'DAR',
    'Acceptance rate (precision)',
    'precision',
    (t) => t.tp,
    (t) => t.selected,
    'a − d',
  ),
  rateGap(
    'DRR',
    'Rejection rate (negative predictive value)',
    'negativePredictiveValue',
    (t) => t.tn,
    (t) => t.rejected,
    'd − a',
  ),
  rateGap(
    'AD',
    'Accuracy',
    'accuracy',
    (t) => t.tp + t.tn,
    (t) => t.n,
    'a − d',
  ),
  rateGap(
    'TE',
    'False negatives for each false positive',
    'treatmentEquality',
    (t) => t.fn,
    (t) => t.fp,
    'd − a',
  ),
  entry(
    'CDDPL',
    'Demographic disparity of predictions within strata, averaged by their rows.',
    ['prediction', 'controlFeature'],
    measure('conditionalDemographicDisparityOfPredictions'),
    (_, _d, input, at) => conditionalDisparity(input, at, 'prediction'),
    [oneSidedStratum('prediction')],
  ),
  entry(
    'GE',
    'Generalised entropy of all rows, α = 2; it is the same for every group.',
    BOTH,
    { kind: 'index', id: 'generalizedEntropy' },
    (_, _d, { overall }) => generalizedEntropy(benefitsOf(overall.rows), 2),
  ),
];

/** What Clarify reports, named as it names them: the group is facet d, everybody else facet a. */
export const CLARIFY: readonly PeerEntry[] = [...CLARIFY_DATA, ...MODEL];
