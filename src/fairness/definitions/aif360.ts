import type { IndexId } from '../metrics.ts';
import { AIF360_COMPARISONS, type Aif360Comparison } from './aif360-comparisons.ts';
import { benefitsOf, coefficientOfVariation, generalizedEntropy, meanBenefits, meanOf } from './benefits.ts';
import type { Benefit } from './benefits.ts';
import type { Difference, PeerEntry, PeerInput, PeerValue } from './peer.ts';
import { minus } from './quotients.ts';
import { without } from './tally.ts';
import type { Tally } from './tally.ts';

const base = { peer: 'aif360' } as const;
const BOTH = ['label', 'prediction'] as const;

/** One group as unprivileged against the reference as privileged. */
function pairwise(comparison: Aif360Comparison): PeerEntry {
  const { name, meaning, needs, format, of, pair } = comparison;
  const sides = (input: PeerInput, at: number): [Tally, Tally] | null =>
    input.reference < 0 ? null : [input.groups[at].weights, input.groups[input.reference].weights];
  const compute = (input: PeerInput, at: number): number | null => {
    const both = sides(input, at);
    return both && of(...both);
  };
  return {
    ...base,
    name,
    meaning,
    per: 'otherGroup',
    needs,
    format,
    ours: pair,
    differences: [...infinities(format, compute), ...emptySides(comparison, (input, at) => sides(input, at) ?? [])],
    compute,
  };
}

/** Everybody else as unprivileged against the reference as privileged. */
function allOthers(comparison: Aif360Comparison): PeerEntry {
  const { name, needs, format, of, family } = comparison;
  return {
    ...base,
    name: `${name} (all others)`,
    madeOf: name,
    meaning: 'The same with everybody outside the reference group together as the unprivileged.',
    per: 'combination',
    needs,
    format,
    ours: { kind: 'disparity', id: family, method: 'toReference' },
    differences: [
      { reason: 'all-others-together' },
      ...infinities(format, (input) => ofRest(input, of)),
      ...emptySides(comparison, ({ groups }) => groups.map(({ weights }) => weights)),
    ],
    compute: (input) => ofRest(input, of),
  };
}

function ofRest(input: PeerInput, of: Aif360Comparison['of']): number | null {
  if (input.reference < 0 || input.groups.length < 2) return null;
  const { weights } = input.groups[input.reference];
  return of(without(input.overall.weights, weights), weights);
}

/** A ratio may be infinite. */
function infinities(
  format: PeerEntry['format'],
  compute: (input: PeerInput, at: number) => number | null,
): Difference[] {
  if (format !== 'ratio') return [];
  return [{ reason: 'infinite', when: (input, at) => compute(input, at) === Infinity }];
}

function emptySides(
  { predictive, passesOver }: Aif360Comparison,
  sides: (input: PeerInput, at: number) => readonly Tally[],
): Difference[] {
  const some =
    (isEmpty: (tally: Tally) => boolean): Difference['when'] =>
    (input, at) =>
      sides(input, at).some(isEmpty);
  return [
    ...(predictive ? [{ reason: 'zero-for-empty-denominator' as const, when: some(predictive) }] : []),
    ...(passesOver ? [{ reason: 'passes-over-undefined' as const, when: some(passesOver) }] : []),
  ];
}

/** Entropies are of rows: the sample weights have no part in them. */
const WEIGHTS_IGNORED: Difference = { reason: 'weights-ignored', when: ({ weighted }) => weighted };

function index(
  name: string,
  meaning: string,
  ours: IndexId | null,
  compute: (input: PeerInput) => PeerValue,
  differences: readonly Difference[] = [WEIGHTS_IGNORED],
  needs: PeerEntry['needs'] = BOTH,
): PeerEntry {
  return {
    ...base,
    name,
    meaning,
    per: 'combination',
    needs,
    format: 'number',
    ours: ours && { kind: 'index', id: ours },
    differences,
    compute,
  };
}

const everyone = ({ overall }: PeerInput): readonly Benefit[] => benefitsOf(overall.rows);
const allGroups = ({ groups }: PeerInput): readonly Benefit[] => meanBenefits(groups.map(({ rows }) => rows));
const twoGroups = ({ groups, overall, reference }: PeerInput): readonly Benefit[] | null =>
  reference < 0 || groups.length < 2
    ? null
    : meanBenefits([groups[reference].rows, without(overall.rows, groups[reference].rows)]);

const UNEQUAL = 'How unequally benefits (prediction − label + 1) are spread over all rows.';
const BETWEEN = 'The same between groups: every row has the mean benefit of its group.';
const TWO_GROUPS: Difference = { reason: 'other-groups-merged', when: ({ groups }) => groups.length > 2 };
const between = [TWO_GROUPS, WEIGHTS_IGNORED];
const inTwo = (of: (benefits: readonly Benefit[]) => number | null) => (input: PeerInput) => {
  const benefits = twoGroups(input);
  return benefits && of(benefits);
};

const INDICES: readonly PeerEntry[] = [
  index('generalized_entropy_index(alpha=2)', UNEQUAL, 'generalizedEntropy', (i) => generalizedEntropy(everyone(i), 2)),
  index('theil_index', UNEQUAL, 'theilIndex', (i) => generalizedEntropy(everyone(i), 1)),
  index('generalized_entropy_index(alpha=0.5)', UNEQUAL, null, (i) => generalizedEntropy(everyone(i), 0.5)),
  index(
    'generalized_entropy_index(alpha=0)',
    UNEQUAL,
    'meanLogDeviation',
    (input) => {
      const entropy = generalizedEntropy(everyone(input), 0);
      return entropy === null ? null : entropy / meanOf(everyone(input));
    },
    [
      { reason: 'divided-by-mean' },
      { reason: 'infinite', when: ({ overall }) => overall.rows.fn > 0 },
      WEIGHTS_IGNORED,
    ],
  ),
  index('coefficient_of_variation', UNEQUAL, 'coefficientOfVariation', (i) => coefficientOfVariation(everyone(i))),
  index('between_all_groups_generalized_entropy_index', BETWEEN, 'betweenGroupGeneralizedEntropy', (i) =>
    generalizedEntropy(allGroups(i), 2),
  ),
  index('between_all_groups_theil_index', BETWEEN, 'betweenGroupTheilIndex', (i) =>
    generalizedEntropy(allGroups(i), 1),
  ),
  index('between_all_groups_coefficient_of_variation', BETWEEN, 'betweenGroupCoefficientOfVariation', (i) =>
    coefficientOfVariation(allGroups(i)),
  ),
  index(
    'between_group_generalized_entropy_index',
    BETWEEN,
    'betweenGroupGeneralizedEntropy',
    inTwo((benefits) => generalizedEntropy(benefits, 2)),
    between,
  ),
  index(
    'between_group_theil_index',
    BETWEEN,
    'betweenGroupTheilIndex',
    inTwo((benefits) => generalizedEntropy(benefits, 1)),
    between,
  ),
  index(
    'between_group_coefficient_of_variation',
    BETWEEN,
    'betweenGroupCoefficientOfVariation',
    inTwo(coefficientOfVariation),
    between,
  ),
];

/** ε = the largest |ln| ratio of two groups' smoothed rates (n⁺ + ½) / (n + 1), or of their complements. */
function smoothedDifferentialFairness({ groups }: PeerInput, positive: (tally: Tally) => number): number {
  const rates = groups.map(({ weights }) => (positive(weights) + 0.5) / (weights.n + 1));
  const spread = (values: readonly number[]): number => Math.log(Math.max(...values) / Math.min(...values));
  return Math.max(spread(rates), spread(rates.map((rate) => 1 - rate)));
}

const ofLabels = (input: PeerInput): number => smoothedDifferentialFairness(input, ({ positives }) => positives);
const ofPredictions = (input: PeerInput): number => smoothedDifferentialFairness(input, ({ selected }) => selected);
const EDF = 'The largest ratio of two groups’ chances of an outcome, as a logarithm, smoothed by half a row each.';

const WEIGHTS_AS_ROWS: Difference = { reason: 'weights-as-rows', when: ({ weighted }) => weighted };

const DIFFERENTIAL: readonly PeerEntry[] = [
  index(
    'BinaryLabelDatasetMetric.smoothed_empirical_differential_fairness',
    EDF,
    'differentialFairnessOfLabels',
    ofLabels,
    [WEIGHTS_AS_ROWS],
    ['label'],
  ),
  index(
    'smoothed_empirical_differential_fairness (predictions)',
    EDF,
    'differentialFairnessOfPredictions',
    ofPredictions,
    [WEIGHTS_AS_ROWS],
    ['prediction'],
  ),
  index(
    'differential_fairness_bias_amplification',
    'Smoothed differential fairness of the predictions minus that of the labels.',
    'biasAmplification',
    (input) => minus(ofPredictions(input), ofLabels(input)),
    [WEIGHTS_AS_ROWS],
  ),
];

/** What AIF360 reports, named as it names them: unprivileged against privileged, the reference being privileged. */
export const AIF360: readonly PeerEntry[] = [
  ...AIF360_COMPARISONS.map(allOthers),
  ...AIF360_COMPARISONS.map(pairwise),
  ...INDICES,
  ...DIFFERENTIAL,
];
