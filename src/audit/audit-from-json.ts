import * as v from 'valibot';
import { combinationsOf } from '../cube/combinations.ts';
import { cubeFromJson, NotACube } from '../cube/cube-from-json.ts';
import type { CubeJson } from '../cube/cube-json.ts';
import type { AuditCube } from '../cube/cube.ts';
import { AppError } from '../errors.ts';
import type { Notice } from '../fairness/assessment.ts';
import type { AuditPlan, ResolvedPlan } from '../plan/plan.ts';
import type { Audit, AuditedFile } from './audit.ts';
import { AuditDocument } from './audit-json-schema.ts';
import { assess } from './run-audit.ts';
import { isTableNotice } from './table-notices.ts';

/**
 * The audit that `auditToJson` wrote. Its numbers are assessed anew from its counts, so that none is believed because it is
 * written; what was noticed in its file stays said.
 *
 * @param file what the JSON is called, for errors
 * @throws AppError `audit/not-whole` with the place that is not as it should be, `audit/other-version` for a later format;
 * `audit/no-complete-rows`, `audit/all-groups-small`
 */
export function auditFromJson(text: string, file: string): Audit {
  const value = parsed(text, file);
  const version = typeof value === 'object' && value !== null && 'evenhandAudit' in value ? value.evenhandAudit : 0;
  if (typeof version === 'number' && version > 2) {
    throw new AppError('audit/other-version', { file, madeBy: String((value as { madeBy?: unknown }).madeBy ?? '') });
  }
  const result = v.safeParse(AuditDocument, value, { abortEarly: true });
  if (!result.success) throw notWhole(file, result.issues[0].path?.map(({ key }) => String(key)).join('.') ?? '');
  const { madeBy, file: facts, plan, cube: counted, assessment } = result.output;
  const cube = cubeOf(counted as unknown as CubeJson, plan, file);
  const noticed = (assessment.notices as unknown as Notice[]).filter(isTableNotice);
  return { ...assess(fileOf(facts as unknown as FileJson), plan as ResolvedPlan, cube, noticed), madeBy };
}

/** {@link auditFromJson} of a file. @throws AppError `file/unreadable` besides */
export async function auditFromFile(file: File): Promise<Audit> {
  const text = await file.text().catch((cause: unknown) => {
    // No memory for the text: nothing is wrong with the file.
    if (cause instanceof RangeError) throw cause;
    throw new AppError('file/unreadable', { file: file.name }, { cause });
  });
  return auditFromJson(text, file.name);
}

/** Of a gated audit no more is written than its name, hash and rows, and whether it holds counts. */
type FileJson = Pick<AuditedFile, 'name' | 'sha256' | 'rows'> & Partial<AuditedFile>;

function fileOf(file: FileJson): AuditedFile {
  return {
    size: 0,
    format: { delimiter: ',', encoding: 'utf-8', byteOrderMark: false, hasHeader: true, lineEnding: 'lf' },
    badRows: { count: 0, setAside: 0, first: [] },
    ...file,
  };
}

function cubeOf(json: CubeJson, plan: AuditPlan, file: string): AuditCube {
  const wrong = whereUnlike(json, plan);
  if (wrong) throw notWhole(file, wrong);
  try {
    return cubeFromJson(json);
  } catch (cause) {
    if (cause instanceof NotACube) throw notWhole(file, `cube.${cause.message}`);
    throw cause;
  }
}

/** The first part of a cube that its plan did not ask for; null where they agree. */
function whereUnlike(cube: CubeJson, plan: AuditPlan): string | null {
  const columns = plan.sensitiveFeatures.map(({ column }) => column);
  const expected = combinationsOf(columns.length, plan.intersectionDepth).map((of) => of.map((f) => columns[f]));
  const totals = cube.combinations.map(({ cells, withheld }) =>
    [...cells, ...(withheld?.together ?? [])].reduce((sum, { n }) => sum + n, 0),
  );
  const checks: readonly (readonly [string, boolean])[] = [
    ['plan.sensitiveFeatures', columns.length > 0 && plan.sensitiveFeatures.every(isResolved)],
    [
      'cube.combinations',
      JSON.stringify(cube.combinations.map(({ features }) => features)) === JSON.stringify(expected),
    ],
    ['cube.hasLabel', cube.hasLabel === (plan.label !== null)],
    ['cube.predictionFrom', cube.gate !== undefined || cube.predictionFrom === decidedBy(plan)],
    ['cube.hasWeights', cube.hasWeights === (plan.sampleWeight !== null)],
    ['cube.hasTarget', !cube.hasTarget || plan.numericTarget != null],
    ['cube.score', cube.score === null || plan.score !== null],
    ['cube.strata', cube.strata.length > 0 && new Set(cube.strata).size === cube.strata.length],
    ['cube.classes', new Set(cube.classes).size === cube.classes.length],
    ['cube.rows', totals.every((total) => total === cube.rows.tallied)],
  ];
  return checks.find(([, holds]) => !holds)?.[0] ?? null;
}

const isResolved = ({ reference, bins }: AuditPlan['sensitiveFeatures'][number]): boolean =>
  typeof reference === 'string' && (!bins || 'edges' in bins);

const decidedBy = ({ prediction, score }: AuditPlan): AuditCube['predictionFrom'] =>
  prediction ? 'column' : score?.threshold != null ? 'threshold' : null;

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw notWhole(file, key);
      return value;
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('audit/not-whole', { file }, { cause });
  }
}

const notWhole = (file: string, at: string): AppError => new AppError('audit/not-whole', { file, at });
