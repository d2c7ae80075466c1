import { beforeAll, describe, expect, it } from 'vitest';
import { auditFromJson } from '../../src/audit/audit-from-json.ts';
import { auditToJson } from '../../src/audit/audit-json.ts';
import type { Audit } from '../../src/audit/audit.ts';
import { gateAudit } from '../../src/audit/gate-audit.ts';
import { mergeAudits } from '../../src/audit/merge-audits.ts';
import { AUDIT } from '../../src/messages/audit.ts';
import { LIST_WORDS } from '../../src/messages/keeping.ts';
import { SHARED } from '../../src/messages/report.ts';
import { REPRESENTATION } from '../../src/messages/representation.ts';
import { auditedWords } from '../../src/report/audited.ts';
import { auditCsv } from '../../src/report/csv/audit-csv.ts';
import { fileNameWords } from '../../src/report/file-words.ts';
import { reportHtml } from '../../src/report/html/report-html.ts';
import { formatBytes } from '../../src/report/numbers.ts';
import { rowAccountWords } from '../../src/report/row-account.ts';
import { heldFacts } from '../../src/report/share/contents.ts';
import { withFacts } from '../../src/report/share/file-facts.ts';
import { decodeShareLink, makeLink } from '../../src/report/share/share-link.ts';
import { countedOf, fixed } from '../audit/merging/random-audits.ts';
import { planOf } from '../support/plan-of.ts';

const ROWS = Array.from({ length: 8 }, () => fixed).flat();
const FACTS = { name: true, sha256: true };

let rows: Audit;
let counts: Audit;
beforeAll(async () => {
  const plan = planOf({ minimumGroupSize: 1 });
  rows = await countedOf('rows.csv', fixed, plan);
  const counted = await countedOf('counts.csv', ROWS, plan);
  counts = { ...counted, file: { ...counted.file, size: 900, holds: 'counts' } };
});

describe('an audit of counts that a database made', () => {
  it('is said to be read from its file, and nowhere to be of the rows of it', () => {
    const all = `${ROWS.length} rows, counted by a database; read from counts.csv`;
    expect(auditedWords(counts)).toContain(`${all}. `);
    expect(rowAccountWords(counts)).toMatch(/^64 rows were counted by a database/);
    expect(AUDIT.title(counts.file)).toBe('Audit of the counts in counts.csv');
    expect(REPRESENTATION.lead(ROWS.length, counts.file)).toContain(`Of ${all}: `);
    expect(LIST_WORDS.rowsOf(ROWS.length, 900, 'counts')).toBe(
      `64 rows, counted by a database; the file has ${formatBytes(900)}`,
    );
    const html = reportHtml(counts, [], { date: new Date(0), caveats: [] });
    expect(html).toContain('<title>Fairness audit: the counts in counts.csv</title>');
    expect(html).toContain('counts.csv (counts made by a database)');
    expect(html).toContain(all);
    expect(html).not.toContain('rows of counts.csv');
    expect(auditCsv(counts, { byteOrderMark: false })).toMatch(/,holds,+counts\.csv \(counts made by a database\)/);
    expect(auditCsv(rows, { byteOrderMark: false })).not.toContain(',holds,');
  });

  it('stays so as JSON, gated or not, and where name and hash are left out', () => {
    for (const audit of [counts, gateAudit(counts, { minimum: 2 })]) {
      expect(auditFromJson(auditToJson(audit), 'audit.json').file).toMatchObject({
        name: 'counts.csv',
        holds: 'counts',
      });
    }
    expect(auditFromJson(auditToJson(rows), 'audit.json').file).not.toHaveProperty('holds');
    expect(auditedWords(withFacts(counts, { name: false, sha256: false }))).toContain(
      ', counted by a database; read from ',
    );
    expect(auditedWords(gateAudit(counts, { minimum: 2 }))).toMatch(/rows that took part, counted by a database; read/);
  });

  it('stays so in a link, which says it among what it holds', async () => {
    const options = { content: 'planAndCube', minimum: 2, facts: FACTS } as const;
    const { fragment, payload } = await makeLink(counts, options);
    const shared = await decodeShareLink(fragment);
    expect(shared.kind === 'audit' && shared.audit.file.holds).toBe('counts');
    expect(heldFacts(payload)).toContainEqual({
      name: 'What the file holds',
      value: 'counts that a database made of the rows',
    });
    const plan = (await makeLink(counts, { ...options, content: 'plan' })).payload;
    expect(SHARED.planAlone(undefined, plan.file)).toContain('Open the table that a database counted');
    expect((await makeLink(rows, options)).payload.file).not.toHaveProperty('holds');
  });

  it('is told apart from rows where both were merged, even when its parts are no longer told', () => {
    const merged = mergeAudits([rows, counts]);
    expect(auditedWords(merged)).toContain(
      '72 rows, some of them counted by a database; read from 2 files: rows.csv (8 rows) and counts.csv (64 rows, counted by a database). ',
    );
    expect(merged.file.parts!.map(fileNameWords)).toEqual(['rows.csv', 'counts.csv (counts made by a database)']);
    expect(gateAudit(merged, { minimum: 2 }).file).toMatchObject({ holds: 'both' });
    const twice = mergeAudits([
      counts,
      { ...counts, file: { ...counts.file, name: 'more.csv', sha256: 'b'.repeat(64), rows: 65 } },
    ]);
    expect(twice.file.holds).toBe('counts');
    expect(
      mergeAudits([rows, { ...rows, file: { ...rows.file, name: 'b.csv', sha256: 'c'.repeat(64), rows: 9 } }]).file,
    ).not.toHaveProperty('holds');
    expect(auditFromJson(auditToJson(merged), 'merged.json').file.parts).toEqual(merged.file.parts);
  });
});
