import { divergenceLimits, jsDivergence, klDivergence } from '../../stats/divergence.ts';
import { newcombeLimits } from '../../stats/mover.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import { absoluteLimits } from '../simultaneous.ts';
import { measured, unmeasured } from './measured.ts';
import type { Measure } from './measured.ts';
import { baseRateOf } from './sides.ts';

/** A divergence of the other side's labels from the group's, from both base rates' Wilson intervals. */
function divergence(of: (p: number, q: number) => number): Measure {
  return (sides, confidence) => {
    const own = baseRateOf(sides.own);
    const other = baseRateOf(sides.other);
    if (!own || !other) return unmeasured('zero-weight', sides);
    const value = of(other.rate, own.rate);
    if (!Number.isFinite(value)) return unmeasured('infinite', sides);
    const limits = () =>
      divergenceLimits(of, [other.rate, own.rate], wilsonLimits(other, confidence.z), wilsonLimits(own, confidence.z));
    return measured(value, sides, limits, confidence, 'mover');
  };
}

/** KL(P_a ‖ P_d); undefined where the group lacks a label value that the other side has. */
export const labelKlDivergence = divergence(klDivergence);

/** Jensen and Shannon's divergence of the two label distributions. */
export const labelJsDivergence = divergence(jsDivergence);

/** factor · |q_a − q_d|, with the signed difference's Newcombe interval folded at 0. */
function distance(factor: number): Measure {
  return (sides, confidence) => {
    const own = baseRateOf(sides.own);
    const other = baseRateOf(sides.other);
    if (!own || !other) return unmeasured('zero-weight', sides);
    const limits = () => {
      const [low, high] = absoluteLimits(newcombeLimits(other, own, confidence.z));
      return [factor * low, factor * high] as const;
    };
    return measured(factor * Math.abs(other.rate - own.rate), sides, limits, confidence, 'newcombe');
  };
}

/** The Euclidean distance of the label distributions: both outcomes' gaps are |q_a − q_d|. */
export const labelLpNorm = distance(Math.SQRT2);

/** Half the sum of the outcomes' gaps. */
export const labelTotalVariation = distance(1);

/** The largest gap of an outcome's probability, as data audits use the name; not a statistic of two score samples. */
export const labelKolmogorovSmirnov = distance(1);
