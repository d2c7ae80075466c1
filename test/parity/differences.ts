import type { AuditCube } from '../../src/cube/cube.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';

/** Where Evenhand differs from a peer on purpose. */
export const DELIBERATE_DIFFERENCES: readonly {
  readonly name: string;
  readonly peer: string;
  readonly reason: string;
}[] = [
  {
    name: 'empty-denominator',
    peer: 'Fairlearn',
    reason:
      'A rate without a denominator (no positives, no negatives, nobody selected) is undefined and says why; Fairlearn gives 0 and lets it set the disparity.',
  },
  {
    name: 'undefined-groups-left-out',
    peer: 'Fairlearn',
    reason:
      'A disparity is taken over the groups in which the rate is defined, and names the others; Fairlearn takes the 0 of an empty denominator as a rate.',
  },
  {
    name: 'weighted-group-of-one',
    peer: 'Fairlearn',
    reason:
      'With sample weights, Fairlearn lists the selection rate of a group of one row but passes over it in the difference, which is then smaller than its own largest rate minus its smallest; ours is largest minus smallest.',
  },
  {
    name: 'one-class-alone',
    peer: 'Fairlearn',
    reason:
      'Balanced accuracy and the Matthews correlation are undefined where a label value or a prediction that they need does not occur; Fairlearn gives the one recall there is, and 0.',
  },
  {
    name: 'log-loss-of-certainty',
    peer: 'Fairlearn with an older scikit-learn',
    reason:
      'A score of 0 or 1 that was wrong has infinite surprise and is clipped to 2⁻⁵², the precision of the numbers, as scikit-learn’s newer versions do; the reference values were made with 10⁻¹⁵.',
  },
  {
    name: 'ratio-of-negative-values',
    peer: 'Fairlearn',
    reason:
      'A ratio of values of which one lies below zero (a Matthews correlation) has no meaning and is undefined; Fairlearn divides them all the same and can give −1.06.',
  },
  {
    name: 'small-expected-counts',
    peer: 'scipy and statsmodels',
    reason:
      'Where an expected count is below 5, the p value of equal rates comes from the exact moments of the statistic; the chi-squared distribution alone rejects equal rates up to several times too often there. Statistics and degrees of freedom are the same.',
  },
  {
    name: 'outcome-dropped',
    peer: 'Clarify',
    reason:
      'A divergence counts an outcome that one side lacks: Kullback and Leibler’s is then infinite and so undefined, Jensen and Shannon’s is larger; Clarify sums over the outcomes that both sides have, and can give less than 0.',
  },
  {
    name: 'one-sided-stratum',
    peer: 'Clarify',
    reason:
      'Conditional demographic disparity leaves out strata in which nobody is accepted, or nobody rejected, since they do not say who gets which; Clarify takes the missing share to be 0.',
  },
  {
    name: 'odds-of-an-absent-label',
    peer: 'AIF360',
    reason:
      'A gap in the odds is undefined where a side lacks one of the labels; AIF360 takes the larger of a number and one that is none, which depends on their order.',
  },
  {
    name: 'weighted-entropy',
    peer: 'AIF360',
    reason:
      'Entropy indices use sample weights, and smoothed differential fairness adds its half row to the effective rows; AIF360 leaves weights out of the one and adds half a row to sums of weights in the other.',
  },
  {
    name: 'mean-log-deviation',
    peer: 'AIF360 and holisticai',
    reason:
      'Generalised entropy at α = 0 is −(1/n) Σ ln(b/μ), undefined where a benefit is 0; they divide by the mean once too often.',
  },
  {
    name: 'division-by-zero',
    peer: 'AIF360, Aequitas and Clarify',
    reason: 'A ratio by 0 is undefined; they give infinity, 10, or 0 for 0/0.',
  },
];

/** Fields of the reference statistics that Evenhand has no number for, and what it gives instead. */
export const NOT_COMPUTED: Readonly<Record<string, string>> = {
  clopper_pearson95: 'covers more than 95 %; intervals of rates are Wilson’s',
  chi2_yates: 'too seldom significant; small expected counts are met by the exact moments',
  fisher: 'tests at fixed margins only; as above',
  ratio_ci95_log: 'has no limits without positives; intervals of ratios are Koopman’s',
  difference_ci95_wald: 'covers too seldom; intervals of differences are Newcombe’s',
  z_p_bh: 'keeps the false discovery rate, not the chance of any false finding',
  z_p_bonferroni: 'Holm’s correction is never weaker',
  G: 'another statistic of the same table',
  G_p: 'another statistic of the same table',
  cramers_v: 'a size, not a test',
};

const POSITIVES = ['tp', 'fn'];
const NEGATIVES = ['fp', 'tn'];
const SELECTED = ['tp', 'fp'];
const REJECTED = ['fn', 'tn'];

/** Denominators of each metric, as counts that are not all 0. */
const NEEDS: Readonly<Partial<Record<MetricId, readonly (readonly string[])[]>>> = {
  truePositiveRate: [POSITIVES],
  falseNegativeRate: [POSITIVES],
  falsePositiveRate: [NEGATIVES],
  trueNegativeRate: [NEGATIVES],
  precision: [SELECTED],
  balancedAccuracy: [POSITIVES, NEGATIVES],
  f1: [['tp', 'fp', 'fn']],
  matthewsCorrelation: [POSITIVES, NEGATIVES, SELECTED, REJECTED],
};

/** Whether a group's confusion counts leave a metric without a denominator. */
export function expectsEmptyDenominators(row: object, metric: MetricId): boolean {
  const counts = row as Readonly<Record<string, number | undefined>>;
  if (counts['tp'] === undefined) return false;
  return (NEEDS[metric] ?? []).some((needed) => needed.every((name) => counts[name] === 0));
}

/** Whether a reference aggregate's difference is not its own largest value minus its smallest. */
export function passesOverGroupOfOne(aggregate: Readonly<Record<string, number | null>> | undefined): boolean {
  const { max, min, difference } = aggregate ?? {};
  return max != null && min != null && difference != null && Math.abs(max - min - difference) > 1e-9;
}

/** Whether a reference aggregate's ratio rests on values below zero. */
export function dividesNegativeValues(aggregate: Readonly<Record<string, number | null>> | undefined): boolean {
  const { min, overall } = aggregate ?? {};
  return (min ?? 0) < 0 || (overall ?? 0) < 0;
}

/** Whether a reference value is a log loss of data that have scores of exactly 0 or 1: `log-loss-of-certainty`. */
export function clipsAnotherScore(name: string, config: string): boolean {
  return name.includes('log_loss') && config === 'with_score';
}

/** How much greater a loss is for a clip at 2⁻⁵² than for one at 10⁻¹⁵, at a score of 0 and at one of 1. */
const CLIP_SHIFT = { 0: Math.log(1e-15) - Math.log(2 ** -52), 1: Math.log(1 - (1 - 1e-15)) - Math.log(2 ** -52) };

/** By how much the clip raises a group's sum of losses: rows that scored 0 and are positive, or 1 and are negative. */
export function lossOfCertainty({ scores }: GroupCounts, { score }: AuditCube): number {
  if (!scores || score?.kind !== 'exact') return 0;
  return scores.bins.reduce((sum, bin, i) => {
    if (score.values[bin] === 0) return sum + CLIP_SHIFT[0] * scores.counts.positives[i];
    return score.values[bin] === 1 ? sum + CLIP_SHIFT[1] * scores.counts.negatives[i] : sum;
  }, 0);
}

/** Reference values with a log loss as it is when scores are clipped at 2⁻⁵². */
export function withOurClip<T extends object>(values: T, rows: number, raised: number): T {
  const loss = (values as Readonly<Record<string, number | null | undefined>>)['log_loss'];
  return raised === 0 || loss == null ? values : { ...values, log_loss: loss + raised / rows };
}
