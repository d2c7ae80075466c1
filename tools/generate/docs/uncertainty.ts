import { INTERVAL_WORDS } from '../../../src/report/words.ts';
import { table, type Section } from './markdown.ts';

const METHODS: Readonly<Record<keyof typeof INTERVAL_WORDS, string>> = {
  wilson: 'rates: shares of rows',
  'agresti-coull': 'means of losses that are nearly shares of rows',
  'agresti-caffo': 'means of two rates of different rows, such as balanced accuracy',
  newcombe: 'differences of two rates',
  'score-ratio': 'ratios of two rates (Koopman)',
  'delong-logit': 'areas under the ROC curve',
  'auc-score': 'areas under the ROC curve that are 0 or 1, or have too few rows for DeLong’s',
  'transformed-wilson': 'metrics that are a function of one share, such as F1',
  mover: 'sums, differences and ratios of numbers that have intervals of their own (MOVER)',
  student: 'means and differences of means',
  'bounded-mean': 'means of scores and losses that cannot leave a range',
  influence: 'numbers whose rows each have a known influence, such as average precision',
  dirichlet:
    'disparities averaged over strata: shares of the cells drawn from a Dirichlet distribution with n + ½ in each cell',
  simultaneous: 'the widest of many gaps: it holds for all of them at once',
  exact: 'counts, and what follows from them without sampling',
};

/** How intervals are made, and why those of aggregates are not percentiles. */
export function uncertaintySection(): Section {
  return {
    title: 'How uncertainty is found',
    lines: [
      'Every number carries an interval at the two-sided level 1 − α of the plan, 95 % unless it says otherwise. Under sample',
      'weights, n is Kish’s effective n = (Σw)² / Σw²: as many rows of equal weight as tell as much. What is only counted has',
      'none, nor has a mean of a single row or of rows that do not vary.',
      '',
      ...table(
        ['interval', 'of'],
        Object.entries(METHODS).map(([method, of]) => [INTERVAL_WORDS[method as keyof typeof INTERVAL_WORDS], of]),
      ),
      '**Numbers that are never below 0.** A largest gap, an absolute difference, a divergence or a calibration error is',
      'above 0 in any sample, even when there is nothing to find: a percentile interval of it would leave out the true value 0',
      'nearly always. Such intervals are made from the signed parts, with limits that hold for all of them at once',
      '(Bonferroni), so that they reach 0 when the data cannot exclude it.',
      '',
      '**All groups contain each group.** A gap between a group and all groups together is found from the group and everybody',
      'else, who have no row in common; where the number of all rows is no mean of the two (correlations, areas, macro',
      'averages), from how much the same rows move both.',
      '',
    ],
  };
}

/** Tests of equality. */
export function testsSection(): Section {
  return {
    title: 'Tests of equality',
    lines: [
      'Beside the verdicts, which ask whether a gap exceeds a tolerance, each metric is tested for equality.',
      '',
      '- **Omnibus**: are all groups equal? For rates, Pearson’s chi-squared on the table of groups by outcome; where the',
      '  smallest expected count is below 5, its p value comes from the exact moments of the statistic over all tables with the',
      '  same margins. For other metrics, Cochran’s Q of the estimates with their standard errors.',
      '- **Pairs**: each two groups, the higher minus the lower, with intervals that hold for all pairs at once (Bonferroni) and p',
      '  values after Holm’s correction over all pairs. Rates are tested by the score test with the pooled rate, other metrics by',
      '  the level at which the interval of their difference begins to hold 0.',
      '- **Each group against the reference**: the same test, Holm’s correction over the groups.',
      '- **Within strata**: the difference to the reference group averaged over the strata of a control feature with Mantel and',
      '  Haenszel’s weights, and Cochran, Mantel and Haenszel’s test of “no difference within strata”.',
      '',
      'Groups below the minimum size take no part in these tests, unless fewer than two others are left to be compared, or no',
      'other can be compared with the reference group.',
      '',
    ],
  };
}
