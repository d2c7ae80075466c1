import type { AuditCube, CubeTable } from '../../cube/cube.ts';
import { thresholdCut } from '../../cube/score-threshold.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import type { MetricTests, MetricValue, UndefinedReason } from '../assessment.ts';
import type { Confidence } from '../compare.ts';
import { rateEstimate, reported, undefinedFor } from '../estimate.ts';
import type { Estimate } from '../estimate.ts';
import { countGroups, outcomeRoles } from '../group-counts.ts';
import type { GroupCounts } from '../group-counts.ts';
import { omnibusTest } from '../group-tests/omnibus.ts';
import { pairDifferences } from '../group-tests/pair-differences.ts';
import type { EstimatedGroup } from '../group-tests/tolerance-test.ts';
import { combinationTable } from './counted-groups.ts';
import { missingGroups } from './missing-groups.ts';
import type { GroupMissingness, Missingness } from './missingness-parts.ts';

/** Rows of a group by what of them is not known. */
interface Unknown {
  readonly rows: number;
  readonly label: number;
  readonly prediction: number;
  readonly both: number;
  readonly score: number;
}

/**
 * What is not known, by group of one combination: shares of rows with Wilson's intervals, and whether rows are left out
 * equally often (chi-squared over the groups at or above the minimum size, or over all where fewer than two are). A pure
 * function of the cube and the plan; null where the cube has no such combination. `withheld` in a cube that was passed on
 * without the rows left out.
 */
export function missingnessOf(cube: AuditCube, plan: ResolvedPlan, features: readonly string[]): Missingness | null {
  const table = combinationTable(cube, plan, features);
  if (!table) return null;
  const threshold = plan.score?.threshold ?? null;
  const cut =
    cube.score && plan.score && threshold !== null ? thresholdCut(cube.score, threshold, plan.score.comparison) : null;
  const roles = outcomeRoles(cube, cut);
  const has = { label: roles.label, prediction: roles.prediction, score: roles.score };
  const isMissing = missingGroups(plan, table.features);
  const scoreless = rowsWithoutScore(table, cube);
  const groups = countGroups(table, cube, cut, null).map((counts) => ({
    key: counts.key,
    missing: isMissing(counts.key),
    unknown: unknownOf(counts, scoreless.get(JSON.stringify(counts.key)) ?? 0),
  }));
  const level = 1 - plan.alpha;
  const minimum = plan.minimumGroupSize;
  const rules = { confidence: { level, z: twoSidedZ(level) }, withheld: cube.gate !== undefined };
  const described = groups
    .map(({ unknown, ...group }) => ({
      ...group,
      belowMinimum: unknown.rows < minimum,
      ...sharesOf(unknown, has, rules),
    }))
    .sort((a, b) => b.rows - a.rows);
  const all = groups.map(({ unknown }) => unknown).reduce(added, NONE);
  return {
    features: table.features,
    has,
    overall: { key: [], missing: false, belowMinimum: all.rows < minimum, ...sharesOf(all, has, rules) },
    groups: described,
    leftOutTests: !rules.withheld && (has.label || has.prediction) ? leftOutTests(groups, minimum, level) : null,
  };
}

const NONE: Unknown = { rows: 0, label: 0, prediction: 0, both: 0, score: 0 };

function added(a: Unknown, b: Unknown): Unknown {
  return {
    rows: a.rows + b.rows,
    label: a.label + b.label,
    prediction: a.prediction + b.prediction,
    both: a.both + b.both,
    score: a.score + b.score,
  };
}

function unknownOf({ rows, leftOut }: GroupCounts, score: number): Unknown {
  const { labelUnknown, predictionUnknown, both } = leftOut;
  return {
    rows: rows + labelUnknown + predictionUnknown + both,
    label: labelUnknown + both,
    prediction: predictionUnknown + both,
    both,
    score,
  };
}

function rowsWithoutScore({ groups, cells }: CubeTable, { score }: AuditCube): ReadonlyMap<string, number> {
  const width = groups.length > 0 ? cells.n.length / groups.length : 0;
  return new Map(
    groups.map((key, group) => {
      let rows = 0;
      for (let i = group * width; score && i < (group + 1) * width; i++) rows += cells.n[i] - cells.scoreN[i];
      return [JSON.stringify(key), rows];
    }),
  );
}

interface Rules {
  readonly confidence: Confidence;
  /** Rows left out were not passed on. */
  readonly withheld: boolean;
}

type Shares = Pick<
  GroupMissingness,
  'rows' | 'labelUnknown' | 'predictionUnknown' | 'bothUnknown' | 'scoreMissing' | 'leftOut'
>;

function sharesOf(unknown: Unknown, has: Missingness['has'], { confidence, withheld }: Rules): Shares {
  const { rows, label, prediction, both, score } = unknown;
  const share = (count: number, lacking: UndefinedReason | null): MetricValue => {
    if (lacking) return undefinedFor(lacking, rows);
    if (withheld) return undefinedFor('withheld', rows);
    if (rows === 0) return undefinedFor('no-rows', 0);
    return reported(shareOf(count, rows), confidence, false);
  };
  const noLabel = has.label ? null : 'no-label';
  const noPrediction = has.prediction ? null : 'no-prediction';
  return {
    rows,
    labelUnknown: share(label, noLabel),
    predictionUnknown: share(prediction, noPrediction),
    bothUnknown: share(both, noLabel ?? noPrediction),
    scoreMissing: share(score, has.score ? null : 'no-score'),
    leftOut: share(label + prediction - both, noLabel && noPrediction),
  };
}

function shareOf(count: number, rows: number): Estimate {
  return rateEstimate(count / rows, { n: rows, count, weight: rows, effective: rows });
}

/**
 * How often rows of each group are left out, to be tested; null where the cube has no such combination, no row can be left
 * out, or such rows were not passed on.
 */
export function leftOutGroups(
  cube: AuditCube,
  plan: ResolvedPlan,
  features: readonly string[],
): readonly EstimatedGroup[] | null {
  const missingness = missingnessOf(cube, plan, features);
  if (!missingness || cube.gate || !(missingness.has.label || missingness.has.prediction)) return null;
  return missingness.groups
    .filter(({ rows }) => rows > 0)
    .map(({ key, rows, belowMinimum, leftOut }) => ({
      key,
      belowMinimum,
      estimate: leftOut.kind === 'undefined' ? leftOut : shareOf(leftOut.count ?? 0, rows),
    }));
}

function leftOutTests(
  groups: readonly { readonly key: readonly string[]; readonly unknown: Unknown }[],
  minimum: number,
  level: number,
): MetricTests | null {
  const having = groups.filter(({ unknown }) => unknown.rows > 0);
  const large = having.filter(({ unknown }) => unknown.rows >= minimum);
  const tested = (large.length >= 2 ? large : having).map(({ key, unknown: { rows, label, prediction, both } }) => ({
    key,
    estimate: shareOf(label + prediction - both, rows),
  }));
  if (tested.length < 2) return null;
  return {
    omnibus: omnibusTest(tested.map(({ estimate }) => estimate)),
    comparisons: (tested.length * (tested.length - 1)) / 2,
    pairs: pairDifferences(tested, level),
  };
}
