import type { Against, MeasureAcrossGroups, MetricValue } from '../assessment.ts';
import type { NeededRole } from '../catalogue/entry.ts';
import { MEASURE_ENTRIES } from '../catalogue/measure-catalogue.ts';
import { undefinedFor } from '../estimate.ts';
import { fixedGroups } from '../fixed-sums.ts';
import { restOutcomesOf, restsOf } from '../group-counts.ts';
import type { GroupCounts } from '../group-counts.ts';
import { Kept, Memory } from '../kept.ts';
import type { MeasureId } from '../metrics.ts';
import { REPLICATES } from '../../stats/dirichlet-bootstrap.ts';
import type { StratumCounts } from '../strata/count-strata.ts';
import { abroca } from './abroca.ts';
import { areasOf } from './areas-between.ts';
import {
  CELLS_OF_STRATUM,
  conditionalDemographicDisparity,
  demographicDisparity,
  LABELS,
  PREDICTIONS,
} from './demographic-disparity.ts';
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
import type { Sides } from './sides.ts';

type InStrata = (
  sides: Sides,
  confidence: MeasureConfidence,
  strata: readonly Sides[],
  replicates: number | null,
) => MetricValue;

const COMPUTE: Readonly<Record<MeasureId, InStrata>> = {
  classImbalance,
  differenceInProportionsOfLabels,
  klDivergence: labelKlDivergence,
  jsDivergence: labelJsDivergence,
  lpNorm: labelLpNorm,
  totalVariation: labelTotalVariation,
  kolmogorovSmirnov: labelKolmogorovSmirnov,
  demographicDisparityOfLabels: demographicDisparity(LABELS),
  conditionalDemographicDisparityOfLabels: (sides, confidence, strata, replicates) =>
    conditionalDemographicDisparity(LABELS, strata, sides, confidence, replicates),
  differenceInPredictedProportions,
  disparateImpact,
  demographicDisparityOfPredictions: demographicDisparity(PREDICTIONS),
  conditionalDemographicDisparityOfPredictions: (sides, confidence, strata, replicates) =>
    conditionalDemographicDisparity(PREDICTIONS, strata, sides, confidence, replicates),
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
  /** Most random numbers that all bootstrap intervals together may take. */
  readonly draws?: number;
  /** Where what was measured of these groups is kept, for the next change of the plan. */
  readonly memory?: Memory;
}

/** A million take about 50 ms. */
const DRAWS = 1_000_000;

/** With fewer replicates the ends of an interval are unsteady. */
const LEAST_REPLICATES = 1000;

/** How many replicates each of so many bootstrap intervals can have; null where that is too few. */
function replicatesOf(intervals: number, strata: number, draws: number): number | null {
  const each = Math.min(REPLICATES, Math.floor(draws / (intervals * strata * CELLS_OF_STRATUM)));
  return each >= LEAST_REPLICATES ? each : null;
}

/**
 * Every measure whose roles the counts have, of every group: against all other rows, and against the reference group
 * (`reference`: its index; −1 when it has no rows). Values are in the order of the groups.
 */
export function measuresOf(
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  reference: number,
  { level, strata = null, draws = DRAWS, memory = new Memory() }: MeasureOptions,
): MeasureAcrossGroups[] {
  const entries = MEASURE_ENTRIES.filter(({ needs }) =>
    needs.every((role) => (role === 'controlFeature' ? strata !== null : overall.has[role])),
  );
  const conditional = entries.filter(({ needs }) => needs.includes('controlFeature')).length;
  // each group against both others, the reference group only against all
  const replicates = strata && replicatesOf(conditional * (2 * groups.length - 1), strata.length, draws);
  const confidence = measureConfidence(level);
  return (['rest', 'reference'] as const).flatMap((against) => {
    const own = memory.part(against);
    const to = against === 'rest' ? null : reference;
    return MEASURES.in(own, [groups, overall, to, level, strata, replicates], () => {
      const from = [...fixedGroups(groups, overall), to];
      const other = otherSides(groups, overall, to, memory);
      const inStrata = (strata ?? []).map((stratum) => sidesInStratum(stratum, reference, against));
      const within = other.map((sides, g) => ('kind' in sides ? [] : inStrata.map((each) => each[g])));
      return entries.map(({ id, needs }): MeasureAcrossGroups => {
        const find = (): MetricValue[] =>
          other.map((sides, g) => ('kind' in sides ? sides : COMPUTE[id](sides, confidence, within[g], replicates)));
        const values = isFixed(needs) ? FIXED.in(own.part(id), [...from, level], find) : find();
        return { id, against, values };
      });
    });
  });
}

const MEASURES = new Kept<readonly MeasureAcrossGroups[]>();
const FIXED = new Kept<readonly MetricValue[]>();

/** Whether a measure rests on scores or a target alone: no threshold moves it. */
function isFixed(needs: readonly NeededRole[]): boolean {
  return (
    !needs.includes('prediction') && !needs.includes('controlFeature') && needs.some((role) => FIXED_ROLES.has(role))
  );
}

const FIXED_ROLES: ReadonlySet<NeededRole> = new Set(['score', 'unitScore', 'target', 'targetPrediction']);

/** `reference`: of the group that all are set against; null for all others of each. */
function otherSides(
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  reference: number | null,
  memory: Memory,
): (Sides | ReturnType<typeof undefinedFor>)[] {
  const areas = areasOf(groups, overall, reference, memory.part(reference === null ? 'rest' : 'reference'));
  const rests = reference === null ? restsOf(groups, overall, memory) : [];
  return groups.map((own, g) => {
    if (own.withheld) return undefinedFor('withheld', 0);
    if (own.rows === 0) return undefinedFor('no-rows', 0);
    if (reference === null) {
      const rest = rests[g];
      return rest.rows > 0
        ? { ...sidesOf(own, rest, false), area: areas[g] }
        : undefinedFor('fewer-than-two-groups', own.rows);
    }
    const other = groups[reference];
    if (!other) return undefinedFor('reference-absent', own.rows);
    return other.rows > 0 && !other.withheld
      ? { ...sidesOf(own, other, g === reference), area: areas[g] }
      : undefinedFor('reference-undefined', own.rows);
  });
}

/** The sides of every group within a stratum. */
function sidesInStratum({ groups, overall }: StratumCounts, reference: number, against: Against): Sides[] {
  if (against === 'reference' && !groups[reference]) return [];
  const others = against === 'rest' ? restOutcomesOf(groups, overall) : groups.map(() => groups[reference]);
  return groups.map((own, g) => sidesOf(own, others[g], against === 'reference' && g === reference));
}

function sidesOf(own: GroupCounts, other: GroupCounts, same: boolean): Sides {
  return { own, other, rows: same ? own.rows : own.rows + other.rows, same };
}
