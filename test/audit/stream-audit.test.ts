import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditPlanColumns, auditWhileReading } from '../../src/audit/audit-while-reading.ts';
import type { Audit } from '../../src/audit/audit.ts';
import { needsReread } from '../../src/audit/needs-tally.ts';
import { runAudit } from '../../src/audit/run-audit.ts';
import { reviseStreamed, streamAudit } from '../../src/audit/stream-audit.ts';
import { cubeToJson } from '../../src/cube/cube-json.ts';
import { surveyFile, type Survey } from '../../src/data/stream/survey.ts';
import type { Table } from '../../src/data/table.ts';
import type { AppError } from '../../src/errors.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { errorOf } from '../data/sources.ts';
import { cutFile, readResultOf } from '../support/cut-file.ts';
import { expectSame } from '../support/first-difference.ts';
import { selfContained } from '../../src/plan/self-contained.ts';
import { planOf } from '../support/plan-of.ts';
import { tableOf } from '../support/table-of.ts';

interface Row {
  readonly group: string;
  readonly sex: string;
  readonly region: string;
  readonly label: string;
  readonly prediction: string;
  readonly weight: number;
  readonly score: number;
  readonly y: number;
  readonly guess: number;
  readonly age: number;
}

/** Each run audits four times. */
const RUNS = 15;

const number = fc.double({ min: -50, max: 50, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const row: fc.Arbitrary<Row> = fc.record({
  group: fc.constantFrom('a', 'b', ''),
  sex: fc.constantFrom('F', 'M'),
  region: fc.constantFrom('north', 'south', ''),
  label: fc.constantFrom('0', '1', '2', ''),
  prediction: fc.constantFrom('0', '1', '2', 'NA'),
  weight: fc.oneof(
    share.map((each) => each * 4),
    fc.constantFrom(0, NaN),
  ),
  score: fc.oneof(share, fc.constantFrom(0.125, 0.5, 0.75, NaN)),
  y: fc.oneof(number, fc.constant(NaN)),
  guess: number,
  age: fc.oneof(fc.integer({ min: 18, max: 90 }), fc.constant(NaN)),
});

/** Makes a plan resolvable whatever is drawn. */
const fixed: readonly Row[] = (['a', 'b'] as const).flatMap((group) =>
  (['F', 'M'] as const).map((sex, i) => ({
    group,
    sex,
    region: 'north',
    label: i === 0 ? '1' : '0',
    prediction: i === 0 ? '0' : '1',
    weight: 1,
    score: 0.25 + i / 2,
    y: i,
    guess: 1 - i,
    age: 30 + 20 * i,
  })),
);

function tableOfRows(rows: readonly Row[]): Table {
  const column = <K extends keyof Row>(of: K): Row[K][] => rows.map((each) => each[of]);
  const { columns, rowCount } = tableOf({
    group: column('group'),
    sex: column('sex'),
    region: column('region'),
    label: column('label'),
    prediction: column('prediction'),
    weight: column('weight'),
    score: column('score'),
    y: column('y'),
    guess: column('guess'),
    age: column('age'),
  });
  const told = columns.map((each) => {
    if (each.store !== 'numbers') return each;
    const missing = each.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
    return { ...each, missing: new Map(missing > 0 ? [['', missing]] : []) };
  });
  return { rowCount, columns: told };
}

const plan: fc.Arbitrary<AuditPlan> = fc
  .record({
    features: fc.subarray(
      [
        { column: 'group' },
        { column: 'sex', reference: 'F' },
        { column: 'age', bins: { edges: [30, 50] } },
        { column: 'age', bins: { quantiles: 3 } },
        { column: 'age', bins: { every: 20 }, merge: [{ name: 'others', levels: ['missing or not a number'] }] },
      ],
      { minLength: 1, maxLength: 3 },
    ),
    controlFeature: fc.constantFrom(null, 'region'),
    sampleWeight: fc.constantFrom(null, 'weight'),
    score: fc.constantFrom<AuditPlan['score']>(
      null,
      { column: 'score', threshold: null, comparison: 'atLeast' },
      { column: 'score', threshold: 0.5, comparison: 'above', grid: { start: 0, stop: 1, bins: 8, extraEdges: [] } },
    ),
    numericTarget: fc.constantFrom<AuditPlan['numericTarget']>(
      null,
      { column: 'y', prediction: 'guess' },
      { column: 'y', prediction: null, origin: 1.5 },
    ),
    classes: fc.constantFrom<AuditPlan['classes']>(null, [], ['0', '1']),
    label: fc.constantFrom<AuditPlan['label']>(
      { column: 'label', positive: { values: ['1'] } },
      { column: 'y', positive: { atLeast: 0.5 } },
      null,
    ),
    intersectionDepth: fc.constantFrom(1, 2),
  })
  .map(({ features, label, classes, ...rest }) => {
    const seen = new Set<string>();
    const sensitiveFeatures = features.filter(({ column }) => !seen.has(column) && seen.add(column));
    const named = label?.column === 'y' ? null : classes;
    return planOf({ ...rest, label, classes: named, sensitiveFeatures, minimumGroupSize: 1 });
  });

const FILE = { name: 'people.csv', size: 1, sha256: null, rows: 0, format: readResultOf(tableOf({ a: ['x'] })).format };

const facts = (table: Table) => ({ ...FILE, rows: table.rowCount, badRows: readResultOf(table).badRows });

type Outcome = { readonly audit: Audit } | { readonly error: AppError };

const outcomeOf = (work: Promise<Audit>): Promise<Outcome> =>
  work.then(
    (audit) => ({ audit }),
    (error: unknown) => ({ error: error as AppError }),
  );

function expectSameOutcome(actual: Outcome, expected: Outcome): void {
  if ('error' in expected || 'error' in actual) {
    const told = (outcome: Outcome) => ('error' in outcome ? [outcome.error.code, outcome.error.details] : 'an audit');
    return expect(told(actual)).toEqual(told(expected));
  }
  expect(actual.audit.plan).toEqual(expected.audit.plan);
  expect(actual.audit.cube.combinations.map(({ groups }) => groups)).toEqual(
    expected.audit.cube.combinations.map(({ groups }) => groups),
  );
  for (const [at, { cells, classes }] of actual.audit.cube.combinations.entries()) {
    expect(cells.n).toEqual(expected.audit.cube.combinations[at].cells.n);
    expect(cells.histogram?.n).toEqual(expected.audit.cube.combinations[at].cells.histogram?.n);
    expect(classes?.n).toEqual(expected.audit.cube.combinations[at].classes?.n);
  }
  expectSame(cubeToJson(actual.audit.cube), cubeToJson(expected.audit.cube), 1e-12);
  expectSame(actual.audit.assessment, expected.audit.assessment, 1e-9);
}

/** An audit to the last bit, or why there is none. */
const comparable = (outcome: Outcome) =>
  'audit' in outcome
    ? { ...outcome.audit, cube: cubeToJson(outcome.audit.cube) }
    : [outcome.error.code, outcome.error.details];

const surveyed = (table: Table, rows: number, lengths = [3]): Promise<Survey> =>
  surveyFile(cutFile(table, lengths), { rows });

const cuts = fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 4 });

describe('a streamed audit', () => {
  test('counts what the audit of the table held counts, under any plan, in one or two times through', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 5, maxLength: 60 }),
        plan,
        cuts,
        fc.option(fc.integer({ min: 1, max: 3 })),
        async (rows, asked, lengths, restartAfter) => {
          const table = tableOfRows([...rows, ...fixed]);
          const held = await outcomeOf(runAudit(facts(table), table, asked));
          const survey = await surveyed(table, 4, lengths);
          const later = cutFile(table, lengths);
          expectSameOutcome(await outcomeOf(streamAudit(facts(table), later, survey, asked)), held);
          const whole = cutFile(table, lengths, restartAfter ?? Infinity);
          const work = auditWhileReading(whole, asked, FILE, {}, { rows: 4 });
          const full = await outcomeOf(work.then(({ audit }) => audit));
          expectSameOutcome(full, held);
          const narrow = cutFile(table, lengths, restartAfter ?? Infinity);
          const only = await auditPlanColumns(narrow, asked, FILE).then(
            (made) => made && { audit: made.audit },
            (error: unknown) => ({ error: error as AppError }),
          );
          if (only) expect(comparable(only)).toEqual(comparable(full));
          else expect('error' in full || selfContained(asked) === null).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  }, 30_000);

  test('reads only the columns of its plan, and the file once where the plan leaves nothing to the data', async () => {
    const table = tableOfRows([...fixed, ...fixed, ...fixed]);
    const asked = planOf({ sensitiveFeatures: [{ column: 'group' }], minimumGroupSize: 1 });
    const once = cutFile(table, [5]);
    await auditWhileReading(once, asked, FILE, {}, { rows: 4 });
    expect(once.passes).toEqual([null]);
    const twice = cutFile(table, [5]);
    await auditWhileReading(twice, { ...asked, classes: [] }, FILE, {}, { rows: 4 });
    expect(twice.passes).toEqual([null, ['group', 'label', 'prediction']]);
    const narrow = cutFile(table, [5]);
    expect((await auditPlanColumns(narrow, asked, FILE))?.survey.table.columns.map(({ name }) => name)).toEqual([
      'group',
      'label',
      'prediction',
    ]);
    expect(narrow.passes).toEqual([['group', 'label', 'prediction']]);
  });
});

describe('a changed plan', () => {
  const table = tableOfRows([...fixed, ...fixed, ...fixed, ...fixed]);
  const asked = planOf({
    sensitiveFeatures: [{ column: 'group' }, { column: 'age', bins: { quantiles: 2 } }],
    minimumGroupSize: 1,
  });

  test('is answered from the counts where they tell, and says beforehand where the file is read again', async () => {
    const survey = await surveyed(table, 4);
    const file = cutFile(table, [5]);
    const former = await streamAudit(facts(table), file, survey, asked);
    const tolerant = { ...asked, tolerances: { difference: 0.2, ratio: 0.7 } };
    expect(needsReread(former, tolerant, survey)).toBe(false);
    expect((await reviseStreamed(former, file, survey, tolerant)).plan.tolerances.difference).toBe(0.2);
    expect(file.passes).toHaveLength(1);
    const weighted = { ...asked, sampleWeight: 'weight' };
    expect(needsReread(former, weighted, survey)).toBe(true);
    expect(needsReread(null, asked, survey)).toBe(true);
    await reviseStreamed(former, file, survey, weighted);
    expect(file.passes).toHaveLength(2);
  });

  test('never needs the file where every row was sampled', async () => {
    const survey = await surveyed(table, Infinity);
    const file = cutFile(table, [5]);
    expect(needsReread(null, asked, survey)).toBe(false);
    expectSameOutcome(
      { audit: await streamAudit(facts(table), file, survey, asked) },
      { audit: await runAudit(facts(table), table, asked) },
    );
    expect(file.passes).toHaveLength(0);
  });
});

describe('a plan that cannot be audited', () => {
  const table = tableOfRows([...fixed, ...fixed]);

  test('is refused with the first rows for what the names of the columns tell', async () => {
    const file = cutFile(table, [1]);
    let batches = 0;
    const stream = file.stream.bind(file);
    file.stream = (taker, hooks) =>
      stream(
        {
          take: (...batch) => {
            batches++;
            taker.take(...batch);
          },
          restart: () => taker.restart(),
        },
        hooks,
      );
    const refused = await errorOf(auditWhileReading(file, planOf({ sampleWeight: 'wait' }), FILE));
    expect(refused.code).toBe('plan/unknown-column');
    expect(batches).toBe(1);
  });

  test('leaves the survey that was made on the way', async () => {
    const surveys: Survey[] = [];
    const asked = planOf({ label: { column: 'label', positive: { values: ['never'] } } });
    const hooks = { onSurvey: (survey: Survey) => void surveys.push(survey) };
    const refused = await errorOf(auditWhileReading(cutFile(table, [3]), asked, FILE, hooks));
    expect(refused.code).toBe('plan/positive-not-found');
    expect(surveys.map(({ rowCount }) => rowCount)).toEqual([table.rowCount]);
  });

  test('names the first weight below zero of the whole file', async () => {
    const weight = [1, 2, -1, 3, -2, 1, 1, 1];
    const negative = { rowCount: 8, columns: tableOf({ ...columnsOf(table), weight }).columns };
    const asked = planOf({ sampleWeight: 'weight' });
    const survey = await surveyed(negative, 1);
    const refused = await errorOf(streamAudit(facts(negative), cutFile(negative, [3]), survey, asked));
    expect([refused.code, refused.details]).toEqual(['weights/negative', { column: 'weight', row: 3, rows: 2 }]);
  });

  test('notices a file that is another one now', async () => {
    const survey = await surveyed(table, 1);
    const longer = tableOfRows([...fixed, ...fixed, ...fixed]);
    const changed = await errorOf(streamAudit(facts(table), cutFile(longer, [3]), survey, planOf()));
    expect(changed.code).toBe('file/changed');
  });
});

function columnsOf(table: Table): Record<string, string[] | number[]> {
  return Object.fromEntries(
    table.columns.map((column) => [
      column.name,
      column.store === 'codes'
        ? Array.from(column.codes, (code) => column.levels[code])
        : column.store === 'numbers'
          ? [...column.values]
          : [],
    ]),
  );
}
