import fc from 'fast-check';
import type { Audit, AuditedFile } from '../../../src/audit/audit.ts';
import { runAudit } from '../../../src/audit/run-audit.ts';
import { tallyTable } from '../../../src/cube/tally.ts';
import type { Table } from '../../../src/data/table.ts';
import type { AuditPlan } from '../../../src/plan/plan.ts';
import { resolvePlan } from '../../../src/plan/resolve.ts';
import { planOf } from '../../support/plan-of.ts';
import { tableOf } from '../../support/table-of.ts';

export interface Row {
  readonly group: string;
  readonly sex: string;
  readonly region: string;
  readonly label: string;
  readonly prediction: string;
  readonly weight: number;
  readonly score: number;
  readonly age: number;
  readonly y: number;
  readonly guess: number;
}

/** Rows whose numbers add up without rounding. */
export const anyRow: fc.Arbitrary<Row> = fc.record({
  group: fc.constantFrom('a', 'b', 'c', 'd', ''),
  sex: fc.constantFrom('F', 'M'),
  region: fc.constantFrom('north', 'south', 'west', ''),
  label: fc.constantFrom('0', '1', '2', ''),
  prediction: fc.constantFrom('0', '1', '2', 'NA'),
  weight: fc.integer({ min: 1, max: 16 }).map((n) => n / 4),
  score: fc.oneof(
    fc.integer({ min: 0, max: 64 }).map((n) => n / 64),
    fc.constantFrom(NaN, 1.5),
  ),
  age: fc.oneof(fc.integer({ min: 18, max: 80 }), fc.constant(NaN)),
  y: fc.oneof(
    fc.integer({ min: -200, max: 200 }).map((n) => n / 4),
    fc.constant(NaN),
  ),
  guess: fc.integer({ min: -200, max: 200 }).map((n) => n / 4),
});

/** Rows of every group and outcome, so that a plan can be resolved whatever else is drawn. */
export const fixed: readonly Row[] = ['a', 'b'].flatMap((group) =>
  ['F', 'M'].flatMap((sex) =>
    [0, 1].map((outcome) => ({
      group,
      sex,
      region: 'north',
      label: String(outcome),
      prediction: String(1 - outcome),
      weight: 1,
      score: 0.25 + outcome / 2,
      age: 25 + 20 * outcome,
      y: outcome,
      guess: 1 - outcome,
    })),
  ),
);

export function tableOfRows(rows: readonly Row[]): Table {
  const column = <K extends keyof Row>(of: K) => rows.map((each) => each[of]);
  const names = Object.keys(fixed[0]) as (keyof Row)[];
  return tableOf(Object.fromEntries(names.map((name) => [name, column(name) as string[]])));
}

export function fileOf(name: string, rows: number, changes: Partial<AuditedFile> = {}): AuditedFile {
  return {
    name,
    size: rows * 40,
    sha256: [...name]
      .map((letter) => letter.charCodeAt(0).toString(16))
      .join('')
      .padStart(64, '0'),
    rows,
    format: { delimiter: ',', encoding: 'utf-8', byteOrderMark: false, hasHeader: true, lineEnding: 'lf' },
    badRows: { count: 0, setAside: 0, first: [] },
    ...changes,
  };
}

/** What merging needs of an audit: all but its numbers, which are assessed anew. */
export async function countedOf(name: string, rows: readonly Row[], plan: AuditPlan): Promise<Audit> {
  const table = tableOfRows(rows);
  const resolved = resolvePlan(plan, table);
  const cube = await tallyTable(table, resolved, 0);
  const assessment = { combinations: [], findings: [], criteriaTested: 0, notices: [] };
  return { evenhandAudit: 2, madeBy: 'test', file: fileOf(name, rows.length), plan: resolved, cube, assessment };
}

export const auditOf = (name: string, rows: readonly Row[], plan: AuditPlan): Promise<Audit> =>
  runAudit(fileOf(name, rows.length), tableOfRows(rows), plan);

/** Plans of every kind that counts something else. */
export const anyPlan: fc.Arbitrary<AuditPlan> = fc
  .record({
    sensitiveFeatures: fc.constantFrom<AuditPlan['sensitiveFeatures']>(
      [{ column: 'group' }],
      [{ column: 'group' }, { column: 'sex' }],
      [
        { column: 'sex', reference: 'M' },
        { column: 'age', bins: { edges: [30, 50] } },
      ],
      [{ column: 'group', merge: [{ name: 'rest', levels: ['c', 'd', ''] }] }],
    ),
    intersectionDepth: fc.constantFrom(1, 2),
    prediction: fc.constantFrom<AuditPlan['prediction']>(
      { column: 'prediction', positive: { values: ['1'] } },
      { column: 'prediction', positive: { atLeast: 1 } },
      null,
    ),
    score: fc.constantFrom<AuditPlan['score']>(null, { column: 'score', threshold: 0.5, comparison: 'atLeast' }),
    classes: fc.constantFrom<AuditPlan['classes']>(null, [], ['0', '1']),
    controlFeature: fc.constantFrom(null, 'region'),
    sampleWeight: fc.constantFrom(null, 'weight'),
    numericTarget: fc.constantFrom<AuditPlan['numericTarget']>(
      null,
      { column: 'y', prediction: 'guess' },
      { column: 'y', prediction: null },
    ),
  })
  .map((roles) => planOf({ ...roles, minimumGroupSize: 1 }));

/** The plan with all that a part of the rows would answer otherwise taken from all of them. */
export function planForAll(plan: AuditPlan, rows: readonly Row[]): AuditPlan {
  const { numericTarget } = resolvePlan(plan, tableOfRows(rows));
  return { ...plan, ...(numericTarget && { numericTarget }) };
}
