import { describe, expect, it } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import type { AuditCube } from '../../../src/cube/cube.ts';
import type { Assessment, CombinationAssessment } from '../../../src/fairness/assessment.ts';
import { criteriaToTest } from '../../../src/fairness/criteria.ts';
import { findingsOf } from '../../../src/fairness/findings.ts';
import { countedCombination } from '../../../src/fairness/group-tests/counted-combination.ts';
import { estimatesOf } from '../../../src/fairness/metric-registry.ts';
import { RateTests } from '../../../src/fairness/pair-tests.ts';
import { judge } from '../../../src/fairness/verdict.ts';
import type { ResolvedPlan } from '../../../src/plan/plan.ts';
import { countedOnce } from '../../../src/report/kinds/counted-once.ts';
import { kindEntry } from '../../../src/report/kinds/kinds.ts';
import type { KindId } from '../../../src/report/kinds/kind-parts.ts';
import { cubeOf, planOf } from '../../fairness/cube-of.ts';
import type { Row } from '../../fairness/cube-of.ts';
import { seededRandom } from '../../stats/prng.ts';

const RUNS = 120;
const ALPHA = 0.05;
const FEATURES = ['f', 'g', 'h', 'i'];

function binomial(n: number, rate: number, random: () => number): number {
  let count = 0;
  for (let row = 0; row < n; row++) if (random() < rate) count++;
  return count;
}

/** Each feature with rows of its own, so that no comparison can help another. */
function auditOf(rowsOf: () => Row[], population?: Readonly<Record<string, number>>): Audit {
  const cubes = FEATURES.map((feature) => cubeOf(rowsOf(), { features: [feature] }));
  const cube: AuditCube = { ...cubes[0], combinations: cubes.flatMap(({ combinations }) => combinations) };
  const plan: ResolvedPlan = {
    ...planOf({}),
    alpha: ALPHA,
    sensitiveFeatures: FEATURES.map((column) => ({ column, reference: 'a', ...(population && { population }) })),
  };
  const file = { name: 'file.csv', size: 1, sha256: null, rows: 0 } as unknown as Audit['file'];
  return { evenhandAudit: 2, madeBy: 'test', file, plan, cube, assessment: verdictsOf(cube, plan) };
}

/** Of an assessment only what the kinds rest on, for speed. */
function verdictsOf(cube: AuditCube, plan: ResolvedPlan): Assessment {
  const combinations = cube.combinations.map(({ features }) => {
    const { counts } = countedCombination(cube, plan, features)!;
    const groups = counts.map((group) => ({
      key: group.key,
      rows: group.rows,
      estimates: estimatesOf(group),
      belowMinimum: false,
    }));
    const verdicts = criteriaToTest(plan, counts[0].has).map((criterion) =>
      judge(criterion, groups, 0, (metric, margin) => new RateTests(groups, metric, margin, plan.alpha), plan),
    );
    return { features, groups: [], verdicts } as unknown as CombinationAssessment;
  });
  return { combinations, findings: findingsOf(combinations), criteriaTested: 0, notices: [] };
}

const N = 500;

/**
 * Label and decision independent, each positive in half of group a and in 40 % of b and c: base rates, selection rates, all
 * error rates and precision lie 10 points, and those not of errors by the ratio 0.8, apart.
 */
function rowsAtTheTolerance(random: () => number): Row[] {
  return ['a', 'b', 'c'].flatMap((name): Row[] => {
    const rate = name === 'a' ? 0.5 : 0.4;
    const positive = binomial(N, rate, random);
    const found = binomial(positive, rate, random);
    const flagged = binomial(N - positive, rate, random);
    return [
      { key: [name], label: 1, prediction: 1, times: found },
      { key: [name], label: 1, prediction: 0, times: positive - found },
      { key: [name], label: 0, prediction: 1, times: flagged },
      { key: [name], label: 0, prediction: 0, times: N - positive - flagged },
    ];
  });
}

const POPULATION = { a: 0.25, b: 0.3, c: 0.25, d: 0.2 };

/** Three groups at 0.8 of their share, whose rows are left out 10 points more often than those of the fourth. */
function rowsOfShares(random: () => number): Row[] {
  const counts = { a: 0, b: 0, c: 0, d: 0 };
  for (let row = 0; row < 2 * N; row++) {
    const u = random();
    counts[u < 0.4 ? 'a' : u < 0.64 ? 'b' : u < 0.84 ? 'c' : 'd']++;
  }
  return Object.entries(counts).flatMap(([name, count]): Row[] => {
    const leftOut = binomial(count, name === 'a' ? 0.05 : 0.15, random);
    return [
      { key: [name], prediction: 1, times: leftOut },
      { key: [name], label: 1, prediction: 1, times: count - leftOut },
    ];
  });
}

/** How often a kind is shown, and how often anything is that speaks for it by itself. */
function shownIn(kind: KindId, audits: () => Audit): { readonly kind: number; readonly alone: number } {
  let shown = 0;
  let alone = 0;
  for (let run = 0; run < RUNS; run++) {
    const audit = audits();
    const report = kindEntry(kind).examine(audit, countedOnce(audit));
    if (report.standing === 'shown') shown++;
    if (audit.assessment.findings.some(({ verdict }) => verdict === 'shown')) alone++;
  }
  return { kind: shown / RUNS, alone: alone / RUNS };
}

const MOST = ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS);

describe('where every gap is exactly what is tolerated, a kind is shown no more often than α', () => {
  it.each(['demographic', 'algorithmic'] as const)('%s', (kind) => {
    const random = seededRandom(21);
    const shown = shownIn(kind, () => auditOf(() => rowsAtTheTolerance(random)));
    expect(shown.kind).toBeLessThan(MOST);
    // each finding keeps its own α, and there are many
    expect(shown.alone).toBeGreaterThan(ALPHA);
  });

  it('representation', () => {
    const random = seededRandom(22);
    expect(shownIn('representation', () => auditOf(() => rowsOfShares(random), POPULATION)).kind).toBeLessThan(MOST);
  });
});
