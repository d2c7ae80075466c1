import { describe, expect, it } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import type { Figure, FigureKind } from '../../../src/report/figures/figure.ts';
import { intervalsFigure } from '../../../src/report/figures/group-intervals.ts';
import { ladderOfCriterion } from '../../../src/report/figures/disparity-ladder.ts';
import { FIGURES, figuresOf, figuresOfKind } from '../../../src/report/figures/registry.ts';
import { auditOfColumns, columnsOf, combinationOf, FIVE_GROUPS, people, SCORED } from './people.ts';

/** Rows written out: `times` of each. */
function rowsOf(...counts: readonly (readonly [times: number, row: Readonly<Record<string, string>>])[]) {
  const rows = counts.flatMap(([times, row]) => Array.from({ length: times }, () => row));
  const names = Object.keys(rows[0]);
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

/** A: 30 of 40 selected; B: 20 of 100; C: 1 of 4. */
const SELECTED = rowsOf(
  [30, { group: 'A', prediction: '1' }],
  [10, { group: 'A', prediction: '0' }],
  [20, { group: 'B', prediction: '1' }],
  [80, { group: 'B', prediction: '0' }],
  [1, { group: 'C', prediction: '1' }],
  [3, { group: 'C', prediction: '0' }],
);
const selections = () => auditOfColumns(SELECTED, { label: null });
const scored = await auditOfColumns(columnsOf(FIVE_GROUPS), SCORED);

function one<Kind extends FigureKind>(audit: Audit, kind: Kind, ...features: readonly string[]) {
  const [figure] = figuresOfKind(audit, combinationOf(audit, ...features), kind);
  if (!figure) throw new Error(`no ${kind}`);
  return figure;
}

describe('rates by group', () => {
  it('say who is highest and lowest where the intervals lie apart, small groups aside', async () => {
    const figure = one(await selections(), 'groupIntervals', 'group');
    expect(figure.id).toBe('groupIntervals-group-selectionRate');
    expect(figure.message).toBe(
      'Selection rate by group: highest for A, 75.0\u202f% (59.8 to 85.8), lowest for B, 20.0\u202f% (13.3 to 28.9)',
    );
    expect(figure.data.rows.map(({ group, label, role }) => [group.name, group.place, label, role])).toEqual([
      ['B', 0, '20.0\u202f% of 100', 'reference'],
      ['A', 1, '75.0\u202f% of 40', 'accused'],
      ['C', 2, '25.0\u202f% of 4', 'faint'],
    ]);
    expect(figure.data.reference).toBe(0.2);
    expect(figure.data.band).toEqual({ low: expect.closeTo(0.16), high: 0.25, label: 'within a ratio of 0.8 of B' });
    expect(figure.table.rows[2]).toEqual([
      'C',
      '25.0\u202f%',
      '4.6 to 69.9',
      '4',
      'fewer than 10 rows: no verdict rests on it',
    ]);
  });

  it('name the range alone where the intervals overlap', async () => {
    const even = rowsOf(
      [20, { group: 'A', prediction: '1' }],
      [20, { group: 'A', prediction: '0' }],
      [22, { group: 'B', prediction: '1' }],
      [18, { group: 'B', prediction: '0' }],
    );
    const figure = one(await auditOfColumns(even, { label: null }), 'groupIntervals', 'group');
    expect(figure.message).toBe(
      'Selection rate by group: from 50.0\u202f% (A) to 55.0\u202f% (B), with intervals that overlap',
    );
    expect(figure.data.rows.map(({ role }) => role)).not.toContain('accused');
  });

  it('leave what is undefined to the table, with its reason', async () => {
    const rows = rowsOf(
      [15, { group: 'A', prediction: '1', label: '0' }],
      [15, { group: 'A', prediction: '0', label: '1' }],
      [20, { group: 'B', prediction: '1', label: '1' }],
    );
    const audit = await auditOfColumns(rows, {});
    const figure = intervalsFigure(audit, combinationOf(audit, 'group'), 'falsePositiveRate');
    expect(figure?.data.rows).toHaveLength(1);
    expect(figure?.note).toBe('1 group has no value here. The table has them all.');
    expect(figure?.table.rows.map((row) => row.slice(0, 3))).toEqual([
      ['A', '100.0\u202f%', '79.6 to 100.0'],
      ['B', 'undefined: no negative labels', ''],
    ]);
    expect(intervalsFigure(audit, combinationOf(audit, 'group'), 'meanScore')).toBeNull();
  });

  it('draw forty of two hundred groups, and say so', async () => {
    const groups = Array.from({ length: 200 }, (_, i) => `G${i}`);
    const cells = groups.flatMap((group, i) =>
      Array.from({ length: 12 + (i % 7) }, (_, k) => [group, k % 3 ? '0' : '1']),
    );
    const columns = { group: cells.map(([group]) => group), prediction: cells.map(([, value]) => value) };
    const figure = one(await auditOfColumns(columns, { label: null }), 'groupIntervals', 'group');
    expect(figure.data.rows).toHaveLength(40);
    expect(figure.table.rows).toHaveLength(200);
    expect(figure.note).toBe('Drawn are the 40 largest of 200 groups. The table has them all.');
  });
});

describe('two features crossed', () => {
  it('have a cell for every pair of levels, and say which are empty or small', async () => {
    const rows = rowsOf(
      [12, { group: 'A', sex: 'F', prediction: '1' }],
      [12, { group: 'A', sex: 'M', prediction: '0' }],
      [3, { group: 'B', sex: 'F', prediction: '1' }],
    );
    const audit = await auditOfColumns(rows, {
      label: null,
      sensitiveFeatures: [{ column: 'group' }, { column: 'sex' }],
    });
    const { data, table } = one(audit, 'intersectionMap', 'group', 'sex');
    expect(data.down).toEqual({ feature: 'group', levels: ['A', 'B'] });
    expect(data.across).toEqual({ feature: 'sex', levels: ['F', 'M'] });
    expect(data.cells.map(({ row, column, label, size, state }) => [row, column, label, size, state])).toEqual([
      [0, 0, '100.0\u202f%', 'of 12', 'shown'],
      [0, 1, '0.0\u202f%', 'of 12', 'shown'],
      [1, 0, '100.0\u202f%', 'of 3', 'small'],
      [1, 1, 'no rows', '', 'absent'],
    ]);
    expect(table.rows).toHaveLength(3);
    expect(figuresOfKind(audit, combinationOf(audit, 'group'), 'intersectionMap')).toEqual([]);
  });
});

describe('the ladder of disparities', () => {
  it('is sorted by how far the gap lies beyond the tolerance, in a combination and over all', () => {
    const { data, table, message } = one(scored, 'disparityLadder', 'race');
    const gaps = data.rungs.map(({ value }) => value);
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    expect(data.tolerance).toEqual({ value: 0.1, label: 'tolerance 10 points' });
    expect(message).toBe(
      `Differences by race: 3 of 3 shown to exceed 10 points, equalized odds the most at ${data.rungs[0].label}`,
    );
    expect(table.rows.map(([name]) => name)).toEqual(data.rungs.map(({ name }) => name));
    const over = ladderOfCriterion(scored, 'demographicParityRatio');
    expect(over?.data.rungs.map(({ name }) => name).sort()).toEqual(['race', 'race and sex', 'sex']);
    expect(over?.message).toMatch(/^Ratios in demographic parity: \d of 3 shown to exceed a ratio of 0\.8/);
  });
});

describe('the registry', () => {
  it('has an entry for every kind, under its name', () => {
    for (const [kind, entry] of Object.entries(FIGURES)) expect(entry.kind).toBe(kind);
  });

  it('makes figures with ids of their own, fit for file names, in every combination', () => {
    const all = scored.assessment.combinations.flatMap((combination): Figure[] => figuresOf(scored, combination));
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9-]+$/);
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(Object.keys(FIGURES).length - 1);
  });

  it('gives a group one place in every picture of its combination', () => {
    const place = new Map<string, number>();
    for (const { data } of figuresOf(scored, combinationOf(scored, 'race'))) {
      const text = JSON.stringify(data);
      for (const [, name, at] of text.matchAll(/"group":\{"name":"([^"]*)","place":(\d+)\}/g)) {
        expect(place.get(name) ?? Number(at)).toBe(Number(at));
        place.set(name, Number(at));
      }
    }
    expect([...place.keys()].sort()).toEqual(['African-American', 'Caucasian', 'Hispanic', 'Native American', 'Other']);
  });

  it('keeps hostile names apart, and makes ids of them that are none', async () => {
    const columns = { 'a/b': ['x', 'y'], 'a b': ['x', 'y'] };
    const rows = people({
      '../../etc': { n: 30, lift: 0, sharpness: 0.1 },
      '</text>': { n: 30, lift: 0.1, sharpness: 0.1 },
    });
    const audit = await auditOfColumns(
      {
        ...columnsOf(rows),
        'a/b': rows.map((_, i) => columns['a/b'][i % 2]),
        'a b': rows.map((_, i) => columns['a b'][i % 2]),
      },
      { ...SCORED, sensitiveFeatures: [{ column: 'a/b' }, { column: 'a b' }], intersectionDepth: 1 },
    );
    const ids = audit.assessment.combinations
      .flatMap((combination) => figuresOf(audit, combination))
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9-]+$/);
  });

  it('draws one group without a claim, and a number as outcome on an axis of its own', async () => {
    const rows = rowsOf(
      [10, { group: 'A', prediction: '1', label: '1' }],
      [10, { group: 'A', prediction: '1', label: '0' }],
      [20, { group: 'B', prediction: '0', label: '' }],
    );
    const audit = await auditOfColumns(rows, {});
    const [figure] = figuresOfKind(audit, combinationOf(audit, 'group'), 'groupIntervals');
    expect(figure?.message).toBe('Selection rate by group');
    expect(figure?.data.rows).toHaveLength(1);
    const numbers = await auditOfColumns(
      {
        group: ['A', 'B'].flatMap((name) => Array.from({ length: 20 }, () => name)),
        pay: Array.from({ length: 40 }, (_, i) => 100 + i),
      },
      { label: null, prediction: null, numericTarget: { column: 'pay', prediction: null } },
    );
    const pay = one(numbers, 'groupIntervals', 'group');
    expect(pay.message).toMatch(
      /^Mean outcome by group: highest for B, .*, lowest for A, |^Mean .* by group: highest for B/,
    );
    expect(pay.data.axis.low).toBeGreaterThan(0);
  });
});
