import type { MetricId } from '../../src/fairness/metrics.ts';

/** Where Evenhand differs from a peer on purpose. */
export const DELIBERATE_DIFFERENCES: readonly {
  readonly name: string;
  readonly peer: string;
  readonly reason: string;
}[] = [
  {
    name: 'empty-denominator',
    peer: 'Fairlearn',
    reason:
      'A rate without a denominator (no positives, no negatives, nobody selected) is undefined and says why; Fairlearn gives 0 and lets it set the disparity.',
  },
  {
    name: 'undefined-groups-left-out',
    peer: 'Fairlearn',
    reason:
      'A disparity is taken over the groups in which the rate is defined, and names the others; Fairlearn takes the 0 of an empty denominator as a rate.',
  },
  {
    name: 'weighted-group-of-one',
    peer: 'Fairlearn',
    reason:
      'With sample weights, Fairlearn lists the selection rate of a group of one row but passes over it in the difference, which is then smaller than its own largest rate minus its smallest; ours is largest minus smallest.',
  },
];

const NEEDS: Readonly<Partial<Record<MetricId, readonly string[]>>> = {
  truePositiveRate: ['tp', 'fn'],
  falseNegativeRate: ['tp', 'fn'],
  falsePositiveRate: ['fp', 'tn'],
  trueNegativeRate: ['fp', 'tn'],
  precision: ['tp', 'fp'],
};

/** Whether a group's confusion counts leave a metric without a denominator. */
export function expectsEmptyDenominators(row: object, metric: MetricId): boolean {
  const counts = row as Readonly<Record<string, number | undefined>>;
  const needed = NEEDS[metric];
  return needed !== undefined && counts['tp'] !== undefined && needed.every((name) => counts[name] === 0);
}

/** Whether a reference aggregate's difference is not its own largest value minus its smallest. */
export function passesOverGroupOfOne(aggregate: Readonly<Record<string, number | null>> | undefined): boolean {
  const { max, min, difference } = aggregate ?? {};
  return max != null && min != null && difference != null && Math.abs(max - min - difference) > 1e-9;
}
