import type { Margin } from '../stats/gap-tests.ts';
import type { Disparity, DisparityMethod } from './assessment.ts';
import { noGap, widestGap } from './gaps.ts';
import type { Gap, MetricAcrossGroups } from './gaps.ts';
import { METRIC_IDS } from './metrics.ts';
import type { MetricId } from './metrics.ts';

/** An aggregate over groups: of one metric, or the worse of several. Named as the field does, where it does. */
export interface DisparityFamily {
  readonly name: string;
  readonly metrics: readonly MetricId[];
}

const FIELD_NAMES: Readonly<Partial<Record<MetricId, string>>> = {
  selectionRate: 'demographicParity',
  truePositiveRate: 'equalOpportunity',
};

/**
 * Every disparity that is computed. Equalized odds is the larger of the true and the false positive rates' differences,
 * and the smaller of their ratios (Hardt, Price & Srebro 2016).
 */
export const DISPARITY_FAMILIES: readonly DisparityFamily[] = [
  ...METRIC_IDS.map((id) => ({ name: FIELD_NAMES[id] ?? id, metrics: [id] })),
  { name: 'equalizedOdds', metrics: ['truePositiveRate', 'falsePositiveRate'] },
];

const DISPARITY_METHODS: readonly DisparityMethod[] = ['betweenGroups', 'toOverall', 'toReference'];
const SCALES: readonly Margin['scale'][] = ['difference', 'ratio'];

/** All families on both scales by all three methods, in that order. `level`: two-sided confidence of the intervals. */
export function disparitiesOf(across: Readonly<Record<MetricId, MetricAcrossGroups>>, level: number): Disparity[] {
  return DISPARITY_FAMILIES.flatMap(({ name, metrics }) =>
    SCALES.flatMap((scale) =>
      DISPARITY_METHODS.map((method) => {
        const gaps = metrics.map((id) => widestGap(across[id], scale, method, level, metrics.length));
        const id = `${name}${scale === 'difference' ? 'Difference' : 'Ratio'}`;
        return { id, metrics, scale, method, ...worst(gaps, scale) };
      }),
    ),
  );
}

/** The worst of several gaps, undefined when one of them is; its interval holds for all of them at once. */
function worst(gaps: readonly Gap[], scale: Margin['scale']): Gap {
  const choose = scale === 'difference' ? Math.max : Math.min;
  let result = gaps[0];
  for (const gap of gaps.slice(1)) {
    if (result.value.kind === 'undefined') return noGap(result.value);
    if (gap.value.kind === 'undefined') return noGap(gap.value);
    const [a, b] = [result.value, gap.value];
    const setting = choose(a.value, b.value) === a.value ? result : gap;
    const intervals = a.interval &&
      b.interval && {
        ...a.interval,
        low: choose(a.interval.low, b.interval.low),
        high: choose(a.interval.high, b.interval.high),
      };
    result = {
      ...setting,
      value: { kind: 'defined', value: choose(a.value, b.value), interval: intervals, n: a.n + b.n },
    };
  }
  return result;
}
