/** How something that stands in tables is made, as a definition is shown. */
export interface MethodWords {
  /** Of its definition. */
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  readonly formula?: string;
}

export const EQUALITY_P: MethodWords = {
  id: 'pValue',
  name: 'p value of equality',
  meaning:
    'How probable a difference at least this large would be if the groups were equal. It speaks of equality, with no tolerance, and says nothing of how large the difference is.',
};

export const CORRECTED_P: MethodWords = {
  id: 'holm',
  name: 'p value, corrected after Holm',
  meaning:
    'Among many comparisons some p values are small by chance. Holm’s correction multiplies the smallest by the number of comparisons, the next by one less, and so on, so that the chance of any false alarm among them all stays within α.',
  formula: 'max over j ≤ i of min(1, (m − j + 1) · p₍ⱼ₎), m comparisons',
};

export const OMNIBUS_TEST: MethodWords = {
  id: 'omnibus',
  name: 'test of equality',
  meaning:
    'One test for all groups at once, without a tolerance. The widest gap of several groups is never below 0 and is above it by chance alone, so its size alone says little; this test takes that into account. Groups below the minimum size are left out, unless fewer than two others remain.',
  formula: 'χ² = Σ (observed − expected)² / expected; for metrics that are no rates Cochran’s Q',
};

export const TEST_STATISTIC: MethodWords = {
  id: 'statistic',
  name: 'test statistic',
  meaning:
    'How far the groups lie from being equal, in units of chance: near the degrees of freedom where they are equal, larger the surer it is that they are not. It grows with the rows, and so says nothing of how large the difference is.',
  formula: OMNIBUS_TEST.formula,
};

export const DEGREES_OF_FREEDOM: MethodWords = {
  id: 'degreesOfFreedom',
  name: 'degrees of freedom',
  meaning: 'The number of groups tested less one: so many rates are free to differ.',
  formula: 'groups tested − 1',
};

export const PAIR_TESTS: MethodWords = {
  id: 'pairs',
  name: 'tests of pairs',
  meaning:
    'Each two groups, the higher less the lower, with intervals that hold for all pairs at once and p values corrected after Holm over all pairs. Groups below the minimum size are left out, unless fewer than two others remain.',
};

export const POOLED_DIFFERENCE: MethodWords = {
  id: 'pooled',
  name: 'pooled difference',
  meaning:
    'The difference to the reference group among rows with the same value of the control feature, averaged over its values with Mantel and Haenszel’s weights. Its p value is that of Cochran, Mantel and Haenszel’s test.',
  formula: 'Σ wₛ (rateₛ − reference rateₛ) / Σ wₛ, wₛ = n₁ₛ n₀ₛ / nₛ',
};

export const INTERVAL: MethodWords = {
  id: 'interval',
  name: 'interval',
  meaning:
    'A range that, made in this way from many samples, holds the true value in 95 % of them, or in 1 − α where the plan names another α. What is only counted has none, nor has a mean of a single row or of rows that do not vary.',
};

export const SIMULTANEOUS_INTERVAL: MethodWords = {
  id: 'simultaneousInterval',
  name: 'simultaneous interval',
  meaning:
    'An interval of the widest of many gaps: its limits hold for all groups or pairs at once, and it reaches 0 where the data cannot exclude that there is no gap.',
};

export const MINIMUM_GROUP_SIZE: MethodWords = {
  id: 'minimumGroupSize',
  name: 'minimum group size',
  meaning:
    'Groups with fewer rows than this are shown, and no verdict rests on them. It is in the plan, 10 by default.',
};

export const TOLERANCE: MethodWords = {
  id: 'tolerance',
  name: 'tolerance',
  meaning:
    'How far apart two groups may be before it counts as a disparity: a difference of 10 points and a ratio of 0.8, the four-fifths rule, unless the plan says otherwise.',
};

/** The p value of a criterion: of the gap against its tolerance, where that of equality knows none. */
export const CRITERION_P: MethodWords = {
  id: 'criterionP',
  name: 'p value of a criterion, corrected',
  meaning:
    'How probable a gap this large would be if the true gap were exactly the tolerance. Corrected after Holm for all pairs that were compared. It asks in one direction at α, so it can be small while the interval beside it, which has two sides, still touches the tolerance.',
};
