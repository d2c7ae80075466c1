import { describe, expect, test } from 'vitest';
import { auditWhileReading } from '../../src/audit/audit-while-reading.ts';
import { streamAudit } from '../../src/audit/stream-audit.ts';
import { cubeToJson } from '../../src/cube/cube-json.ts';
import { tallyTable } from '../../src/cube/tally.ts';
import { openFile } from '../../src/data/formats/registry.ts';
import { readTable } from '../../src/data/read-table.ts';
import { surveyFile } from '../../src/data/stream/survey.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { noticeWords } from '../../src/messages/notices.ts';
import { parquetBlob } from '../data/parquet-writer.ts';
import { errorOf } from '../data/sources.ts';
import { expectSame } from '../support/first-difference.ts';
import { planOf } from '../support/plan-of.ts';
import { HAS_REFERENCE, referenceFile } from '../support/reference.ts';
import { stoppingSource } from '../support/stopping-source.ts';

const values = (column: string, ...named: string[]) => ({ column, positive: { values: named } });

const FILES: readonly [file: string, plan: AuditPlan][] = [
  [
    'adult_scored.csv',
    planOf({
      label: values('income', '>50K', '>50K.'),
      prediction: values('prediction', '1'),
      score: { column: 'score', threshold: null, comparison: 'atLeast' },
      sensitiveFeatures: [{ column: 'sex' }, { column: 'age', bins: { edges: [25, 45, 65] } }],
    }),
  ],
  [
    'compas-scores-two-years.csv',
    planOf({
      label: values('two_year_recid', '1'),
      prediction: values('score_text', 'High', 'Medium'),
      sensitiveFeatures: [{ column: 'race' }, { column: 'age', bins: { quantiles: 4 } }],
      classes: [],
      intersectionDepth: 2,
    }),
  ],
  [
    'bank_scored.csv',
    planOf({
      label: values('y', 'yes'),
      prediction: null,
      score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
      sensitiveFeatures: [{ column: 'marital' }, { column: 'age', bins: { every: 10 } }],
      numericTarget: { column: 'age', prediction: null },
    }),
  ],
];

describe('a real file', () => {
  test.skipIf(!HAS_REFERENCE).each(FILES)('%s gives the same audit streamed and held', async (name, plan) => {
    const file = referenceFile(name);
    const { table, format, badRows } = await readTable(file, {});
    const facts = { name, size: file.size, sha256: null, rows: table.rowCount, format, badRows };
    const resolved = resolvePlan(plan, table);
    const cube = cubeToJson(await tallyTable(table, resolved, badRows.setAside));
    const opened = await openFile(file, {});
    const survey = await surveyFile(opened, { rows: 300 });
    const twice = await streamAudit(facts, opened, survey, plan);
    const { audit: once } = await auditWhileReading(opened, plan, { name, sha256: null }, {}, { rows: 300 });
    for (const audit of [twice, once]) {
      expect(audit.file).toEqual(facts);
      expect(audit.plan).toEqual(resolved);
      expectSame(cubeToJson(audit.cube), cube, 1e-12);
    }
  });
});

describe('a Parquet file', () => {
  test('of more than one batch gives the same audit streamed and held', async () => {
    const rows = Array.from({ length: 70_000 }, (_, row) => row);
    const age = rows.map((row) => (row % 97 === 5 ? null : 18 + ((row * 31) % 1000) / 14));
    const file = parquetBlob(
      [
        { name: 'label', data: rows.map((row) => (row % 3 === 0 ? 'yes' : 'no')), type: 'STRING' },
        { name: 'decision', data: rows.map((row) => row % 5 < 2), type: 'BOOLEAN' },
        { name: 'age', data: age, type: 'DOUBLE' },
        { name: 'region', data: rows.map((row) => (row < 66_000 ? `r${row % 3}` : 'late')), type: 'STRING' },
      ],
      { rowGroupSize: 30_000, pageSize: 40_000 },
    );
    const plan = planOf({
      label: values('label', 'yes'),
      prediction: values('decision', 'true'),
      sensitiveFeatures: [{ column: 'age', bins: { edges: [30, 60] } }],
      controlFeature: 'region',
    });
    const { table } = await readTable(file, {});
    const cube = cubeToJson(await tallyTable(table, resolvePlan(plan, table), 0));
    const opened = await openFile(file, {});
    const identity = { name: 'rows.parquet', sha256: null };
    const { audit, survey } = await auditWhileReading(opened, plan, identity, {}, { rows: 100 });
    expectSame(cubeToJson(audit.cube), cube, 0);
    expectSame(cubeToJson((await streamAudit(audit.file, opened, survey, plan)).cube), cube, 0);
  });
});

/** Rows with more distinct incomes than are counted one by one. */
function incomes(rows: number): Blob {
  const line = (at: number): string => `${at % 2},${(at >> 1) % 2},${(at * 7919) % 1_000_003}`;
  return new Blob([`label,decision,income\n${Array.from({ length: rows }, (_, at) => line(at)).join('\n')}\n`]);
}

describe('a file whose rows are not kept', () => {
  const rows = 80_000;
  const plan = planOf({
    label: values('label', '1'),
    prediction: values('decision', '1'),
    sensitiveFeatures: [{ column: 'income', bins: { quantiles: 4 } }],
    score: { column: 'income', threshold: null, comparison: 'atLeast' },
  });

  test('is cut where a sample says, which is told, and counted exactly there', async () => {
    const opened = await openFile(incomes(rows), {});
    const { audit } = await auditWhileReading(opened, plan, { name: 'incomes.csv', sha256: null }, {}, { rows: 2000 });
    const [{ cells, groups }] = audit.cube.combinations;
    const width = cells.n.length / groups.length;
    const sizes = groups.map((_, g) => cells.n.subarray(g * width, (g + 1) * width).reduce((sum, n) => sum + n, 0));
    expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(rows);
    // A quarter each, give or take what a sample of 2,000 may err: about 1% of the rows at one standard deviation.
    for (const size of sizes) expect(Math.abs(size / rows - 0.25)).toBeLessThan(0.05);
    const notice = audit.assessment.notices.find(({ code }) => code === 'from-sample');
    expect(notice?.facts).toEqual({ what: ['bins', 'grid'], columns: ['income', 'income'], rows: 2000, of: rows });
    expect(notice && noticeWords(notice)).toContain('2,000 of the 80,000 rows');
    const { table } = await readTable(incomes(rows), {});
    expectSame(cubeToJson(await tallyTable(table, audit.plan, 0)), cubeToJson(audit.cube), 1e-12);
  });

  test('is no longer read once the audit is cancelled', async () => {
    let stop = (): void => undefined;
    const source = stoppingSource(incomes(rows), () => stop());
    const opened = await openFile(source, {});
    const survey = await surveyFile(opened, { rows: 100 });
    const all = source.pieces;
    const facts = { name: 'incomes.csv', size: 1, sha256: null, rows, format: survey.format, badRows: survey.badRows };
    const cancel = new AbortController();
    stop = () => cancel.abort();
    const stopped = await errorOf(streamAudit(facts, opened, survey, plan, { signal: cancel.signal }));
    expect(stopped.code).toBe('job/cancelled');
    expect(all).toBeGreaterThan(10);
    expect(source.pieces).toBeLessThan(6);
  });
});
