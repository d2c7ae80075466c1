import { AXIS_WORDS, tickMeaning } from '../../report/figures/drawn-words.ts';
import type {
  DisparityLadder,
  FigureData,
  GroupIntervals,
  IntervalRow,
  LadderRung,
  Missingness,
  RepresentationIntervals,
} from '../../report/figures/figure-data.ts';
import { groupColor } from './group-look.ts';
import type { ChartRow, RowChart } from './row-chart.ts';
import { color } from './theme.ts';

/** The pictures that are rows of intervals, as row charts. */
export const ROW_CHARTS = {
  groupIntervals: intervals,
  disparityLadder: ladder,
  missingness,
  representation,
} as const satisfies { readonly [Kind in keyof FigureData]?: (data: FigureData[Kind]) => RowChart };

function intervals({ rows, axis, reference, band }: GroupIntervals): RowChart {
  return {
    panels: [{ heading: null, rows: rows.map(groupRow), line: reference }],
    axis,
    axisTitle: null,
    band,
    bandLabel: band && { text: band.label, at: Math.max(axis.low, band.low) },
  };
}

function groupRow(row: IntervalRow): ChartRow {
  const { group, role } = row;
  return {
    ...row,
    name: group.name,
    color: groupColor(group),
    shape: 'circle',
    hollow: role === 'faint',
    accused: role === 'accused',
    expected: null,
  };
}

function ladder({ rungs, axis, tolerance, scale }: DisparityLadder): RowChart {
  const within =
    scale === 'difference' ? { low: axis.low, high: tolerance.value } : { low: tolerance.value, high: axis.high };
  return {
    panels: [{ heading: null, rows: rungs.map(rungRow), line: tolerance.value }],
    axis,
    axisTitle: scale === 'difference' ? AXIS_WORDS.points : null,
    band: within,
    bandLabel: { text: tolerance.label, at: tolerance.value },
  };
}

const VERDICT_SHAPES = { shown: 'diamond', ruledOut: 'square', notEnoughData: 'circle' } as const;

function rungRow({ name, value, low, high, label, verdict, words }: LadderRung): ChartRow {
  const shown = verdict === 'shown';
  return {
    name,
    value,
    low,
    high,
    label: `${label}, ${words}`,
    color: shown ? color('shown') : color('mark'),
    shape: VERDICT_SHAPES[verdict],
    hollow: verdict === 'notEnoughData',
    accused: shown,
    expected: null,
  };
}

function missingness({ panels, axis }: Missingness): RowChart {
  return {
    panels: panels.map(({ name, rows, overall }) => ({ heading: name, rows: rows.map(groupRow), line: overall })),
    axis,
    axisTitle: null,
    band: null,
    bandLabel: null,
  };
}

function representation({ rows, axis, against }: RepresentationIntervals): RowChart {
  const ticks = rows.flatMap(({ expected }) => expected ?? []);
  return {
    panels: [{ heading: null, rows: rows.map((row) => ({ ...groupRow(row), expected: row.expected })), line: null }],
    axis,
    axisTitle: null,
    band: null,
    bandLabel: ticks.length > 0 ? { text: tickMeaning(against), at: Math.min(...ticks) } : null,
  };
}
