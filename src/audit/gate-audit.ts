import { gateCubeInSteps, type GateOptions } from '../cube/gate/gate-cube.ts';
import { atOnce, type Steps } from '../cube/gate/steps.ts';
import type { AuditCube } from '../cube/cube.ts';
import { isMissingSpelling } from '../data/missing.ts';
import { Pacer } from '../data/pacer.ts';
import { AppError } from '../errors.ts';
import { NO_NUMBER } from '../plan/bins.ts';
import { missingGroups } from '../fairness/representation/missing-groups.ts';
import { populationShares } from '../plan/population.ts';
import type { Reading, ResolvedPlan } from '../plan/plan.ts';
import { readingOf } from '../plan/reading.ts';
import type { Audit, AuditedFile } from './audit.ts';
import { assess } from './run-audit.ts';

/**
 * An audit that may be passed on: its cube gated, its plan and file without what would tell more, and every number assessed
 * anew from what is left. One that was gated with at least this minimum is returned as it is.
 * @throws AppError as {@link gateCubeInSteps}
 */
export function gateAudit(audit: Audit, options: GateOptions): Audit {
  return atOnce(inSteps(audit, options));
}

/** {@link gateAudit}, giving way to other work in between. @throws AppError `job/cancelled` besides */
export async function gateAuditPaced(audit: Audit, options: GateOptions, signal?: AbortSignal): Promise<Audit> {
  const steps = inSteps(audit, options);
  const pacer = new Pacer(signal);
  for (;;) {
    await pacer.pause();
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* inSteps(audit: Audit, options: GateOptions): Steps<Audit> {
  const { gate } = audit.cube;
  if (gate && gate.minimum >= options.minimum) return audit;
  const cube = yield* gateCubeInSteps(audit.cube, audit.plan, options);
  const features = cube.combinations.filter((table) => table.features.length === 1);
  if (features.every(({ groups }) => groups.length === 0)) {
    throw new AppError('share/too-small', { minimum: options.minimum });
  }
  yield;
  return { ...assess(gatedFile(audit.file, cube), gatedPlan(audit.plan, cube), cube, []), madeBy: audit.madeBy };
}

/**
 * The plan of a gated cube: without the levels that merges hide, without numbers taken from single rows (the origin of a
 * target, a grid), and without what is no longer counted.
 */
function gatedPlan(plan: ResolvedPlan, cube: AuditCube): ResolvedPlan {
  const { $schema: _schema, reading: _reading, classes: _classes, allClasses: _allClasses, ...kept } = plan;
  const reading = missingReading(plan, cube);
  return {
    ...kept,
    ...(reading && { reading }),
    label: cube.hasLabel ? plan.label : null,
    score: plan.score && {
      column: plan.score.column,
      threshold: plan.score.threshold,
      comparison: plan.score.comparison,
    },
    ...(plan.numericTarget && {
      numericTarget: { column: plan.numericTarget.column, prediction: plan.numericTarget.prediction },
    }),
    controlFeature: cube.gate?.withheld.includes('strata') ? null : (plan.controlFeature ?? null),
    sampleWeight: cube.hasWeights ? plan.sampleWeight : null,
    sensitiveFeatures: plan.sensitiveFeatures.map(({ merge, population, ...rest }) => {
      const shares = population && populationShares({ column: rest.column, merge, population });
      const feature = { ...rest, ...(shares && { population: Object.fromEntries(shares) }) };
      const isMissing = missingGroups(plan, [feature.column]);
      return { ...feature, ...gatedReference(feature, cube, (level) => isMissing([level])) };
    }),
  };
}

type Feature = ResolvedPlan['sensitiveFeatures'][number];

/**
 * A reference group that somebody chose stays where it is shown. One that is the largest is sought among those shown, since
 * the largest of all would tell how large the withheld ones may be; where none is shown, it is the first by name.
 */
function gatedReference(
  { column, reference, referenceBySize }: Feature,
  cube: AuditCube,
  isMissing: (level: string) => boolean,
): Pick<Feature, 'reference' | 'referenceBySize'> {
  const shown = groupsBySize(cube, column);
  if (!referenceBySize && (shown.length === 0 || shown.includes(reference))) return { reference };
  if (shown.length === 0) return { reference: withheldNames(cube, column)[0], referenceBySize: true };
  return { reference: shown.find((name) => !isMissing(name)) ?? shown[0], referenceBySize: true };
}

/** Which of the groups that are named mean "not known", where their names alone do not say so. */
function missingReading(plan: ResolvedPlan, cube: AuditCube): Reading | undefined {
  const missing = plan.sensitiveFeatures.flatMap(({ column }) => {
    const isMissing = missingGroups(plan, [column]);
    const names = [...groupsBySize(cube, column), ...withheldNames(cube, column)].sort();
    const unknown = names.filter((name) => isMissing([name]));
    const said = names.filter((name) => name === NO_NUMBER || isMissingSpelling(name));
    return unknown.join('\0') === said.join('\0') ? [] : [[column, unknown] as const];
  });
  return readingOf({ missing: Object.fromEntries(missing) });
}

function withheldNames(cube: AuditCube, feature: string): string[] {
  const table = cube.combinations.find(({ features }) => features.length === 1 && features[0] === feature);
  return (table?.withheld?.groups ?? []).map(([level]) => level).sort();
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

/** What is told of the file: no more rows than took part, and nothing of its size, its lines or how many rows each part has. */
function gatedFile({ parts: _, ...file }: AuditedFile, cube: AuditCube): AuditedFile {
  return { ...file, size: 0, rows: cube.rows.tallied, badRows: NO_BAD_ROWS };
}

const NO_BAD_ROWS: AuditedFile['badRows'] = { count: 0, setAside: 0, first: [] };
