import { combinationsOf, containing, maximalCombinations } from '../cube/combinations.ts';
import { cubeHead } from '../cube/cube-head.ts';
import type { AuditCube, ScoreAxis } from '../cube/cube.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { gridEdges, MOST_DISTINCT_SCORES } from '../plan/score-grid.ts';
import { countedRows, distinctScores, type CountedRows } from './counted-rows.ts';
import { groupsOfRows, strataOfRows, type NamedRows } from './named-rows.ts';
import type { Counts } from './read-counts.ts';
import { countsTable } from './counts-table.ts';

/** A cube that a database counted, and how many rows each group of each feature has, rows without a weight included. */
export interface CountedCube {
  readonly cube: AuditCube;
  /** By feature, in the plan's order: rows by level, most first. */
  readonly sizes: readonly ReadonlyMap<string, number>[];
  /** Rows by state of label and prediction, rows without a weight included. */
  readonly states: Readonly<Record<'label' | 'prediction', Float64Array>>;
}

/**
 * The cube of counts. Equal to the tally of the same rows but for the order of groups and strata, which are listed by their
 * rows, most first, then by name, since a database does not say which came first; and for the rounding of sums that were
 * added in another order. Rows that a reader would set aside are not known to a database: there are none.
 *
 * @throws AppError `counts/damaged`, `counts/too-many-scores`, `plan/too-many-groups`, `plan/too-many-strata`
 */
export function cubeOfCounts({ plan, columns, parts }: Counts): CountedCube {
  const counted = parts.map((rows) => countedRows(plan, columns, rows));
  const strata = strataOfRows(plan, columns, parts[0], counted[0]);
  const axis = axisOf(plan, counted[0]);
  const sources = maximalCombinations(plan.sensitiveFeatures.length, plan.intersectionDepth);
  const wanted = combinationsOf(plan.sensitiveFeatures.length, plan.intersectionDepth);
  const named = wanted.map((features): { from: number; groups: NamedRows } => {
    const from = containing(sources, features);
    const places = features.map((feature) => sources[from].indexOf(feature));
    const names = features.map((feature) => plan.sensitiveFeatures[feature].column);
    return { from, groups: groupsOfRows(names, places, columns, parts[from], counted[from]) };
  });
  const combinations = named.map(({ from, groups }, c) => {
    const features = wanted[c].map((feature) => plan.sensitiveFeatures[feature].column);
    const stratumOf = from === 0 ? strata.of : strataOfRows(plan, columns, parts[from], counted[from], strata).of;
    const targets = plan.numericTarget ? { columns, rows: parts[from] } : null;
    return countsTable(features, groups, stratumOf, counted[from], {
      plan,
      strata: strata.names.length,
      axis,
      targets,
    });
  });
  return {
    cube: {
      ...cubeHead(plan),
      score: axis,
      strata: strata.names.map(([name]) => name),
      combinations,
      rows: accountOf(counted[0]),
    },
    sizes: plan.sensitiveFeatures.map((_, f) => {
      const { names, sizes } = named[wanted.findIndex((features) => features.length === 1 && features[0] === f)].groups;
      return new Map(names.map(([level], group) => [level, sizes[group]]));
    }),
    states: { label: rowsByState(counted[0], 'label'), prediction: rowsByState(counted[0], 'prediction') },
  };
}

function axisOf({ score }: ResolvedPlan, rows: CountedRows): ScoreAxis | null {
  if (!score) return null;
  if (!score.grid) return { kind: 'exact', values: distinctScores(rows.score!.values!, MOST_DISTINCT_SCORES) };
  return {
    kind: 'grid',
    edges: gridEdges(score.grid),
    closed: score.comparison === 'atLeast' ? 'left' : 'right',
  };
}

function accountOf({ n, withoutWeight, score }: CountedRows): AuditCube['rows'] {
  const sum = (counts: Float64Array, test: (row: number) => boolean = () => true): number =>
    counts.reduce((total, count, row) => total + (test(row) ? count : 0), 0);
  return {
    tallied: sum(n),
    setAside: 0,
    weightMissing: sum(withoutWeight),
    scoreMissing: score && sum(n, (row) => score.scored[row] === 0),
    scoreOutsideUnit: score && sum(n, (row) => score.scored[row] === 1 && score.calibration[row] < 0),
  };
}

function rowsByState(rows: CountedRows, name: 'label' | 'prediction'): Float64Array {
  const counts = new Float64Array(3);
  rows[name].forEach((state, row) => (counts[state] += rows.n[row] + rows.withoutWeight[row]));
  return counts;
}
