import { clarifyEntry as entry, measure, sidesOf } from './clarify-facets.ts';
import { conditionalDisparity, demographicDisparity, oneSided, oneSidedStratum } from './clarify-strata.ts';
import type { Difference, PeerEntry } from './peer.ts';
import { zeroOverZero } from './quotients.ts';
import type { Tally } from './tally.ts';

const LABEL = ['label'] as const;
const share = (t: Tally): number => zeroOverZero(t.positives, t.n);
const total = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);

/** The probabilities of the two outcomes, of the others and of the group. */
function outcomes(a: Tally, d: Tally): readonly (readonly [number, number])[] {
  return [
    [zeroOverZero(a.positives, a.n), zeroOverZero(d.positives, d.n)],
    [zeroOverZero(a.negatives, a.n), zeroOverZero(d.negatives, d.n)],
  ];
}

/** Only those that both sides have. */
function shared(a: Tally, d: Tally): readonly (readonly [number, number])[] {
  return outcomes(a, d).filter(([p, q]) => p > 0 && q > 0);
}
const DROPPED: Difference = {
  reason: 'outcome-dropped',
  when: (input, at) => shared(...sidesOf(input, at)).length < 2,
};

/** What is asked of the labels before there is a model. */
export const CLARIFY_DATA: readonly PeerEntry[] = [
  entry(
    'CI',
    'Class imbalance: (others − group) / all.',
    [],
    measure('classImbalance'),
    (a, d) => (a.n - d.n) / (a.n + d.n),
  ),
  entry(
    'DPL',
    'Difference in proportions of labels: others − group.',
    LABEL,
    measure('differenceInProportionsOfLabels'),
    (a, d) => share(a) - share(d),
  ),
  entry(
    'KL',
    'Kullback and Leibler’s divergence of the group’s labels from the others’.',
    LABEL,
    measure('klDivergence'),
    (a, d) => total(shared(a, d).map(([p, q]) => p * Math.log(p / q))),
    [DROPPED],
  ),
  entry(
    'JS',
    'Jensen and Shannon’s divergence of the two.',
    LABEL,
    measure('jsDivergence'),
    (a, d) =>
      total(
        shared(a, d).map(([p, q]) => {
          const middle = (p + q) / 2;
          return (p * Math.log(p / middle) + q * Math.log(q / middle)) / 2;
        }),
      ),
    [DROPPED],
  ),
  entry('LP', 'The Euclidean distance of the two label distributions.', LABEL, measure('lpNorm'), (a, d) =>
    Math.hypot(...outcomes(a, d).map(([p, q]) => p - q)),
  ),
  entry(
    'TVD',
    'Total variation: half the sum of the differences of outcome probabilities.',
    LABEL,
    measure('totalVariation'),
    (a, d) => total(outcomes(a, d).map(([p, q]) => Math.abs(p - q))) / 2,
  ),
  entry('KS', 'The largest difference of an outcome’s probability.', LABEL, measure('kolmogorovSmirnov'), (a, d) =>
    Math.max(...outcomes(a, d).map(([p, q]) => Math.abs(p - q))),
  ),
  entry(
    'DD',
    'The group’s share of negative labels minus its share of positive ones.',
    LABEL,
    measure('demographicDisparityOfLabels'),
    (_, d, { overall }) => demographicDisparity(d, overall.rows, 'label'),
    [oneSided('label')],
  ),
  entry(
    'CDDL',
    'The same within strata, averaged by their rows.',
    ['label', 'controlFeature'],
    measure('conditionalDemographicDisparityOfLabels'),
    (_, _d, input, at) => conditionalDisparity(input, at, 'label'),
    [oneSidedStratum('label')],
  ),
];
