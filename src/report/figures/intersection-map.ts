import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, GroupAssessment, MetricValue } from '../../fairness/assessment.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { formatCount, formatCounted } from '../numbers.ts';
import { featureWords, levelWords } from '../phrases.ts';
import { formatValue } from '../values.ts';
import { METRIC_WORDS, UNDEFINED_WORDS } from '../words.ts';
import type { FigureAxis, MapCell } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import { levelsOfPair } from './map-levels.ts';
import { capitalised, groupRemark, intervalHead, valueCells } from './parts.ts';
import { extremesOf, rangeSentence } from './range-sentence.ts';

/**
 * A metric over two crossed features, a cell for each pair of levels; null for other combinations than of two features,
 * and where the metric is defined in no group.
 */
export function intersectionMapFigure(
  audit: Pick<Audit, 'plan' | 'cube'>,
  combination: CombinationAssessment,
  metric: MetricId,
): FigureOf<'intersectionMap'> | null {
  if (combination.features.length !== 2) return null;
  const values = combination.groups.map(({ metrics }) => metrics[metric]);
  if (values.every(({ kind }) => kind === 'undefined')) return null;
  const { name, format, short } = METRIC_WORDS[metric];
  const { across, down, left } = levelsOfPair(audit.plan, combination);
  const isPartial = combination.groups.some(({ withheld }) => withheld);
  const cells = down.levels.flatMap((downLevel, row) =>
    across.levels.map((acrossLevel, column) => {
      const group = combination.groups.find(({ key }) => key[across.at] === acrossLevel && key[down.at] === downLevel);
      return { column, row, ...cellOf(group, metric, isPartial) };
    }),
  );
  const title = `${capitalised(name)} by ${featureWords(combination.features)}${audit.cube.hasWeights ? ', weighted' : ''}`;
  const minimum = audit.plan.minimumGroupSize;
  const remarks = combination.groups.map((group) => groupRemark(group, combination, minimum));
  return {
    kind: 'intersectionMap',
    id: figureId('intersectionMap', combination.features, metric),
    message: rangeSentence(
      title,
      extremesOf(combination.groups, ({ metrics }) => metrics[metric]),
      format,
    ),
    reading: readingOf(name, minimum, cells),
    note:
      left > 0
        ? `${formatCounted(left, 'group is', 'groups are')} left to the table: only the largest levels are drawn.`
        : null,
    table: {
      columns: [...combination.features, short, intervalHead(values), 'Of rows', 'Remark'],
      rows: combination.groups.map(({ key }, g) => [
        ...key.map(levelWords),
        ...valueCells(values[g], format),
        formatCount(values[g].n),
        remarks[g],
      ]),
    },
    data: {
      across: { feature: combination.features[across.at], levels: across.levels.map(levelWords) },
      down: { feature: combination.features[down.at], levels: down.levels.map(levelWords) },
      cells,
      shades: shadesOf(shadedValues(combination, metric), format),
      smallBelow: minimum,
    },
  };
}

/** `isPartial`: groups are withheld, and so may be one that is not listed. */
function cellOf(
  group: GroupAssessment | undefined,
  metric: MetricId,
  isPartial: boolean,
): Omit<MapCell, 'column' | 'row'> {
  if (!group && isPartial) return { n: 0, value: null, label: 'withheld', size: '', state: 'withheld' };
  if (!group) return { n: 0, value: null, label: 'no rows', size: '', state: 'absent' };
  const value = group.metrics[metric];
  const size = `of ${formatCount(value.n)}`;
  if (value.kind === 'undefined') {
    const withheld = value.reason === 'withheld';
    const label = withheld ? 'withheld' : UNDEFINED_WORDS[value.reason];
    return { n: value.n, value: null, label, size: withheld ? '' : size, state: withheld ? 'withheld' : 'undefined' };
  }
  const label = formatValue(value, METRIC_WORDS[metric].format);
  return { n: value.n, value: value.value, label, size, state: group.belowMinimum ? 'small' : 'shown' };
}

/** Values of groups at or above the minimum size, where there are any: the others are not shaded. */
function shadedValues({ groups }: CombinationAssessment, metric: MetricId): MetricValue[] {
  const large = groups.filter(({ belowMinimum, metrics }) => !belowMinimum && metrics[metric].kind === 'defined');
  return (large.length > 0 ? large : groups).map(({ metrics }) => metrics[metric]);
}

/** From the least to the largest value; a rate that hardly varies is given no stark contrast. */
function shadesOf(values: readonly MetricValue[], format: FigureAxis['format']): FigureAxis {
  const known = values.flatMap((value) => (value.kind === 'defined' ? [value.value] : []));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (format !== 'percent') return { low: least, high: most, format };
  const spread = Math.max(most - least, 0.2);
  const low = Math.max(0, Math.min(least, 1 - spread));
  return { low, high: Math.min(1, low + spread), format };
}

function readingOf(name: string, minimum: number, cells: readonly MapCell[]): string {
  const has = (state: MapCell['state']) => cells.some((cell) => cell.state === state);
  return [
    `Each cell is a group: its ${name}, and of how many rows. The stronger its colour, the higher.`,
    has('small')
      ? `Cells with a dashed outline and no colour are groups with fewer than ${formatCounted(minimum, 'row', 'rows')}.`
      : '',
    has('undefined') || has('withheld') ? 'Hatched cells have no value, and say why.' : '',
    has('absent') ? 'Empty cells have no rows.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
