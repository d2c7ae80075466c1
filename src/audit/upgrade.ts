import type { AuditCube, CubeTable } from '../cube/cube.ts';
import { AppError } from '../errors.ts';
import { assessCube } from '../fairness/assess-cube.ts';
import type { Notice } from '../fairness/assessment.ts';
import type { Audit } from './audit.ts';

/** An audit as version 1 of the format held it: without classes, and with fewer numbers. */
export type EarlierAudit = Omit<Audit, 'evenhandAudit' | 'cube'> & {
  readonly evenhandAudit: number;
  readonly cube: Omit<AuditCube, 'evenhandCube' | 'classes' | 'hasTargetPrediction' | 'combinations'> & {
    readonly evenhandCube: number;
    readonly combinations: readonly Omit<CubeTable, 'classes'>[];
  };
};

/**
 * An audit of an earlier format with every number of this one, assessed anew from its counts, and a notice that says so.
 * Notices about the file are kept. @throws AppError `audit/other-version` when its counts cannot tell, or its format is a later one.
 */
export function upgraded(audit: EarlierAudit): Audit {
  if (audit.evenhandAudit !== 1 || audit.cube.hasTarget) {
    throw new AppError('audit/other-version', { madeBy: audit.madeBy, file: audit.file.name });
  }
  const cube: AuditCube = {
    ...audit.cube,
    evenhandCube: 2,
    hasTargetPrediction: false,
    classes: [],
    combinations: audit.cube.combinations.map((table) => ({ ...table, classes: null })),
  };
  const anew: Notice = { code: 'earlier-format', facts: { madeBy: audit.madeBy } };
  const assessment = { ...assessCube(cube, audit.plan), notices: [anew, ...audit.assessment.notices] };
  return { ...audit, evenhandAudit: 2, cube, assessment };
}
