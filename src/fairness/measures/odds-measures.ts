import { NEGATIVE, POSITIVE } from '../../cube/cube.ts';
import { newcombeLimits } from '../../stats/mover.ts';
import { absoluteLimits } from '../simultaneous.ts';
import { measured, unmeasured } from './measured.ts';
import type { Measure } from './measured.ts';
import type { UndefinedReason } from '../assessment.ts';
import { BY_LABEL, predictedPositiveOf, sumsOf } from './sides.ts';
import type { Sides } from './sides.ts';

/** How the sizes of two gaps are put together: growing in both, never by more than either grows. */
interface Combination {
  readonly combine: (truePositive: number, falsePositive: number) => number;
  /** By how much the whole may exceed its value, when each part may by as much as given. */
  readonly excess: (parts: readonly Exceeding[], value: number) => number;
}

/** A gap's size, and its upper limit. */
interface Exceeding {
  readonly size: number;
  readonly high: number;
}

/**
 * |ΔTPR| and |ΔFPR| put together. The lower limit puts together those of both signed gaps, which hold at once
 * (Bonferroni), so that it is 0 when neither is shown. The upper limit needs no correction: the sizes of gaps are overstated by
 * chance, never understated.
 */
function oddsGap({ combine, excess }: Combination): Measure {
  return (sides, confidence) => {
    const [tpr, otherTpr] = [sides.own, sides.other].map((side) => predictedPositiveOf(side, POSITIVE));
    const [fpr, otherFpr] = [sides.own, sides.other].map((side) => predictedPositiveOf(side, NEGATIVE));
    if (!tpr || !otherTpr) return unmeasured(whyNone(sides, POSITIVE, 'no-positives'), sides);
    if (!fpr || !otherFpr) return unmeasured(whyNone(sides, NEGATIVE, 'no-negatives'), sides);
    const sizes = [Math.abs(tpr.rate - otherTpr.rate), Math.abs(fpr.rate - otherFpr.rate)] as const;
    const value = combine(...sizes);
    const limits = () => {
      const gap = (z: number) =>
        [absoluteLimits(newcombeLimits(tpr, otherTpr, z)), absoluteLimits(newcombeLimits(fpr, otherFpr, z))] as const;
      const [truePositive, falsePositive] = gap(confidence.zOfTwo);
      const parts = gap(confidence.z).map(([, high], i) => ({ size: sizes[i], high }));
      return [combine(truePositive[0], falsePositive[0]), value + excess(parts, value)] as const;
    };
    return measured(value, sides, limits, confidence, 'simultaneous');
  };
}

/** Rows of a label that are there on both sides, but have no weight, are another matter than none. */
function whyNone(
  { own, other }: Sides,
  label: typeof NEGATIVE | typeof POSITIVE,
  none: UndefinedReason,
): UndefinedReason {
  const some = [own, other].every(({ outcomes }) => sumsOf(outcomes, BY_LABEL[label]).n > 0);
  return some ? 'zero-weight' : none;
}

/** ½ (|ΔTPR| + |ΔFPR|), its upper limit by variance recovery. */
export const averageAbsoluteOddsDifference = oddsGap({
  combine: (tpr, fpr) => (tpr + fpr) / 2,
  excess: ([tpr, fpr]) => Math.hypot(tpr.high - tpr.size, fpr.high - fpr.size) / 2,
});

/** max(|ΔTPR|, |ΔFPR|) */
export const equalizedOddsDifference = oddsGap({
  combine: Math.max,
  excess: ([tpr, fpr], value) => Math.max(tpr.high, fpr.high) - value,
});
