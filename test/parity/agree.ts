import { expect } from 'vitest';
import type { CombinationAssessment, Disparity, GroupAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import type { GoldenNumbers } from '../support/reference.ts';

/** |a − b| ≤ tolerance · max(1, |b|), as the goldens ask. */
export function close(value: number, reference: number, tolerance: number, what: string): void {
  expect(
    Math.abs(value - reference) / Math.max(1, Math.abs(reference)),
    `${what}: ${value}, not ${reference}`,
  ).toBeLessThanOrEqual(tolerance);
}

/**
 * A value agrees with the reference, or is undefined where that is null; nothing is asked where it has none. How many
 * numbers were compared: 1 or 0.
 */
export function agree(
  value: MetricValue | undefined,
  reference: number | null | undefined,
  what: string,
  tolerance = 1e-9,
): number {
  if (reference === undefined) return 0;
  if (reference === null) expect(value?.kind ?? 'undefined', what).toBe('undefined');
  else if (value?.kind === 'defined') close(value.value, reference, tolerance, what);
  else expect.fail(`${what}: undefined (${value?.reason}), not ${reference}`);
  return 1;
}

/** Reference aggregates over the groups in which a metric is defined. */
export function aggregateOf(values: readonly number[], overall: number): GoldenNumbers {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const ratios = values.map((value) => Math.min(value / overall, overall / value));
  return {
    overall,
    min,
    max,
    difference: max - min,
    ratio: max === 0 ? null : min / max,
    difference_to_overall: Math.max(...values.map((value) => Math.abs(value - overall))),
    ratio_to_overall: Math.min(...ratios),
  };
}

/** The assessment of a group by its key. */
export function groupOf(combination: CombinationAssessment, key: readonly string[]): GroupAssessment {
  const found = combination.groups.find((group) => group.key.join(' | ') === key.join(' | '));
  expect(found, `group ${key.join(' | ')}`).toBeDefined();
  return found!;
}

/** The calibration bins of some groups together that have rows. */
export function binsOf(groups: readonly GroupCounts[]) {
  const bins = groups[0].calibration?.n.length ?? 0;
  return Array.from({ length: bins }, (_, bin) => {
    const total = (field: 'n' | 'w' | 'ws' | 'positives'): number =>
      groups.reduce((sum, { calibration }) => sum + calibration![field][bin], 0);
    const w = total('w');
    return { bin, n: total('n'), meanScore: total('ws') / w, observedRate: total('positives') / w };
  }).filter(({ n }) => n > 0);
}

/** The value of a disparity. */
export function disparityOf(combination: CombinationAssessment, id: string, method: Disparity['method']): MetricValue {
  const found = combination.disparities.find((disparity) => disparity.id === id && disparity.method === method);
  expect(found, `${id} ${method}`).toBeDefined();
  return found!.value;
}
