import type { AuditCube } from '../../cube/cube.ts';
import type { ResolvedPlan, AuditPlan } from '../../plan/plan.ts';
import type { Audit, FileHolds } from '../../audit/audit.ts';
import { encodeCube, type CubePayload } from './cube-payload.ts';
import { UNNAMED_FILE, type FileFacts } from './file-facts.ts';

/** The version of what a link holds, which its fragment begins with. */
export const LINK_VERSION = 1;

/** What a link holds, before it is packed. */
export interface SharePayload {
  readonly madeBy: string;
  readonly file: {
    readonly name?: string;
    readonly sha256?: string;
    /** Absent where it holds the rows themselves. */
    readonly holds?: FileHolds;
  };
  readonly plan: AuditPlan;
  /** The gated counts; absent in a link that holds the plan alone. */
  readonly cube?: CubePayload;
}

/** The plan alone, without what resolving it took from the data. */
export function planPayload({ madeBy, file, plan }: Audit, facts: FileFacts): SharePayload {
  return { madeBy, file: factsOf(file, facts), plan: openPlan(plan) };
}

/** Plan and counts of an audit that was gated. */
export function cubePayload(
  { madeBy, file, plan, cube }: Audit & { readonly cube: AuditCube },
  facts: FileFacts,
): SharePayload {
  return { madeBy, file: factsOf(file, facts), plan, cube: encodeCube(cube) };
}

function factsOf({ name, sha256, holds }: Audit['file'], facts: FileFacts): SharePayload['file'] {
  const named = facts.name && name !== '' && name !== UNNAMED_FILE;
  return { ...(named && { name }), ...(facts.sha256 && sha256 && { sha256 }), ...(holds && { holds }) };
}

/** A plan with its data-dependent choices open again, so that it holds no number of the data. */
function openPlan(plan: ResolvedPlan): AuditPlan {
  const { $schema: _schema, score, numericTarget, sensitiveFeatures, ...kept } = plan;
  return {
    ...kept,
    ...(plan.allClasses && { classes: [] }),
    score: score && { column: score.column, threshold: score.threshold, comparison: score.comparison },
    ...(numericTarget && { numericTarget: { column: numericTarget.column, prediction: numericTarget.prediction } }),
    sensitiveFeatures: sensitiveFeatures.map(({ bins, reference, referenceBySize, ...feature }) => ({
      ...feature,
      ...(bins && { bins: openBins(bins) }),
      ...(referenceBySize ? {} : { reference }),
    })),
  };
}

function openBins(bins: NonNullable<ResolvedPlan['sensitiveFeatures'][number]['bins']>) {
  if (bins.quantiles !== undefined) return { quantiles: bins.quantiles };
  return bins.every === undefined ? { edges: bins.edges } : { every: bins.every };
}
