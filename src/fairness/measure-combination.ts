import type { AuditCube, CubeTable } from '../cube/cube.ts';
import type { ThresholdCut } from '../cube/score-threshold.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { assessGroups } from './assess-groups.ts';
import type { CombinationAssessment, IndexValue, Multiclass } from './assessment.ts';
import { fixedSums } from './fixed-sums.ts';
import type { FixedSums } from './fixed-sums.ts';
import { countGroups, outcomeRoles, overallCounts } from './group-counts.ts';
import type { GroupCounts } from './group-counts.ts';
import { metricTests } from './group-tests/metric-tests.ts';
import { indicesOf } from './indices/indices-of.ts';
import { Kept, Memory } from './kept.ts';
import { measuresOf } from './measures/measures-of.ts';
import { multiclassOf } from './multiclass/multiclass-of.ts';
import type { CandidateGroup } from './pair-tests.ts';
import { ScoreCounter } from './score-counts.ts';
import type { GroupScores } from './score-counts.ts';
import { countStrata } from './strata/count-strata.ts';
import type { StratumCounts } from './strata/count-strata.ts';
import { stratified } from './strata/stratified.ts';

/** Every number of a combination, which is all but the verdicts, with what the verdicts are reached from. */
export interface MeasuredCombination {
  readonly numbers: Omit<CombinationAssessment, 'verdicts'>;
  readonly candidates: readonly CandidateGroup[];
  /** Index of the group that the plan compares with; −1 where it has no rows. */
  readonly reference: number;
}

/** What of a plan the numbers of a combination depend on, beside the cut of the scores. */
export type MeasuredBy = Pick<
  ResolvedPlan,
  'alpha' | 'minimumGroupSize' | 'controlFeature' | 'numericTarget' | 'sensitiveFeatures'
>;

/**
 * Counts and measures one combination of features, levels already merged. Tolerances and criteria have no part in it. Of
 * what was measured of the same table and cube before, `memory` keeps what the plan and the cut leave as it was.
 */
export function measureCombination(
  table: CubeTable,
  cube: AuditCube,
  plan: MeasuredBy,
  cut: ThresholdCut | null,
  memory: Memory,
): MeasuredCombination {
  const { alpha, minimumGroupSize, controlFeature } = plan;
  const isLarge = (table.cells.histogram?.bins.length ?? 0) > MOST_KEPT;
  const from = [
    ...countedFrom(cube, plan, cut),
    ...referenceLevels(table, plan),
    alpha,
    minimumGroupSize,
    controlFeature,
  ];
  return MEASURED.in(memory, from, () => measure(table, cube, plan, cut, isLarge ? new Memory() : memory));
}

/** Most entries of a histogram for which more is kept than the numbers: about 60 bytes for each. */
const MOST_KEPT = 2_000_000;

function measure(
  table: CubeTable,
  cube: AuditCube,
  plan: MeasuredBy,
  cut: ThresholdCut | null,
  memory: Memory,
): MeasuredCombination {
  const { counts, overall } = counted(table, cube, plan, cut, memory);
  const { alpha, minimumGroupSize, numericTarget } = plan;
  const level = 1 - alpha;
  const weighted = cube.hasWeights;
  const feature = plan.controlFeature ?? null;
  const keys = counts.map(({ key }) => key);
  const levels = referenceLevels(table, plan);
  const reference = keys.findIndex((key) => key.every((each, i) => each === levels[i]));
  const strata = STRATA.in(memory, [counts, feature], () =>
    feature === null ? null : countStrata(table, cube, cut, keys, numericTarget?.origin),
  );
  const assessed = assessGroups({ groups: counts, overall, reference, plan, weighted, memory });
  const { groups, estimates, metrics } = assessed;
  const candidates = groups.map(({ key, n, belowMinimum }, g) => ({
    key,
    rows: n,
    estimates: estimates[g],
    belowMinimum,
  }));
  const numbers = {
    features: table.features,
    reference: groups[reference]?.key ?? null,
    overall: assessed.overall,
    groups,
    disparities: assessed.disparities,
    tests: metricTests(candidates, metrics, level, memory),
    measures: measuresOf(counts, overall, reference, { level, strata, memory }),
    indices: INDICES.in(memory, [counts, level], () => indicesOf(counts, overall, level)),
    strata: strata && feature !== null ? stratified(strata, { feature, keys, reference, plan, weighted }) : null,
    multiclass: MULTICLASS.in(memory, [...keys, reference, alpha, minimumGroupSize], () =>
      multiclassOf(table, cube, plan, { keys, reference }),
    ),
  };
  return { numbers, candidates, reference };
}

const MEASURED = new Kept<MeasuredCombination>();
const STRATA = new Kept<readonly StratumCounts[] | null>();
const INDICES = new Kept<readonly IndexValue[]>();
const MULTICLASS = new Kept<Multiclass | null>();

interface Counted {
  readonly counts: readonly GroupCounts[];
  readonly overall: GroupCounts;
}

const COUNTED = new Kept<Counted>();
const SUMMED = new Kept<readonly FixedSums[]>();
const ALL_SCORES = new Kept<GroupScores | null>();

/** The groups of a table, counted again only where the cut or the origin of a target is another. */
function counted(
  table: CubeTable,
  cube: AuditCube,
  plan: MeasuredBy,
  cut: ThresholdCut | null,
  memory: Memory,
): Counted {
  return COUNTED.in(memory, countedFrom(cube, plan, cut), () => {
    const has = outcomeRoles(cube, cut);
    const counter = cube.score && has.label ? new ScoreCounter(cube.score) : null;
    const fixed = SUMMED.in(memory, [], () => fixedSums(table, cube, has, counter));
    const counts = countGroups(table, cube, cut, counter, plan.numericTarget?.origin, fixed);
    const scores = counts.map((group) => group.scores);
    const all = ALL_SCORES.in(memory, scores, () => counter?.ofAll(scores) ?? null);
    return { counts, overall: overallCounts(counts, has, all, memory) };
  });
}

/** What of cut and plan the counts of a cube's groups rest on. */
function countedFrom(cube: AuditCube, { numericTarget }: MeasuredBy, cut: ThresholdCut | null): unknown[] {
  const { prediction } = outcomeRoles(cube, cut);
  return [prediction, cube.predictionFrom === 'threshold' ? cut?.firstPositiveBin : null, numericTarget?.origin];
}

/** The levels of the group that the plan compares with. */
function referenceLevels({ features }: CubeTable, { sensitiveFeatures }: MeasuredBy): (string | undefined)[] {
  return features.map((column) => sensitiveFeatures.find((feature) => feature.column === column)?.reference);
}
