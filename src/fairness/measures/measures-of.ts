import type { Against, MeasureAcrossGroups, MetricValue } from '../assessment.ts';
import { MEASURE_ENTRIES } from '../catalogue/measure-catalogue.ts';
import { undefinedFor } from '../estimate.ts';
import type { GroupCounts } from '../group-counts.ts';
import type { MeasureId } from '../metrics.ts';
import type { StratumCounts } from '../strata/count-strata.ts';
import { abroca } from './abroca.ts';
import { conditionalDemographicDisparity, demographicDisparity, LABELS, PREDICTIONS } from './demographic-disparity.ts';
import {
  labelJsDivergence,
  labelKlDivergence,
  labelKolmogorovSmirnov,
  labelLpNorm,
  labelTotalVariation,
} from './label-divergences.ts';
import { standardizedMeanDifferenceOfScores, standardizedMeanDifferenceOfTargets } from './mean-measures.ts';
import { measureConfidence } from './measured.ts';
import type { MeasureConfidence } from './measured.ts';
import { averageAbsoluteOddsDifference, equalizedOddsDifference } from './odds-measures.ts';
import {
  classImbalance,
  differenceInPredictedProportions,
  differenceInProportionsOfLabels,
  disparateImpact,
} from './rate-measures.ts';
import { restOutcomes, restSide } from './rest-side.ts';
import type { Sides } from './sides.ts';

type InStrata = (sides: Sides, confidence: MeasureConfidence, strata: readonly Sides[]) => MetricValue;

const COMPUTE: Readonly<Record<MeasureId, InStrata>> = {
  classImbalance,
  differenceInProportionsOfLabels,
  klDivergence: labelKlDivergence,
  jsDivergence: labelJsDivergence,
  lpNorm: labelLpNorm,
  totalVariation: labelTotalVariation,
  kolmogorovSmirnov: labelKolmogorovSmirnov,
  demographicDisparityOfLabels: demographicDisparity(LABELS),
  conditionalDemographicDisparityOfLabels: (sides, confidence, strata) =>
    conditionalDemographicDisparity(LABELS, strata, sides, confidence),
  differenceInPredictedProportions,
  disparateImpact,
  demographicDisparityOfPredictions: demographicDisparity(PREDICTIONS),
  conditionalDemographicDisparityOfPredictions: (sides, confidence, strata) =>
    conditionalDemographicDisparity(PREDICTIONS, strata, sides, confidence),
  averageAbsoluteOddsDifference,
  equalizedOddsDifference,
  abroca,
  standardizedMeanDifferenceOfScores,
  standardizedMeanDifferenceOfTargets,
};

/** At what level intervals hold, and the strata of the control feature where there is one. */
export interface MeasureOptions {
  /** Two-sided, e.g. 0.95. */
  readonly level: number;
  readonly strata?: readonly StratumCounts[] | null;
}

/**
 * Every measure whose roles the counts have, of every group: against all other rows, and against the reference group
 * (`reference`: its index; −1 when it has no rows). Values are in the order of the groups.
 */
export function measuresOf(
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  reference: number,
  { level, strata = null }: MeasureOptions,
): MeasureAcrossGroups[] {
  const confidence = measureConfidence(level);
  const entries = MEASURE_ENTRIES.filter(({ needs }) =>
    needs.every((role) => (role === 'controlFeature' ? strata !== null : overall.has[role])),
  );
  return (['rest', 'reference'] as const).flatMap((against) => {
    const other = otherSides(groups, overall, reference, against);
    const within = other.map((sides, g) =>
      strata && !('kind' in sides) ? strata.map((stratum) => sidesInStratum(stratum, reference, against, g)) : [],
    );
    return entries.map(({ id }): MeasureAcrossGroups => ({
      id,
      against,
      values: other.map((sides, g) => ('kind' in sides ? sides : COMPUTE[id](sides, confidence, within[g]))),
    }));
  });
}

function otherSides(
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  reference: number,
  against: Against,
): (Sides | ReturnType<typeof undefinedFor>)[] {
  return groups.map((own, g) => {
    if (own.rows === 0) return undefinedFor('no-rows', 0);
    if (against === 'rest') {
      const rest = restSide(overall, own);
      return rest.rows > 0 ? sidesOf(own, rest, false) : undefinedFor('fewer-than-two-groups', own.rows);
    }
    const other = groups[reference];
    if (!other) return undefinedFor('reference-absent', own.rows);
    return other.rows > 0 ? sidesOf(own, other, g === reference) : undefinedFor('reference-undefined', own.rows);
  });
}

function sidesInStratum({ groups, overall }: StratumCounts, reference: number, against: Against, g: number): Sides {
  const own = groups[g];
  const other = against === 'rest' ? restOutcomes(overall, own) : groups[reference];
  return sidesOf(own, other, against === 'reference' && g === reference);
}

function sidesOf(own: GroupCounts, other: GroupCounts, same: boolean): Sides {
  return { own, other, rows: same ? own.rows : own.rows + other.rows, same };
}
