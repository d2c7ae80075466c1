import type { AuditCube } from '../../cube/cube.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';
import type { CombinationAssessment, GroupAssessment, MetricValue } from '../assessment.ts';
import type { NeededRole, NumberFormat } from '../catalogue/entry.ts';
import { AEQUITAS } from './aequitas.ts';
import { AIF360 } from './aif360.ts';
import { CLARIFY } from './clarify.ts';
import { FAIRLEARN } from './fairlearn.ts';
import type { Ours, PeerEntry, PeerId, PeerInput, PeerValue } from './peer.ts';
import { exchangedInput, peerInput } from './peer-input.ts';
import type { ReasonId } from './reasons.ts';

/** Every definition of every peer. */
export const PEER_ENTRIES: Readonly<Record<PeerId, readonly PeerEntry[]>> = {
  fairlearn: FAIRLEARN,
  aif360: AIF360,
  aequitas: AEQUITAS,
  clarify: CLARIFY,
};

/** A peer's number beside ours. */
export interface PeerRow {
  readonly name: string;
  readonly meaning: string;
  /** Null for a number over all groups. */
  readonly group: readonly string[] | null;
  readonly format: NumberFormat;
  readonly theirs: PeerValue;
  /** Which number of ours it is set beside, and that number; null where we have none like it. */
  readonly beside: Ours | null;
  readonly ours: MetricValue | null;
  /** Why they differ, or might; none where both are the same by definition. */
  readonly reasons: readonly ReasonId[];
  /** Both are defined and equal, or both are undefined; false where there is nothing of ours. */
  readonly agrees: boolean;
}

export interface PeerOptions {
  /** Which outcome AIF360 takes as favourable: 1 the plan's positive one, 0 the other. */
  readonly favorable?: 0 | 1;
}

/**
 * The numbers of one combination of features as a peer defines them, each beside ours with the reasons for the
 * difference. Entries whose roles the plan does not have are left out.
 */
export function peerReport(
  cube: AuditCube,
  plan: ResolvedPlan,
  combination: CombinationAssessment,
  peer: PeerId,
  { favorable = 1 }: PeerOptions = {},
): PeerRow[] {
  // their numbers over all groups would be of the groups shown alone
  if (combination.groups.some(({ withheld }) => withheld)) return [];
  const own = peerInput(cube, plan, combination);
  const input = favorable === 0 ? exchangedInput(own) : own;
  const assessed = combination.groups.filter(({ n }) => n > 0);
  const hasRole = rolesOf(cube, plan);
  return PEER_ENTRIES[peer]
    .filter(({ needs }) => needs.every(hasRole))
    .flatMap((entry) => {
      const places = entry.per === 'combination' ? [-1] : input.groups.map((_, at) => at);
      return places
        .filter((at) => entry.per !== 'otherGroup' || at !== input.reference)
        .map((at) => rowOf(entry, input, at, combination, assessed[at] ?? null, favorable));
    });
}

function rowOf(
  entry: PeerEntry,
  input: PeerInput,
  at: number,
  combination: CombinationAssessment,
  group: GroupAssessment | null,
  favorable: 0 | 1,
): PeerRow {
  const theirs = entry.compute(input, at);
  const ours = entry.ours && oursOf(entry.ours, combination, group);
  const reasons = entry.differences.filter(({ when }) => !when || when(input, at)).map(({ reason }) => reason);
  return {
    name: entry.name,
    meaning: entry.meaning,
    group: group?.key ?? null,
    format: entry.format,
    theirs,
    beside: entry.ours,
    ours,
    reasons: [...new Set(favorable === 0 ? ['favourable-label' as const, ...reasons] : reasons)],
    agrees: ours !== null && agree(theirs, ours),
  };
}

const EQUAL = 1e-9;

function agree(theirs: PeerValue, ours: MetricValue): boolean {
  if (theirs === null || ours.kind === 'undefined') return theirs === null && ours.kind === 'undefined';
  return Math.abs(Number(theirs) - ours.value) <= EQUAL * Math.max(1, Math.abs(ours.value));
}

function oursOf(ours: Ours, combination: CombinationAssessment, group: GroupAssessment | null): MetricValue | null {
  switch (ours.kind) {
    case 'metric':
      return (group ?? combination.overall).metrics[ours.id];
    case 'comparison':
      return group?.[ours.to][ours.id]?.[ours.scale] ?? null;
    case 'disparity':
      return combination.disparities.find(({ id, method }) => id === ours.id && method === ours.method)?.value ?? null;
    case 'index':
      return combination.indices.find(({ id }) => id === ours.id)?.value ?? null;
    case 'measure': {
      const across = combination.measures.find(({ id, against }) => id === ours.id && against === ours.against);
      return (group && across?.values[combination.groups.indexOf(group)]) ?? null;
    }
  }
}

function rolesOf(cube: AuditCube, plan: ResolvedPlan): (role: NeededRole) => boolean {
  const prediction =
    cube.predictionFrom === 'column' ||
    (cube.predictionFrom === 'threshold' && plan.score !== null && plan.score.threshold !== null);
  const roles: Readonly<Record<NeededRole, boolean>> = {
    label: cube.hasLabel,
    prediction,
    score: cube.score !== null,
    unitScore: cube.score !== null && !cube.rows.scoreOutsideUnit,
    target: cube.hasTarget,
    targetPrediction: cube.hasTargetPrediction,
    controlFeature: Boolean(plan.controlFeature),
  };
  return (role) => roles[role];
}
