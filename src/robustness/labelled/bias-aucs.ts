import { twoSidedZ } from '../../stats/distributions.ts';
import { delongLogitLimits } from '../../stats/auc-interval.ts';
import { studentMultiplier } from '../../stats/student.ts';
import { measured, notMeasured } from '../measured.ts';
import type { Measured } from '../measured.ts';
import type { BiasAucs } from './labelled-bias.ts';
import { influenceVariance } from './area-limits.ts';
import { addInfluence } from './ranked-texts.ts';
import type { RankedTexts, TextArea } from './ranked-texts.ts';

/** Jigsaw's power: the lower areas count most. */
export const BIAS_POWER = -5;

/** The generalised mean (Σ xᵖ / n)^(1 / p). 0 where one value is 0 and the power negative. */
export function powerMean(values: readonly number[], power = BIAS_POWER): number {
  const lowest = Math.min(...values);
  if (lowest === 0 && power < 0) return 0;
  // relative to the lowest, so that no power runs out of the numbers
  const mean = values.reduce((sum, value) => sum + (value / lowest) ** power, 0) / values.length;
  return lowest * mean ** (1 / power);
}

/** The three areas of one group. */
export interface GroupAreas {
  readonly subgroupAuc: TextArea;
  readonly bpsnAuc: TextArea;
  readonly bnspAuc: TextArea;
}

/**
 * The aggregates of groups and the final score, with intervals from how each text moves them all: a text that is in several areas
 * has one influence, the sum of its influences on each area times the slope of the aggregate, ∂M / ∂A = (A / M)^(p − 1) / groups.
 * On the logit scale, as DeLong's, with Student's t for the number of independent texts or sentences.
 */
export function aggregateAreas(
  overall: TextArea | null,
  groups: readonly GroupAreas[],
  texts: RankedTexts,
  level: number,
): { biasAucs: BiasAucs; finalScore: Measured } {
  const n = texts.ranks.length;
  if (groups.length === 0 || !overall) {
    const none = notMeasured('no-groups', n);
    return { biasAucs: { subgroupAuc: none, bpsnAuc: none, bnspAuc: none }, finalScore: none };
  }
  const whole = new Float64Array(n);
  addInfluence(whole, overall, 1 / 4, texts);
  let final = overall.auc.value / 4;
  const aggregate = (which: keyof GroupAreas): Measured => {
    const areas = groups.map((group) => group[which]);
    const value = powerMean(areas.map(({ auc }) => auc.value));
    const own = new Float64Array(n);
    for (const area of areas) {
      const slope = value > 0 ? (area.auc.value / value) ** (BIAS_POWER - 1) / areas.length : 0;
      addInfluence(own, area, slope, texts);
    }
    own.forEach((influence, text) => (whole[text] += influence / 4));
    final += value / 4;
    return withLimits(value, own, texts, level);
  };
  const biasAucs = {
    subgroupAuc: aggregate('subgroupAuc'),
    bpsnAuc: aggregate('bpsnAuc'),
    bnspAuc: aggregate('bnspAuc'),
  };
  return { biasAucs, finalScore: withLimits(final, whole, texts, level) };
}

function withLimits(value: number, influences: Float64Array, texts: RankedTexts, level: number): Measured {
  const n = influences.length;
  const { variance, units } = influenceVariance(influences, texts);
  const hasSpread = variance > 0 && value > 0 && value < 1 && units > 1;
  const auc = { value, variance, positives: n, negatives: n, bounds: [value, value] as const };
  const z = hasSpread ? studentMultiplier(twoSidedZ(level), units - 1) : 0;
  return measured(value, n, hasSpread ? delongLogitLimits(auc, z) : null, level, 'influence-logit');
}
