import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditPlanColumns, auditWhileReading } from '../../src/audit/audit-while-reading.ts';
import type { Audit } from '../../src/audit/audit.ts';
import { cubeToJson } from '../../src/cube/cube-json.ts';
import { openFile } from '../../src/data/formats/registry.ts';
import { Surveyor } from '../../src/data/stream/surveyor.ts';
import { findColumn } from '../../src/data/table.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { encodeLatin1, writeRow } from './nasty-rows.ts';
import { readResultOf } from '../support/cut-file.ts';
import { planOf } from '../support/plan-of.ts';
import { tableOf } from '../support/table-of.ts';

const FILE = { name: 'people.csv', sha256: 'abc' };
const HEADER = ['id', 'group', 'note', 'label', 'prediction', 'score', 'weight', 'amount'];

/** Cells of columns that the plan does not name: quotes, line breaks, delimiters, and characters beyond ASCII. */
const note = fc.oneof(
  fc.constantFrom('', 'NA', 'a,b', 'say "so"', 'two\nlines', 'two\r\nlines', '#', 'Zoë', 'naïve', '1.234,5'),
  fc.string({ maxLength: 6 }),
);
const cells = fc.record({
  group: fc.constantFrom('north', 'south', 'Ägäis', '', 'a "b"', 'x\ny'),
  note,
  label: fc.constantFrom('0', '1', ''),
  prediction: fc.constantFrom('0', '1', 'NA'),
  score: fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }).map(String),
    fc.constantFrom('', 'odd', '0,5', '12 %', '0.125'),
  ),
  weight: fc.constantFrom('1', '0.5', '2', '', '-1', 'many'),
  amount: fc.constantFrom('1.234', '1,5', '12.50', '€ 3', ''),
  /** Cells more or fewer than the header has. */
  width: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-3, 2) }),
  /** A character of Windows-1252 that is no UTF-8, in a column that the plan names or in another. */
  odd: fc.oneof({ weight: 40, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('note', 'group') }),
});

const plan: fc.Arbitrary<AuditPlan> = fc
  .record({
    score: fc.constantFrom<AuditPlan['score']>(null, { column: 'score', threshold: 0.5, comparison: 'atLeast' }),
    sampleWeight: fc.constantFrom(null, null, 'weight'),
    binned: fc.boolean(),
  })
  .map(({ score, sampleWeight, binned }) =>
    planOf({
      score,
      sampleWeight,
      sensitiveFeatures: binned
        ? [{ column: 'group' }, { column: 'score', bins: { edges: [0.25, 0.5] } }]
        : [{ column: 'group' }],
      minimumGroupSize: 1,
    }),
  );

function fileOf(rows: readonly (typeof cells extends fc.Arbitrary<infer Row> ? Row : never)[], times: number): Blob {
  const parts: (string | Uint8Array<ArrayBuffer>)[] = [writeRow(HEADER)];
  for (let again = 0; again < times; again++) {
    for (const [at, { width, odd, ...row }] of rows.entries()) {
      const all = [String(at), row.group, row.note, row.label, row.prediction, row.score, row.weight, row.amount];
      const wide = width < 0 ? all.slice(0, width) : [...all, ...Array<string>(width).fill('more')];
      const spoilt = wide.map((cell, column) => (HEADER[column] === odd ? `${cell}\u00e9` : cell));
      parts.push(odd === '' ? writeRow(wide) : encodeLatin1(writeRow(spoilt)));
    }
  }
  return new Blob(parts);
}

type Outcome = { readonly audit: Audit } | { readonly code: string; readonly details: unknown } | null;
const told = (work: Promise<{ readonly audit: Audit } | null>): Promise<Outcome> =>
  work.then(
    (made) => made && { audit: { ...made.audit, cube: cubeToJson(made.audit.cube) } as unknown as Audit },
    (thrown: { code: string; details: unknown }) => ({ code: thrown.code, details: thrown.details }),
  );

describe('an audit from the columns of its plan alone', () => {
  test('is to the last bit that of all columns, whatever stands in the others', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(cells, { minLength: 4, maxLength: 40 }),
        plan,
        fc.constantFrom(1, 1, 30),
        async (rows, asked, times) => {
          const file = fileOf(rows, times);
          const opened = await openFile(file, {}).catch(() => null);
          if (!opened?.columnNames?.includes('label')) return;
          const full = await told(auditWhileReading(await openFile(file, {}), asked, FILE, {}, { rows: 4 }));
          const only = await told(auditPlanColumns(opened, asked, FILE));
          if (only === null) return expect(full).not.toHaveProperty('audit');
          expect(only).toEqual(full);
          if ('audit' in only) compared++;
        },
      ),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(12);
  }, 30_000);

  test('is spelled as bytes of a column that it does not need show the file to be', async () => {
    const row = (at: number): string => `${at % 2},${at % 3 === 0 ? 1 : 0},${'ab'[at % 2]}é,plain\n`;
    const text = `label,prediction,group,note\n${Array.from({ length: 20_000 }, (_, at) => row(at)).join('')}`;
    const spoilt = new Blob([text, '1,1,aé,caf', Uint8Array.of(0xe9), '\n']);
    const asked = planOf({ sensitiveFeatures: [{ column: 'group' }], minimumGroupSize: 1 });
    const only = await auditPlanColumns(await openFile(spoilt, {}), asked, FILE);
    const { audit } = await auditWhileReading(await openFile(spoilt, {}), asked, FILE);
    expect(audit.file.format).toMatchObject({ encoding: 'windows-1252' });
    expect(only?.audit).toEqual(audit);
    expect(only?.audit.cube.combinations[0].groups.flat()).toContain('aÃ©');
    expect(only?.survey.table.columns.map(({ name }) => name)).toEqual(['label', 'prediction', 'group']);
  });

  test('is not made where the score turns out to need a grid, or the plan leaves something to the data', async () => {
    const rows = Array.from({ length: 70_000 }, (_, at) => `${at % 2},${'ab'[at % 2]},${at / 70_001},x\n`);
    const file = new Blob(['label,group,score,note\n', ...rows]);
    const asked = planOf({
      prediction: null,
      score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
      sensitiveFeatures: [{ column: 'group' }],
    });
    expect(await auditPlanColumns(await openFile(file, {}), asked, FILE)).toBeNull();
    const open = { ...asked, score: null, label: asked.label, classes: [] };
    expect(await auditPlanColumns(await openFile(file, {}), open, FILE)).toBeNull();
  });

  test('counts as many distinct numbers of its columns as if there were no others', () => {
    const values = Array.from({ length: 62_000 }, (_, at) => at + 0.5);
    const names = Array.from({ length: 70 }, (_, at) => `n${at}`);
    const table = tableOf(Object.fromEntries(names.map((name) => [name, values])));
    const surveyor = new Surveyor({ counted: new Set(['n3']) });
    surveyor.take(table, 0);
    const survey = surveyor.finish({ ...readResultOf(table), rowCount: values.length });
    const distinct = (name: string): number | null => {
      const column = findColumn(survey.table, name);
      return column?.store === 'numbers' ? (column.whole?.distinct?.values.length ?? null) : NaN;
    };
    expect(distinct('n3')).toBe(62_000);
    expect(distinct('n4')).toBeNull();
  });
});
