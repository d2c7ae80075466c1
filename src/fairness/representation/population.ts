import type { PopulationComparison, ShareAgainst } from './representation-parts.ts';
import { fitTest } from './fit-test.ts';
import { addedRows, NO_ROWS } from './group-rows.ts';
import type { RowSums } from './group-rows.ts';
import { gravest, judgeShares } from './share-verdicts.ts';
import type { ExpectedShare, ShareRules } from './share-verdicts.ts';
import { shareEstimate } from './shares.ts';

/** What shares leave below 1 by rounding alone. */
const ROUNDING = 1e-9;

/** A group of a single feature and its rows. */
export interface NamedRows {
  readonly name: string;
  readonly rows: RowSums;
}

export interface AgainstPopulation {
  readonly comparison: PopulationComparison;
  /** By group, of those compared on their own; groups without a row among them. */
  readonly against: ReadonlyMap<string, ShareAgainst>;
}

/**
 * Groups that are known against the population's shares. Groups without a share are taken together where the shares leave
 * a remainder, and are not compared where they leave none: the rows compared are then those of the groups that have a share.
 * Groups of the population that no row has count with a share of 0. Where counts of a group are withheld, the groups that have
 * a share are compared with each other: each against its part of their shares. Null where no row can be compared.
 */
export function againstPopulation(
  groups: readonly NamedRows[],
  shares: ReadonlyMap<string, number>,
  { source, withheld }: { readonly source: string | null; readonly withheld: ReadonlySet<string> },
  rules: ShareRules,
): AgainstPopulation | null {
  const named = addedShares([...shares.values()]);
  const unnamed = groups.filter(({ name }) => !shares.has(name));
  const rowsOf = new Map(groups.map(({ name, rows }) => [name, rows]));
  const parts = [...shares]
    .filter(([name]) => !withheld.has(name))
    .map(([name, expected]) => ({ name, expected, rows: rowsOf.get(name) ?? NO_ROWS }));
  const leaves = named < 1 && withheld.size === 0;
  const remainder = leaves ? { expected: 1 - named, rows: addedRows(unnamed.map(({ rows }) => rows)) } : null;
  const compared = [...parts, ...(remainder ? [remainder] : [])];
  const whole = addedRows(compared.map(({ rows }) => rows));
  const expectedInAll = addedShares(compared.map(({ expected }) => expected));
  const expectations = compared.flatMap(({ rows, expected }): ExpectedShare[] => {
    const estimate = shareEstimate(rows, whole);
    return estimate.kind === 'estimate' ? [{ estimate, expected: expected / expectedInAll }] : [];
  });
  if (compared.length === 0 || expectations.length < compared.length) return null;
  const judged = judgeShares(expectations, rules);
  return {
    against: new Map(parts.map(({ name }, i) => [name, judged[i]])),
    comparison: {
      source,
      rows: whole.n,
      withheld: [...shares.keys()].filter((name) => withheld.has(name)),
      named,
      others: remainder && {
        keys: unnamed.map(({ name }) => [name]),
        rows: remainder.rows.n,
        against: judged[judged.length - 1],
      },
      notCompared: remainder ? [] : unnamed.map(({ name }) => [name]),
      absent: parts.flatMap(({ name, rows }) => (rows.n === 0 ? [name] : [])),
      test: fitTest(expectations, whole.n, rules.weighted),
      verdict: gravest(judged.map(({ verdict }) => verdict)),
    },
  };
}

/** What shares add up to; 1 where they miss it by rounding alone. */
function addedShares(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  return Math.abs(1 - sum) <= ROUNDING ? 1 : sum;
}
