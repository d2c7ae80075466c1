import { gateCube, type GateOptions } from '../cube/gate/gate-cube.ts';
import type { AuditCube } from '../cube/cube.ts';
import { AppError } from '../errors.ts';
import { populationShares } from '../plan/population.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import type { Audit, AuditedFile } from './audit.ts';
import { assess } from './run-audit.ts';

/**
 * An audit that may be passed on: its cube gated, its plan and file without what would tell more, and every number assessed
 * anew from what is left. @throws AppError as {@link gateCube}
 */
export function gateAudit(audit: Audit, options: GateOptions): Audit {
  const cube = gateCube(audit.cube, audit.plan, options);
  const features = cube.combinations.filter((table) => table.features.length === 1);
  if (features.every(({ groups }) => groups.length === 0)) {
    throw new AppError('share/too-small', { minimum: options.minimum });
  }
  const already = audit.cube.gate !== undefined;
  const plan = already ? audit.plan : gatedPlan(audit.plan, cube);
  return { ...assess(gatedFile(audit.file, cube), plan, cube, []), madeBy: audit.madeBy };
}

/**
 * The plan of a gated cube: without the levels that merges hide, without numbers taken from single rows (the origin of a
 * target, a grid), and without what is no longer counted. A reference group that is withheld gives way to the largest shown.
 */
function gatedPlan(plan: ResolvedPlan, cube: AuditCube): ResolvedPlan {
  const { $schema: _schema, reading: _reading, classes: _classes, allClasses: _allClasses, ...kept } = plan;
  return {
    ...kept,
    score: plan.score && {
      column: plan.score.column,
      threshold: plan.score.threshold,
      comparison: plan.score.comparison,
    },
    ...(plan.numericTarget && {
      numericTarget: { column: plan.numericTarget.column, prediction: plan.numericTarget.prediction },
    }),
    controlFeature: cube.gate?.withheld.includes('strata') ? null : (plan.controlFeature ?? null),
    sensitiveFeatures: plan.sensitiveFeatures.map(({ merge, population, ...rest }) => {
      const shares = population && populationShares({ column: rest.column, merge, population });
      const feature = { ...rest, ...(shares && { population: Object.fromEntries(shares) }) };
      const groups = groupsBySize(cube, feature.column);
      if (groups.length === 0 || groups.includes(feature.reference)) return feature;
      return { ...feature, reference: groups[0], referenceBySize: true };
    }),
  };
}

function groupsBySize(cube: AuditCube, feature: string): string[] {
  const table = cube.combinations.find(({ features }) => features.length === 1 && features[0] === feature);
  if (!table) return [];
  const width = table.cells.n.length / table.groups.length;
  const rows = table.groups.map((_, g) =>
    table.cells.n.subarray(g * width, (g + 1) * width).reduce((a, b) => a + b, 0),
  );
  return [...table.groups.keys()].sort((a, b) => rows[b] - rows[a]).map((g) => table.groups[g][0]);
}

/** What is told of the file: no more rows than took part, and nothing of its lines. */
function gatedFile(file: AuditedFile, cube: AuditCube): AuditedFile {
  return { ...file, rows: cube.rows.tallied, badRows: NO_BAD_ROWS };
}

const NO_BAD_ROWS: AuditedFile['badRows'] = { count: 0, setAside: 0, first: [] };
