import type { Limits } from './proportion.ts';

/**
 * Interval of the mean ½ (a + b) of two independent estimates from their own intervals at the same level (the method of
 * variance estimates recovery).
 *
 * Zou, G. Y. & Donner, A. (2008). Construction of confidence limits about effect measures. Stat. Med. 27, 1693–1702.
 */
export function halfSumLimits(a: number, aLimits: Limits, b: number, bLimits: Limits): Limits {
  const value = (a + b) / 2;
  return [
    value - Math.hypot(a - aLimits[0], b - bLimits[0]) / 2,
    value + Math.hypot(aLimits[1] - a, bLimits[1] - b) / 2,
  ];
}
