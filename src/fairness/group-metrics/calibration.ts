import { absoluteSumLimits, largestGapLimits } from '../../stats/absolute-gaps.ts';
import type { ExpectedRate } from '../../stats/absolute-gaps.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import type { Limits } from '../../stats/proportion.ts';
import { undefinedFor } from '../estimate.ts';
import type { CalibrationBins } from '../group-counts.ts';
import type { MetricId } from '../metrics.ts';
import type { Compute } from './outcomes.ts';

const clamp = (rate: number): number => Math.min(1, Math.max(0, rate));

/** The bins that have weight: share of positives against mean score, and their part of the weight. */
function binGaps({ n, w, w2, ws, positives }: CalibrationBins, total: number): ExpectedRate[] {
  return Array.from(n, (_, bin) => bin).flatMap((bin) =>
    w[bin] > 0
      ? [
          {
            observed: { rate: clamp(positives[bin] / w[bin]), n: effectiveSize(w[bin], w2[bin]) },
            expected: ws[bin] / w[bin],
            share: w[bin] / total,
          },
        ]
      : [],
  );
}

function overBins(
  valueOf: (gaps: readonly ExpectedRate[]) => number,
  limitsOf: (gaps: readonly ExpectedRate[], z: number) => Limits,
): Compute {
  return ({ calibration }) => {
    const n = calibration?.n.reduce((sum, rows) => sum + rows, 0) ?? 0;
    if (!calibration || n === 0) return undefinedFor('no-rows', 0);
    const total = calibration.w.reduce((sum, w) => sum + w, 0);
    if (!(total > 0)) return undefinedFor('zero-weight', n);
    const gaps = binGaps(calibration, total);
    return {
      kind: 'estimate',
      value: valueOf(gaps),
      n,
      proportion: null,
      weight: Number.NaN,
      effective: effectiveSize(
        total,
        calibration.w2.reduce((sum, w2) => sum + w2, 0),
      ),
      limits: (z) => limitsOf(gaps, z),
      method: 'simultaneous',
    };
  };
}

const distance = ({ observed, expected }: ExpectedRate): number => Math.abs(observed.rate - expected);

/** How far scores lie from what was true, by bins of equal width. */
export const CALIBRATION = {
  calibrationError: overBins(
    (gaps) => gaps.reduce((sum, gap) => sum + gap.share * distance(gap), 0),
    absoluteSumLimits,
  ),
  maximumCalibrationError: overBins((gaps) => Math.max(...gaps.map(distance)), largestGapLimits),
} as const satisfies Partial<Record<MetricId, Compute>>;
