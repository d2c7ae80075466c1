import type { AuditCube } from '../../cube/cube.ts';
import { populationShares } from '../../plan/population.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import type { OmnibusTest, Undefined } from '../assessment.ts';
import { intervalOf, reported, undefinedFor } from '../estimate.ts';
import { combinationTable, countedGroups } from './counted-groups.ts';
import type { CountedGroup } from './counted-groups.ts';
import { fitTest } from './fit-test.ts';
import { addedRows, NO_ROWS } from './group-rows.ts';
import { againstIndependence } from './independence.ts';
import { againstPopulation } from './population.ts';
import type { AgainstPopulation } from './population.ts';
import type { GroupShare, Representation } from './representation-parts.ts';
import type { ExpectedShare, ShareRules } from './share-verdicts.ts';
import { ratioTo, shareEstimate } from './shares.ts';

/**
 * Who is in the file, for one combination of features: each group's share of all rows that were counted, with Wilson's
 * interval at 1 − α and one that holds for all groups at once (Goodman's: Bonferroni's level over the groups); single
 * features against an equal share of the known groups and against the population's shares where the plan gives them,
 * intersections against the product of their features' shares, where no group is withheld. A pure function of the cube and
 * the plan; null where the cube has no such combination.
 *
 * Goodman, L. A. (1965). On simultaneous confidence intervals for multinomial proportions. Technometrics 7, 247–254.
 */
export function representationOf(
  cube: AuditCube,
  plan: ResolvedPlan,
  features: readonly string[],
): Representation | null {
  const table = combinationTable(cube, plan, features);
  if (!table) return null;
  const { groups, whole, withheld } = countedGroups(table, cube, plan);
  const known = groups.filter(({ missing }) => !missing);
  const rules = shareRules(cube, plan);
  const names = new Set(withheld.filter(({ key }) => key.length === 1).map(({ key }) => key[0]));
  const population = features.length === 1 ? populationOf(known, names, plan, features[0], rules) : null;
  const crossed = features.length > 1 && withheld.length === 0;
  const independence = crossed ? againstIndependence(known, rules) : null;
  const independent = new Map(known.map((group, i) => [group, independence?.against[i] ?? null]));
  const equal = againstEqual(known, rules);
  const togetherZ = twoSidedZ(1 - plan.alpha / Math.max(1, groups.length));

  const compared = new Set(population ? comparedGroups(known, population) : known);
  const inBasis = addedRows([...compared].map(({ rows }) => rows));

  const described = (group: CountedGroup, isCompared = compared.has(group)): GroupShare => {
    const estimate = shareEstimate(group.rows, whole);
    const limits = estimate.kind === 'estimate' ? estimate.limits!(togetherZ) : null;
    return {
      key: group.key,
      rows: group.rows.n,
      missing: group.missing,
      belowMinimum: group.rows.n < plan.minimumGroupSize,
      share: reported(estimate, rules.confidence, cube.hasWeights),
      among: isCompared ? reported(shareEstimate(group.rows, inBasis), rules.confidence, cube.hasWeights) : null,
      together:
        estimate.kind === 'estimate'
          ? intervalOf(estimate.value, limits, rules.confidence.level, 'simultaneous')
          : null,
      toEqual: equal.ratios.get(group) ?? null,
      against: population?.against.get(group.key[0]) ?? independent.get(group) ?? null,
    };
  };
  const absent = population?.comparison.absent ?? [];
  const missingRows = addedRows(groups.filter(({ missing }) => missing).map(({ rows }) => rows)).n;
  return {
    features: table.features,
    rows: whole.n,
    weighted: cube.hasWeights,
    basis: {
      rows: inBasis.n,
      of: inBasis.n === whole.n ? 'all' : inBasis.n === whole.n - missingRows ? 'known' : 'compared',
    },
    level: rules.confidence.level,
    tolerance: rules.tolerance,
    groups: [
      ...groups.map((group) => described(group)),
      ...absent.map((name) => described({ key: [name], rows: NO_ROWS, missing: false }, true)),
      ...withheld.map(({ key, missing }) => withheldShare(key, missing, whole.n)),
    ],
    missingRows,
    equalTest: equal.test,
    population: population?.comparison ?? null,
    independence: independence?.comparison ?? null,
  };
}

/** The known groups whose rows are compared with a population. */
function comparedGroups(known: readonly CountedGroup[], { comparison }: AgainstPopulation): readonly CountedGroup[] {
  const apart = new Set(comparison.notCompared.map(([name]) => name));
  return known.filter(({ key }) => !apart.has(key[0]));
}

function shareRules({ hasWeights }: AuditCube, { alpha, tolerances, minimumGroupSize }: ResolvedPlan): ShareRules {
  const confidence = { level: 1 - alpha, z: twoSidedZ(1 - alpha) };
  return { confidence, alpha, tolerance: tolerances.ratio, weighted: hasWeights, minimum: minimumGroupSize };
}

function populationOf(
  known: readonly CountedGroup[],
  withheld: ReadonlySet<string>,
  plan: ResolvedPlan,
  column: string,
  rules: ShareRules,
): AgainstPopulation | null {
  const feature = plan.sensitiveFeatures.find((each) => each.column === column);
  const shares = feature ? populationShares(feature) : null;
  if (!feature || !shares) return null;
  const named = known.map(({ key, rows }) => ({ name: key[0], rows }));
  return againstPopulation(named, shares, { source: feature.populationSource ?? null, withheld }, rules);
}

/** Known groups against equal shares of their rows. */
function againstEqual(
  known: readonly CountedGroup[],
  { confidence, weighted }: ShareRules,
): { ratios: ReadonlyMap<CountedGroup, GroupShare['toEqual']>; test: OmnibusTest | Undefined } {
  const whole = addedRows(known.map(({ rows }) => rows));
  const expected = 1 / known.length;
  const estimates = known.map(({ rows }) => shareEstimate(rows, whole));
  const defined = estimates.flatMap((estimate): ExpectedShare[] =>
    estimate.kind === 'estimate' ? [{ estimate, expected }] : [],
  );
  return {
    ratios: new Map(
      known.map((group, i) => {
        const estimate = estimates[i];
        return [group, estimate.kind === 'estimate' ? ratioTo(estimate, expected, confidence) : estimate];
      }),
    ),
    test: defined.length === known.length ? fitTest(defined, whole.n, weighted) : undefinedFor('zero-weight', whole.n),
  };
}

function withheldShare(key: readonly string[], missing: boolean, rows: number): GroupShare {
  const share = undefinedFor('withheld', rows);
  const among = missing ? null : share;
  return { key, rows: null, missing, belowMinimum: false, share, among, together: null, toEqual: share, against: null };
}
