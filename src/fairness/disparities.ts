import type { Disparity, DisparityMethod, MetricValue } from './assessment.ts';
import { definedGroups } from './defined-groups.ts';
import type { ComparedMetric } from './comparisons.ts';
import type { DefinedGroups } from './defined-groups.ts';
import { DISPARITY_FAMILIES } from './disparity-families.ts';
import type { DisparityFamily } from './disparity-families.ts';
import type { GapScale } from './gap-limits.ts';
import { groupExtreme, noGap, widestGap } from './gaps.ts';
import type { Gap } from './gaps.ts';
import { Kept } from './kept.ts';
import type { MetricId } from './metrics.ts';

const DISPARITY_METHODS: readonly DisparityMethod[] = ['betweenGroups', 'toOverall', 'toReference'];
const GAP_SCALES = [
  ['difference', 'Difference'],
  ['ratio', 'Ratio'],
] as const;
const EXTREMES = [
  ['groupMin', 'GroupMin'],
  ['groupMax', 'GroupMax'],
] as const;

/**
 * The disparities of all metrics given, and of all families of which every metric is given: difference and ratio by all
 * three methods, then the least and the largest value of single metrics. `level`: two-sided confidence of the intervals,
 * each of which holds for all groups or pairs, and all metrics of a family, at once.
 */
export function disparitiesOf(metrics: readonly ComparedMetric[], level: number): Disparity[] {
  const across = new Map(metrics.map((metric) => [metric.measured.metric, gapsOf(metric, level)]));
  return DISPARITY_FAMILIES.flatMap((family) => {
    const parts = family.metrics.flatMap((id) => across.get(id) ?? []);
    return parts.length === family.metrics.length ? disparitiesOfFamily(family, parts, level) : [];
  });
}

function disparitiesOfFamily(family: DisparityFamily, parts: readonly GapsOfMetric[], level: number): Disparity[] {
  const { name, metrics } = family;
  const gaps = GAP_SCALES.flatMap(([scale, suffix]) =>
    DISPARITY_METHODS.map((method) => {
      const each = parts.map((part) => part.widest(scale, method, parts.length));
      return { id: `${name}${suffix}`, metrics, scale, method, ...combined(each, scale, family.combine) };
    }),
  );
  return parts.length > 1 ? gaps : [...gaps, ...extremesOf(name, parts[0].defined, metrics, level)];
}

/** Found between all groups and to all together, which no reference changes, and to the reference. */
interface GapsOfMetric {
  readonly defined: DefinedGroups;
  /** `families`: over how many metrics the level is to hold at once. */
  readonly widest: (scale: GapScale, method: DisparityMethod, families: number) => Gap;
}

const DEFINED = new Kept<DefinedGroups>();
const GAPS = new Kept<Map<string, Gap>>();
const GAPS_TO_REFERENCE = new Kept<Map<string, Gap>>();

/** The widest gaps of one metric, each found once: families share metrics. */
function gapsOf({ measured, reference, memory }: ComparedMetric, level: number): GapsOfMetric {
  const defined = DEFINED.in(memory, [measured, reference], () => definedGroups({ ...measured, reference }));
  const makeMap = (): Map<string, Gap> => new Map<string, Gap>();
  const known = GAPS.in(memory, [measured, level], makeMap);
  const knownToReference = GAPS_TO_REFERENCE.in(memory, [measured, level, reference], makeMap);
  const widest: GapsOfMetric['widest'] = (scale, method, families) => {
    const gaps = method === 'toReference' ? knownToReference : known;
    const id = `${scale}/${method}/${families}`;
    const gap = gaps.get(id) ?? widestGap(defined, scale, method, level, families);
    gaps.set(id, gap);
    return gap;
  };
  return { defined, widest };
}

function extremesOf(name: string, part: DefinedGroups, metrics: readonly MetricId[], level: number): Disparity[] {
  return EXTREMES.map(([scale, suffix]) => ({
    id: `${name}${suffix}`,
    metrics,
    scale,
    method: 'betweenGroups',
    ...groupExtreme(part, scale, level),
  }));
}

/** Several gaps as one, undefined when one of them is; its interval holds for all of them at once. */
function combined(gaps: readonly Gap[], scale: GapScale, how: DisparityFamily['combine']): Gap {
  if (gaps.length === 1) return gaps[0];
  const values: (MetricValue & { kind: 'defined' })[] = [];
  for (const { value } of gaps) {
    if (value.kind === 'undefined') return noGap(value);
    values.push(value);
  }
  const worst = scale === 'difference' ? Math.max : Math.min;
  const mean = (...numbers: number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const choose = how === 'mean' ? mean : worst;
  const value = choose(...values.map((each) => each.value));
  const intervals = values.flatMap(({ interval }) => interval ?? []);
  const interval =
    intervals.length === values.length
      ? {
          ...intervals[0],
          low: choose(...intervals.map(({ low }) => low)),
          high: choose(...intervals.map(({ high }) => high)),
        }
      : null;
  const set = values.findIndex((each) => each.value === worst(...values.map((one) => one.value)));
  const setting = gaps[set];
  const n = how === 'worst' ? values[set].n : values.reduce((sum, each) => sum + each.n, 0);
  const sides =
    how === 'worst'
      ? setting
      : { highest: null, lowest: null, smallest: Math.min(...gaps.flatMap(({ smallest }) => smallest ?? [])) };
  return { ...sides, value: { kind: 'defined', value, interval, n } };
}
