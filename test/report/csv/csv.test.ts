import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import { auditFile } from '../../../src/audit/audit-file.ts';
import { gateAudit } from '../../../src/audit/gate-audit.ts';
import { auditCsv, SETTINGS } from '../../../src/report/csv/audit-csv.ts';
import { csvText } from '../../../src/report/csv/csv-text.ts';
import { impactCsv, impactNote, impactTables } from '../../../src/report/csv/impact-ratios.ts';
import { numberRows } from '../../../src/report/csv/number-rows.ts';
import { planOf } from '../../support/plan-of.ts';
import { numbersIn } from '../../support/first-difference.ts';

const PLAIN = { byteOrderMark: false };

/** A reader of CSV of its own, after RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  for (let match = cell.exec(text); match && cell.lastIndex <= text.length; match = cell.exec(text)) {
    const [, raw, end] = match;
    rows[rows.length - 1].push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  rows.pop();
  return rows;
}

const HOSTILE = ['=HYPERLINK("http://x";"y")', '+1', '-2+3', '@SUM(A1)'];

let audit: Audit;
beforeAll(async () => {
  const lines = ['sex,origin,site,qualified,hired'];
  for (let i = 0; i < 600; i++) {
    const origin = HOSTILE[i % 7 === 0 ? 3 : i % 3].replaceAll('"', '""');
    lines.push(
      `${i % 2 ? 'f' : 'm'},"${origin}",${i % 5 ? 'x' : 'y'},${(i * 7) % 5 < 3 ? 1 : 0},${(i * 11) % 7 < 3 ? 1 : 0}`,
    );
  }
  const plan = planOf({
    label: { column: 'qualified', positive: { values: ['1'] } },
    prediction: { column: 'hired', positive: { values: ['1'] } },
    sensitiveFeatures: [{ column: 'sex' }, { column: 'origin' }],
    controlFeature: 'site',
    classes: [],
  });
  audit = await auditFile(new File([`${lines.join('\n')}\n`], 'hiring.csv'), plan);
});

describe('a cell of CSV', () => {
  const withoutApostrophes = (cells: readonly string[]): string[] => cells.map((cell) => cell.replaceAll("'", ''));
  const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

  test('is read back as it was, but for an apostrophe where a spreadsheet would carry it out', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(...SIGNS, ';', '\t', '\r', '\n', '"', ',', ' ', 'a'),
    );
    const cell = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
        const text = csvText([cells], PLAIN);
        const [row] = readCsv(text);
        expect(withoutApostrophes(row)).toEqual(withoutApostrophes(cells));
        for (const [i, read] of row.entries()) {
          if (read === cells[i]) expect(read).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
          for (const piece of read.split(/[;\t\r\n]/)) expect(piece.trim()).not.toMatch(/^[=+\-@＝＋－＠]/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is left alone where nothing in it is a formula, and quoted where a program could part it', () => {
    expect(csvText([['a-b', '1 = 2', 'x@y', 'Müller']], PLAIN)).toBe('a-b,1 = 2,x@y,Müller\r\n');
    expect(csvText([['a;b', 'a\tb', 'a;=1+1', '\n=2', '＝1', ' =3', 'a;"=1"']], PLAIN)).toBe(
      `"a;b","a\tb","a;'=1+1","'\n'=2",'＝1,' =3,"a;""'=1"""\r\n`,
    );
  });

  test('that is a number has a decimal point and all digits, and a sign of its own', () => {
    expect(csvText([[-0.1, 1 / 3, 1e-9, null, Number.NaN]], PLAIN)).toBe('-0.1,0.3333333333333333,1e-9,,\r\n');
    expect(csvText([['a']], { byteOrderMark: true })).toBe('\uFEFFa\r\n');
  });
});

describe('an audit as CSV', () => {
  test('has every number of the assessment, each once', () => {
    const rows = [...numberRows(audit)];
    const names = ['metric', 'comparison', 'disparity', 'test', 'pair', 'measure', 'index', 'verdict'];
    expect(new Set(rows.map(({ section }) => section))).toEqual(new Set(names));
    const ids = rows.map(({ format: _format, value: _value, name: _name, ...row }) => JSON.stringify(row));
    expect(new Set(ids).size).toBe(ids.length);
    const [, origin] = audit.assessment.combinations;
    for (const group of origin.groups) {
      const row = rows.find(
        (each) => each.section === 'metric' && each.group === group.key[0] && each.id === 'accuracy',
      );
      expect(row?.value).toBe(group.metrics.accuracy);
    }
    const defined = rows.filter(({ value }) => value.kind === 'defined').length;
    expect(defined).toBeGreaterThan(1500);
    expect(numbersIn(rows.map(({ value }) => value))).toBeGreaterThan(defined * 2);
  });

  test('neutralises what a file calls its groups, and nothing of its numbers', () => {
    const [head, ...all] = readCsv(auditCsv(audit, PLAIN));
    const at = (name: string): number => head.indexOf(name);
    const settings = all.filter((row) => row[at('section')] === SETTINGS);
    const rows = all.slice(settings.length);
    expect(JSON.parse(settings.find((row) => row[at('id')] === 'plan')![at('name')])).toEqual(audit.plan);
    expect(settings[0][at('name')]).toMatch(/^Evenhand \d/);
    expect(rows.length).toBe([...numberRows(audit)].length);
    expect(all.every((row) => row.length === head.length)).toBe(true);
    const groups = new Set(rows.map((row) => row[at('group')]));
    for (const name of HOSTILE) expect(groups).toContain(`'${name}`);
    const numeric = ['value', 'low', 'high', 'n', 'p'].map(at);
    const asText = /^(?![=+@-])/;
    const isSound = (cell: string, i: number): boolean =>
      numeric.includes(i) ? cell === '' || Number.isFinite(Number(cell)) : asText.test(cell);
    expect(rows.filter((row) => !row.every(isSound))).toEqual([]);
    expect(rows.some((row) => row[at('value')].startsWith('-'))).toBe(true);
    expect(rows.every((row) => (row[at('value')] === '') === (row[at('undefined_because')] !== ''))).toBe(true);
  });

  test('marks what is withheld once it is made to be passed on', () => {
    const gated = gateAudit(audit, { minimum: 40 });
    const text = auditCsv(gated, PLAIN);
    expect(gated.assessment.combinations.some(({ groups }) => groups.some(({ withheld }) => withheld))).toBe(true);
    expect(text).toContain('withheld');
  });
});

test('impact ratios are selection rates over the highest one, by hand', async () => {
  const counts = { a: [30, 100], b: [20, 100], c: [9, 9] } as const;
  const lines = Object.entries(counts).flatMap(([group, [selected, all]]) =>
    Array.from({ length: all }, (_, i) => `${group},${i < selected ? 'Yes' : 'No'}`),
  );
  const plan = planOf({ label: null, prediction: { column: 'hired', positive: { values: ['Yes'] } } });
  const small = await auditFile(new File([`group,hired\n${lines.join('\n')}\n`], 'hired.csv'), plan);
  const [{ rows }] = impactTables(small);
  const ratios = rows.map(({ group, impactRatio }) => [group, impactRatio]);
  expect(ratios).toEqual([
    ['a', 1],
    ['b', 0.2 / 0.3],
    ['c', 1 / 0.3],
  ]);
  const [head, a, b, c] = readCsv(impactCsv(small, PLAIN));
  expect(head.slice(1)).toEqual(['category', 'applicants', 'selected', 'selection_rate', 'impact_ratio', 'note']);
  expect(a.slice(1)).toEqual(['a', '100', '30', '0.3', '1', 'most selected']);
  expect(b.slice(1, 5)).toEqual(['b', '100', '20', '0.2']);
  expect(c[6]).toBe('fewer rows than the minimum');
});

describe('impact ratios', () => {
  const hired = (counts: Readonly<Record<string, readonly [selected: number, all: number]>>): Promise<Audit> => {
    const lines = Object.entries(counts).flatMap(([group, [selected, all]]) =>
      Array.from({ length: all }, (_, i) => `${group},${i < selected ? 'Yes' : 'No'}`),
    );
    const plan = planOf({ label: null, prediction: { column: 'hired', positive: { values: ['Yes'] } } });
    return auditFile(new File([`group,hired\n${lines.join('\n')}\n`], 'hired.csv'), plan);
  };

  test('are not known where a group is withheld, whichever that is', async () => {
    const whole = await hired({ a: [100, 400], b: [80, 400], c: [28, 34], d: [20, 34] });
    const [{ rows: own }] = impactTables(whole);
    expect(own.find(({ isMostSelected }) => isMostSelected)?.group).toBe('c');
    const [{ rows }] = impactTables(gateAudit(whole, { minimum: 10 }));
    expect(rows.some(({ applicants }) => applicants === null)).toBe(true);
    for (const row of rows) {
      expect([row.impactRatio, row.isMostSelected]).toEqual([null, false]);
      expect(impactNote(row)).toMatch(/^withheld$|no ratio, since a withheld group may be the most selected/);
    }
  });

  test('divide by no rows whose group is not known, which stand last and are compared with nobody', async () => {
    const [{ rows }] = impactTables(await hired({ a: [100, 400], '': [390, 400], 'N/A': [50, 60], b: [80, 400] }));
    expect(rows.map(({ impactRatio }) => impactRatio)).toEqual([1, 0.2 / 0.25, null, null]);
    expect(rows.map(impactNote)).toEqual(['most selected', '', 'not known, not compared', 'not known, not compared']);
    expect(rows.map(({ applicants }) => applicants)).toEqual([400, 400, 400, 60]);
  });
});
