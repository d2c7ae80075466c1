import { isolated } from '../isolated.ts';
import type { Audit } from '../../audit/audit.ts';
import type { ScoreAxis } from '../../cube/cube.ts';
import type { CombinationAssessment } from '../../fairness/assessment.ts';
import { outcomeRoles } from '../../fairness/group-counts.ts';
import { sameKey } from '../../fairness/same-key.ts';
import { formatCount, formatExact, formatNumber, formatPercent } from '../numbers.ts';
import { featureWords } from '../phrases.ts';
import type { DistributionSeries, ScoreDistributions } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import { countedScores } from './group-scores.ts';
import {
  capitalised,
  drawnLarge,
  drawnNote,
  figureGroups,
  groupRemark,
  intervalHead,
  valueCells,
  withInterval,
} from './parts.ts';
import { extremesOf, rangeSentence } from './range-sentence.ts';
import { medianOf, scoresOfGroup, stepsOf, stepsOn } from './score-steps.ts';

/** Groups beyond this are left to the table. */
const MOST_ROWS = 8;

/** Of each group, the share of its rows by score, on one scale and to one height. Null without a score. */
export function distributionsFigure(
  audit: Pick<Audit, 'plan' | 'cube'>,
  combination: CombinationAssessment,
): FigureOf<'scoreDistributions'> | null {
  const { plan, cube } = audit;
  const counted = countedScores(audit, combination);
  if (!counted || !plan.score || !cube.score) return null;
  const axis: ScoreAxis = cube.score;
  const has = outcomeRoles(cube, counted.cut);
  const groups = figureGroups(combination);
  const weights = combination.groups.map(({ key, metrics }) => {
    const place = counted.table.groups.findIndex((other) => sameKey(other, key));
    return metrics.meanScore.kind === 'defined' ? scoresOfGroup(counted.table.cells, place, cube, has) : null;
  });
  const steps = stepsOn(axis, weights);
  if (!steps) return null;
  const series = combination.groups.flatMap(({ metrics, belowMinimum }, g): DistributionSeries[] => {
    const own = weights[g];
    const mean = metrics.meanScore;
    if (!own || mean.kind === 'undefined') return [];
    const label = `mean ${withInterval(mean, 'number')}`;
    return [
      { group: groups[g], label, faint: belowMinimum, steps: stepsOf(own, axis, steps), median: medianOf(own, axis) },
    ];
  });
  const drawn = drawnLarge(series, MOST_ROWS);
  const means = combination.groups.map(({ metrics }) => metrics.meanScore);
  const threshold = thresholdOf(audit, counted.cut?.used ?? null);
  return {
    kind: 'scoreDistributions',
    id: figureId('scoreDistributions', combination.features),
    message: rangeSentence(
      `Mean of ${isolated(plan.score.column)} by ${featureWords(combination.features)}${cube.hasWeights ? ', weighted' : ''}`,
      extremesOf(combination.groups, ({ metrics }) => metrics.meanScore),
      'number',
    ),
    reading: `Each shape is one group: the taller a step, the larger the share of the group with such a score. All shapes have one scale, so that they compare; the tick below marks the median.${threshold ? ` The dashed line is the ${threshold.label}.` : ''}`,
    note: drawnNote(drawn.length, series, combination.groups.length),
    table: {
      columns: [
        'Group',
        'Mean score',
        intervalHead(means),
        'Median',
        ...(threshold ? ['Selected'] : []),
        'Rows with a score',
        'Remark',
      ],
      rows: combination.groups.map((group, g) => {
        const own = series.find((one) => one.group.place === g);
        const selected = group.metrics.selectionRate;
        return [
          groups[g].name,
          ...valueCells(means[g], 'number'),
          own ? formatNumber(own.median) : '',
          ...(threshold ? [selected.kind === 'defined' ? formatPercent(selected.value) : ''] : []),
          formatCount(means[g].n),
          capitalised(groupRemark(group, combination, plan.minimumGroupSize)),
        ];
      }),
    },
    data: {
      series: drawn,
      axis: { low: steps[0], high: steps[steps.length - 1], format: 'number' },
      highest: Math.max(...drawn.flatMap(({ steps: all }) => all.map(({ share }) => share))),
      threshold,
    },
  };
}

function thresholdOf(
  { cube, plan }: Pick<Audit, 'plan' | 'cube'>,
  used: number | null,
): ScoreDistributions['threshold'] {
  if (cube.predictionFrom !== 'threshold' || used === null || !plan.score) return null;
  const side = plan.score.comparison === 'atLeast' ? 'at least' : 'above';
  return { value: used, label: `threshold: positive is ${side} ${formatExact(used)}` };
}
