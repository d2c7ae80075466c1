import { expect } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { assess } from '../../src/audit/run-audit.ts';
import { isTableNotice } from '../../src/audit/table-notices.ts';
import { cubeToJson } from '../../src/cube/cube-json.ts';
import type { AuditCube } from '../../src/cube/cube.ts';
import { tallyTable } from '../../src/cube/tally.ts';
import { readTable, type ReadResult } from '../../src/data/read-table.ts';
import { findColumn, type Table } from '../../src/data/table.ts';
import { AppError } from '../../src/errors.ts';
import { groupSizes } from '../../src/plan/feature-groups.ts';
import type { AuditPlan, ResolvedPlan } from '../../src/plan/plan.ts';
import { readOptionsOf } from '../../src/plan/reading.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { auditFromCounts, resolveCounts } from '../../src/warehouse/audit-from-counts.ts';
import { countsReading, looksLikeCounts } from '../../src/warehouse/counts-file.ts';
import { writeCsv } from '../data/csv-writer.ts';
import { expectSame } from '../support/first-difference.ts';
import { orderedAs } from './ordered-as.ts';
import type { SmallTable } from './small-tables.ts';

export type PlanAndCube = Pick<Audit, 'plan' | 'cube'>;

/** A table as the file that a person would drop. */
export function fileOf({ names, rows }: SmallTable): File {
  const cells = rows.map((row) => row.map((cell) => (cell ?? '').replace(/^[ \t]+/, '')));
  return new File([writeCsv([names, ...cells], { quotes: 'always' })], 'rows.csv');
}

export const cubeOfRows = (table: SmallTable, plan: AuditPlan): Promise<PlanAndCube | string> =>
  cubeOfFile(fileOf(table), plan);

/** The cube of a file's rows; the code of the error where the plan does not fit them. */
export async function cubeOfFile(file: File, plan: AuditPlan): Promise<PlanAndCube | string> {
  const { table: read } = await readTable(file, readOptionsOf(plan.reading));
  try {
    const resolved = resolvePlan(plan, read);
    return { plan: withTiesNamed(resolved, read), cube: await tallyTable(read, resolved, 0) };
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** A result as the page reads it. */
export async function readResult(file: File): Promise<ReadResult> {
  const first = await readTable(file, {});
  if (!looksLikeCounts(first.table)) throw new Error('the result was not recognised');
  return readTable(file, countsReading(first.table.columns.map(({ name }) => name)));
}

export const cubeOfResult = async (file: File): Promise<PlanAndCube> => resolveCounts((await readResult(file)).table);

/** The audit of a result, as the page makes it. */
export async function auditOfResult(file: File): Promise<Audit> {
  const { table, format, badRows } = await readResult(file);
  const { name, size } = file;
  return auditFromCounts(table, { name, size, sha256: null, rows: table.rowCount, format, badRows });
}

/** Fails where counts differ: in the plan, in a number of rows, or in a sum by more than the rounding of another order. */
export function expectSameCube(ofCounts: PlanAndCube, ofRows: PlanAndCube): void {
  expect(ofCounts.plan).toEqual(ofRows.plan);
  const ordered = orderedAs(ofRows.cube, ofCounts.cube);
  expectSame(cubeToJson(ofCounts.cube), cubeToJson(ordered), 1e-12, new Set(['target']));
  expectSame(targetsOf(ofCounts.cube), targetsOf(ordered), 1e-10);
}

/** The same for all numbers and verdicts that follow, and all that is said beside them. */
export function expectSameAudit(ofCounts: Audit, ofRows: Audit): void {
  expectSameCube(ofCounts, ofRows);
  const ordered = orderedAs(ofRows.cube, ofCounts.cube);
  const { assessment } = assess(ofRows.file, ofRows.plan, ordered, ofRows.assessment.notices.filter(isTableNotice));
  expectSame(ofCounts.assessment, assessment, 1e-9);
  expect(ofCounts.file.rows).toBe(ofRows.file.rows);
}

const targetsOf = ({ combinations }: AuditCube): unknown => combinations.map(({ cells }) => cells.target);

/** A plan in which a reference is named that was chosen among groups of equal size: a database chooses by name. */
function withTiesNamed(plan: ResolvedPlan, table: Table): ResolvedPlan {
  return {
    ...plan,
    sensitiveFeatures: plan.sensitiveFeatures.map(({ referenceBySize, ...feature }) => {
      const sizes = [...groupSizes(findColumn(table, feature.column)!, feature)!.values()];
      const tied = new Set(sizes).size < sizes.length;
      return referenceBySize && !tied ? { ...feature, referenceBySize } : feature;
    }),
  };
}
