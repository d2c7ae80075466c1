import { areaBetweenLimits } from '../../stats/roc-gap.ts';
import { measured, unmeasured } from './measured.ts';
import type { Measure } from './measured.ts';

/**
 * ∫ |ROC_d − ROC_a| over the false positive rate, ties (and the scores of one bin of a grid) on a diagonal.
 *
 * Gardner, J., Brooks, C. & Baker, R. (2019). Evaluating the fairness of predictive student models. LAK, 225–234.
 */
export const abroca: Measure = (sides, confidence) => {
  const found = sides.area?.() ?? 'no-rows';
  if (typeof found === 'string') return unmeasured(found, sides);
  return measured(found.value, sides, () => areaBetweenLimits(found, confidence.z), confidence, 'simultaneous');
};
