import { DISPARITY_FAMILIES } from '../disparity-families.ts';
import type { MetricId } from '../metrics.ts';

/** The name that the disparities of one metric begin with: the field's own where it has one. */
export function familyOf(id: MetricId): string {
  return DISPARITY_FAMILIES.find(({ metrics }) => metrics.length === 1 && metrics[0] === id)?.name ?? id;
}
