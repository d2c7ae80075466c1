import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment } from '../../fairness/assessment.ts';
import type { CalibrationBins } from '../../fairness/group-counts.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import {
  formatCount,
  formatCounted,
  formatNumber,
  formatPercent,
  formatPercentNumber,
  formatWholePercent,
} from '../numbers.ts';
import { featureWords } from '../phrases.ts';
import type { CalibrationPoint, CalibrationSeries } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import { countedScores } from './group-scores.ts';
import { drawnLarge, drawnNote, figureGroups, sentenceName, withInterval } from './parts.ts';
import { extremesOf, rangeSentence, type Extremes } from './range-sentence.ts';

/** More panels than this are no longer compared at a glance. */
const MOST_PANELS = 6;

/**
 * Of each group and bin of the score, the share of positive labels with Wilson's interval at the plan's level, over the
 * mean score of the same rows. Null without a label or a score in 0…1.
 */
export function calibrationFigure(
  audit: Pick<Audit, 'plan' | 'cube'>,
  combination: CombinationAssessment,
): FigureOf<'calibrationByGroup'> | null {
  const { plan } = audit;
  const counted = countedScores(audit, combination);
  if (!counted) return null;
  const level = 1 - plan.alpha;
  const groups = figureGroups(combination);
  const series = combination.groups.flatMap(({ metrics, belowMinimum }, g): CalibrationSeries[] => {
    const { calibration } = counted.counts[g];
    const error = metrics.calibrationError;
    if (!calibration || error.kind === 'undefined') return [];
    const bins = pointsOf(calibration, twoSidedZ(level), plan.minimumGroupSize);
    return [{ group: groups[g], label: `off by ${formatNumber(error.value)} on average`, faint: belowMinimum, bins }];
  });
  if (series.length === 0) return null;
  const drawn = drawnLarge(series, MOST_PANELS);
  const hollow = drawn.some(({ bins }) => bins.some(({ small }) => small));
  return {
    kind: 'calibrationByGroup',
    id: figureId('calibrationByGroup', combination.features),
    message: messageOf(
      extremesOf(combination.groups, ({ metrics }) => metrics.calibrationError),
      featureWords(combination.features),
    ),
    reading: `Each dot is the rows whose score falls into one bin: how often the label was positive, over their mean score, with its ${formatWholePercent(level)} interval. On the diagonal the score says what happened; above it the score is too low, below it too high.${hollow ? ` Hollow dots are bins of fewer than ${formatCounted(plan.minimumGroupSize, 'row', 'rows')}.` : ''}`,
    note: drawnNote(drawn.length, series, combination.groups.length),
    table: {
      columns: ['Group', 'Mean score', 'Label positive', `${formatWholePercent(level)} interval`, 'Rows', 'Remark'],
      rows: combination.groups.flatMap((_, g) => {
        const own = series.find((one) => one.group.place === g);
        if (!own) return [[groups[g].name, 'undefined: no rows with label and score', '', '', '0', '']];
        return own.bins.map(({ score, value, low, high, n, small }) => [
          groups[g].name,
          formatNumber(score),
          formatPercent(value),
          low === null || high === null ? '' : `${formatPercentNumber(low)} to ${formatPercentNumber(high)}`,
          formatCount(n),
          small ? `fewer than ${formatCounted(plan.minimumGroupSize, 'row', 'rows')}` : '',
        ]);
      }),
    },
    data: { series: drawn, unit: { low: 0, high: 1, format: 'percent' } },
  };
}

function pointsOf({ n, w, w2, ws, positives }: CalibrationBins, z: number, minimum: number): CalibrationPoint[] {
  return Array.from(n, (rows, bin) => ({ rows, bin })).flatMap(({ rows, bin }) => {
    if (!(w[bin] > 0)) return [];
    const rate = Math.min(1, Math.max(0, positives[bin] / w[bin]));
    const [low, high] = wilsonLimits({ rate, n: effectiveSize(w[bin], w2[bin]) }, z);
    return [{ score: ws[bin] / w[bin], value: rate, low, high, n: rows, small: rows < minimum }];
  });
}

function messageOf(extremes: Extremes | null, by: string): string {
  if (!extremes?.apart) return rangeSentence(`Expected calibration error by ${by}`, extremes, 'number');
  const { lowest, highest } = extremes;
  return `The score is furthest from what happened for ${sentenceName(highest.key)}: off by ${withInterval(highest.value, 'number')} on average, against ${withInterval(lowest.value, 'number')} for ${sentenceName(lowest.key)}`;
}
