import type { AuditCube, CellSums, CubeTable } from '../../src/cube/cube.ts';
import { cellIndex, STATES, UNKNOWN } from '../../src/cube/cube.ts';
import type { State } from '../../src/cube/cube.ts';
import { regroup } from '../../src/cube/regroup.ts';
import { shapeOf } from '../../src/cube/shape.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { CombinationAssessment, GroupAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { PeerEntry } from '../../src/fairness/definitions/peer.ts';
import { peerReport, type PeerRow } from '../../src/fairness/definitions/peer-report.ts';
import type { ReasonId } from '../../src/fairness/definitions/reasons.ts';
import { mergedTable } from '../../src/fairness/merged-table.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';

/** An assessment with what it was made from. */
export interface Assessed {
  readonly cube: AuditCube;
  readonly plan: ResolvedPlan;
  readonly combination: CombinationAssessment;
}

type Relation = (assessed: Assessed, row: PeerRow, entry: PeerEntry) => number | null;

/**
 * How a peer's number that always differs from the one of ours beside it follows from numbers of ours, by the reason that
 * is given. Null where ours is undefined.
 */
export const RELATIONS: Readonly<Partial<Record<ReasonId, Relation>>> = {
  'against-rest': (assessed, { group, reasons }, { ours }) => {
    if (ours?.kind !== 'comparison') throw new Error('not a comparison');
    const one = sideOf(twoSides(assessed, (key) => sameKey(key, group!)));
    const difference = known(one?.toReference[ours.id]?.difference);
    return difference === null ? null : reasons.includes('rest-minus-group') ? -difference : difference;
  },
  'all-others-together': (assessed, { name }) => {
    const sides = twoSides(assessed, (key) => !sameKey(key, assessed.combination.reference!));
    const pair = pairsOf(sides).find((row) => row.group?.[0] === ONE && `${row.name} (all others)` === name);
    return known(pair?.ours);
  },
  'divided-by-mean': ({ combination: { overall } }, { ours }) => {
    const [deviation, selected, positive] = [ours, overall.metrics.selectionRate, overall.metrics.baseRate].map(known);
    if (deviation === null || selected === null || positive === null) return null;
    return deviation / (1 + selected - positive);
  },
  'share-of-selected': ({ combination }, { group, name }) => {
    const shares = combination.groups.map((each) => {
      const [own, all] = [each, combination.overall].map(({ metrics }) => known(metrics.selectionRate));
      return own === null || all === null ? null : (own * each.n) / (all * combination.overall.n);
    });
    const at = combination.groups.findIndex(({ key }) => sameKey(key, group!));
    if (name === 'ppr') return shares[at];
    const reference = combination.groups.findIndex(({ key }) => sameKey(key, combination.reference!));
    const base = name.includes('majority') ? 0 : name.includes('min_metric') ? smallest(shares) : reference;
    return quotient(shares[at], shares[base]);
  },
  'smallest-rate': ({ combination: { groups } }, { group }, { ours }) => {
    if (ours?.kind !== 'comparison') throw new Error('not a comparison');
    const rates = groups.map(({ metrics }) => known(metrics[ours.id]));
    return quotient(rates[groups.findIndex(({ key }) => sameKey(key, group!))], rates[smallest(rates)]);
  },
};

const ONE = 'one';
const OTHER = 'other';

const remembered = new WeakMap<Assessed, Map<string, Assessed>>();

/** The same rows in two groups, of which the second is the reference. */
function twoSides(assessed: Assessed, isOne: (key: readonly string[]) => boolean): Assessed {
  const { cube, plan, combination } = assessed;
  const known = remembered.get(assessed) ?? new Map<string, Assessed>();
  remembered.set(assessed, known);
  const id = combination.groups.map(({ key }) => isOne(key)).join();
  if (known.has(id)) return known.get(id)!;
  const shape = shapeOf(cube);
  const merged = mergedTable(cube.combinations.at(-1)!, plan.sensitiveFeatures, shape);
  const table = regroup(merged, ['side'], (key) => [isOne(key) ? ONE : OTHER], shape);
  // No relation is about scores; they are needed where they make the prediction.
  const score = cube.predictionFrom === 'threshold' ? cube.score : null;
  const sides = { ...cube, score, combinations: [table] };
  const asked = { ...plan, sensitiveFeatures: [{ column: 'side', reference: OTHER }], controlFeature: null };
  const made = { cube: sides, plan: asked, combination: assessCube(sides, asked).combinations[0] };
  known.set(id, made);
  return made;
}

const pairs = new WeakMap<Assessed, PeerRow[]>();

function pairsOf(sides: Assessed): PeerRow[] {
  const rows = pairs.get(sides) ?? peerReport(sides.cube, sides.plan, sides.combination, 'aif360');
  pairs.set(sides, rows);
  return rows;
}

function sideOf({ combination }: Assessed): GroupAssessment | undefined {
  return combination.groups.find(({ key }) => key[0] === ONE);
}

/** The same rows with positive and negative exchanged, without their scores. */
export function exchanged({ cube, plan }: Assessed): Assessed {
  const mirrored: AuditCube = { ...cube, score: null, combinations: [mirroredTable(cube.combinations.at(-1)!, cube)] };
  const asked = { ...plan, score: null, controlFeature: null };
  return { cube: mirrored, plan: asked, combination: assessCube(mirrored, asked).combinations[0] };
}

const FLIPPED: readonly State[] = [1, 0, UNKNOWN];

function mirroredTable(table: CubeTable, cube: AuditCube): CubeTable {
  const strata = cube.strata.length;
  const from = (cell: number): number => {
    const group = Math.floor(cell / (strata * STATES * STATES));
    const [stratum, label, prediction] = [Math.floor(cell / 9) % strata, Math.floor(cell / 3) % 3, cell % 3];
    return cellIndex(group, stratum, strata, FLIPPED[label], FLIPPED[prediction]);
  };
  const mirrored = (sums: Float64Array): Float64Array => sums.map((_, cell) => sums[from(cell)]);
  const { n, w, w2 } = table.cells;
  const nothing = new Float64Array(n.length);
  const cells: CellSums = {
    ...{ n: mirrored(n), w: mirrored(w), w2: mirrored(w2) },
    ...{ scoreN: nothing, ws: nothing, ws2: nothing, wLogScore: nothing, wLogComplement: nothing },
    ...{ calibration: null, target: null, histogram: null },
  };
  return { ...table, cells };
}

function known(value: MetricValue | null | undefined): number | null {
  return value?.kind === 'defined' ? value.value : null;
}

function quotient(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : a / b;
}

function smallest(values: readonly (number | null)[]): number {
  const least = Math.min(...values.flatMap((value) => value ?? []));
  return values.indexOf(least);
}

function sameKey(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
