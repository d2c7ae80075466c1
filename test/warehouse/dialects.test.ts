import { spawnSync } from 'node:child_process';
import { init, validate } from '@polyglot-sql/sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { cubeSql } from '../../src/warehouse/cube-sql.ts';
import { DIALECTS } from '../../src/warehouse/dialects.ts';
import { pysparkCode } from '../../src/warehouse/pyspark.ts';
import { planOf } from '../support/plan-of.ts';

const NASTY_NAME = `a'b"c\`d\\e -- /* 😀 \n`;
const NASTY = `${NASTY_NAME} \${x}`;

/** A plan that asks for everything, under names that every quoting must get right. */
const PLAN: ResolvedPlan = {
  ...planOf({
    label: { column: `label ${NASTY_NAME}`, positive: { values: [NASTY, '1'] } },
    prediction: { column: 'prediction', positive: { above: -0.1 } },
    score: {
      column: 'score',
      threshold: null,
      comparison: 'above',
      grid: { start: -1, stop: 1.5, bins: 500, extraEdges: [0.123456789012345] },
    },
    numericTarget: { column: 'y', prediction: 'guess', origin: -1e-7 },
    classes: [NASTY, '1', '2.50'],
    controlFeature: 'site',
    sampleWeight: 'weight',
    intersectionDepth: 2,
    reading: { columns: [{ column: 'score', missing: [NASTY, '-1'] }] },
  }),
  sensitiveFeatures: [
    { column: NASTY_NAME, reference: NASTY },
    { column: 'age', reference: 'under -0.5', bins: { edges: [-0.5, 1e21] } },
  ],
};

/** The parser's name of a dialect, where it is another one. */
const PARSED_AS: Readonly<Record<string, string>> = { 'clickhouse-18': 'clickhouse' };

describe('the SQL of each engine', () => {
  beforeAll(init);

  it.each(DIALECTS.map(({ id }) => [id]))('is read by a parser of that dialect: %s', (id) => {
    const isSql = (sql: string): boolean => validate(sql, PARSED_AS[id] ?? id, { strictSyntax: true }).valid;
    const sql = cubeSql(PLAN, { dialect: id, table: 'lake.people' });
    expect(isSql(sql)).toBe(true);
    expect(isSql(sql.replace('GROUP BY', 'GROUP ,'))).toBe(false);
    expect(isSql(sql.replace('UNION ALL', 'UNION ALL UNION ALL'))).toBe(false);
  });

  it('names columns as the database does', () => {
    const sqlOf = (nameCase: 'upper' | 'lower'): string =>
      cubeSql(PLAN, { dialect: 'snowflake', table: 'people', nameCase });
    expect(sqlOf('upper')).toContain('"WEIGHT"');
    expect(sqlOf('lower')).toContain('"weight"');
  });
});

const PYTHON = spawnSync('python3', ['--version']).status === 0;

it('a copied query carries the plan with its values, and no count', () => {
  const sql = cubeSql({ ...PLAN, classes: ['only here', '1'] }, { dialect: 'duckdb', table: 'people' });
  const carried = /'(\{"evenhandPlan"(?:[^']|'')*)'/.exec(sql)?.[1].replaceAll("''", "'");
  expect(JSON.parse(carried ?? 'null')).toEqual({ ...PLAN, classes: ['only here', '1'] });
});

describe('a name that an engine cannot spell', () => {
  const named = (column: string): ResolvedPlan => ({
    ...PLAN,
    sensitiveFeatures: [{ column, reference: 'a' }, ...PLAN.sensitiveFeatures.slice(1)],
  });
  const levelled = (level: string): ResolvedPlan => ({ ...PLAN, classes: [level, '1'] });

  it.each(DIALECTS.map(({ id }) => [id]))('is refused rather than changed: NUL in %s', (id) => {
    const spelled = (plan: ResolvedPlan): string | null => {
      try {
        return cubeSql(plan, { dialect: id, table: 'people' });
      } catch (error) {
        expect(error).toMatchObject({ code: 'counts/cannot-print', details: { why: 'nul', name: 'x␀y' } });
        return null;
      }
    };
    for (const plan of [named('x\0y'), levelled('x\0y')]) {
      const sql = spelled(plan);
      expect(sql ?? 'x\\0y').toContain('x\\0y');
      expect(sql ?? '').not.toContain('x\ny');
    }
  });

  it('is refused where Spark would take it for a variable, in SQL and in PySpark', () => {
    const refusal = expect.objectContaining({ code: 'counts/cannot-print' });
    expect(() => cubeSql(named('${spark.x}'), { dialect: 'spark', table: 'people' })).toThrow(refusal);
    expect(() => pysparkCode(named('${spark.x}'), { table: 'people' })).toThrow(refusal);
    expect(cubeSql(named('${spark.x}'), { dialect: 'duckdb', table: 'people' })).toContain('"${spark.x}"');
  });
});

describe('the PySpark program', () => {
  const program = pysparkCode(PLAN, { table: 'lake.people' });

  it('counts by the same expressions as the SQL of Spark', () => {
    const sql = cubeSql(PLAN, { dialect: 'spark', table: 'lake.people' });
    const literals = program.match(/"(?:[^"\\]|\\.)*"/g)!.map((literal) => JSON.parse(literal) as string);
    const aliased = literals.filter((text) => / AS eh_\w+$/.test(text));
    expect(aliased.length).toBeGreaterThan(30);
    for (const text of aliased) expect(sql.includes(text)).toBe(true);
    const sums = literals.filter((text) => text.startsWith('SUM('));
    expect(sums.length).toBeGreaterThan(20);
    for (const text of sums) expect(sql.includes(text)).toBe(true);
  });

  it.skipIf(!PYTHON)('is Python', () => {
    const compiles = (code: string): boolean =>
      spawnSync('python3', ['-c', 'import sys; compile(sys.stdin.read(), "counts", "exec")'], { input: code })
        .status === 0;
    expect(compiles(program)).toBe(true);
    expect(compiles(program.replace('parts = [', 'parts = ['.repeat(2)))).toBe(false);
  });
});
