import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, CriterionVerdict, PairResult } from '../../fairness/assessment.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { sameKey, samePair } from '../../fairness/same-key.ts';
import { formatCount, formatExact, formatWholePercent } from '../numbers.ts';
import { featureWords, shortName } from '../phrases.ts';
import { formatValue } from '../values.ts';
import { CONCEPT_WORDS, METRIC_WORDS } from '../words.ts';
import { axisOver } from './axes.ts';
import type { FigureGroup, GroupIntervals, IntervalRow, RowRole } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import {
  capitalised,
  drawnFirst,
  drawnNote,
  figureGroups,
  groupRemark,
  intervalHead,
  levelOf,
  rangedOf,
  valueCells,
} from './parts.ts';
import { extremesOf, rangeSentence } from './range-sentence.ts';

/** Groups beyond this are left to the table. */
const MOST_ROWS = 40;

/**
 * One metric of every group, with the reference group's value as a line and the stretch that the tolerance of `verdicts`
 * leaves around it; null where it is defined in no group. `verdicts`: those of the combination that rest on the metric.
 */
export function intervalsFigure(
  audit: Pick<Audit, 'plan' | 'cube'>,
  combination: CombinationAssessment,
  metric: MetricId,
  verdicts: readonly CriterionVerdict[] = verdictsOf(combination, metric),
): FigureOf<'groupIntervals'> | null {
  const { name, format, short } = METRIC_WORDS[metric];
  const rows = rowsOf(combination, metric, verdicts);
  if (rows.length === 0) return null;
  const sized = rows.map((row) => ({ row, faint: row.role === 'faint' }));
  const drawn = drawnFirst(sized, MOST_ROWS).map(({ row }) => row);
  const reference = rows.find(({ role }) => role === 'reference') ?? null;
  const leading = verdicts.length > 0 ? deciding(verdicts) : null;
  const band = reference && leading ? bandOf(reference, leading) : null;
  const title = `${capitalised(name)} by ${featureWords(combination.features)}${audit.cube.hasWeights ? ', weighted' : ''}`;
  const values = combination.groups.map(({ metrics }) => metrics[metric]);
  const level = levelOf(values);
  return {
    kind: 'groupIntervals',
    id: figureId('groupIntervals', combination.features, metric),
    message: rangeSentence(
      title,
      extremesOf(combination.groups, ({ metrics }) => metrics[metric]),
      format,
    ),
    reading: readingOf(
      level,
      reference !== null,
      band !== null,
      rows.some(({ role }) => role === 'faint'),
    ),
    note: drawnNote(drawn.length, sized, combination.groups.length),
    table: {
      columns: ['Group', short, intervalHead(values), 'Of rows', 'Remark'],
      rows: combination.groups.map((group, g) => [
        figureGroups(combination)[g].name,
        ...valueCells(values[g], format),
        formatCount(values[g].n),
        groupRemark(group, combination, audit.plan.minimumGroupSize),
      ]),
    },
    data: {
      rows: drawn,
      axis: axisOver(drawn, format, band ? [band.high] : []),
      reference: reference?.value ?? null,
      band,
    },
  };
}

/** The verdicts of a combination whose criteria rest on a metric. */
export function verdictsOf(combination: CombinationAssessment, metric: MetricId): CriterionVerdict[] {
  return combination.verdicts.filter(({ concept }) => CONCEPT_WORDS[concept].metrics.includes(metric));
}

function rowsOf(
  combination: CombinationAssessment,
  metric: MetricId,
  verdicts: readonly CriterionVerdict[],
): IntervalRow[] {
  const accused = accusedBy(combination, metric, verdicts);
  const groups = figureGroups(combination);
  return combination.groups.flatMap(({ key, metrics, belowMinimum }, g): IntervalRow[] => {
    const value = metrics[metric];
    if (value.kind === 'undefined') return [];
    const role: RowRole = sameKey(combination.reference, key)
      ? 'reference'
      : belowMinimum
        ? 'faint'
        : accused(key)
          ? 'accused'
          : 'plain';
    const { format } = METRIC_WORDS[metric];
    const number = formatValue(value, format);
    const label = format === 'count' ? number : `${number} of ${formatCount(value.n)}`;
    return [{ group: groups[g], ...rangedOf(value), label, role }];
  });
}

/** Groups in pairs with the reference, or in the pair that the sentence names: what the picture can show. */
function accusedBy(
  combination: CombinationAssessment,
  metric: MetricId,
  verdicts: readonly CriterionVerdict[],
): (key: readonly string[]) => boolean {
  const leading = verdicts.length > 0 ? deciding(verdicts).leading : null;
  const isReference = (pair: PairResult) =>
    sameKey(combination.reference, pair.higher.key) || sameKey(combination.reference, pair.lower.key);
  const told = verdicts
    .flatMap(({ shown }) => shown)
    .filter((pair) => pair.metric === metric && (isReference(pair) || (leading !== null && samePair(pair, leading))));
  return (key) => told.some(({ higher, lower }) => sameKey(higher.key, key) || sameKey(lower.key, key));
}

function deciding(verdicts: readonly CriterionVerdict[]): CriterionVerdict {
  return (
    verdicts.find(({ verdict, scale }) => verdict === 'shown' && scale === 'ratio') ??
    verdicts.find(({ verdict }) => verdict === 'shown') ??
    verdicts[0]
  );
}

function bandOf(
  { value, group }: { value: number; group: FigureGroup },
  { scale, tolerance }: CriterionVerdict,
): GroupIntervals['band'] {
  const name = shortName(group.name);
  return scale === 'difference'
    ? {
        low: Math.max(0, value - tolerance),
        high: Math.min(1, value + tolerance),
        label: `within ${formatExact(tolerance * 100)} points of ${name}`,
      }
    : {
        low: value * tolerance,
        high: Math.min(1, value / tolerance),
        label: `within a ratio of ${formatExact(tolerance)} of ${name}`,
      };
}

function readingOf(level: number | null, reference: boolean, band: boolean, faint: boolean): string {
  const bar =
    level === null
      ? 'The dot of each row is its group’s value.'
      : `The bar of each row is its group’s ${formatWholePercent(level)} interval, the dot its value.`;
  return [
    bar,
    reference ? 'The vertical line is the reference group’s value.' : '',
    band ? 'The shaded stretch is what the tolerance leaves around it.' : '',
    faint ? 'Hollow dots are groups too small for a verdict to rest on.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
