import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, Defined } from '../../fairness/assessment.ts';
import type { GroupScores } from '../../fairness/score-counts.ts';
import type { ThresholdCut } from '../../cube/score-threshold.ts';
import { rocCurve } from '../../stats/roc.ts';
import { formatCount, formatExact, formatPercent } from '../numbers.ts';
import { featureWords } from '../phrases.ts';
import type { RocSeries, XY } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import { countedScores } from './group-scores.ts';
import {
  drawnLarge,
  drawnNote,
  figureGroups,
  groupRemark,
  intervalHead,
  sentenceName,
  valueCells,
  withInterval,
} from './parts.ts';
import { extremesOf, rangeSentence, type Extremes } from './range-sentence.ts';

/** More curves than this cannot be told apart. */
const MOST_CURVES = 6;

/**
 * The empirical ROC curve of every group, vertex by vertex: of all thresholds, the share of negative labels above it
 * against the share of positive ones. Null without a label or a score, and where no group has both labels.
 */
export function rocFigure(
  audit: Pick<Audit, 'plan' | 'cube'>,
  combination: CombinationAssessment,
): FigureOf<'rocByGroup'> | null {
  const { plan, cube } = audit;
  const counted = countedScores(audit, combination);
  if (!counted || !plan.score) return null;
  const cut = cube.predictionFrom === 'threshold' ? counted.cut : null;
  const groups = figureGroups(combination);
  const curves = combination.groups.flatMap(({ metrics, belowMinimum }, g): RocSeries[] => {
    const auc = metrics.rocAuc;
    const { scores } = counted.counts[g];
    const points = scores && auc.kind === 'defined' ? pointsOf(scores) : null;
    if (!scores || !points || auc.kind === 'undefined') return [];
    const label = withInterval(auc, 'number');
    return [{ group: groups[g], label, faint: belowMinimum, points, at: cut && pointAt(scores, cut) }];
  });
  if (curves.length === 0) return null;
  const drawn = drawnLarge(curves, MOST_CURVES);
  const values = combination.groups.map(({ metrics }) => metrics.rocAuc);
  const threshold = cut ? formatExact(cut.used) : null;
  const by = featureWords(combination.features);
  return {
    kind: 'rocByGroup',
    id: figureId('rocByGroup', combination.features),
    message: messageOf(
      extremesOf(combination.groups, ({ metrics }) => metrics.rocAuc),
      by,
    ),
    reading: readingOf(
      threshold,
      drawn.some(({ faint }) => faint),
    ),
    note: drawnNote(drawn.length, curves, combination.groups.length),
    table: {
      columns: [
        'Group',
        'AUC',
        intervalHead(values),
        'Rows with label and score',
        ...(cut ? ['FPR at the threshold', 'TPR at the threshold'] : []),
        'Remark',
      ],
      rows: combination.groups.map((group, g) => {
        const at = cut ? (curves.find((curve) => curve.group.place === g)?.at ?? null) : null;
        return [
          groups[g].name,
          ...valueCells(values[g], 'number'),
          formatCount(values[g].n),
          ...(cut ? [at ? formatPercent(at.x) : '', at ? formatPercent(at.y) : ''] : []),
          groupRemark(group, combination, plan.minimumGroupSize),
        ];
      }),
    },
    data: { curves: drawn, threshold },
  };
}

function pointsOf(scores: GroupScores): XY[] | null {
  const curve = rocCurve(scores.counts);
  return curve && Array.from(curve.falsePositive, (x, i) => ({ x, y: curve.truePositive[i] }));
}

/** The vertex at the threshold in force: rates among scores from the first positive bin on. */
function pointAt({ bins, counts }: GroupScores, { firstPositiveBin }: ThresholdCut): XY | null {
  const share = (weights: Float64Array): number => {
    let [above, all] = [0, 0];
    weights.forEach((w, i) => {
      all += w;
      if (bins[i] >= firstPositiveBin) above += w;
    });
    return above / all;
  };
  const point = { x: share(counts.negatives), y: share(counts.positives) };
  return Number.isFinite(point.x) && Number.isFinite(point.y) ? point : null;
}

function messageOf(extremes: Extremes | null, by: string): string {
  if (!extremes?.apart) return rangeSentence(`Area under the ROC curve by ${by}`, extremes, 'number');
  const { lowest, highest } = extremes;
  const auc = (value: Defined) => withInterval(value, 'number');
  return `The score ranks ${sentenceName(lowest.key)} less well: AUC ${auc(lowest.value)} against ${auc(highest.value)} for ${sentenceName(highest.key)}`;
}

function readingOf(threshold: string | null, faint: boolean): string {
  return [
    'Each curve runs through all thresholds of the score, from the strictest at the lower left: how many of the positive labels lie above it, against how many of the negative ones. The nearer to the upper left corner, the better the score ranks; the diagonal is chance.',
    threshold === null ? '' : `The mark on each curve is the threshold in force, ${threshold}.`,
    faint ? 'Thin pale curves are groups too small for a verdict to rest on.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
