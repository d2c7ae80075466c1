import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { mergeAudits } from '../../src/audit/merge-audits.ts';
import { auditCsv } from '../../src/report/csv/audit-csv.ts';
import { auditedWords } from '../../src/report/audited.ts';
import { reportHtml } from '../../src/report/html/report-html.ts';
import { UNNAMED_FILE, withFacts } from '../../src/report/share/file-facts.ts';
import { noticeWords } from '../../src/messages/notices.ts';
import { countedOf, fixed } from '../audit/merging/random-audits.ts';
import { planOf } from '../support/plan-of.ts';

const plan = planOf({ minimumGroupSize: 1 });
let audits: readonly Audit[];
let merged: Audit;
beforeAll(async () => {
  audits = await Promise.all(
    Array.from({ length: 10 }, (_, i) => countedOf(`year ${i}.csv`, [...fixed, ...fixed.slice(0, i)], plan)),
  );
  merged = mergeAudits(audits.slice(0, 3));
});

describe('an audit of several files', () => {
  it('names them where it says what was audited, the first of many', () => {
    expect(auditedWords(merged)).toMatch(
      /^27 rows of 3 files: year 0\.csv \(8 rows\), year 1\.csv \(9 rows\) and year 2\.csv \(10 rows\)\. /,
    );
    const many = mergeAudits(audits);
    expect(many.file.name).toBe('year 0.csv … year 9.csv (10)');
    expect(auditedWords(many)).toMatch(/^\d+ rows of 10 files: .*year 7\.csv \(15 rows\) and 2 more\. /);
  });

  it('lists them in its report with their hashes, and in its numbers as CSV', () => {
    const html = reportHtml(merged, [], { date: new Date(0), caveats: [] });
    expect(html).toContain('The files that were counted together');
    for (const { name, sha256 } of merged.file.parts!) {
      expect(html).toContain(`<th scope="row">${name}</th>`);
      expect(html).toContain(sha256);
    }
    const csv = auditCsv(merged, { byteOrderMark: false });
    expect(csv.match(/,part,/g)).toHaveLength(3);
    expect(csv).toContain('""name"":""year 2.csv""');
  });

  it('leaves names and hashes of its parts out where those of the whole are left out', () => {
    const { file } = withFacts(merged, { name: true, sha256: false });
    expect(file.parts!.map((part) => part.sha256)).toEqual([null, null, null]);
    const unnamed = withFacts(merged, { name: false, sha256: true }).file;
    expect([unnamed.name, unnamed.parts]).toEqual([UNNAMED_FILE, undefined]);
    expect(withFacts(merged, { name: true, sha256: true }).file).toEqual(merged.file);
  });
});

it('says of a merged audit what was decided, and by which file', () => {
  const said = (code: 'merged' | 'merged-settings' | 'merged-depth', facts: object) =>
    noticeWords({ code, facts: facts as never });
  expect(said('merged', { files: 3 })).toMatch(/^The counts of 3 files were added up\. /);
  expect(
    said('merged-settings', { file: 'a.csv', settings: ['alpha', 'reference', 'merge'], columns: ['', 'sex', 'race'] }),
  ).toBe(
    'The merged audits count the same, but differ in the significance, the reference group of “sex” and which groups of “race” are merged. What a.csv asks for was taken.',
  );
  expect(said('merged-depth', { depth: 1 })).toMatch(/no features are crossed here\.$/);
  expect(said('merged-depth', { depth: 2 })).toMatch(/no more than 2 features/);
});
