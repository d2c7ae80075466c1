import type { CombinationAssessment, MetricValue } from '../../fairness/assessment.ts';
import type { GroupMissingness, Missingness as MissingRows } from '../../fairness/representation/missingness-parts.ts';
import { formatCount, formatPercent } from '../numbers.ts';
import { featureWords, groupName } from '../phrases.ts';
import { formatValue } from '../values.ts';
import { axisOver } from './axes.ts';
import type { IntervalRow, Missingness } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import {
  capitalised,
  drawnFirst,
  drawnNote,
  intervalHead,
  placesIn,
  rangedOf,
  sentenceName,
  valueCells,
  withInterval,
} from './parts.ts';

const MOST_ROWS = 12;

function predictionOf({ predictionUnknown }: GroupMissingness): MetricValue {
  return predictionUnknown;
}

const LACKS = [
  { name: 'label not known', of: ({ labelUnknown }: GroupMissingness) => labelUnknown },
  { name: 'decision not known', of: predictionOf },
  { name: 'score missing', of: ({ scoreMissing }: GroupMissingness) => scoreMissing },
] as const;

/** What rows of each group lack: a panel for each thing that some row lacks; null where no row lacks any. */
export function missingnessFigure(
  missing: MissingRows,
  combination: Pick<CombinationAssessment, 'groups'>,
): FigureOf<'missingness'> | null {
  const lacking = LACKS.filter(
    ({ of }) => shareOf(of(missing.overall)) > 0 && !(of === predictionOf && sameAsScore(missing)),
  );
  if (lacking.length === 0) return null;
  const places = placesIn(
    combination,
    missing.groups.map(({ key }) => key),
  );
  const groups = missing.groups.map((group, g) => ({ ...group, place: places[g], faint: group.belowMinimum }));
  const drawn = drawnFirst(groups, MOST_ROWS);
  const panels = lacking.map(({ name, of }): Missingness['panels'][number] => {
    const overall = of(missing.overall);
    return {
      name: `${capitalised(name)}: ${formatPercent(shareOf(overall))} of all rows`,
      rows: drawn.flatMap((group) => rowOf(group, of(group))),
      overall: shareOf(overall),
    };
  });
  return {
    kind: 'missingness',
    id: figureId('missingness', missing.features),
    message: messageOf(missing, lacking),
    reading: `Each row is a group: the bar is the interval of the share that is missing, the dot the share. The vertical line is the share in all rows.`,
    note: drawnNote(drawn.length, groups, groups.length),
    table: {
      columns: [
        'Group',
        'Rows',
        ...lacking.flatMap(({ name, of }) => [capitalised(name), intervalHead(groups.map(of))]),
      ],
      rows: groups.map((group) => [
        groupName(group.key),
        formatCount(group.rows),
        ...lacking.flatMap(({ of }) => valueCells(of(group), 'percent')),
      ]),
    },
    data: {
      panels,
      axis: axisOver(
        panels.flatMap(({ rows }) => rows),
        'percent',
      ),
    },
  };
}

const shareOf = (value: MetricValue) => (value.kind === 'defined' ? value.value : 0);

/** Where predictions come from the score, what lacks one lacks the other. */
const sameAsScore = ({ groups }: MissingRows) =>
  groups.every(({ predictionUnknown, scoreMissing }) => shareOf(predictionUnknown) === shareOf(scoreMissing));

function rowOf(group: GroupMissingness & { readonly place: number }, value: MetricValue): IntervalRow[] {
  if (value.kind === 'undefined') return [];
  return [
    {
      group: { name: groupName(group.key), place: group.place },
      ...rangedOf(value),
      label: `${formatValue(value, 'percent')} of ${formatCount(value.n)}`,
      role: group.belowMinimum ? 'faint' : 'plain',
    },
  ];
}

/** The thing that is missing most, in which group most often, where the intervals of the most and the least lie apart. */
function messageOf(missing: MissingRows, lacking: readonly (typeof LACKS)[number][]): string {
  const [most] = [...lacking].sort((a, b) => shareOf(b.of(missing.overall)) - shareOf(a.of(missing.overall)));
  const overall = most.of(missing.overall);
  const by = featureWords(missing.features);
  const title = `${capitalised(most.name)} by ${by}`;
  const all =
    overall.kind === 'defined' ? `${formatValue(overall, 'percent')} of ${formatCount(overall.n)} rows in all` : '';
  const known = missing.groups.flatMap((group) => {
    const value = most.of(group);
    return value.kind === 'defined' && !group.belowMinimum ? [{ key: group.key, value }] : [];
  });
  known.sort((a, b) => a.value.value - b.value.value);
  const [least, worst] = [known[0], known[known.length - 1]];
  const apart =
    known.length > 1 &&
    least.value.interval &&
    worst.value.interval &&
    least.value.interval.high < worst.value.interval.low;
  if (!apart) return `${title}: ${all}`;
  return `${title}: ${all}, most often in ${sentenceName(worst.key)}, ${withInterval(worst.value, 'percent')}`;
}
